"""Captures are read first and kept when that is wanted; what was cut by hand between the two is kept with them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader import hands
from reader.errors import UnreadableError
from reader.library import Library
from reader.types import NOTHING, ByHand, CaptureRead, Hand, Lesson, Page, View
from tests.reader.handiwork import DIGEST, kept, opened

CARS = "Cars waited for three hours at the northern ramp on the last day."
PUMPS = "Pumps were brought from the coast on forty lorries."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


def marked(read: CaptureRead, hand: Hand, line: str) -> ByHand:
    """What was said, and of one line something more."""
    marks = hands.say(read.by_hand.marks, hand, read.split.text.index(line), line)
    return replace(read.by_hand, marks=marks)


def test_what_is_read_is_not_kept_before_that_is_wanted(library: Library) -> None:
    read = library.read_text(DIGEST)
    assert (read.id, len(read.stories), read.split.text) == (None, 3, DIGEST)
    assert list(library.ids(View())) == []
    saved = library.keep(read)
    assert list(library.ids(View())) == list(saved.stories)
    assert [library.story(id_).headline for id_ in saved.stories] == [
        story.headline for story in read.stories
    ]


def test_cuts_made_before_keeping_are_the_persons_for_ever(library: Library) -> None:
    read = library.read_text(DIGEST)
    read = library.read_so(read, marked(read, Hand.CUT, PUMPS))
    assert len(read.stories) == 4
    taught = hands.teach(read.by_hand, CARS, Lesson.ALWAYS)
    saved = library.keep(library.read_so(read, taught))
    assert [library.story(id_).headline for id_ in saved.stories][2] == PUMPS
    assert library.lessons("") == {CARS.casefold(): Lesson.ALWAYS}
    capture, at = library.capture_of(saved.stories[2])
    assert (at, library.said_of(capture)) == (2, taught)
    assert library.read_again(capture) == NOTHING
    assert library.check() == []


def test_a_capture_that_is_kept_already_is_read_as_it_is_kept(library: Library) -> None:
    capture, ids = kept(library)
    library.join(*ids[:2])
    read = library.read_text(DIGEST)
    assert (read.id, len(read.stories)) == (capture, 2)
    again = library.keep(read)
    assert (again.changes, again.stories) == (NOTHING, library.captured(ids[0]))
    assert "already" in again.notices[0]


def test_keeping_brings_back_what_is_in_the_trash(library: Library) -> None:
    _, ids = kept(library)
    library.tag(ids, "harbour")
    library.delete(ids)
    saved = library.keep(library.read_text(DIGEST))
    assert saved.stories == ids
    assert set(saved.changes.added) == set(ids)
    assert {library.story(id_).tags for id_ in ids} == {("harbour",)}


def test_looking_at_a_capture_brings_nothing_back(library: Library) -> None:
    capture, ids = kept(library)
    library.delete([ids[1]])
    assert len(library.read_kept(capture).stories) == 3
    assert library.captured(ids[0]) == (ids[0], ids[2])


def test_saying_something_and_taking_it_back_leaves_other_lessons_alone(library: Library) -> None:
    capture, ids = kept(library)
    before = library.said_of(capture)
    after = hands.teach(marked(library.read_kept(capture), Hand.CUT, PUMPS), CARS, Lesson.ALWAYS)
    library.say(capture, after, before)
    assert len(library.captured(ids[0])) == 4
    library.teach(ids[0], PUMPS, Lesson.NEVER)
    library.say(capture, before, after)
    assert library.captured(ids[0]) == ids
    assert library.lessons("") == {PUMPS.casefold(): Lesson.NEVER}
    assert library.check() == []


def test_a_lesson_is_taught_and_forgotten() -> None:
    taught = hands.teach(ByHand(), "Walks  and Bread", Lesson.NEVER)
    assert taught.lessons == {"walks and bread": Lesson.NEVER}
    assert hands.teach(taught, "walks and bread", None) == ByHand()


@pytest.mark.parametrize("content", [b"", b"   \n\n ", b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_where_no_story_is_nothing_is_kept(library: Library, content: bytes) -> None:
    with pytest.raises(UnreadableError):
        library.read_page(Page(content=content, name="page.html"))
    assert list(library.ids(View())) == []
