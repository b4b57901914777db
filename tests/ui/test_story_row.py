"""The painted row: its text, set in so many lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QTableView

from reader.types import Line, StoryId
from ui import fonts
from ui.row_text import near_first_hit, set_text
from ui.story_row import StoryRow, after_outlet
from ui.theme import LIGHT


@pytest.fixture(scope="module")
def sans(qapp: object) -> str:
    return fonts.sans(14).toString()


def test_a_long_text_ends_in_an_ellipsis(sans: str) -> None:
    layout = set_text("word " * 200, sans, 300.0, 2)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")


def test_a_short_text_stays_whole(sans: str) -> None:
    assert set_text("Ferry  crews\nagree", sans, 300.0, 2).text() == "Ferry crews agree"


@pytest.mark.parametrize("text", ["a 🛳 ferry leaves 🛳 the quay", "ferry"])
def test_hits_are_marked_as_qt_counts(sans: str, text: str) -> None:
    start = text.index("ferry")
    (mark,) = set_text(text, sans, 300.0, 1, ((start, start + 5),), "#ffff00").formats()
    units = text.encode("utf-16-le")
    assert units[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le") == "ferry"


def test_arabic_stands_at_the_right(sans: str) -> None:
    right = Qt.AlignmentFlag.AlignRight
    assert set_text("أسابيع من المحادثات", sans, 300.0, 1).textOption().alignment() & right
    assert not set_text("Weeks of talks", sans, 300.0, 1).textOption().alignment() & right


def test_an_excerpt_begins_near_its_first_hit() -> None:
    text = "The decision came late on Monday, after a meeting that had begun in the rain: ferry crews"
    at = text.index("ferry")
    words, ((start, end),) = near_first_hit(text, ((at, at + 5),))
    assert words == "…begun in the rain: ferry crews"
    assert words[start:end] == "ferry"
    assert near_first_hit("the ferry", ((4, 9),)) == ("the ferry", ((4, 9),))
    assert near_first_hit(text, ()) == (text, ())
    slow = "We were slow to listen to you: ferry"
    assert near_first_hit(slow, ((31, 36),)) == (slow, ((31, 36),))
    words, ((start, end),) = near_first_hit(slow, ((31, 36),), "Quote: ")
    assert (words, words[start:end]) == ("…to listen to you: ferry", "ferry")


@pytest.mark.parametrize("width", [60.0, 90.0, 120.0])
def test_a_hit_that_was_cut_off_is_not_marked(sans: str, width: float) -> None:
    text = "crews agree on it, ferry and all"
    layout = set_text(text, sans, width, 1, ((19, 24),), "#ffff00")
    cut = len(layout.text()) - 1
    assert all(mark.start + mark.length <= cut for mark in layout.formats())


@given(st.text(), st.integers(1, 3), st.floats(20, 500))
def test_any_text_can_beset_text(sans: str, text: str, rows: int, width: float) -> None:
    layout = set_text(text.encode("utf-8", "replace").decode(), sans, width, rows)
    assert layout.lineCount() <= rows


def test_an_excerpt_is_not_begun_where_there_is_no_room(qapp: object) -> None:
    metrics = QFontMetricsF(fonts.sans(12))
    wide = metrics.horizontalAdvance("Small Engines Weekly  ·  ")
    said = [after_outlet("Small Engines Weekly", "A vote", metrics, wide + room) for room in (10, 60)]
    assert said == ["Small Engines Weekly", "Small Engines Weekly  ·  A vote"]
    assert after_outlet("Small Engines Weekly", "", metrics, 500) == "Small Engines Weekly"


def test_a_hit_says_where_it_stands_when_that_is_not_the_text(qapp: object) -> None:
    line = Line(
        id=StoryId(1),
        headline="Ferry crews agree",
        outlet="The Harbour Post",
        published=0,
        excerpt="ask the ferry crews",
        read=False,
        bookmarked=False,
        noted=True,
        tags=(),
        marks=((8, 13),),
        found_in="note",
    )
    parent = QTableView()
    row = StoryRow(LIGHT, parent)
    words, ((start, end),) = row.excerpt(line)
    assert (words, words[start:end]) == ("Note: ask the ferry crews", "ferry")
    assert row.excerpt(line._replace(found_in="")) == (line.excerpt, line.marks)
    parent.deleteLater()
