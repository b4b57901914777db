"""Questions over the window look like its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QProxyStyle, QPushButton, QStyle, QWidget

from ui import asking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
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


class Desktop(QProxyStyle):
    """A desktop that puts icons on the buttons of dialogs, as many do."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: Any) -> int:  # noqa: N802
        icons = hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
        return 1 if icons else super().styleHint(hint, *rest)


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[None]:
    qapp.setStyle(Desktop("fusion"))
    yield
    qapp.setStyle("fusion")


@pytest.mark.usefixtures("desktop")
def test_buttons_of_questions_have_words_alone(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    ask = asking.before(over, "Empty the trash", "Delete 3 stories for ever?", "This cannot be undone.")
    for button in (QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel):
        ask.addButton(button)
    asking.show(ask)
    line = asking.for_words(over, "New folder", "Name", "Make folder", print)
    buttons = [*ask.findChildren(QPushButton), *line.findChildren(QPushButton)]
    assert len(buttons) == 4
    assert all(button.icon().isNull() for button in buttons)
