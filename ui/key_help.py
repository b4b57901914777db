"""The keys at a glance, over the window; any key or click puts them away, but those that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts import SCROLL_BAR, fill, hide_idle_bar, label, row
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
EDGES = (30, 24, 20, 26)  # of the sheet; at the right there is the scroll bar as well
AROUND = 24  # pixels of the window above and below the sheet
SPACE = 16  # pixels below the title
LINE = 25  # pixels: a key with what it does


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
        """Cover the whole window; the sheet is as high as its keys, or as there is room."""
        self.setGeometry(self._around.rect())
        if self.layout() is not None:
            room = self.height() - AROUND - EDGES[1] - EDGES[3] - self._title.sizeHint().height() - SPACE
            self._area.setFixedHeight(min(self._inside.sizeHint().height(), room))

    def event(self, event: QEvent) -> bool:
        """Every key is for this sheet, also those that are commands elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: LINE,
            Qt.Key.Key_Up: -LINE,
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if bar.maximum() and event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
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
        self._area = QScrollArea(sheet)
        self._area.setObjectName("key-area")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        hide_idle_bar(self._area)
        self._inside = self._columns()
        self._area.setWidget(self._inside)
        self._area.setFixedWidth(self._inside.sizeHint().width() + SCROLL_BAR)
        self._title = label(sheet, "sheet-title", self.tr("Keys"))
        fill(QVBoxLayout(sheet), self._title, self._area, margins=EDGES, space=SPACE)
        fill(QVBoxLayout(self), None, row(None, sheet, None), None)

    def _columns(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("key-columns")
        columns = QHBoxLayout(inside)
        groups = [self._group(inside, name, commands) for name, commands in GROUPS.items()]
        for pair in (groups[:2], groups[2:]):
            columns.addLayout(fill(QVBoxLayout(), *pair, None, space=18))
        fill(columns, space=36)
        return inside

    def _group(self, sheet: QWidget, name: str, commands: tuple[str, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.addWidget(label(sheet, "key-group", self.tr(name)), 0, 0, 1, 2)
        for place, command in enumerate(commands, start=1):
            words = COMMANDS[command].words.replace("&", "").rstrip("…")
            grid.addLayout(self._caps(sheet, COMMANDS[command].keys), place, 0)
            grid.addWidget(label(sheet, "key-words", self.tr(words)), place, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 104)
        return grid

    def _caps(self, sheet: QWidget, keys: tuple[str, ...]) -> QHBoxLayout:
        """The first of a command's keys; of a single letter, the second as well."""
        caps: list[QWidget] = []
        for key in keys[: 2 if len(keys[0]) == 1 else 1]:
            if caps:
                caps.append(label(sheet, "key-or", self.tr("or")))
            named = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            caps.append(label(sheet, "key", named))
        return row(*caps, None, space=5)
