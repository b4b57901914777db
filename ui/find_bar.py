"""The small bar that finds words in the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ui import find
from ui.parts import SCROLL_BAR, label, paint_signs, row, tool

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.paper import Paper
    from ui.theme import Colours

_ROOM = 24  # pixels kept free between the bar and the hit below it
_EDGE = 12


class FindBar(QFrame):
    """A field, a count and three buttons; marks what it finds on the paper.

    Signals: closed.
    """

    closed = Signal()

    def __init__(self, paper: Paper, colours: Colours, pane: QWidget) -> None:
        super().__init__(pane)
        self.setObjectName("find-bar")
        self._paper, self._pane = paper, pane
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find in story"))
        self.field.setAccessibleName(self.tr("Find in story"))
        self.field.setMinimumWidth(90)
        self.count = label(self, "find-count")
        previous = tool(self, "find-previous", self.tr("Previous (Shift+Enter)"), "up")
        following = tool(self, "find-next", self.tr("Next (Enter)"), "down")
        close = tool(self, "find-close", self.tr("Close (Esc)"), "close")
        parts = (self.field, self.count, previous, following, close)
        self.setLayout(row(*parts, margins=(6, 3, 5, 3), space=2))
        self.field.textChanged.connect(self._find)
        previous.clicked.connect(self.previous)
        following.clicked.connect(self.next)
        close.clicked.connect(self.close_bar)
        self.set_colours(colours)
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        paint_signs(self, colours)

    def open(self) -> None:
        """Show the bar with its words selected, ready to type."""
        self._paper.searched.emit()
        self.show()
        self.raise_()
        self.arrange()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._find_all()
        self._show_hit()

    def arrange(self) -> None:
        """Stand at the upper right of the pane, clear of the scroll bar."""
        room = self._pane.width()
        size = QSize(min(320, room - 2 * _EDGE), self.sizeHint().height())
        self.setGeometry(room - size.width() - _EDGE - SCROLL_BAR, _EDGE, size.width(), size.height())

    def find_again(self) -> None:
        """Mark the words on a page that was just put down, without moving it."""
        if self.isVisible():
            self._find_all()
            self._say()

    @Slot()
    def next(self) -> None:
        self._step(1)

    @Slot()
    def previous(self) -> None:
        self._step(-1)

    @Slot()
    def close_bar(self) -> None:
        """Put the bar and its marks away."""
        self.hide()
        self._paper.shown.hits, self._paper.shown.hit = (), -1
        self._paper.viewport().update()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _find(self) -> None:
        self._find_all()
        self._show_hit()

    def _find_all(self) -> None:
        """Mark all places; the current one is the first from the top of the pane on."""
        shown = self._paper.shown
        shown.hits = find.hits(self._paper.document(), self.field.text())
        top, _ = self._paper.place()
        ahead = (number for number, hit in enumerate(shown.hits) if hit[0] >= top)
        shown.hit = next(ahead, 0) if shown.hits else -1

    def _step(self, step: int) -> None:
        shown = self._paper.shown
        if shown.hits:
            shown.hit = (shown.hit + step) % len(shown.hits)
        self._show_hit()

    def _show_hit(self) -> None:
        shown = self._paper.shown
        if shown.hits:
            self._paper.bring_into_view([shown.hits[shown.hit]], self.geometry().bottom() + _ROOM)
        self._say()

    def _say(self) -> None:
        shown = self._paper.shown
        missing = bool(self.field.text().strip()) and not shown.hits
        counted = self.tr("{0} of {1}").format(shown.hit + 1, len(shown.hits)) if shown.hits else ""
        self.count.setText(self.tr("not found") if missing else counted)
        self.count.setProperty("missing", missing)
        self.count.style().polish(self.count)
        self._paper.viewport().update()
