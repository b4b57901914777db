"""What is deleted lies in the trash, out of every view, and comes back as it was; no refresh brings it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import ready
from reader.errors import NotFoundError
from reader.fetch import Fetcher
from reader.library import Library
from reader.store import stories
from reader.types import Corrections, Scope, StoryId, View
from tests.reader.handiwork import NOW, Here, kept, opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site import Site

WALL = ("Harbour wall rots", "<p>“The wall has begun to rot,” said Ada Vane of the council on Monday.</p>")
FERRY = ("Ferry late", "<p>The noon ferry was late on Tuesday.</p>")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


@pytest.fixture
def fed(tmp_path: Path, site: Site) -> Iterator[tuple[Library, StoryId]]:
    """A library with a feed of two stories, and the first of them."""
    with Library.open(tmp_path / "fed", fetcher=Fetcher(allowed=[site.host])) as library:
        library.intake._workers = Here()  # type: ignore[assignment]
        library.subscribe(site.feed("/feed.xml", stories=[WALL, FERRY]))
        (id_,) = library.ids(View(search="title:wall"))
        yield library, StoryId(id_)


def everything(library: Library, id_: StoryId) -> tuple[object, ...]:
    sidebar = library.sidebar()
    return library.story(id_), library.lines([id_]), sidebar.counts, sidebar.tags, library.check()


def test_a_deleted_story_is_in_no_view_but_the_trash(fed: tuple[Library, StoryId]) -> None:
    library, id_ = fed
    library.find_quotes(id_)
    library.tag([id_], "harbour")
    library.bookmark([id_])
    changes = library.delete([id_])
    assert changes.gone == {id_}
    for view in (View(), View(search="rot"), View(tag="harbour"), *(View(scope=scope) for scope in Scope)):
        assert (id_ in library.ids(view)) == (view.scope is Scope.TRASH)
    counts = library.sidebar().counts
    assert (counts[Scope.ALL], counts[Scope.BOOKMARKS], counts[Scope.TRASH]) == (1, 0, 1)
    assert library.sidebar().tags == ()
    assert library.check() == []


def test_it_can_be_looked_at_in_the_trash(fed: tuple[Library, StoryId]) -> None:
    library, id_ = fed
    library.note(id_, "ask again")
    library.delete([id_])
    story = library.story(id_)
    assert (story.headline, story.note, story.in_trash) == (WALL[0], "ask again", True)
    assert "begun to rot" in story.body.text
    (line,) = library.lines(library.ids(View(scope=Scope.TRASH)))
    assert (line.id, line.headline) == (id_, WALL[0])
    assert list(library.ids(View(scope=Scope.TRASH), 10, 1)) == []
    assert list(library.ids(View(scope=Scope.TRASH, search="rot"))) == []


def test_it_comes_back_as_it_was(fed: tuple[Library, StoryId]) -> None:
    library, id_ = fed
    library.find_quotes(id_)
    library.tag([id_], "harbour/wall")
    library.bookmark([id_])
    library.note(id_, "ask again")
    library.correct(id_, Corrections(byline="Nora Lee"))
    before = everything(library, id_)
    library.delete([id_])
    library.undelete([id_])
    assert everything(library, id_) == before
    assert list(library.ids(View(search="note:ask speaker:vane author:lee #harbour"))) == [id_]


def test_no_refresh_brings_it_back(fed: tuple[Library, StoryId], site: Site) -> None:
    library, id_ = fed
    library.delete([id_])
    site.feed("/feed.xml", stories=[WALL, FERRY, ("New", "<p>Something new has happened.</p>")])
    assert library.refresh(force=True).new == 1
    assert list(library.ids(View(search="title:wall"))) == []
    assert library.empty_trash() == 1
    site.feed("/feed.xml", stories=[WALL])
    assert library.refresh(force=True).new == 0
    with pytest.raises(NotFoundError):
        library.undelete([id_])
    assert library.check() == []


def test_a_story_nobody_has_cannot_be_deleted(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.delete([StoryId(7)])
    with pytest.raises(NotFoundError):
        library.story(StoryId(7))


def test_an_id_is_not_given_again_while_its_story_lies_in_the_trash(library: Library) -> None:
    _, ids = kept(library)
    library.delete(ids)
    (new,) = library.save_text("Bell found\n\nTERN ISLAND: Divers found the bell of the church.\n").stories
    assert new not in ids
    library.undelete(ids)
    assert library.check() == []


def worked_on(library: Library, id_: StoryId) -> None:
    """Mark a story's first word, say who said a quote, and let the web change it."""
    library.highlight(id_, 0, 5)
    story = library.story(id_)
    said = library.correction_of(story, story.quotes[0], "Ana Lind")
    library.correct(id_, Corrections(quotes=(said,)))

    def edit(db: sqlite3.Connection) -> None:
        read = stories.as_read(db, id_)
        assert stories.update(db, id_, ready.made(read._replace(html=f"{read.html}<p>More.</p>")), NOW)

    library.write(edit)


def test_it_comes_back_though_others_were_marked_and_changed_meanwhile(library: Library) -> None:
    _, (first, second, _) = kept(library)
    worked_on(library, second)
    before = library.story(second), library.corrections(second), library.versions(second)
    library.delete([second])
    worked_on(library, first)
    library.undelete([second])
    marked = tuple(replace(one, id=library.story(second).highlights[0].id) for one in before[0].highlights)
    assert library.story(second) == replace(before[0], highlights=marked)
    assert (library.corrections(second), library.versions(second)) == before[1:]
    assert library.story(first).highlights
    assert library.check() == []


def test_a_capture_cut_again_has_all_its_stories(library: Library) -> None:
    capture, ids = kept(library)
    library.tag([ids[1]], "kept")
    library.delete([ids[1]])
    library.read_again(capture)
    assert library.captured(ids[0]) == ids
    assert library.story(ids[1]).tags == ("kept",)
    assert library.sidebar().counts[Scope.TRASH] == 0
    assert library.check() == []


def test_a_capture_goes_for_ever_with_the_last_of_its_stories(library: Library) -> None:
    _, ids = kept(library)
    library.delete(ids)
    assert library.empty_trash() == len(ids)
    assert len(library.ids(View())) == 0
    assert library.check() == []
    assert kept(library)[1]  # it can be kept anew
