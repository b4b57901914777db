"""What a person says of a line wins over every rule, and taking it back gives the first split back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import split
from reader.types import ByHand, Hand, Lesson, Mark, Part, Split, lesson_key

WALL = "The wall is to be mended before the winter, the council said on Monday evening."
TREES = "Rangers went to the forest on Tuesday, and nobody has heard of them since that day."
TEXT = f"""Rot in the wall
Updated 5 min ago

OSLO: {WALL}

Read more

What comes next

{WALL}



Rangers sent
Updated 6 min ago

OSLO: {TREES}
"""
PAGE = f"""<h1>Rot in the wall</h1><p>OSLO: {WALL}</p><p>Read more</p><h3>What comes next</h3><p>{WALL} {TREES}</p>
<nav>All the news</nav><p>{TREES}</p>"""
STORIES = f"""<article><h2>Rot in the wall</h2><p>{WALL}</p></article><article><h2>Rangers sent</h2><p>{TREES}</p></article>
<p>Tomorrow it rains.</p>"""


def mark(hand: Hand, line: str, text: str) -> Mark:
    return Mark(hand, text.index(line), line)


def headlines(found: Split) -> list[str]:
    return [cut.headline for cut in found.cuts]


def by_hand(source: str, *said: tuple[Hand, str]) -> Split:
    read = split.html if source.startswith("<") else split.text
    text = read(source).text
    return read(source, by_hand=ByHand(tuple(mark(hand, line, text) for hand, line in said)))


def test_a_cut_begins_a_story_and_a_join_ends_none() -> None:
    assert headlines(split.text(TEXT)) == ["Rot in the wall", "Rangers sent"]
    assert headlines(by_hand(TEXT, (Hand.CUT, "What comes next"))) == [
        "Rot in the wall",
        "What comes next",
        "Rangers sent",
    ]
    (joined,) = by_hand(TEXT, (Hand.JOIN, "Rangers sent")).cuts
    assert "Rangers sent" in joined.paragraphs
    assert joined.paragraphs[-1].endswith(TREES)


def test_the_last_word_counts() -> None:
    assert headlines(by_hand(TEXT, (Hand.JOIN, "Rangers sent"), (Hand.CUT, "Rangers sent"))) == headlines(
        split.text(TEXT)
    )


def test_a_cut_above_everything_makes_a_story_of_what_was_left_out() -> None:
    text = f"A line by itself\n\n{TEXT}"
    assert headlines(split.text(text))[0] == "Rot in the wall"
    assert headlines(by_hand(text, (Hand.CUT, "A line by itself")))[:2] == [
        "A line by itself",
        "Rot in the wall",
    ]


def test_a_text_with_one_story_is_cut_in_two() -> None:
    text = f"{WALL}\n\nNothing else\n\n{TREES}"
    first, second = by_hand(text, (Hand.CUT, "Nothing else")).cuts
    assert first.paragraphs[-1:] == (WALL,) or first.headline == WALL
    assert (second.headline, second.paragraphs) == ("Nothing else", (TREES,))


def test_a_line_is_kept_or_dropped() -> None:
    first = by_hand(TEXT, (Hand.KEEP, "Read more"), (Hand.DROP, "What comes next")).cuts[0]
    assert first.paragraphs == (WALL, "Read more", WALL)
    assert ("What comes next", "you dropped it") in {(one.text, one.why) for one in first.dropped}


@pytest.mark.parametrize("source", [TEXT, STORIES])
def test_lessons_hold_for_every_line_that_says_the_same(source: str) -> None:
    read = split.html if source.startswith("<") else split.text
    lessons = {lesson_key("READ  more"): Lesson.NEVER, lesson_key("What comes next"): Lesson.ALWAYS}
    first = read(source, by_hand=ByHand(lessons=lessons)).cuts[0]
    assert "What comes next" not in first.paragraphs
    assert ("Read more" in first.paragraphs) == (source is TEXT)


def test_a_mark_beats_a_lesson() -> None:
    text = split.text(TEXT).text
    marks = (mark(Hand.KEEP, "Read more", text),)
    found = split.text(TEXT, ByHand(marks, {lesson_key("Read more"): Lesson.ALWAYS}))
    assert "Read more" in found.cuts[0].paragraphs


def test_a_page_of_one_story_is_cut_and_joined_by_hand() -> None:
    assert len(split.html(PAGE).cuts) <= 1
    first, second = by_hand(PAGE, (Hand.CUT, "What comes next")).cuts
    assert (first.headline, first.dateline, second.headline) == ("Rot in the wall", "OSLO", "What comes next")
    assert TREES in second.paragraphs[-1]
    assert "All the news" not in "".join(second.paragraphs)
    (whole,) = by_hand(PAGE, (Hand.JOIN, "What comes next")).cuts
    assert whole.headline == "Rot in the wall"


def test_marked_stories_of_a_page_are_joined_and_cut() -> None:
    (joined,) = by_hand(STORIES, (Hand.JOIN, "Rangers sent")).cuts
    assert joined.paragraphs == (WALL, "Rangers sent", TREES)
    assert TREES in joined.html
    three = by_hand(STORIES, (Hand.CUT, "Tomorrow it rains."))
    assert headlines(three) == ["Rot in the wall", "Rangers sent", "Tomorrow it rains."]
    moved = by_hand(STORIES, (Hand.JOIN, "Rangers sent"), (Hand.CUT, TREES))
    assert headlines(moved) == ["Rot in the wall", TREES]


def test_a_line_outside_the_stories_is_kept_with_the_one_above() -> None:
    found = by_hand(STORIES, (Hand.KEEP, "Tomorrow it rains."))
    assert found.cuts[1].paragraphs == (TREES, "Tomorrow it rains.")
    assert "Tomorrow it rains." in found.cuts[1].html


def test_a_mark_goes_with_its_line() -> None:
    moved = ByHand((Mark(Hand.CUT, 0, "What  comes next"),))
    assert len(split.text(TEXT, moved).cuts) == 3
    gone = ByHand((Mark(Hand.CUT, 0, "Nobody says this"),))
    assert split.text(TEXT, gone) == split.text(TEXT)


TEXTS = [TEXT, PAGE, STORIES]


@given(st.sampled_from(TEXTS), st.lists(st.tuples(st.sampled_from(Hand), st.integers(0, 30)), max_size=12))
def test_any_marks_leave_a_tiled_capture(source: str, hands: list[tuple[Hand, int]]) -> None:
    read = split.html if source.startswith("<") else split.text
    text = read(source).text
    lines = [line for line in text.splitlines() if line.strip()]
    marks = tuple(mark(hand, lines[at % len(lines)], text) for hand, at in hands)
    found = read(source, by_hand=ByHand(marks))
    assert found.text == text
    assert "".join(text[piece.start : piece.end] for piece in found.pieces) == text
    assert found == read(source, by_hand=ByHand(marks + marks[-1:]))
    dropped = {text[piece.start : piece.end].strip() for piece in found.pieces if piece.part is Part.DROPPED}
    last = {marked.line: marked.hand for marked in marks if marked.hand in (Hand.KEEP, Hand.DROP)}
    begins = {marked.line for marked in marks if marked.hand is Hand.CUT} | set(headlines(found))
    assert all(line in dropped for line, hand in last.items() if hand is Hand.DROP and line not in begins)
