"""The side bar: fixed views, folders with their feeds, and tags, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ui.branches import FEEDS, TAGS, Branch, Place, alike, plant, rows, search_view
from ui.feed_model import PLACE, FeedModel
from ui.feed_row import FeedRow, size
from ui.parts import ENTER, repaint

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QStandardItem

    from reader.types import Feed, Folder, SavedSearch, Sidebar, Tag, View
    from ui.feed_icons import FeedIcons
    from ui.theme import Colours


class FeedTree(QTreeView):
    """Where one reads: views, feeds, tags.

    Signals: chosen(View); menu_wanted(Place, QPoint on the screen); moved(View, View): a feed, folder or tag
    was dropped into that folder or tag, View() is the top; renamed(Place, str); removal_wanted(Place).
    """

    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    moved = Signal(object, object)
    renamed = Signal(object, str)
    removal_wanted = Signal(object)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._places = FeedModel(self)
        self._places.feeds_heading, self._places.tags_heading = self.tr(FEEDS), self.tr(TAGS)
        self.sidebar: Sidebar | None = None  # what is shown
        self._closed: set[str] = set()
        self._found: dict[View, int] = {}  # how many stories the saved searches have
        self._shown: list[Place] = []  # the rows from the top down, and
        self._rows: list[QStandardItem] = []  # what shows them
        self.rows = FeedRow(colours, self)
        self._dress()
        self.setModel(self._places)
        self._places.moved.connect(self.moved)
        self._places.renamed.connect(self.renamed)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.collapsed.connect(self._fold)
        self.expanded.connect(self._fold)

    def show_sidebar(self, sidebar: Sidebar) -> None:
        """Show new counts; build the tree anew only when a feed, folder or tag came or went."""
        self.sidebar = sidebar
        branches = plant(sidebar, self.tr, self._found)
        before, self._shown = self._shown, list(rows(branches))
        if alike(before, self._shown):
            self._renew(before)
            return
        view = self.view()
        blocked = self.blockSignals(True)
        self._places.clear()
        self._rows.clear()
        self._grow(self._places.invisibleRootItem(), branches)
        self._unfold()
        self.go_to(view)  # the same view: nobody need hear of it
        self.blockSignals(blocked)

    def show_found(self, found: dict[View, int]) -> None:
        """Show how many stories the saved searches have."""
        self._found = found
        if self.sidebar is not None:
            self.show_sidebar(self.sidebar)

    def view(self) -> View | None:
        """The view that is chosen."""
        place = self.currentIndex().data(PLACE)
        return place.view if isinstance(place, Place) else None

    def go_to(self, view: View | None) -> bool:
        """Choose a view; False when the tree has none such."""
        for place, item in zip(self._shown, self._rows, strict=True):
            if view is not None and place.view == view:
                self.setCurrentIndex(item.index())
                return True
        return False

    def places(self) -> list[Place]:
        """All rows, from the top down."""
        return self._shown

    def place(self, view: View) -> Place | None:
        """The name and counts of a view."""
        return next((place for place in self._shown if place.view == view), None)

    def current(self) -> Place | None:
        """The place that is chosen."""
        place = self.currentIndex().data(PLACE)
        return place if isinstance(place, Place) else None

    def feed(self, place: Place | None) -> Feed | None:
        """The feed that a place is of."""
        feeds = self.sidebar.feeds if self.sidebar and place and place.view and place.view.feed else ()
        return next((feed for feed in feeds if place and place.view and feed.id == place.view.feed), None)

    def folder(self, place: Place | None) -> Folder | None:
        """The folder that a place is of."""
        folders = self.sidebar.folders if self.sidebar and place and place.view and place.view.folder else ()
        return next((one for one in folders if place and place.view and one.id == place.view.folder), None)

    def search(self, place: Place | None) -> SavedSearch | None:
        """The saved search that a place is."""
        saved = self.sidebar.searches if self.sidebar and place and place.view and place.view.search else ()
        return next((one for one in saved if place and search_view(one) == place.view), None)

    def tag(self, place: Place | None) -> Tag | None:
        """The tag that a place is of."""
        tags = self.sidebar.tags if self.sidebar and place and place.view and place.view.tag else ()
        return next((tag for tag in tags if place and place.view and tag.name == place.view.tag), None)

    def rename(self) -> None:
        """Let the name of the chosen feed, folder, tag or search be typed in its place."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.edit(index)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            for place, item in zip(self._shown, self._rows, strict=True):
                item.setSizeHint(size(place, self.font()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.current()
        if place and place.view is None and event.key() in ENTER:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
        elif place and event.key() == Qt.Key.Key_F2:
            self.rename()
        elif place and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(place)
        else:
            super().keyPressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        index = self.indexAt(event.position().toPoint())
        fits = self._places.canDropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, index)
        self._aim(QPersistentModelIndex(index) if fits else None)
        event.setAccepted(fits)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; an action would make Qt take the dragged row away."""
        if (target := self.rows.target) is not None:
            self._places.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, -1, -1, target)
        self._aim(None)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _aim(self, target: QPersistentModelIndex | None) -> None:
        self.rows.target = target
        repaint(self)

    def next_unread(self) -> View | None:
        """The next feed below that has something unread, from the top again after the last."""
        feeds = [place for place in self._shown if place.view and place.view.feed is not None]
        views = [place.view for place in feeds]
        start = views.index(self.view()) + 1 if self.view() in views else 0
        return next((place.view for place in feeds[start:] + feeds[:start] if place.count), None)

    def folded(self) -> list[str]:
        """The keys of the places that are closed."""
        return sorted(self._closed)

    def fold(self, names: list[str]) -> None:
        if self._closed != set(names):
            self._closed = set(names)
            self._unfold()

    def show_icons(self, pictures: FeedIcons) -> None:
        """Show the feeds' own icons where they have one."""
        self.rows.pictures = pictures
        pictures.came.connect(self._repaint)

    def set_colours(self, colours: Colours) -> None:
        self.rows.colours = colours
        repaint(self)

    @Slot()
    def _repaint(self) -> None:
        repaint(self)

    def _dress(self) -> None:
        self.setObjectName("places")
        self.setAccessibleName(self.tr("Views, feeds and tags"))
        self.setItemDelegate(self.rows)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setMouseTracking(True)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setExpandsOnDoubleClick(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)  # the row says it
        self.setAutoExpandDelay(600)
        self.setMinimumSize(QSize(150, 100))

    def _grow(self, parent: QStandardItem, branches: tuple[Branch, ...]) -> None:
        for branch in branches:
            item = self._places.item_for(branch.place)
            _label(item, branch.place)
            item.setSizeHint(size(branch.place, self.font()))
            self._rows.append(item)
            parent.appendRow(item)
            self._grow(item, branch.inside)

    def _renew(self, before: list[Place]) -> None:
        blocked = self._places.blockSignals(True)  # one look at the whole instead of three for each row
        for item, place, old in zip(self._rows, self._shown, before, strict=True):
            if place != old:
                _label(item, place)
        self._places.blockSignals(blocked)
        repaint(self)

    def _unfold(self) -> None:
        for place, item in zip(self._shown, self._rows, strict=True):
            if item.hasChildren():
                self.setExpanded(item.index(), place.key not in self._closed)

    @Slot(QModelIndex)
    def _fold(self, index: QModelIndex) -> None:
        key = index.data(PLACE).key
        if self.isExpanded(index):
            self._closed.discard(key)
        else:
            self._closed.add(key)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex) -> None:
        place = current.data(PLACE)
        if isinstance(place, Place) and place.view is not None:
            self.chosen.emit(place.view)

    @Slot(QPoint)
    def _ask_menu(self, point: QPoint) -> None:
        place = self.indexAt(point).data(PLACE)
        if isinstance(place, Place):
            self.menu_wanted.emit(place, self.viewport().mapToGlobal(point))


def _label(item: QStandardItem, place: Place) -> None:
    item.setData(place, PLACE)
    item.setText(f"{place.name} ({place.counted})" if place.count else place.name)  # for screen readers
