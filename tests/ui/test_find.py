"""Words found on the page, and the bar that asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from tests.ui import spoken
from tests.ui.pane_parts import colours_on, find_bar, long_story, paper, short_story
from tests.ui.test_mark_guide import highlighted
from ui.find import hits
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.reader_pane import ReaderPane


def count(pane: ReaderPane) -> str:
    return spoken.label(find_bar(pane), "find-count").text()


def test_words_are_found_counted_and_stepped_through(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(long_story())
    QTest.keyClick(paper(pane), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert find_bar(pane).isVisible()
    QTest.keyClicks(find_bar(pane).field, "is calm")
    assert count(pane) == "1 of 4"
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return)
    assert count(pane) == "2 of 4"
    assert paper(pane).position() > 0
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(pane) == "4 of 4"
    assert LIGHT.found_active in colours_on(pane)
    find_bar(pane).next()
    find_bar(pane).previous()
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Escape)
    assert not find_bar(pane).isVisible()
    assert LIGHT.found_active not in colours_on(pane)


def test_nothing_found_is_said(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    pane.find()
    QTest.keyClicks(find_bar(pane).field, "zebra")
    assert count(pane) == "not found"
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return)
    find_bar(pane).field.clear()
    assert count(pane) == ""
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Tab)


def test_what_is_looked_for_is_found_in_the_next_story_too(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    pane.find()
    QTest.keyClicks(find_bar(pane).field, "calm")
    pane.show_story(long_story())
    assert count(pane) == "1 of 4"
    pane.clear()
    pane.find()
    assert not find_bar(pane).isVisible(), "there is nothing to find anything in"


def test_find_knows_letters_by_their_base_and_quotes_of_any_kind(qapp: object) -> None:
    page = QTextDocument("Ein 🌊 Café, “naïve” and ’tis\u2028so")
    found = {words: len(hits(page, words)) for words in ("cafe", '"naive"', "'tis so", "CAFÉ", " ", "x")}
    assert found == {"cafe": 1, '"naive"': 1, "'tis so": 1, "CAFÉ": 1, " ": 0, "x": 0}
    cursor = QTextCursor(page)
    start, end = hits(page, "cafe")[0]
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "Café"
    assert len(hits(QTextDocument("a" * 6_000), "a")) == 5_000


def test_no_card_lies_on_what_is_found(pane: ReaderPane) -> None:
    pane.show_story(highlighted(long_story(), ("is calm", {})))
    pane.next_quote()
    assert pane._guide.card.isVisible()
    pane.find()
    assert not pane._guide.card.isVisible()
    pane.marks.step(1)
    assert pane.marks.card.isVisible()
    pane.find()
    assert not pane.marks.card.isVisible()
