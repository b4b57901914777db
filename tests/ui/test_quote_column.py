"""The quotes by speaker beside the story: the list, its keys, its place in the window, how it was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from reader.types import Confidence, Corrections, Field, QuoteCorrection
from tests import factories as make
from tests.ui import shelf
from ui.quote_column import QuoteColumn
from ui.quote_row import row_of
from ui.theme import DARK, LIGHT
from ui.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.types import Quote, Story
    from ui.desk import Desk
    from ui.quote_list import QuoteList
    from ui.window import Window

TEXT = "“We are late,” Ana Lind said. “It rains,” she said. “No,” said Bo Ek. “Perhaps.” “So-called” calm."
CAPTURE = """Ferry strike enters its third week
14 May 2026

PORT MERRIN: Ferry crews and the harbour board met on Tuesday.

“We were slow to listen,” harbour director Tobias Renn said. “The islands paid for it.”

“Every morning I count what is left,” said Lucia Farfan, who runs the only shop.
"""
TAKEN_OUT = Corrections(quotes=(QuoteCorrection(field=Field.BODY, exact="“So-called”", is_quote=False),))


def told() -> Story:
    story = make.story("‘Late again’ at the harbour", body=make.body(make.paragraph(TEXT)))
    sure, likely = Confidence.SURE, Confidence.LIKELY
    story = make.quoted(story, "“We are late,”", name="Ana Lind", role="harbour director", confidence=sure)
    story = make.quoted(story, "“It rains,”", name="Ana Lind", confidence=likely)
    story = make.quoted(story, "“No,”", name="Bo Ek", confidence=sure)
    story = make.quoted(story, "“Perhaps.”", confidence=Confidence.UNKNOWN)
    return make.quoted(story, "‘Late again’", Field.HEADLINE, name="Bo Ek", confidence=likely)


@pytest.fixture
def column(qtbot: QtBot) -> Iterator[QuoteColumn]:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(300, 700)
    made = QuoteColumn(LIGHT, around)
    made.resize(300, 700)
    with qtbot.waitExposed(around):
        around.show()
    yield made
    around.close()


def choose(listed: QuoteList, words: str) -> None:
    """Put the line that begins with these words under the keys."""
    listed.setCurrentIndex(listed.model().index(lines(listed).index(words), 0))


def lines(listed: QuoteList) -> list[str]:
    return [line.split(",")[0].strip("“”‘’.") for line in listed.words()]


def test_quotes_stand_below_their_speakers(column: QuoteColumn) -> None:
    column.show_story(told(), TAKEN_OUT)
    assert column.list.words() == [
        "Bo Ek, 2",
        "‘Late again’, likely, in the headline",
        "“No”",
        "Ana Lind, harbour director, 2",
        "“We are late”",
        "“It rains”, likely",
        "Speaker unknown, 1",
        "“Perhaps.”",
        "Not quotes",
        "“So-called”, taken out by you",
    ]
    assert column.count.text() == "5 quotes  ·  2 speakers"
    for colours in (LIGHT, DARK):
        column.set_colours(colours)
        assert not column.grab().isNull()
    column.follow(Typography(pixels=38))
    assert column.list.painted.pixels == 21


def test_a_story_without_quotes_says_so(column: QuoteColumn) -> None:
    assert column.words.text() == "Choose a story, and here stands who speaks in it."
    column.show_story(make.story())
    assert column.words.isVisible()
    assert column.words.text() == "Nobody is quoted in this story."
    column.show_story(make.quoted(make.story(), "A storm passes", Field.HEADLINE))
    assert column.list.isVisible()
    assert column.count.text() == "1 quote"


def test_a_quote_is_chosen_by_click_and_by_enter(column: QuoteColumn, qtbot: QtBot) -> None:
    story, chosen = told(), list[object]()
    column.show_story(story)
    column.list.chosen.connect(chosen.append)
    choose(column.list, "Ana Lind")
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    QTest.keyClick(column.list, Qt.Key.Key_Down)
    QTest.keyClick(column.list, Qt.Key.Key_Down)
    QTest.keyClick(column.list, Qt.Key.Key_Return)
    click(column.list, 2)
    assert [quote.text for quote in chosen] == ["“We are late,”", "“It rains,”", "“No,”"]  # type: ignore[attr-defined]
    with qtbot.waitSignal(column.list.left):
        QTest.keyClick(column.list, Qt.Key.Key_Escape)


def click(listed: QuoteList, number: int, from_right: int = 120) -> None:
    rect = listed.visualRect(listed.model().index(number, 0))
    QTest.mouseClick(
        listed.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(rect.right() - from_right, rect.top() + 16),
    )


def test_the_pen_of_a_line_and_its_menu_ask_who_said_it(column: QuoteColumn) -> None:
    asked: list[Quote | None] = []
    column.show_story(told(), TAKEN_OUT)
    column.list.correct_wanted.connect(lambda row, _point: asked.append(row.quote))
    click(column.list, 1, from_right=20)
    column.list.correct()
    column.list.customContextMenuRequested.emit(
        column.list.visualRect(column.list.model().index(2, 0)).center()
    )
    column.list.customContextMenuRequested.emit(
        column.list.visualRect(column.list.model().index(0, 0)).center()
    )
    assert [quote.text if quote else "" for quote in asked] == ["‘Late again’", "‘Late again’", "“No,”"]
    choose(column.list, "Ana Lind")
    assert column.list.row() is None
    column.list.correct()
    assert len(asked) == 3


def test_the_line_one_is_on_stays_when_the_quotes_change(column: QuoteColumn) -> None:
    story = told()
    column.show_story(story)
    choose(column.list, "No")
    column.show_story(replace(story), TAKEN_OUT)
    assert column.list.currentIndex().row() == 2
    column.list.point_to(story.quotes[1])
    assert row_of(column.list.currentIndex()).quote == story.quotes[1]
    column.list.point_to(None)
    column.show_story(None)
    assert column.list.row() is None


# ── in the window ────────────────────────────────────────────────────────────────────────────────


def open_quoted(desk: Desk, qtbot: QtBot) -> Story:
    """Open a story in which somebody is quoted."""
    (id,) = desk.library.save_text(CAPTURE).stories
    desk.show_stories((id,))
    qtbot.waitUntil(lambda: desk.columns.pane.story is not None and desk.columns.pane.story.id == id)
    assert desk.columns.pane.story is not None
    return desk.columns.pane.story


def test_the_quotes_are_shown_by_key_and_lead_into_the_text(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    story = open_quoted(desk, qtbot)
    listed, action = desk.columns.story.quotes.list, window.menus.actions["quote_list"]
    assert not listed.isVisible()
    action.trigger()
    qtbot.waitUntil(lambda: listed.isVisible() and listed.hasFocus())
    assert action.isChecked()
    qtbot.waitUntil(lambda: desk.columns.story.is_beside)
    assert desk.columns.side.isHidden()  # makes room
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Down)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert desk.columns.pane.quote == listed.row().quote  # type: ignore[union-attr]
    assert desk.columns.pane.quote in story.quotes
    before = listed.currentIndex()
    window.menus.actions["next_quote"].trigger()
    assert listed.currentIndex() != before  # the list follows
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert desk.columns.list.hasFocus()
    assert listed.isVisible()
    action.trigger()
    assert not action.isChecked()
    assert not listed.isVisible()
    assert not desk.columns.side.isHidden()


def test_in_a_narrow_window_the_quotes_lie_over_the_story(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.resize(760, 700)
    open_quoted(desk, qtbot)
    action, column = window.menus.actions["quote_list"], desk.columns.story.quotes
    action.trigger()
    assert not desk.columns.story.is_beside
    assert desk.columns.pane.width() == desk.columns.story.width()
    column.list.setCurrentIndex(column.list.model().index(1, 0))
    QTest.keyClick(column.list, Qt.Key.Key_Enter)
    assert column.isHidden()
    assert desk.columns.pane.quote is not None
    action.trigger()
    QTest.keyClick(column.list, Qt.Key.Key_Escape)
    assert column.isHidden()
    action.trigger()
    column.close_button.click()
    assert column.isHidden()


def test_the_window_remembers_quotes_and_marks(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    shelf.stocked(tmp_path / "library").close()
    for quotes, marks in ((True, False), (False, True)):
        with shelf.open_window(tmp_path / "library", qapp) as window:
            assert window.desk is not None
            window.menus.actions["quote_list"].trigger()
            window.menus.actions["quote_marks"].trigger()
        with shelf.open_window(tmp_path / "library", qapp) as window:
            assert window.desk is not None
            assert window.desk.columns.story.is_open is quotes
            assert window.menus.actions["quote_list"].isChecked() is quotes
            assert window.desk.columns.pane.quotes_shown is marks
            assert window.menus.actions["quote_marks"].isChecked() is marks
