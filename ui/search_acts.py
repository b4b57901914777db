"""What a person does to saved searches: save, name, change, let go; each act with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.types import SavedSearch, View
from ui import asking
from ui.branches import COUNTED, search_view
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.library import Library
    from ui.background import Background
    from ui.undo import Undo

CALM = 1_000  # milliseconds without a change before searches are counted again
LONGEST_NAME = 60


class SearchActs(QObject):
    """Keeps the saved searches: all of them are one value, so that undo is setting the one before."""

    def __init__(self, library: Library, undo: Undo, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._undo, self._window = library, undo, window

    def saved(self, view: View) -> SavedSearch | None:
        """The saved search that a view is."""
        here = View(search=view.search, best=view.best)
        return next((one for one in self._library.saved_searches() if search_view(one) == here), None)

    def save(self, query: str, best: bool) -> None:
        """Put a search into the side bar, named by its words."""
        words = self.tr("Save search “{}”").format(query)
        name = query if len(query) <= LONGEST_NAME else query[:LONGEST_NAME].rstrip() + "…"
        self._set(words, (*self._library.saved_searches(), SavedSearch(name=name, query=query, best=best)))

    def delete(self, search: SavedSearch) -> None:
        """Take a search out of the side bar."""
        others = [one for one in self._library.saved_searches() if one != search]
        self._set(self.tr("Delete search “{}”").format(search.name), others)

    def rename(self, search: SavedSearch, name: str) -> None:
        """Give a search another name."""
        if name.strip():
            words = self.tr("Rename search “{}”").format(search.name)
            self._change(words, search, search._replace(name=name.strip()))

    def ask_query(self, search: SavedSearch) -> None:
        """Let the words of a search be changed."""
        asking.for_words(
            self._window,
            self.tr("Change the search"),
            self.tr("What “{}” looks for").format(search.name),
            self.tr("Change"),
            partial(self._change_query, search),
            known=search.query,
        )

    def fill(self, menu: QMenu, search: SavedSearch, rename: Callable[[], None]) -> None:
        """Put what can be done with a search into its menu."""
        menu.addAction(self.tr("Rename"), rename)
        menu.addAction(self.tr("Change what it looks for…"), partial(self.ask_query, search))
        menu.addSeparator()
        menu.addAction(self.tr("Move up"), partial(self._move, search, -1))
        menu.addAction(self.tr("Move down"), partial(self._move, search, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Delete search"), partial(self.delete, search))

    def _change_query(self, search: SavedSearch, query: str) -> None:
        if query.strip():
            name = query.strip() if search.name == search.query else search.name
            words = self.tr("Change search “{}”").format(search.name)
            self._change(words, search, search._replace(name=name, query=query.strip()))

    def _change(self, words: str, search: SavedSearch, changed: SavedSearch) -> None:
        saved = self._library.saved_searches()
        self._set(words, [changed if one == search else one for one in saved])

    def _move(self, search: SavedSearch, by: int) -> None:
        saved = list(self._library.saved_searches())
        place = saved.index(search)
        saved.insert(max(0, place + by), saved.pop(place))
        self._set(self.tr("Move search “{}”").format(search.name), saved)

    def _set(self, words: str, after: Sequence[SavedSearch]) -> None:
        before, keep = self._library.saved_searches(), self._library.save_searches
        if tuple(after) != before:
            self._undo.do(Act(words, lambda _: keep(after), lambda _: keep(before)), ())


class SearchCounts(QObject):
    """Counts the stories of the saved searches, off the window's thread, when nothing changes for a while."""

    def __init__(
        self,
        library: Library,
        background: Background,
        show: Callable[[dict[View, int]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library, self._background, self._show = library, background, show
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._count)
        background.changed.connect(self.count_soon)
        self.count_soon()

    @Slot()
    def count_soon(self) -> None:
        """Something is different: count again, a moment later."""
        self._calm.start()

    @Slot()
    def _count(self) -> None:
        self._background.read(partial(_counts, self._library), self._show, topic="search counts")


def _counts(library: Library) -> dict[View, int]:
    views = [search_view(one) for one in library.saved_searches()]
    return {view: library.count(view, COUNTED) for view in views}
