"""The three panes side by side, and what stands in them when there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.bulk_bar import BulkBar
from ui.feed_icons import FeedIcons
from ui.feed_tree import FeedTree
from ui.finding import Finding
from ui.footer import Footer
from ui.highlight_list import HighlightList
from ui.pages import Empty
from ui.parts import TOP, fill, label, row
from ui.quote_column import WIDTH
from ui.search_bar import SearchBar
from ui.story_column import StoryColumn
from ui.story_list import StoryList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.library import Library
    from ui.background import Background
    from ui.theme import Appearance, Colours

SIZES = (230, 380, 670)
NARROWEST = (170, 230, 320)
NARROW = 860  # below, the side bar is put away
BESIDE_QUOTES = 250  # so much more has to be there for side bar and quotes, or lines get too short


class Columns(QSplitter):
    """Makes and holds the panes; knows nothing of what they say to each other."""

    def __init__(
        self, library: Library, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        look = theme.colours(appearance.theme)
        self.side, middle = _column("side", self), _column("middle", self)
        self.tree, self.footer = FeedTree(look, self.side), Footer(look, self.side)
        self.tree.show_icons(FeedIcons(library, background, self))
        fill(QVBoxLayout(self.side), self._top(), self.tree, self.footer, space=0)
        self.search, self.bulk = SearchBar(look, middle), BulkBar(look, middle)
        self._lists = QStackedWidget(middle)
        self.list = StoryList(library, background, look, self._lists)
        self.no_list = Empty(look, self._lists)
        self.highlights = HighlightList(look, self._lists)
        self._highlights_shown = False
        self.finding = Finding(library, background, self.search, self.tree, look)
        for page in (self.list, self.no_list, self.highlights):
            self._lists.addWidget(page)
        fill(QVBoxLayout(middle), self.search, self._lists, self.bulk, space=0)
        self.right = StoryColumn(library, background, appearance, self)
        self.bar, self.pane, self.note = self.right.bar, self.right.pane, self.right.note
        self.quotes, self.story = self.right.quotes, self.right.story
        for column, least in zip((self.side, middle, self.right), NARROWEST, strict=True):
            column.setMinimumWidth(least)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 0, 1)):
            self.setStretchFactor(place, stretch)
        self.setSizes(list(SIZES))
        self._folded: bool | None = None  # as the person wants it; None: as there is room
        self._connect()

    def _connect(self) -> None:
        self.search.side.clicked.connect(self.fold_side)
        self.story.toggled.connect(self._arrange)
        self.list.selected_many.connect(self._show_selected)

    def show_list(self, filled: bool) -> None:
        """Show the list, of stories or of highlights, or the page that says why there is none."""
        full = self.highlights if self._highlights_shown else self.list
        filled = filled or (self._highlights_shown and self.highlights.count > 0)
        self._lists.setCurrentWidget(full if filled else self.no_list)
        self.pane.blank.invite(filled)

    def show_highlights(self, on: bool) -> None:
        """Show highlights instead of stories, or stories again."""
        if on != self._highlights_shown:
            self._highlights_shown = on
            self.show_list(self._lists.currentWidget() is not self.no_list)

    @Slot(int)
    def _show_selected(self, count: int) -> None:
        self.bulk.show_count(count, len(self.list.stories.ids))

    @Slot()
    def fold_side(self) -> None:
        """Put the side bar away, or bring it back."""
        self._folded = not self.side.isHidden()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """A narrow window has no room for the side bar; a button on the list's top brings it back."""
        wanted = NARROW + (WIDTH + BESIDE_QUOTES if self.story.is_open else 0)
        folded = self.width() < wanted if self._folded is None else self._folded
        self.side.setVisible(not folded)
        self.search.side.setVisible(folded)

    def set_colours(self, colours: Colours) -> None:
        lists = (self.tree, self.footer, self.search, self.list, self.highlights, self.no_list, self.bulk)
        for part in (*lists, self.finding.palette, self.right):
            part.set_colours(colours)

    def _top(self) -> QWidget:
        top = QWidget(self.side)
        top.setObjectName("side-top")
        top.setFixedHeight(TOP)
        top.setLayout(row(label(top, "wordmark", "Cuttings"), None, margins=(18, 0, 12, 0)))
        return top


def _column(name: str, parent: QSplitter) -> QWidget:
    """A column, taken in by the splitter itself. Its parts are made in it: what is moved is dressed twice."""
    column = QWidget(parent)
    column.setObjectName(name)
    return column
