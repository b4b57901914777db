"""All highlights of the library by their stories, in the place of the list of stories."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.highlight_row import ROW, HighlightRow, Row, about, row_of
from ui.parts import ENTER, hide_idle_bar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from reader.types import HighlightedStory
    from ui.theme import Colours


class HighlightList(QListView):
    """What was marked, and where.

    Signals: chosen(StoryId, id of a highlight): by click, arrow or Enter; left: by Escape.
    """

    chosen = Signal(int, int)
    left = Signal()

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self._painted = HighlightRow(colours, self)
        self.setObjectName("highlight-list")
        self.setAccessibleName(self.tr("Highlights"))
        self.setModel(self._rows)
        self.setItemDelegate(self._painted)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the words would jump
        self.setMouseTracking(True)  # a row is another under the pointer
        hide_idle_bar(self)

    def show_highlights(self, stories: Sequence[HighlightedStory]) -> None:
        """Show these; the line one was on stays the one, as far as it is still there."""
        at, top = self._current(), self.verticalScrollBar().value()
        self._rows.clear()
        for story in stories:
            self._add(Row(story), f"{story.headline}, {about(story)}")
            for one in story.highlights:
                self._add(Row(story, one), ", ".join(filter(None, (one.exact, one.note, *one.tags))))
                if one.id == at:
                    self.setCurrentIndex(self._rows.index(self._rows.rowCount() - 1, 0))
        QTimer.singleShot(0, self, partial(self.verticalScrollBar().setValue, top))

    @property
    def count(self) -> int:
        """How many highlights are shown."""
        return sum(
            row_of(self._rows.index(row, 0)).highlight is not None for row in range(self._rows.rowCount())
        )

    def words(self) -> list[str]:
        """What the lines say."""
        return [self._rows.item(number).text() for number in range(self._rows.rowCount())]

    def set_colours(self, colours: Colours) -> None:
        self._painted.colours = colours
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        if event.key() in ENTER:
            self._choose(before)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip():
            event.ignore()  # letters are the window's commands, and not searched for in the list
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != before:
                self._choose(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere

    def _add(self, row: Row, spoken: str) -> None:
        item = QStandardItem(spoken)
        item.setData(row, ROW)
        self._rows.appendRow(item)

    def _current(self) -> int:
        """The id of the highlight one is on; 0 for none."""
        index = self.currentIndex()
        row = row_of(index) if index.isValid() else None
        return row.highlight.id if row and row.highlight else 0

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Go to a highlight; from a story to its first."""
        if index.isValid():
            row = row_of(index)
            first = row.highlight or row.story.highlights[0]
            self.chosen.emit(row.story.id, first.id)
