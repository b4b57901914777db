"""A library of an older version, made by the program as it was then, is opened by this one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.store import index, schema
from reader.types import Field, HighlightColour, ReadingPlace, Scope, StoryId, View
from tests.reader.handiwork import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of the second version."""
    shutil.copy(DATA / "library-v2.db", tmp_path / schema.FILE)
    with opened(tmp_path) as library:
        yield library


@pytest.fixture
def sixth(tmp_path: Path) -> Iterator[Library]:
    """A library of the sixth version, in which only texts could be highlighted."""
    shutil.copy(DATA / "library-v6.db", tmp_path / schema.FILE)
    with opened(tmp_path) as library:
        yield library


def headlines(library: Library, view: View) -> list[str]:
    return [line.headline for line in library.lines(library.ids(view))]


def test_nothing_is_wrong_after_the_upgrade(library: Library) -> None:
    assert library.check() == []
    counts = library.sidebar().counts
    assert (counts[Scope.ALL], counts[Scope.CAPTURES], counts[Scope.UNREAD]) == (5, 2, 4)
    assert (counts[Scope.BOOKMARKS], counts[Scope.READING], counts[Scope.QUOTES]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("has:image", ["Rain, at last"]),
        ("has:audio", ["Ferry strike ends"]),
        ("is:read", ["Rain, at last"]),
        ("is:bookmarked", ["Ferry strike ends"]),
        ("note:second", ["Mill reopens"]),
        ("site:courier.example title:rain", ["Rain, at last"]),
        (
            "harbour tag:war after:2026",
            ["Mayor says has ‘clear proof’ of rot in harbour wall", "Rain, at last"],
        ),
    ],
)
def test_what_is_new_since_knows_what_was_there_before(
    library: Library, search: str, found: list[str]
) -> None:
    assert headlines(library, View(search=search)) == found


def test_a_tag_within_another_counts_in_both(library: Library) -> None:
    assert {tag.name: tag.total for tag in library.sidebar().tags} == {"harbour": 1, "war": 2, "war/east": 2}


def test_a_story_reads_as_it_did(library: Library) -> None:
    (rain,) = library.ids(View(search="title:rain"))
    story = library.story(StoryId(rain))
    assert '<img src="https://courier.example/1.jpg"' in story.html
    assert story.body.text.startswith("The harbour board of Port Ellis voted on Friday")
    assert library.corrections(story.id).headline == "Rain, at last"


def test_highlights_of_the_sixth_version_are_of_the_text_as_they_were(sixth: Library) -> None:
    assert sixth.check() == []
    marked = [one for story in sixth.highlights() for one in story.highlights]
    assert [(one.field, one.exact, one.colour, one.note, one.lost) for one in marked] == [
        (Field.BODY, "Cars waited for three hours", HighlightColour.GREEN, "", False),
        (Field.BODY, "forty lorries", HighlightColour.YELLOW, "Who *paid*?", False),
        (Field.BODY, "Sellers had asked for it", HighlightColour.YELLOW, "", False),
    ]
    assert marked[1].tags == ("water/pumps",)
    for one in marked:
        assert sixth.story(one.story).body.text[one.start : one.end] == one.exact
    made = sixth.highlight(marked[0].story, 0, 11, field=Field.HEADLINE).highlight
    assert sixth.story(made.story).highlights == (made, marked[0])


def test_what_the_sixth_version_put_into_the_trash_comes_out_with_its_highlights(sixth: Library) -> None:
    (gone,) = sixth.ids(View(scope=Scope.TRASH))
    sixth.undelete([StoryId(gone)])
    (one,) = sixth.story(StoryId(gone)).highlights
    assert (one.field, one.exact, one.note) == (Field.BODY, "It still rings, and it rings in tune", "Ask her")
    assert sixth.check() == []


def test_no_server_of_an_older_library_is_said_to_want_to_be_left_alone(library: Library) -> None:
    assert {feed.not_before for feed in library.subscriptions()} == {0}


def test_places_in_stories_of_an_older_library_still_work(library: Library) -> None:
    (rain,) = library.ids(View(search="title:rain"))
    library.write(lambda db: db.execute("update state set scroll = 0.5"))  # as older versions kept it
    assert library.story(StoryId(rain)).left_at == ReadingPlace(0.5)


def test_pieces_of_an_older_index_are_merged_as_seldom_as_of_a_new_one(library: Library) -> None:
    with library.reading() as db:
        merged = [
            db.execute(f"select v from {table}_config where k = 'automerge'").fetchone()  # noqa: S608  our own tables
            for table in index.TABLES
        ]
    assert merged == [(8,)] * 3
