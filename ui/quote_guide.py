"""Leads from quote to quote, by pointer or by key, and shows who spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QTimer, QVariantAnimation, Signal, Slot

from ui.quote_card import GAP, QuoteCard
from ui.theme import MOTION

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.types import Quote
    from ui.page_spot import Spot
    from ui.paper import Paper
    from ui.theme import Colours


class QuoteGuide(QObject):
    """Knows the active quote of a paper and keeps its card beside it.

    Signals: moved(Quote): it was gone to; correct_wanted(Quote, QPoint on the screen).
    """

    moved = Signal(object)
    correct_wanted = Signal(object, QPoint)

    def __init__(self, paper: Paper, colours: Colours, pane: QWidget) -> None:
        super().__init__(pane)
        self._paper, self._pane = paper, pane
        self.card = QuoteCard(pane, colours)
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(MOTION.hover)
        self._hover.timeout.connect(self._show_card)
        self._grace = QTimer(self, singleShot=True, interval=MOTION.grace)
        self._grace.timeout.connect(self._let_go)
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(MOTION.flash)
        self._fading.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.valueChanged.connect(self._fade)
        self.card.correct.clicked.connect(self.ask)
        self.card.entered.connect(self._grace.stop)
        self.card.left.connect(self._grace.start)
        paper.pointed.connect(self._pointed)
        paper.menu_wanted.connect(self._asked)
        paper.scrolled.connect(self._moved)
        paper.resized.connect(self._moved)
        paper.searched.connect(self.leave)

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
        self._bring(number)
        self.moved.emit(marks[number].quote)
        return True

    def go_to(self, quote: Quote) -> bool:
        """Go to a quote of this story and let it flash; False when it is not on the page."""
        sheet, shown = self._paper.sheet, self._paper.shown
        found = next((mark for mark in sheet.marks if mark.quote == quote), None) if sheet else None
        if found is None:
            return False
        if found in shown.marks:
            number = shown.marks.index(found)
            self._activate(number, focused=True)
            self._bring(number)
        else:
            self._paper.bring_into_view(found.pieces, 0)
        shown.flash = found
        self._fading.start()
        return True

    @Slot()
    def ask(self) -> None:
        """Somebody wants to say who said the active quote."""
        if self.quote:
            self._paper.shown.focused = True  # the card stays while one chooses
            below = QPoint(0, self.card.correct.height() + 2)
            self.correct_wanted.emit(self.quote, self.card.correct.mapToGlobal(below))

    @Slot()
    def leave(self) -> Quote | None:
        """No quote is active; which one was gone to."""
        left = self.quote if self._paper.shown.focused else None
        self._hover.stop()
        self._grace.stop()
        self.card.hide()
        self._paper.shown.active, self._paper.shown.focused = -1, False
        self._paper.viewport().update()
        return left

    def hold(self, quote: Quote | None) -> None:
        """Make a quote the active one, as if it had been gone to, if it stands on the page."""
        quotes = [mark.quote for mark in self._paper.shown.marks]
        if quote in quotes:
            self._activate(quotes.index(quote), focused=True)
            self._show_card()

    def _origin(self, step: int) -> int:
        """The quote that a step starts from: the chosen one, or the last that lies above the pane."""
        shown = self._paper.shown
        if shown.focused:
            return shown.active
        top, _ = self._paper.place()
        above = sum(mark.pieces[-1][1] <= top for mark in shown.marks)
        return above - 1 if step > 0 else above

    def _bring(self, number: int) -> None:
        """Show a mark with its card."""
        pieces = self._paper.shown.marks[number].pieces
        self._paper.bring_into_view(pieces, self.card.outline().height() + 2 * GAP)
        self._show_card()

    def _activate(self, number: int, *, focused: bool) -> None:
        shown = self._paper.shown
        shown.active, shown.focused = number, focused
        self.card.show_quote(shown.marks[number].quote, number + 1, len(shown.marks))
        self._paper.viewport().update()

    @Slot(int)
    def _pointed(self, number: int) -> None:
        if number >= 0 and number == self._paper.shown.active and self.card.isVisible():
            self._grace.stop()  # back from the card
        elif number >= 0:
            self._grace.stop()
            self.card.hide()
            self._activate(number, focused=False)
            self._hover.start()
        elif self.card.isVisible():
            self._grace.start()
        else:
            self._let_go()

    @Slot(object)
    def _asked(self, spot: Spot) -> None:
        """What its menu offers is for this quote, also when the pointer is on the menu."""
        if spot.quote is not None:
            self._hover.stop()
            self._grace.stop()
            self.hold(spot.quote)

    @Slot()
    def _let_go(self) -> None:
        """The pointer went away: so does a card that came with it."""
        if not self._paper.shown.focused:
            self.leave()

    @Slot(object)
    def _fade(self, glow: float) -> None:
        self._paper.shown.glow = glow
        self._paper.viewport().update()

    @Slot()
    def _moved(self) -> None:
        if self.card.isVisible() or self._paper.shown.focused:  # then it comes back with its quote
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
