"""The card that says who spoke."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from reader.types import Confidence, Field, Quote
from ui.quote_card import GAP, WIDEST, QuoteCard, place
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

AREA = QRect(0, 0, 700, 800)
CARD = QSize(240, 110)


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[QuoteCard]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(700, 800)
    around.show()
    yield QuoteCard(around, LIGHT)
    around.close()


def quote(**facts: object) -> Quote:
    return Quote(start=0, end=5, text="“Yes”", **facts)  # type: ignore[arg-type]  # any field by name


def test_the_card_names_speaker_role_and_how_the_program_knows(card: QuoteCard) -> None:
    said = quote(
        name="Ana Lind",
        speaker="Lind",
        role="Governor",
        cue="told us",
        confidence=Confidence.SURE,
        why="She did.",
    )
    card.show_quote(said, 2, 5)
    assert card.text().split("\n") == [
        "Ana Lind",
        "Governor",
        "… told us",
        "Quote 2 of 5  ·  sure",
        "She did.",
    ]
    assert card.accessibleName() == card.text()


def test_the_card_says_what_is_not_known(card: QuoteCard) -> None:
    card.show_quote(quote(), 1, 1)
    assert card.text().split("\n") == ["Speaker unknown", "Quote 1 of 1"]
    card.show_quote(quote(name="Ana Lind", field=Field.CAPTION), 1, 1)
    assert card.text().split("\n") == ["Ana Lind", "Quote 1 of 1  ·  doubtful  ·  in the caption"]
    card.show_quote(quote(speaker="the mayor", confidence=Confidence.LIKELY), 1, 1)
    assert card.text().startswith("the mayor\nQuote 1 of 1  ·  likely")


def test_a_long_reason_makes_the_card_taller_not_wider(card: QuoteCard) -> None:
    card.show_quote(quote(why="Because. " * 60), 1, 1)
    assert card.outline().width() <= WIDEST
    assert card.outline().height() > 100


def test_names_are_never_markup(card: QuoteCard) -> None:
    card.show_quote(quote(name="<b>Ana</b>"), 1, 1)
    assert card.text().startswith("<b>Ana</b>")


def test_the_card_is_drawn_in_both_themes(card: QuoteCard) -> None:
    card.show_quote(quote(name="Ana"), 1, 1)
    card.stand_by([QRect(100, 300, 200, 25)], AREA)
    assert card.isVisible()
    for colours in (LIGHT, DARK):
        card.set_colours(colours)
        inside = card.grab().toImage().pixelColor(card.width() // 2, 20).name()
        assert inside == colours.raised


def test_the_card_stands_above_or_below_or_beside() -> None:
    middle = [QRect(100, 400, 300, 25)]
    assert place(CARD, middle, AREA).y() == 400 - GAP - CARD.height()
    top = [QRect(100, 10, 300, 25)]
    assert place(CARD, top, AREA).y() > 35
    tall = [QRect(20, y, 400, 25) for y in range(0, 800, 30)]
    assert place(CARD, tall, AREA).x() > 420
    right = [QRect(280, y, 400, 25) for y in range(0, 800, 30)]
    assert place(CARD, right, AREA).x() + CARD.width() < 280


@given(st.integers(-100, 800), st.integers(1, 12), st.integers(0, 500), st.integers(20, 400))
def test_the_card_stays_on_the_pane_and_off_its_quote(top: int, count: int, left: int, width: int) -> None:
    lines = [QRect(left, top + 30 * number, width, 25) for number in range(count)]
    seen = [line for line in lines if line.intersects(AREA)]
    if not seen:
        return
    card = QRect(place(CARD, seen, AREA), CARD)
    assert AREA.contains(card)
    assert not any(card.intersects(line) for line in seen)
    assert all(one.top() < other.top() for one, other in pairwise(seen))
