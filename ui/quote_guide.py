"""Leads from quote to quote, by pointer or by key, and shows who spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot

from ui.quote_card import GAP, QuoteCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.types import Quote
    from ui.paper import Paper
    from ui.theme import Colours

_HOVER = 160  # milliseconds until a card opens under the pointer


class QuoteGuide(QObject):
    """Knows the active quote of a paper and keeps its card beside it."""

    def __init__(self, paper: Paper, colours: Colours, pane: QWidget) -> None:
        super().__init__(pane)
        self._paper, self._pane = paper, pane
        self.card = QuoteCard(pane, colours)
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(_HOVER)
        self._hover.timeout.connect(self._show_card)
        paper.pointed.connect(self._pointed)
        paper.scrolled.connect(self._moved)
        paper.resized.connect(self._moved)

    @property
    def quote(self) -> Quote | None:
        """The quote that was gone to by key, or that is under the pointer."""
        shown = self._paper.shown
        return shown.marks[shown.active].quote if shown.active >= 0 else None

    def step(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) quote, round and round; False when there is none."""
        marks = self._paper.shown.marks
        if not marks:
            return False
        number = (self._origin(step) + step) % len(marks)
        self._activate(number, focused=True)
        self._paper.bring_into_view(marks[number].pieces, self.card.outline().height() + 2 * GAP)
        self._show_card()
        return True

    def leave(self) -> None:
        """No quote is active."""
        self._hover.stop()
        self.card.hide()
        self._paper.shown.active, self._paper.shown.focused = -1, False
        self._paper.viewport().update()

    def _origin(self, step: int) -> int:
        """The quote that a step starts from: the chosen one, or the last that lies above the pane."""
        shown = self._paper.shown
        if shown.focused:
            return shown.active
        top, _ = self._paper.place()
        above = sum(mark.pieces[-1][1] <= top for mark in shown.marks)
        return above - 1 if step > 0 else above

    def _activate(self, number: int, *, focused: bool) -> None:
        shown = self._paper.shown
        shown.active, shown.focused = number, focused
        self.card.show_quote(shown.marks[number].quote, number + 1, len(shown.marks))
        self._paper.viewport().update()

    @Slot(int)
    def _pointed(self, number: int) -> None:
        if number >= 0:
            self.card.hide()
            self._activate(number, focused=False)
            self._hover.start()
        elif not self._paper.shown.focused:
            self.leave()

    @Slot()
    def _moved(self) -> None:
        if self.card.isVisible():
            self._show_card()

    @Slot()
    def _show_card(self) -> None:
        """Put the card beside what is to be seen of the active quote."""
        shown, room = self._paper.shown, self._paper.viewport().rect()
        lines = self._paper.lines_of(shown.marks[shown.active].pieces) if shown.active >= 0 else []
        corner = self._paper.viewport().mapTo(self._pane, QPoint(0, 0))
        seen = [line.translated(corner) for line in lines if line.intersects(room)]
        if seen:
            self.card.stand_by(seen, room.adjusted(8, 8, -8, -8).translated(corner))
        else:
            self.card.hide()
