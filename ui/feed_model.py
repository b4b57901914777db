"""The places of the side bar as Qt sees them: what can be dragged, dropped on, and renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.types import FeedId, FolderId, View
from ui.branches import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

PLACE = Qt.ItemDataRole.UserRole
KIND = "application/x-cuttings-place"
Index = QModelIndex | QPersistentModelIndex


class FeedModel(QStandardItemModel):
    """Feeds and folders may be dragged onto folders, beside other feeds, and onto the heading.

    Signals: moved(View, FolderId or None): this feed or folder is to stand there. renamed(Place, str).
    """

    moved = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heading = ""  # of the feeds: what is dropped there goes to the top

    def item_for(self, place: Place) -> QStandardItem:
        """A row for a place."""
        item = QStandardItem()
        flags = Qt.ItemFlag.ItemIsEnabled
        if place.view is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable
            if _is_named(place.view):
                flags |= Qt.ItemFlag.ItemIsEditable
            if _is_movable(place.view):
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self._takes(place):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        item.setFlags(flags)
        return item

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A name that was typed is only asked for; the library says whether it is taken."""
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        self.renamed.emit(index.data(PLACE), str(value))
        return True

    def mimeTypes(self) -> list[str]:
        return [KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        dragged = QMimeData()
        view: View = indexes[0].data(PLACE).view
        words = f"feed {view.feed}" if view.feed is not None else f"folder {view.folder}"
        dragged.setData(KIND, words.encode())
        return dragged

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        dragged, place = _dragged(data), parent.data(PLACE)
        if dragged is None or not isinstance(place, Place) or not self._takes(place):
            return False
        return dragged.folder is None or not self._is_inside(parent, dragged)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the rows follow when the library has made it. So Qt itself moves nothing."""
        dragged = _dragged(data)
        if dragged is not None and self.canDropMimeData(data, action, row, column, parent):
            self.moved.emit(dragged, self._folder_at(parent))
        return False

    def _takes(self, place: Place) -> bool:
        """Whether something may be dropped on a place."""
        if place.view is None:
            return place.name == self.heading
        return _is_movable(place.view)

    @staticmethod
    def _folder_at(index: Index) -> FolderId | None:
        """The folder a drop on a row means: the folder itself, or the one that the feed stands in."""
        view: View | None = index.data(PLACE).view
        if view is not None and view.feed is not None:
            view = index.parent().data(PLACE).view
        return view.folder if view is not None else None

    @staticmethod
    def _is_inside(index: Index, folder: View) -> bool:
        while index.isValid():
            if index.data(PLACE).view == folder:
                return True
            index = index.parent()
        return False


def _is_named(view: View) -> bool:
    """Whether a person gave it its name, or may."""
    return _is_movable(view) or bool(view.tag or view.search)


def _is_movable(view: View) -> bool:
    return view.feed is not None or view.folder is not None


def _dragged(data: QMimeData) -> View | None:
    """What is dragged; None when it comes from elsewhere."""
    if not data.hasFormat(KIND):
        return None
    kind, id_ = bytes(data.data(KIND).data()).decode().split()
    return View(feed=FeedId(int(id_))) if kind == "feed" else View(folder=FolderId(int(id_)))
