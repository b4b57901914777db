"""The column of a view: its search field, its stories or what stands in their place, and acts on several."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.parts import fill
from ui.row_shape import Density
from ui.search_bar import SearchBar
from ui.story_list import StoryList

if TYPE_CHECKING:
    from reader.library import Library
    from ui.background import Background
    from ui.bulk_bar import BulkBar
    from ui.highlight_list import HighlightList
    from ui.pages import Empty
    from ui.theme import Colours


class ListColumn(QWidget):
    """Makes and holds the parts; what a view does without is made when it is first needed.

    Signals: wanted(str): a button asks for a command; highlight_chosen(StoryId, id of a highlight);
    left: Escape in the highlights; filled(bool): there is something to choose from now, or words for why not;
    density_changed(Density): of the rows.
    """

    wanted = Signal(str)
    highlight_chosen = Signal(int, int)
    left = Signal()
    filled = Signal(bool)
    density_changed = Signal(object)

    def __init__(self, library: Library, background: Background, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._colours = colours
        self._highlights_shown = False
        self.search = SearchBar(colours, self)
        self._lists = QStackedWidget(self)
        self.list = StoryList(library, background, colours, self._lists)
        self._lists.addWidget(self.list)
        self._column = fill(QVBoxLayout(self), self.search, self._lists, space=0)
        self.list.selected_many.connect(self._show_selected)

    @cached_property
    def no_list(self) -> Empty:
        """What says why there is nothing."""
        from ui.pages import Empty

        made = Empty(self._colours, self._lists)
        made.wanted.connect(self.wanted)
        self._lists.addWidget(made)
        return made

    @cached_property
    def highlights(self) -> HighlightList:
        """Highlights in the place of stories."""
        from ui.highlight_list import HighlightList

        made = HighlightList(self._colours, self._lists)
        made.chosen.connect(self.highlight_chosen)
        made.left.connect(self.left)
        self._lists.addWidget(made)
        return made

    @cached_property
    def bulk(self) -> BulkBar:
        """What may be done with several stories."""
        from ui.bulk_bar import BulkBar

        made = BulkBar(self._colours, self)
        made.wanted.connect(self.wanted)
        self._column.addWidget(made)
        return made

    def show_list(self, filled: bool) -> None:
        """Show the list, of stories or of highlights, or the page that says why there is none."""
        full = self.highlights if self._highlights_shown else self.list
        filled = filled or (self._highlights_shown and self.highlights.count > 0)
        self._lists.setCurrentWidget(full if filled else self.no_list)
        self.filled.emit(filled)

    @property
    def is_empty(self) -> bool:
        """Whether words stand in the place of a list."""
        return "no_list" in self.__dict__ and self._lists.currentWidget() is self.no_list

    def show_highlights(self, on: bool) -> None:
        """Show highlights instead of stories, or stories again."""
        if on != self._highlights_shown:
            was_filled = self._lists.currentWidget() in (self.list, self.__dict__.get("highlights"))
            self._highlights_shown = on
            self.show_list(was_filled)

    def set_density(self, density: Density) -> None:
        """Show more or less of each story."""
        self.list.set_density(density)
        self.search.show_density(density, self._colours)
        self.density_changed.emit(density)

    @Slot()
    def next_density(self) -> None:
        """The next of the three kinds of rows."""
        kinds = list(Density)
        self.set_density(kinds[(kinds.index(self.list.density) + 1) % len(kinds)])

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        made = (self.__dict__.get(name) for name in ("no_list", "highlights", "bulk"))
        for part in (self.search, self.list, *made):
            if part is not None:
                part.set_colours(colours)

    @Slot(int)
    def _show_selected(self, count: int) -> None:
        if count > 1 or "bulk" in self.__dict__:
            self.bulk.show_count(count, len(self.list.stories.ids))
