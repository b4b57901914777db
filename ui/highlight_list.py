"""All highlights of the library by their stories, in the place of the list of stories."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal

from ui.highlight_row import ROW, HighlightRow, Row, about, row_of
from ui.line_list import LineList
from ui.parts import ENTER, repaint
from ui.quote_row import field_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from reader.types import HighlightedStory
    from ui.theme import Colours


class HighlightList(LineList):
    """What was marked, and where.

    Signals: chosen(StoryId, id of a highlight): by click, arrow or Enter.
    """

    chosen = Signal(int, int)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("highlight-list", parent)
        self._painted = HighlightRow(colours, self)
        self.paint_by(self._painted, self.tr("Highlights"))

    def show_highlights(self, stories: Sequence[HighlightedStory]) -> None:
        """Show these; the line one was on stays the one, as far as it is still there."""
        at, top = self._current(), self.verticalScrollBar().value()
        self.rows.clear()
        for story in stories:
            self.add(f"{story.headline}, {about(story)}", Row(story), ROW)
            for one in story.highlights:
                where = field_words(one.field, self.tr)
                said = ", ".join(filter(None, (one.exact, one.note, *one.tags, where)))
                self.add(said, Row(story, one), ROW)
                if one.id == at:
                    self.setCurrentIndex(self.rows.index(self.rows.rowCount() - 1, 0))
        QTimer.singleShot(0, self, partial(self.verticalScrollBar().setValue, top))

    @property
    def count(self) -> int:
        """How many highlights are shown."""
        return sum(
            row_of(self.rows.index(row, 0)).highlight is not None for row in range(self.rows.rowCount())
        )

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
