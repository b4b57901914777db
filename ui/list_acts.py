"""What is done with the list as a whole: chosen in it, saved, deleted, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from ui.banner import Banner
    from ui.desk import Desk


class ListActs(QObject):
    """Acts on the list of a desk."""

    def __init__(self, desk: Desk, banner: Banner) -> None:
        super().__init__(desk)
        self._desk, self._banner = desk, banner

    @Slot()
    def delete(self) -> None:
        """Put the chosen stories into the trash; in the side bar the key is for the place one is at."""
        if self._desk.columns.tree.hasFocus() and (place := self._desk.columns.tree.current()):
            self._desk.columns.tree.removal_wanted.emit(place)
        else:
            self._desk.deleting.delete(self._desk.chosen())

    @Slot()
    def restore(self) -> None:
        """Take the chosen stories out of the trash."""
        if self._desk.is_trash:
            self._desk.deleting.restore(self._desk.columns.list.selected())
        else:
            self._banner.say(self.tr("Only what lies in the trash can be restored"))

    @Slot()
    def save_search(self) -> None:
        """Put what is searched for into the side bar, or take it out again."""
        view = self._desk.view()
        if not view.search:
            self._desk.search()
        elif saved := self._desk.searches.saved(view):
            self._desk.searches.delete(saved)
        else:
            self._desk.searches.save(view.search, view.best)

    @Slot()
    def select_all(self) -> None:
        """Choose every story of the view."""
        self._desk.columns.list.selectAll()
        self._desk.columns.list.setFocus()
