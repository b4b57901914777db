"""Questions over the window, in the dress of its sheets: for a line of text, and before what matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QMessageBox

from ui.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

EDGES = (24, 22, 24, 18)
WIDTH = 370  # pixels of the words and the field


def for_words(
    over: QWidget,
    title: str,
    question: str,
    verb: str,
    answered: Callable[[str], object],
    *,
    known: str = "",
    choices: Sequence[str] = (),
    secret: bool = False,
) -> QInputDialog:
    """Ask for a line, or for one of some choices or another; `answered` gets it when `verb` is pressed."""
    ask = QInputDialog(over)
    ask.setWindowTitle(title)
    ask.setLabelText(question)
    ask.setOkButtonText(verb)
    ask.setTextValue(known)
    if choices:
        ask.setComboBoxItems(list(choices))
        ask.setComboBoxEditable(True)
    if secret:
        ask.setTextEchoMode(QLineEdit.EchoMode.Password)
    ask.textValueSelected.connect(answered)
    ask.finished.connect(ask.deleteLater)
    _dress(ask, title)
    ask.open()
    return ask


def before(over: QWidget, title: str, question: str, detail: str) -> QMessageBox:
    """A question before something happens, with no buttons yet; `show` opens it."""
    ask = QMessageBox(over)
    ask.setWindowTitle(title)
    ask.setTextFormat(Qt.TextFormat.PlainText)
    ask.setText(question)
    ask.setInformativeText(detail)
    ask.finished.connect(ask.deleteLater)
    return ask


def show(ask: QMessageBox) -> None:
    """Open a question that has its buttons. Qt keeps room for an icon at the left of its words."""
    grid = cast("QGridLayout", ask.layout())
    grid.setContentsMargins(*EDGES)
    grid.setVerticalSpacing(10)
    grid.setHorizontalSpacing(0)
    if (place := grid.itemAtPosition(0, 0)) and (room := place.spacerItem()):
        room.changeSize(0, 0)
    grid.invalidate()
    ask.open()


def _dress(ask: QInputDialog, title: str) -> None:
    ask.sizeHint()  # makes its parts
    words = cast("QLabel", ask.findChild(QLabel))
    words.setMinimumWidth(WIDTH)
    words.setObjectName("sheet-words")
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    column = cast("QBoxLayout", ask.layout())
    column.insertWidget(0, label(ask, "sheet-title", title))
    column.setContentsMargins(*EDGES)
    column.setSpacing(10)
    column.insertSpacing(column.count() - 1, 6)
