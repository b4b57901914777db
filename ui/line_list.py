"""A list of lines that are read, gone through by key or mouse, and lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QWidget

from ui.parts import ENTER, hide_idle_bar

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent


class LineList(QListView):
    """Lines as wide as the list, each with its words for a screen reader. Signals: left: by Escape."""

    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = QStandardItemModel(self)
        self.setObjectName(name)
        self.setModel(self.rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the words would jump
        self.setMouseTracking(True)  # a row is another under the pointer
        hide_idle_bar(self)

    def paint_by(self, delegate: QAbstractItemDelegate, spoken: str) -> None:
        """Say who paints the lines, and what the list is called aloud."""
        self.setItemDelegate(delegate)
        self.setAccessibleName(spoken)

    def add(self, spoken: str, row: object, role: int) -> None:
        """Add a line: its words, and what it stands for."""
        item = QStandardItem(spoken)
        item.setData(row, role)
        self.rows.appendRow(item)

    def words(self) -> list[str]:
        """What the lines say."""
        return [self.rows.item(number).text() for number in range(self.rows.rowCount())]

    def choose(self, index: QModelIndex) -> None:
        """Go where a line leads; the lists say where."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip():
            event.ignore()  # letters are the window's commands, and not searched for in the list
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere
