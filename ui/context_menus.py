"""What a right click on a place of the side bar offers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QMenu

if TYPE_CHECKING:
    from reader.types import Feed, View
    from ui.background import Background
    from ui.banner import Banner
    from ui.branches import Place
    from ui.desk import Desk


class PlaceMenus(QObject):
    """Makes the menu of a place, and does what is chosen in it."""

    def __init__(self, desk: Desk, background: Background, banner: Banner) -> None:
        super().__init__(desk)
        self._desk, self._background, self._banner = desk, background, banner
        desk.columns.tree.menu_wanted.connect(self.show)

    @Slot(object, QPoint)
    def show(self, place: Place, point: QPoint) -> None:
        """Open the menu of a place."""
        menu = self.menu(place)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(point)

    def menu(self, place: Place) -> QMenu:
        """The menu of a view, folder, feed or tag; empty for a heading."""
        menu = QMenu(self._desk)
        menu.aboutToHide.connect(menu.deleteLater)
        if place.view is not None:
            menu.addAction(self.tr("Mark all as read"), partial(self._mark_read, place.view))
            if feed := self._feed(place.view):
                self._add_feed(menu, feed)
        return menu

    def _add_feed(self, menu: QMenu, feed: Feed) -> None:
        menu.addAction(self.tr("Refresh this feed"), partial(self._desk.collecting.refresh, [feed.id]))
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), partial(self._rename, feed))
        menu.addAction(self.tr("Copy address"), partial(_copy, feed.address))
        if feed.site:
            menu.addAction(
                self.tr("Open the site in the browser"), partial(self._desk.reading.open, feed.site)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Unsubscribe"), partial(self._unsubscribe, feed))

    def _feed(self, view: View) -> Feed | None:
        feeds = self._desk.library.sidebar().feeds if view.feed is not None else ()
        return next((feed for feed in feeds if feed.id == view.feed), None)

    def _mark_read(self, view: View) -> None:
        self._desk.acts.mark_all_read(view)

    def _rename(self, feed: Feed) -> None:
        ask = QInputDialog(self._desk)
        ask.setWindowTitle(self.tr("Rename feed"))
        ask.setLabelText(self.tr("Name (empty: as the feed calls itself)"))
        ask.setTextValue(feed.title)
        ask.textValueSelected.connect(partial(self._renamed, feed))
        ask.finished.connect(ask.deleteLater)
        ask.open()

    def _renamed(self, feed: Feed, title: str) -> None:
        self._background.write(partial(self._desk.library.rename_feed, feed.id, title.strip()))

    def _unsubscribe(self, feed: Feed) -> None:
        job = partial(self._desk.library.unsubscribe, feed.id)
        self._background.write(job, partial(self._unsubscribed, feed))

    def _unsubscribed(self, feed: Feed, _changes: object) -> None:
        again = (self.tr("Subscribe again"), partial(self._desk.collecting.add_address, feed.address))
        words = self.tr("“{}” is no longer read").format(feed.title)
        self._banner.say(words, self.tr("Its stories stay in your library."), again)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
