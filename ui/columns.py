"""The three panes side by side, and what stands in them when there is nothing to show."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui import theme
from ui.feed_icons import FeedIcons
from ui.feed_tree import FeedTree
from ui.footer import Footer
from ui.list_column import ListColumn
from ui.parts import TOP, fill, label, row
from ui.story_and_quotes import WIDTH
from ui.story_column import StoryColumn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QResizeEvent

    from reader.library import Library
    from ui.background import Background
    from ui.finding import Finding
    from ui.theme import Appearance, Colours

SIZES = (230, 380, 670)
NARROWEST = (170, 230, 320)
NARROW = 860  # below, the side bar is put away
BESIDE_QUOTES = 250  # so much more has to be there for side bar and quotes, or lines get too short


class Columns(QSplitter):
    """Makes and holds the panes, each part inside its own: what is moved is dressed twice.

    Knows nothing of what they say to each other. Signals: place_wanted(View): the search field leads there.
    """

    place_wanted = Signal(object)

    def __init__(
        self, library: Library, background: Background, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        look = theme.colours(appearance.theme)
        self._library, self._background, self._appearance = library, background, appearance
        self._actions: Mapping[str, QAction] = {}
        self.side = QWidget(self)  # a splitter takes in by itself what is made in it
        self.side.setObjectName("side")
        self.tree, self.footer = FeedTree(look, self.side), Footer(look, self.side)
        fill(QVBoxLayout(self.side), self._top(), self.tree, self.footer, space=0)
        self.middle = ListColumn(library, background, look, self)
        self.search, self.list = self.middle.search, self.middle.list
        icons = FeedIcons(library, background, self)
        self.tree.show_icons(icons)
        self.list.show_icons(icons)
        self.right = StoryColumn(library, background, appearance, self)
        self.bar, self.pane = self.right.bar, self.right.pane
        self.story = self.right.story
        for column, least in zip((self.side, self.middle, self.right), NARROWEST, strict=True):
            column.setMinimumWidth(least)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((0, 0, 1)):
            self.setStretchFactor(place, stretch)
        self.setSizes(list(SIZES))
        self._folded: bool | None = None  # as the person wants it; None: as there is room
        self._connect()

    @cached_property
    def finding(self) -> Finding:
        """What makes the search field the one for everything, made when one goes there."""
        from ui.finding import Finding

        look = theme.colours(self._appearance.theme)
        made = Finding(self._library, self._background, self.search, self.tree, self._actions, look)
        made.place_wanted.connect(self.place_wanted)
        return made

    def know_commands(self, actions: Mapping[str, QAction]) -> None:
        """What the window can be asked for."""
        self._actions = actions

    def arrange_offers(self) -> None:
        """The window has another size."""
        if "finding" in self.__dict__:
            self.finding.palette.arrange()

    @Slot(str)
    def _offer(self, text: str) -> None:
        self.finding.offer(text)

    def _connect(self) -> None:
        self.search.offers_wanted.connect(self._offer)
        self.search.side.clicked.connect(self.fold_side)
        self.story.toggled.connect(self._arrange)
        self.middle.filled.connect(self.pane.blank.invite)

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
        for part in (self.tree, self.footer, self.middle, self.right):
            part.set_colours(colours)
        if "finding" in self.__dict__:
            self.finding.palette.set_colours(colours)

    def _top(self) -> QWidget:
        top = QWidget(self.side)
        top.setObjectName("side-top")
        top.setFixedHeight(TOP)
        top.setLayout(row(label(top, "wordmark", "Cuttings"), None, margins=(18, 0, 12, 0)))
        return top
