"""The quotes of the open story by speaker, beside the story or, where that is narrow, over its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.types import Corrections
from ui.parts import fill, ground, label, paint_signs, row, tool
from ui.quote_list import QuoteList
from ui.speakers import people

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reader.types import Story
    from ui.reader_pane import ReaderPane
    from ui.theme import Colours
    from ui.typography import Typography

WIDTH = 290
BESIDE = 700  # pixels of pane and column together; below, the column lies over the pane
_NONE = Corrections()
_LEAST_SEEN = 44  # of the pane, when the column lies over it
_TIMES = 0.79  # the size of a quote in the list, to its size in the story
_SMALLEST, _LARGEST = 13, 21


class QuoteColumn(QWidget):
    """A title with the count, the list, or words for why there is none.

    Signals: closed: by its button.
    """

    closed = Signal()

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "quote-column")
        self._colours = colours
        self._story: Story | None = None
        self.list = QuoteList(colours, self)
        self.count = label(self, "quotes-count")
        self.words = label(self, "quotes-none", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.close_button = tool(self, "quotes-close", self.tr("Put the quotes away (Q)"), "close")
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setProperty("ink", colours.muted)
        self.close_button.clicked.connect(self.closed)
        self._pages = QStackedWidget(self)
        empty = QWidget(self)
        fill(QVBoxLayout(empty), self.words, None, margins=(28, 64, 28, 0))
        for page in (self.list, empty):
            self._pages.addWidget(page)
        title = label(self, "quotes-title", self.tr("Quotes"))
        head = row(title, self.count, None, self.close_button, margins=(20, 12, 8, 6), space=8)
        fill(QVBoxLayout(self), head, self._pages, space=0)
        self.setAccessibleName(self.tr("Quotes of this story"))
        self.show_story(None)
        self.set_colours(colours)

    @Slot(object)
    def show_story(self, story: Story | None, corrections: Corrections = _NONE) -> None:
        """Show who speaks in a story."""
        if story is None or self._story is None or story.id != self._story.id:
            self.list.begin()
        self._story = story
        quotes = story.quotes if story else ()
        taken_out = any(not one.is_quote for one in corrections.quotes)
        self.list.show_quotes(quotes, corrections)
        self.count.setText(self._counted(len(quotes), len(people(quotes))) if quotes else "")
        self.words.setText(self._why_none() if not quotes else "")
        self._pages.setCurrentIndex(0 if quotes or taken_out else 1)

    @Slot(object)
    def follow(self, typography: Typography) -> None:
        """Follow the size of the story's text."""
        self.list.set_pixels(max(_SMALLEST, min(round(typography.pixels * _TIMES), _LARGEST)))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.list.set_colours(colours)
        self.close_button.setProperty("ink", colours.muted)
        paint_signs(self, colours)

    def _counted(self, quotes: int, speakers: int) -> str:
        said = self.tr("1 quote") if quotes == 1 else self.tr("{} quotes").format(quotes)
        if not speakers:
            return said
        by = self.tr("1 speaker") if speakers == 1 else self.tr("{} speakers").format(speakers)
        return f"{said}  ·  {by}"

    def _why_none(self) -> str:
        if self._story is None:
            return self.tr("Choose a story, and here stands who speaks in it.")
        return self.tr("Nobody is quoted in this story.")


class StoryAndQuotes(QWidget):
    """Keeps the pane and the column in their places.

    Signals: toggled(bool): the column is shown now, or not.
    """

    toggled = Signal(bool)

    def __init__(self, pane: ReaderPane, column: QuoteColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("story-and-quotes")
        self._pane, self._column = pane, column
        pane.setParent(self)
        column.setParent(self)
        column.hide()
        column.closed.connect(self.fold)

    @property
    def is_open(self) -> bool:
        """Whether the column is shown."""
        return not self._column.isHidden()

    @property
    def is_beside(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= BESIDE

    def show_column(self, on: bool) -> None:
        """Show the column, or put it away."""
        if on != self.is_open:
            self._column.setVisible(on)
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
        self._pane.setGeometry(0, 0, self.width() - taken, self.height())
        self._column.setGeometry(self.width() - width, 0, width, self.height())
        self._column.raise_()
        self._column.setProperty("over", not beside)
        self._column.style().unpolish(self._column)
        self._column.style().polish(self._column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
