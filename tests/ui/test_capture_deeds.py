"""What can be done to the lines of a capture, and what the splitter makes of it."""

from __future__ import annotations

import pytest

from reader.types import ByHand, Lesson
from tests.ui.capture_parts import CARS, FERRY, PUMPS, WELLS, lines, row
from ui import capture_deeds
from ui.capture_deeds import Deed
from ui.capture_lines import Kind, Lines


def after(shown: Lines, deed: Deed, words: str, kind: Kind = Kind.LINE) -> Lines:
    """The same capture, once something was done to a line."""
    return lines(by_hand=capture_deeds.done(deed, row(shown, words, kind).line, shown))


def test_a_story_begins_where_one_says_and_goes_on_where_one_says() -> None:
    cut = after(lines(), Deed.CUT, CARS)
    assert cut.headlines[:2] == (FERRY, CARS)
    joined = after(cut, Deed.JOIN, CARS, Kind.CUT)
    assert joined.headlines == lines().headlines


def test_two_stories_are_joined() -> None:
    joined = after(lines(), Deed.JOIN, WELLS, Kind.CUT)
    assert len(joined.headlines) == 2
    assert row(joined, PUMPS).line.story == 0


def test_a_cut_is_moved_line_by_line_and_each_story_keeps_a_line() -> None:
    shown = lines()
    places = [line.text for line in capture_deeds.places_for(1, shown)]
    assert FERRY not in places
    assert {CARS, WELLS, PUMPS} <= set(places)
    moved = lines(by_hand=capture_deeds.moved(1, row(shown, CARS).line, shown))
    assert moved.headlines == (FERRY, CARS, shown.headlines[2])
    assert capture_deeds.places_for(0, shown) == []


def test_a_line_is_left_out_and_restored() -> None:
    dropped = after(lines(), Deed.DROP, PUMPS)
    assert row(dropped, PUMPS, Kind.LEFT).line.why == "you dropped it"
    restored = after(dropped, Deed.KEEP, PUMPS, Kind.LEFT)
    assert row(restored, PUMPS).line.story == 1


def test_a_lesson_holds_over_what_was_said_of_the_line_before() -> None:
    kept = after(lines(), Deed.KEEP, "Follow", Kind.LEFT)
    always = after(kept, Deed.ALWAYS, "Follow")
    assert always.by_hand.lesson("follow") is Lesson.ALWAYS
    assert len([line for line in always.lines if line.text == "Follow" and line.left_out]) == 3
    dropped = after(lines(), Deed.DROP, PUMPS)
    never = after(dropped, Deed.NEVER, PUMPS, Kind.LEFT)
    assert row(never, PUMPS).line.story == 1
    assert after(never, Deed.FORGET, PUMPS).by_hand == ByHand()


@pytest.mark.parametrize(
    ("words", "kind", "deeds"),
    [
        (FERRY, Kind.CUT, ()),
        (WELLS, Kind.CUT, (Deed.JOIN,)),
        (WELLS, Kind.LINE, (Deed.DROP, Deed.ALWAYS)),
        (PUMPS, Kind.LINE, (Deed.CUT, Deed.DROP, Deed.ALWAYS)),
        ("Follow", Kind.LEFT, (Deed.KEEP, Deed.CUT, Deed.ALWAYS, Deed.NEVER)),
    ],
)
def test_what_can_be_done_to_a_row(words: str, kind: Kind, deeds: tuple[Deed, ...]) -> None:
    shown = lines()
    found = row(shown, words, kind)
    assert capture_deeds.possible(found, shown) == deeds
    assert capture_deeds.main(found) == (deeds[0] if deeds else None)


def test_what_was_taught_can_be_forgotten() -> None:
    shown = lines(by_hand=ByHand(lessons={"follow": Lesson.ALWAYS}))
    found = row(shown, "Follow", Kind.LEFT)
    assert capture_deeds.possible(found, shown) == (Deed.KEEP, Deed.CUT, Deed.NEVER, Deed.FORGET)


def test_a_lesson_names_its_site() -> None:
    assert (
        capture_deeds.words(Deed.ALWAYS, "walks.example", str)
        == "Always leave this line out of walks.example"
    )
    assert "pasted texts" in capture_deeds.words(Deed.NEVER, "", str)
