"""What can be asked of the place one is at in the side bar: from the menus, by keys, by a right click."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.types import Scope, View
from ui import asking
from ui.branches import FEEDS, TAGS
from ui.feed_acts import FeedActs
from ui.tag_acts import TagActs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.types import Feed, Folder, FolderId
    from ui.background import Background
    from ui.banner import Banner
    from ui.branches import Place
    from ui.desk import Desk
    from ui.feed_sheet import FeedSheet
    from ui.rules_sheet import RulesSheet

DEEPER = "    "  # before the name of a folder within another, in a menu


class PlaceActs(QObject):
    """Finds out what a place is, and lets FeedActs do what is chosen."""

    def __init__(self, desk: Desk, background: Background, banner: Banner) -> None:
        super().__init__(desk)
        self._desk, self._background, self._banner = desk, background, banner
        self._tree = desk.columns.tree
        self.feeds = FeedActs(desk.library, background, banner, desk.acts.undo, self)
        self.tags = TagActs(desk.library, banner, desk.acts.undo, desk)
        self._tree.menu_wanted.connect(self.show)
        self._tree.renamed.connect(self._renamed)
        self._tree.moved.connect(self._moved)
        self._tree.removal_wanted.connect(self.remove)

    @cached_property
    def sheet(self) -> FeedSheet:
        """The page of a feed's details, made when it is first needed."""
        from ui.feed_sheet import FeedSheet

        made = FeedSheet(self._desk.library, self._background, self.feeds, self._desk)
        made.refresh_wanted.connect(lambda feed: self._desk.collecting.refresh([feed]))
        return made

    @cached_property
    def rules(self) -> RulesSheet:
        """The page of rules, made when it is first needed."""
        from ui.rules_sheet import RulesSheet

        return RulesSheet(self._desk.library, self._background, self._desk.acts.undo, self._desk)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the menu bar's commands do, for the place one is at."""
        return {
            "refresh_place": lambda: self.refresh(self._tree.current()),
            "rename_place": self._tree.rename,
            "move_place": self.ask_where,
            "rules": lambda: self.rules.show_rules(),
            "new_folder": lambda: self.ask_folder(self._tree.folder(self._tree.current())),
            "pause": self._pause_current,
            "details": lambda: self.show_details(self._tree.feed(self._tree.current())),
            "unsubscribe": lambda: self.remove(self._tree.current()),
        }

    # ── the menu of a place ──────────────────────────────────────────────────────────────────────

    @Slot(object, QPoint)
    def show(self, place: Place, point: QPoint) -> None:
        """Open the menu of a place."""
        menu = self.menu(place)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(point)

    def menu(self, place: Place) -> QMenu:
        """The menu of a view, folder, feed, tag or heading; empty when there is nothing to do with it."""
        menu = QMenu(self._desk)
        menu.aboutToHide.connect(menu.deleteLater)
        if place.view is None:
            self._add_heading(menu, place)
            return menu
        if place.view.scope is Scope.TRASH:
            self._add_trash(menu, place)
            return menu
        menu.addAction(self.tr("Mark all as read"), partial(self._desk.acts.mark_all_read, place.view))
        if feed := self._tree.feed(place):
            self._add_feed(menu, feed)
        elif folder := self._tree.folder(place):
            self._add_folder(menu, folder)
        elif tag := self._tree.tag(place):
            self.tags.fill(menu, tag, self._tree.rows.colours, self._rename_at(place.view))
        elif search := self._tree.search(place):
            self._desk.searches.fill(menu, search, self._rename_at(place.view))
        return menu

    def _add_heading(self, menu: QMenu, place: Place) -> None:
        if place.name == self._tree.tr(FEEDS):
            menu.addAction(self.tr("Refresh all"), self._desk.refresh)
            menu.addAction(self.tr("New folder…"), partial(self.ask_folder, None))
        elif place.name == self._tree.tr(TAGS):
            self.tags.fill_alike(menu)

    def _add_trash(self, menu: QMenu, place: Place) -> None:
        empty = menu.addAction(self.tr("Empty the trash…"), self._desk.deleting.ask_to_empty)
        empty.setEnabled(bool(place.count))

    def _add_feed(self, menu: QMenu, feed: Feed) -> None:
        menu.addAction(self.tr("Refresh this feed"), partial(self._desk.collecting.refresh, [feed.id]))
        menu.addAction(self.tr("Details…"), partial(self.show_details, feed))
        menu.addSeparator()
        menu.addAction(self.tr("Rename"), self._rename_at(View(feed=feed.id)))
        self._add_targets(
            menu.addMenu(self.tr("Move to")), feed.folder, None, partial(self.feeds.move_feed, feed)
        )
        resting = menu.addAction(self.tr("Pause"), partial(self.feeds.pause, feed, not feed.paused))
        resting.setCheckable(True)
        resting.setChecked(feed.paused)
        menu.addSeparator()
        menu.addAction(self.tr("Copy address"), partial(_copy, feed.address))
        if feed.site:
            open_site = partial(self._desk.reading.open, feed.site)
            menu.addAction(self.tr("Open the site in the browser"), open_site)
        menu.addSeparator()
        menu.addAction(self.tr("Unsubscribe"), partial(self.feeds.unsubscribe, feed))

    def _add_folder(self, menu: QMenu, folder: Folder) -> None:
        menu.addAction(self.tr("Refresh this folder"), partial(self._refresh_folder, folder.id))
        menu.addSeparator()
        menu.addAction(self.tr("Rename"), self._rename_at(View(folder=folder.id)))
        where = menu.addMenu(self.tr("Move to"))
        self._add_targets(where, folder.parent, folder, partial(self.feeds.move_folder, folder))
        menu.addAction(self.tr("New folder inside…"), partial(self.ask_folder, folder))
        menu.addSeparator()
        menu.addAction(self.tr("Remove folder"), partial(self.feeds.remove_folder, folder))

    def _add_targets(
        self, menu: QMenu, now: FolderId | None, but: Folder | None, move: Callable[[FolderId | None], object]
    ) -> None:
        """The folders one may choose among; the one that something stands in is ticked."""
        targets: list[tuple[str, FolderId | None]] = [(self.tr("No folder"), None)]
        targets += [(DEEPER * depth + one.name, one.id) for one, depth in self._folders(None, but, 0)]
        for name, id_ in targets:
            action = menu.addAction(name.replace("&", "&&"), partial(move, id_))
            action.setCheckable(True)
            action.setChecked(id_ == now)

    def _folders(
        self, parent: FolderId | None, but: Folder | None, depth: int
    ) -> Iterator[tuple[Folder, int]]:
        """All folders with how deep they stand, but for one with what is inside it."""
        for folder in self._tree.sidebar.folders if self._tree.sidebar else ():
            if folder.parent == parent and folder != but:
                yield folder, depth
                yield from self._folders(folder.id, but, depth + 1)

    def _rename_at(self, view: View) -> Callable[[], None]:
        def rename() -> None:
            self._tree.go_to(view)
            self._tree.setFocus()
            self._tree.rename()

        return rename

    # ── what is chosen ───────────────────────────────────────────────────────────────────────────

    def refresh(self, place: Place | None) -> None:
        """Ask the feed, or the feeds of the folder; anywhere else all."""
        if feed := self._tree.feed(place):
            self._desk.collecting.refresh([feed.id])
        elif folder := self._tree.folder(place):
            self._refresh_folder(folder.id)
        else:
            self._desk.refresh()

    def _refresh_folder(self, folder: FolderId) -> None:
        self._desk.collecting.refresh(self._desk.library.feeds_in(folder))

    @Slot(object)
    def remove(self, place: Place | None) -> None:
        """Unsubscribe from the feed, or take the folder, tag or search away."""
        if feed := self._tree.feed(place):
            self.feeds.unsubscribe(feed)
        elif folder := self._tree.folder(place):
            self.feeds.remove_folder(folder)
        elif tag := self._tree.tag(place):
            self.tags.delete(tag)
        elif search := self._tree.search(place):
            self._desk.searches.delete(search)
        else:
            self._banner.say(self.tr("Choose a feed or a folder in the side bar first"))

    def show_details(self, feed: Feed | None) -> None:
        """Open a feed's details."""
        if feed is None:
            self._banner.say(self.tr("Choose a feed in the side bar first"))
        else:
            self.sheet.show_feed(feed.id)

    def ask_where(self) -> None:
        """Let one choose the folder that the chosen feed or folder is to stand in."""
        menu, place = QMenu(self._desk), self._tree.current()
        menu.aboutToHide.connect(menu.deleteLater)
        if feed := self._tree.feed(place):
            self._add_targets(menu, feed.folder, None, partial(self.feeds.move_feed, feed))
        elif folder := self._tree.folder(place):
            self._add_targets(menu, folder.parent, folder, partial(self.feeds.move_folder, folder))
        else:
            self._banner.say(self.tr("Choose a feed or a folder in the side bar first"))
            return
        row = self._tree.visualRect(self._tree.currentIndex())
        menu.popup(self._tree.viewport().mapToGlobal(row.bottomLeft() + QPoint(40, 0)))

    def ask_folder(self, parent: Folder | None) -> None:
        """Ask how a new folder is to be called."""
        words = self.tr("Name of the folder in “{}”").format(parent.name) if parent else self.tr("Name")
        make, inside = self.feeds.make_folder, parent.id if parent else None

        def take(name: str) -> None:
            if name.strip():
                make(name, inside)

        asking.for_words(self._desk, self.tr("New folder"), words, self.tr("Make folder"), take)

    def _pause_current(self) -> None:
        if feed := self._tree.feed(self._tree.current()):
            self.feeds.pause(feed, not feed.paused)
        else:
            self._banner.say(self.tr("Choose a feed in the side bar first"))

    @Slot(object, str)
    def _renamed(self, place: Place, name: str) -> None:
        if name.strip() in (place.name, place.view.tag if place.view else ""):
            return
        if feed := self._tree.feed(place):
            self.feeds.rename(feed, name)
        elif folder := self._tree.folder(place):
            self.feeds.rename_folder(folder, name)
        elif tag := self._tree.tag(place):
            self.tags.rename(tag.name, name)
        elif search := self._tree.search(place):
            self._desk.searches.rename(search, name)

    @Slot(object, object)
    def _moved(self, dragged: View, into: View) -> None:
        place = self._tree.place(dragged)
        if feed := self._tree.feed(place):
            self.feeds.move_feed(feed, into.folder)
        elif folder := self._tree.folder(place):
            self.feeds.move_folder(folder, into.folder)
        elif tag := self._tree.tag(place):
            self.tags.move(tag, into.tag)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
