"""The keys at a glance, over the window; any key or click puts them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts import fill, label, row
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

GROUPS = {
    "Reading": (
        *("next_story", "previous_story", "next_unread", "previous_unread", "page"),
        *("next_quote", "previous_quote", "quote_list", "quote_marks", "type", "own_window"),
    ),
    "Keeping": (
        *("read", "bookmark", "tag", "highlight", "note", "next_highlight", "copy_quote", "cuts"),
        *("delete", "read_all", "undo", "redo"),
    ),
    "Finding": ("search", "save_search", "find", "today", "unread", "bookmarks", "all", "rows"),
    "Collecting": (
        *("paste", "add_feed", "save_address", "open_file", "refresh", "refresh_place"),
        *("details", "rename_place", "move_place", "keys", "quit"),
    ),
}


class KeyHelp(QWidget):
    """A sheet of keys that dims the window behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys"))
        self.hide()

    def open(self) -> None:
        """Show the keys."""
        if self.layout() is None:
            self._lay_out()
        self.arrange()
        self.show()
        self.raise_()
        self.setFocus()

    def arrange(self) -> None:
        """Cover the whole window."""
        self.setGeometry(self._around.rect())

    def event(self, event: QEvent) -> bool:
        """Every key is for this sheet, also those that are commands elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110))
        painter.end()

    def _lay_out(self) -> None:
        sheet = QFrame(self)
        sheet.setObjectName("key-sheet")
        columns = QHBoxLayout()
        groups = [self._group(sheet, name, commands) for name, commands in GROUPS.items()]
        for pair in (groups[:2], groups[2:]):
            columns.addLayout(fill(QVBoxLayout(), *pair, None, space=18))
        fill(columns, space=36)
        title = label(sheet, "sheet-title", self.tr("Keys"))
        fill(QVBoxLayout(sheet), title, columns, margins=(30, 24, 30, 26), space=16)
        fill(QVBoxLayout(self), None, row(None, sheet, None), None)

    def _group(self, sheet: QWidget, name: str, commands: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.addWidget(label(sheet, "key-group", self.tr(name)), 0, 0, 1, 2)
        for place, command in enumerate(commands, start=1):
            keys = [
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                for key in COMMANDS[command].keys
            ]
            words = COMMANDS[command].words.replace("&", "").rstrip("…")
            grid.addWidget(
                label(sheet, "key", " or ".join(keys[: 2 if len(keys[0]) == 1 else 1])),
                place,
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
            grid.addWidget(label(sheet, "key-words", self.tr(words)), place, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 104)
        return grid
