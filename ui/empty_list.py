"""The page in the place of an empty list, whose words stay true while feeds are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.emptiness import why_empty

if TYPE_CHECKING:
    from reader.library import Library
    from reader.types import View
    from ui.columns import Columns


class EmptyList(QObject):
    """Says why the list of a view has no stories, and what would fill it."""

    def __init__(self, library: Library, columns: Columns) -> None:
        super().__init__(columns)
        self._columns = columns
        self._offline = library.is_offline
        self._view = self._place = columns.list.view

    def say(self, view: View, place: View) -> None:
        """A view is empty; `place` is the one of the side bar that it is of."""
        self._view, self._place = view, place
        self._say()

    @Slot()
    def say_again(self) -> None:
        """Feeds fare otherwise now."""
        if self._columns.middle.is_empty:
            self._say()

    @Slot(bool)
    def take_offline(self, on: bool) -> None:
        """One works offline from now on, or no more."""
        self._offline = on
        self.say_again()

    def _say(self) -> None:
        place, shown = self._columns.tree.place(self._place), self._columns.tree.sidebar
        trouble, feeds = place.trouble if place else "", shown.feeds if shown else ()
        reason = why_empty(self._view, trouble, self.tr, feeds, offline=self._offline)
        self._columns.middle.no_list.show_reason(reason)
