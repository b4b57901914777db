"""Questions over the window look like its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from ui import asking

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_line_is_asked_for_by_a_verb(qtbot: QtBot) -> None:
    over, heard = QWidget(), list[str]()
    qtbot.addWidget(over)
    ask = asking.for_words(over, "New folder", "Name in “<b>News</b>”", "Make folder", heard.append)
    said = [part.text() for part in ask.findChildren(QLabel)]
    assert sorted(said) == ["Name in “<b>News</b>”", "New folder"]
    assert {part.textFormat() for part in ask.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert "Make folder" in [button.text() for button in ask.findChildren(QPushButton)]
    field = ask.findChild(QLineEdit)
    assert field is not None
    assert field.width() >= asking.WIDTH
    QTest.keyClicks(field, "Harbour")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == ["Harbour"]


def test_the_words_of_a_question_begin_at_its_edge(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    ask = asking.before(over, "Empty the trash", "Delete 3 stories for ever?", "This cannot be undone.")
    ask.addButton(QMessageBox.StandardButton.Cancel)
    asking.show(ask)
    ask.grab()
    assert {part.x() for part in ask.findChildren(QLabel) if part.isVisible()} == {asking.EDGES[0]}
