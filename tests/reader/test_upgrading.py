"""A library of the second version, made by the program as it was then, is opened by this one."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.store import schema
from reader.types import Scope, StoryId, View
from tests.reader.handiwork import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library

SECOND = Path(__file__).parent.parent / "data" / "library-v2.db"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    shutil.copy(SECOND, tmp_path / schema.FILE)
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
