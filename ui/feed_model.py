"""The places of the side bar as Qt sees them: what can be dragged, dropped on, and renamed."""

from __future__ import annotations

from functools import cache
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
    """Feeds and folders may be dragged onto folders, beside other feeds, and onto their heading; tags onto
    tags and onto theirs.

    Signals: moved(View, View): this feed, folder or tag is to stand in that folder or tag, View() is the top;
    renamed(Place, str).
    """

    moved = Signal(object, object)
    renamed = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.feeds_heading = self.tags_heading = ""  # what is dropped there goes to the top

    def item_for(self, place: Place) -> QStandardItem:
        """A row for a place."""
        item = QStandardItem()
        view = place.view
        named, movable = view is not None and _is_named(view), view is not None and _is_movable(view)
        takes = movable or (view is None and place.name in (self.feeds_heading, self.tags_heading))
        item.setFlags(_flags(view is not None, named, movable, takes))
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
        if view.tag:
            words = f"tag {view.tag}"
        else:
            words = f"feed {view.feed}" if view.feed is not None else f"folder {view.folder}"
        dragged.setData(KIND, words.encode())
        return dragged

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        dragged, place = _dragged(data), parent.data(PLACE)
        if dragged is None or not isinstance(place, Place) or not self._takes(place, dragged):
            return False
        return dragged.feed is not None or not self._is_inside(parent, dragged)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the rows follow when the library has made it. So Qt itself moves nothing."""
        dragged = _dragged(data)
        if dragged is not None and self.canDropMimeData(data, action, row, column, parent):
            self.moved.emit(dragged, self._holder_at(parent))
        return False

    def _takes(self, place: Place, dragged: View) -> bool:
        """Whether that may be dropped on a place."""
        if place.view is None:
            return place.name == (self.tags_heading if dragged.tag else self.feeds_heading)
        return _is_movable(place.view) and bool(place.view.tag) == bool(dragged.tag)

    @staticmethod
    def _holder_at(index: Index) -> View:
        """The folder or tag a drop on a row means: itself, or the folder that the feed stands in."""
        view: View | None = index.data(PLACE).view
        if view is not None and view.feed is not None:
            view = index.parent().data(PLACE).view
        return view or View()

    @staticmethod
    def _is_inside(index: Index, holder: View) -> bool:
        while index.isValid():
            if index.data(PLACE).view == holder:
                return True
            index = index.parent()
        return False


@cache
def _flags(is_view: bool, is_named: bool, is_movable: bool, takes: bool) -> Qt.ItemFlag:
    """What can be done with a row; there are few kinds of rows, and hundreds of feeds."""
    flags = Qt.ItemFlag.ItemIsEnabled
    for may, flag in (
        (is_view, Qt.ItemFlag.ItemIsSelectable),
        (is_named, Qt.ItemFlag.ItemIsEditable),
        (is_movable, Qt.ItemFlag.ItemIsDragEnabled),
        (takes, Qt.ItemFlag.ItemIsDropEnabled),
    ):
        if may:
            flags |= flag
    return flags


def _is_named(view: View) -> bool:
    """Whether a person gave it its name, or may."""
    return _is_movable(view) or bool(view.search)


def _is_movable(view: View) -> bool:
    return view.feed is not None or view.folder is not None or bool(view.tag)


def _dragged(data: QMimeData) -> View | None:
    """What is dragged; None when it comes from elsewhere."""
    if not data.hasFormat(KIND):
        return None
    kind, name = bytes(data.data(KIND).data()).decode().split(maxsplit=1)
    if kind == "tag":
        return View(tag=name)
    return View(feed=FeedId(int(name))) if kind == "feed" else View(folder=FolderId(int(name)))
