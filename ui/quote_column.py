"""The quotes of the open story by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.types import Corrections
from ui.parts import fill, ground, label, paint_signs, row, tool
from ui.quote_list import QuoteList
from ui.speakers import people

if TYPE_CHECKING:
    from reader.types import Story
    from ui.theme import Colours
    from ui.typography import Typography

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
    def show_story(self, story: Story | None, corrections: Corrections | None = None) -> None:
        """Show who speaks in a story."""
        if story is None or self._story is None or story.id != self._story.id:
            self.list.begin()
        self._story = story
        quotes = story.quotes if story else ()
        said = corrections or Corrections()
        taken_out = any(not one.is_quote for one in said.quotes)
        self.list.show_quotes(quotes, said)
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
