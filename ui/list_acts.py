"""What is done with the list as a whole: how its rows are, what is chosen in it, saved, deleted, restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.types import View
from ui import theme
from ui.orders import Order
from ui.row_shape import Density

if TYPE_CHECKING:
    from ui.banner import Banner
    from ui.desk import Desk
    from ui.theme import Appearance


class ListActs(QObject):
    """Acts on the list of a desk. Signals: density_changed(Density)."""

    density_changed = Signal(object)

    def __init__(self, desk: Desk, appearance: Appearance, banner: Banner) -> None:
        super().__init__(desk)
        self._desk, self._appearance, self._banner = desk, appearance, banner

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

    def set_density(self, density: Density) -> None:
        """Show more or less of each story."""
        self._desk.columns.list.set_density(density)
        self._desk.columns.search.show_density(density, theme.colours(self._appearance.theme))
        self.density_changed.emit(density)

    @Slot()
    def next_density(self) -> None:
        """The next of the three kinds of rows."""
        kinds = list(Density)
        self.set_density(kinds[(kinds.index(self._desk.columns.list.density) + 1) % len(kinds)])

    def show_star(self) -> None:
        search = self._desk.columns.search
        saved = self._desk.searches.saved(View(search=search.words(), best=search.order is Order.BEST))
        search.show_saved(saved is not None, theme.colours(self._appearance.theme))
