"""The open story with its quotes by speaker beside it or, where that is narrow, over its edge."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.reader_pane import ReaderPane

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.types import Corrections, Story
    from ui.means import Means
    from ui.quote_column import QuoteColumn
    from ui.theme import Colours, Theme

WIDTH = 290
BESIDE = 700  # pixels of pane and column together; below, the column lies over the pane
_LEAST_SEEN = 44  # of the pane, when the column lies over it


class StoryAndQuotes(QWidget):
    """Keeps the pane and the column in their places; the column is made when it is first opened.

    Signals: toggled(bool): the column is shown now, or not. chosen(Quote), correct_wanted(Row, QPoint on the
    screen) and left: in its list.
    """

    toggled = Signal(bool)
    chosen = Signal(object)
    correct_wanted = Signal(object, QPoint)
    left = Signal()

    def __init__(self, chosen: Theme, means: Means, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("story-and-quotes")
        self._colours = theme.colours(chosen)
        self._said: tuple[Story | None, Corrections | None] = None, None
        self.pane = ReaderPane(chosen, self, means)

    @cached_property
    def quotes(self) -> QuoteColumn:
        """The quotes by speaker."""
        from ui.quote_column import QuoteColumn

        made = QuoteColumn(self._colours, self)
        made.hide()
        made.follow(self.pane.typography)
        made.show_story(*self._said)
        self.pane.type_changed.connect(made.follow)
        self.pane.quote_moved.connect(made.list.point_to)
        made.closed.connect(self.fold)
        made.list.chosen.connect(self.chosen)
        made.list.correct_wanted.connect(self.correct_wanted)
        made.list.left.connect(self.left)
        return made

    def show_quotes(self, story: Story | None, corrections: Corrections | None = None) -> None:
        """Show who speaks in a story."""
        self._said = story, corrections
        if self._is_made:
            self.quotes.show_story(*self._said)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        if self._is_made:
            self.quotes.set_colours(colours)

    @property
    def _is_made(self) -> bool:
        return "quotes" in self.__dict__

    @property
    def is_open(self) -> bool:
        """Whether the column is shown."""
        return self._is_made and not self.quotes.isHidden()

    @property
    def is_beside(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= BESIDE

    def show_column(self, on: bool) -> None:
        """Show the column, or put it away."""
        if on != self.is_open:
            self.quotes.setVisible(on)
            self.arrange()
            self.toggled.emit(on)

    @Slot()
    def fold(self) -> None:
        """Show the column when it is away, else put it away."""
        self.show_column(not self.is_open)

    def arrange(self) -> None:
        """Give each its room."""
        beside = self.is_beside
        width = WIDTH if beside else min(WIDTH + 20, self.width() - _LEAST_SEEN)
        taken = width if self.is_open and beside else 0
        self.pane.setGeometry(0, 0, self.width() - taken, self.height())
        if not self._is_made:
            return
        self.quotes.setGeometry(self.width() - width, 0, width, self.height())
        self.quotes.raise_()
        self.quotes.setProperty("over", not beside)
        self.quotes.style().unpolish(self.quotes)
        self.quotes.style().polish(self.quotes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
