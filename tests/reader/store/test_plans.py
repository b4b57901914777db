"""How SQLite goes about what the window asks of a library: by an index, whatever the view and the search.

Every statement of every call is watched and explained; none reads through stories, bodies or states.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.types import FeedId, FolderId, ReadingPlace, Scope, StoryId, View
from tests.bench import make_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = ("harbour", "harbour council", '"the harbour"', "harb*", "harbour -council", "harbour OR council")
FILTERS = (
    *("tag:climate", "#climate/north", "is:unread", "is:read", "is:bookmarked", "is:highlighted", "is:noted"),
    *("has:quote", "has:image", "has:note", "has:audio", "is:capture", "is:tagged", "feed:post"),
    *("after:2026-11", "before:2026-11-20", "date:2026-10..2026-11", "speaker:ida", "quote:harbour"),
    *("-tag:climate", "-is:unread", "(tag:climate OR is:bookmarked)", "title:harbour", "author:ida"),
)
PLACES = (
    *(View(scope=scope) for scope in Scope),
    View(tag="climate"),
    *(View(feed=FeedId(id_)) for id_ in (1, 3)),
    *(View(folder=FolderId(id_)) for id_ in (1, 3)),
)
LIVE = [view for view in PLACES if view.scope is not Scope.TRASH]
SEARCHES = (
    *(View(search=words) for words in (*WORDS, *FILTERS)),
    *(View(search=f"{words} {narrow}") for words in WORDS for narrow in FILTERS),
    *(View(search=words, best=True) for words in (*WORDS, "harbour is:unread")),
    *(View(search=words, typing=True) for words in ("h", "har", "harb", "the ha", "harbour is:unread coun")),
    *(place._replace(search="harbour") for place in PLACES),
)
SCANNED = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
LARGE = {"story", "body", "state", "source", "story_tag", "quote"}
LISTS = {"sqlite_autoindex_story_1"}  # the covering index that gives the ids of all stories in order


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An invented library, its window's clock at its newest story."""
    folder = tmp_path_factory.mktemp("planned")
    with Library.open(folder, clock=lambda: make_library.NEWEST) as opened:
        make_library.fill(opened, 200)
        yield opened


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, library: Library) -> Iterator[list[str]]:
    """Every statement that the library's connections run, with its values."""
    statements: list[str] = []
    with library.reading() as db:
        db.set_trace_callback(statements.append)
        library.write(lambda own: own.set_trace_callback(statements.append))
        yield statements
        db.set_trace_callback(None)
        library.write(lambda own: own.set_trace_callback(None))


def scans(library: Library, statements: list[str]) -> list[str]:
    """The steps of their plans that read through a large table, other than by a list made for it."""
    found = []
    with library.reading() as db:
        db.set_trace_callback(None)
        partial = {
            name for (name,) in db.execute("select name from sqlite_schema where sql like '% where %'")
        }
        for sql in dict.fromkeys(statements):
            if not re.match(r"\s*(select|with|insert|update|delete)\b", sql):
                continue
            called = names(sql)
            for *_, step in db.execute(f"explain query plan {sql}").fetchall():
                scan = SCANNED.match(step)
                if scan and called.get(scan[1], scan[1]) in LARGE and scan[2] not in partial | LISTS:
                    found.append(f"{step}: {sql}")
    return found


def names(sql: str) -> dict[str, str]:
    """What each table is called in a statement."""
    return {alias: table for table, alias in re.findall(r"(?:from|join|,)\s+(\w+) (?:as )?(\w)\b", sql)}


@pytest.mark.parametrize("view", PLACES, ids=str)
def test_a_view_is_read_from_its_index(library: Library, said: list[str], view: View) -> None:
    library.lines(library.ids(view, 200), view.search)
    library.ids(view)
    assert said
    assert scans(library, said) == []


def test_a_search_is_led_by_words_or_by_the_smallest_set(library: Library, said: list[str]) -> None:
    for view in SEARCHES:
        library.lines(library.ids(view, 200)[:64], view.search)
        library.ids(view)
    assert scans(library, said) == []


@pytest.mark.parametrize("view", [*LIVE, View(search="harbour"), View(search="h", typing=True)], ids=str)
def test_pages_are_the_list_one_after_the_other(library: Library, view: View) -> None:
    pages: list[int] = []
    page = library.ids(view, 7)
    while page:
        pages += page
        page = library.ids(view, 7, library.key(StoryId(page[-1])))
    assert pages == list(library.ids(view))


def test_the_side_bar_and_a_story_are_read_by_keys(library: Library, said: list[str]) -> None:
    story = StoryId(library.ids(View())[0])
    said.clear()
    calls: list[Callable[[], object]] = [
        library.sidebar,
        library.version,
        library.saved_searches,
        library.tags,
        library.feeds,
        lambda: library.story(story),
        lambda: library.versions(story),
        lambda: library.complete_tag("cli"),
        lambda: library.old_stories(library.feeds()[0].id, 30),
    ]
    for call in calls:
        call()
    assert scans(library, said) == []


def test_what_the_person_does_is_written_by_keys(library: Library, said: list[str]) -> None:
    story = StoryId(library.ids(View())[5])
    said.clear()
    library.mark_read([story], False)
    library.mark_read([story])
    library.bookmark([story])
    library.tag([story], "later/perhaps")
    library.untag([story], "later/perhaps")
    library.note(story, "To be read again.")
    library.remember_place(story, ReadingPlace(0.5))
    library.delete([story])
    library.undelete([story])
    assert scans(library, said) == []


def test_a_scan_would_be_seen(library: Library) -> None:
    assert scans(library, ["select * from body"]) != []
    assert scans(library, ["select s.headline from story s where s.headline like '%harbour%'"]) != []


def test_plans_stay_when_sqlite_knows_the_tables_sizes(library: Library, said: list[str]) -> None:
    library.write(lambda db: db.execute("analyze").fetchall())
    for view in (*PLACES, *SEARCHES[:20]):
        library.ids(view, 200)
        library.ids(view)
    assert scans(library, said) == []
