"""All highlights of the library by their stories, in the place of the list of stories.

There may be thousands, and to break words into lines takes time: they come a few milliseconds at a time. Each
brings its height along, so that Qt can lay all of them out anew without asking for it.
"""

from __future__ import annotations

import time
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot

from ui.highlight_row import ROW, HighlightRow, Row, about, row_of
from ui.line_list import LineList
from ui.parts import ENTER, repaint
from ui.quote_row import field_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.types import HighlightedStory
    from ui.theme import Colours

AT_A_TIME = 0.008  # seconds
HEIGHT = Qt.ItemDataRole.SizeHintRole


class HighlightList(LineList):
    """What was marked, and where.

    Signals: chosen(StoryId, id of a highlight): by click, arrow or Enter.
    """

    chosen = Signal(int, int)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("highlight-list", parent)
        self._painted = HighlightRow(colours, self)
        self.paint_by(self._painted, self.tr("Highlights"))
        self._stories: Sequence[HighlightedStory] = ()
        self._coming: Iterator[None] = iter(())  # lines, each when it is asked for
        self._measured: Iterator[None] = iter(())  # lines that are there, for another width
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._go_on)

    def show_highlights(self, stories: Sequence[HighlightedStory]) -> None:
        """Show these; the line one was on stays the one, as far as it is still there."""
        if stories == self._stories:
            return
        place, seen = self._place(), self.indexAt(QPoint(0, self.viewport().height() - 1)).row() + 1
        self._coming = self._lines(stories, self._current())
        self._stories, self._measured = stories, iter(())
        self.rows.clear()
        for _ in islice(self._coming, seen):  # what one looks at is there again at once
            pass
        self._return_to(place)
        self._go_on()

    @property
    def count(self) -> int:
        """How many highlights are shown."""
        return sum(len(story.highlights) for story in self._stories)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measured = self._lines_again()
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Take in and measure what a moment allows; what stands at the top stays there."""
        until, place = time.perf_counter() + AT_A_TIME, self._place()
        for _ in chain(self._measured, self._coming):
            if time.perf_counter() > until:
                self._soon.start()
                break
        else:
            self._soon.stop()
        self._return_to(place)

    def _place(self) -> tuple[int, int]:
        """Which row is at the top, and how far it is from there."""
        index = self.indexAt(QPoint(0, 0))
        return index.row(), self.visualRect(index).top()

    def _return_to(self, place: tuple[int, int]) -> None:
        """Have the same row at the top."""
        index, bar = self.rows.index(place[0], 0), self.verticalScrollBar()
        if index.isValid():
            self.executeDelayedItemsLayout()
            bar.setValue(bar.value() + self.visualRect(index).top() - place[1])

    def _lines(self, stories: Sequence[HighlightedStory], at: int) -> Iterator[None]:
        """Add line after line; choose the one with this highlight."""
        for story in stories:
            self._add(f"{story.headline}, {about(story)}", Row(story))
            yield
            for one in story.highlights:
                where = field_words(one.field, self.tr)
                self._add(", ".join(filter(None, (one.exact, one.note, *one.tags, where))), Row(story, one))
                if one.id == at:
                    self.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
                yield

    def _lines_again(self) -> Iterator[None]:
        """Measure line after line, from those one looks at."""
        first, count = max(0, self._place()[0]), self.rows.rowCount()
        for number in chain(range(first, count), range(first)):
            self._measure(number)
            yield

    def _add(self, spoken: str, row: Row) -> None:
        self.add(spoken, row, ROW)
        self._measure(self.rows.rowCount() - 1)

    def _measure(self, number: int) -> None:
        item, width = self.rows.item(number), self.viewport().width()
        item.setData(self._painted.size(item.data(ROW), width, first=not number), HEIGHT)

    def set_colours(self, colours: Colours) -> None:
        self._painted.colours = colours
        repaint(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.key() not in ENTER and self.currentIndex() != before:
            self.choose(self.currentIndex())

    def _current(self) -> int:
        """The id of the highlight one is on; 0 for none."""
        index = self.currentIndex()
        row = row_of(index) if index.isValid() else None
        return row.highlight.id if row and row.highlight else 0

    def choose(self, index: QModelIndex) -> None:
        """Go to a highlight; from a story to its first."""
        if index.isValid():
            row = row_of(index)
            first = row.highlight or row.story.highlights[0]
            self.chosen.emit(row.story.id, first.id)
