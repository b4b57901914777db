"""The quotes of a story by speaker, for the eyes, the keys and a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot

from ui.line_list import LineList
from ui.parts import repaint
from ui.quote_row import ROW, QuoteRow, doubt, heading, on_pen, row_of
from ui.speakers import brief, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.types import Corrections, Quote
    from ui.speakers import Row
    from ui.theme import Colours


class QuoteList(LineList):
    """Who is quoted, and under each name their words.

    Signals: chosen(Quote): by click or Enter; correct_wanted(Row, QPoint on the screen).
    """

    chosen = Signal(object)
    correct_wanted = Signal(object, QPoint)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("quote-list", parent)
        self.painted = QuoteRow(colours, self)
        self.paint_by(self.painted, self.tr("Quotes by speaker"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_quotes(self, quotes: Sequence[Quote], corrections: Corrections) -> None:
        """Show the quotes of a story; the line one was on stays the one, as far as it is still there."""
        row, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.clear()
        for shown in rows(quotes, corrections):
            self.add(_spoken(shown, self.tr), shown, ROW)
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))
        self.verticalScrollBar().setValue(top)

    def begin(self) -> None:
        """Another story: from its first line."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    def point_to(self, quote: Quote | None) -> None:
        """Choose the line of a quote that is gone to in the text; nobody is told."""
        for number in range(self.rows.rowCount() if quote else 0):
            index = self.rows.index(number, 0)
            if row_of(index).quote == quote:
                self.setCurrentIndex(index)
                return

    def row(self) -> Row | None:
        """The line one is on, when it is one that can be corrected."""
        row = row_of(self.currentIndex())
        return None if row.is_heading else row

    def set_colours(self, colours: Colours) -> None:
        self.painted.colours = colours
        repaint(self)

    def set_pixels(self, pixels: int) -> None:
        """Set the size of the quotes."""
        self.painted.pixels = pixels
        self.scheduleDelayedItemsLayout()

    def correct(self) -> None:
        """Ask who said the quote of the line one is on."""
        if self.row() is not None:
            self.scrollTo(self.currentIndex())
            self._ask(self.currentIndex())

    # ── what the person does ──

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if not row_of(index).is_heading and on_pen(self.visualRect(index), point):
            self._ask(index)
        else:
            self.choose(index)

    def choose(self, index: QModelIndex) -> None:
        """Go to a quote; from a speaker to the first of theirs."""
        row = row_of(index)
        quote = row.speaker.quotes[0] if row.is_heading and row.speaker else row.quote
        if quote:
            self.chosen.emit(quote)

    def _ask(self, index: QModelIndex) -> None:
        corner = self.visualRect(index)
        self.correct_wanted.emit(
            row_of(index), self.viewport().mapToGlobal(corner.bottomLeft() + QPoint(24, -4))
        )

    @Slot(QPoint)
    def _ask_menu(self, point: QPoint) -> None:
        index = self.indexAt(point)
        if index.isValid() and not row_of(index).is_heading:
            self.setCurrentIndex(index)
            self.correct_wanted.emit(row_of(index), self.viewport().mapToGlobal(point))


def _spoken(row: Row, tr: Callable[[str], str]) -> str:
    """A line in words: "Mario Bedoya, Air Force General, 3", "“It is over.”, likely, in the headline"."""
    if row.is_heading:
        speaker = row.speaker
        count = str(len(speaker.quotes)) if speaker else ""
        return ", ".join(filter(None, (heading(row, tr), speaker.role if speaker else "", count)))
    words = row.quote.text if row.quote else row.taken_out.exact if row.taken_out else ""
    return ", ".join(filter(None, (brief(words), doubt(row, tr).replace("  ·  ", ", "))))
