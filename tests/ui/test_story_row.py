"""The painted row: its text, set in so many lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import fonts
from ui.story_row import _set


@pytest.fixture(scope="module")
def sans(qapp: object) -> str:
    return fonts.sans(14).toString()


def test_a_long_text_ends_in_an_ellipsis(sans: str) -> None:
    layout = _set("word " * 200, sans, 300.0, 2)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")


def test_a_short_text_stays_whole(sans: str) -> None:
    assert _set("Ferry  crews\nagree", sans, 300.0, 2).text() == "Ferry crews agree"


@pytest.mark.parametrize("text", ["a 🛳 ferry leaves 🛳 the quay", "ferry"])
def test_hits_are_marked_as_qt_counts(sans: str, text: str) -> None:
    start = text.index("ferry")
    (mark,) = _set(text, sans, 300.0, 1, ((start, start + 5),), "#ffff00").formats()
    units = text.encode("utf-16-le")
    assert units[2 * mark.start : 2 * (mark.start + mark.length)].decode("utf-16-le") == "ferry"


@given(st.text(), st.integers(1, 3), st.floats(20, 500))
def test_any_text_can_be_set(sans: str, text: str, rows: int, width: float) -> None:
    layout = _set(text.encode("utf-8", "replace").decode(), sans, width, rows)
    assert layout.lineCount() <= rows
