"""The quotes by speaker beside the open story: shown, gone to, and put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.types import Quote, Story
    from ui.banner import Banner
    from ui.columns import Columns
    from ui.correcting import Correcting
    from ui.reading import Reading


class QuoteActs(QObject):
    """What is asked of the quotes of the story one reads."""

    def __init__(self, columns: Columns, reading: Reading, correcting: Correcting, banner: Banner) -> None:
        super().__init__(columns)
        self._columns, self._correcting, self._banner = columns, correcting, banner
        reading.shown.connect(self._show)
        columns.story.correct_wanted.connect(correcting.ask_row)
        columns.pane.correct_wanted.connect(correcting.ask)
        columns.story.chosen.connect(self._go_to)
        columns.story.left.connect(self._leave)

    @Slot()
    def toggle(self) -> None:
        """Show the quotes by speaker and go there, or put them away."""
        self._columns.story.fold()
        if self._columns.story.is_open:
            self._columns.story.quotes.list.setFocus()
        else:
            self._columns.list.setFocus()

    @Slot()
    def correct(self) -> None:
        """Ask who said the quote one is at, in the list or in the text."""
        story = self._columns.story
        if story.is_open and story.quotes.list.hasFocus():
            story.quotes.list.correct()
        elif not self._columns.pane.correct_quote():
            self._banner.say(self.tr("Go to a quote first (.), then say whose it is"))

    @Slot(object)
    def _show(self, story: Story | None) -> None:
        self._correcting.story = story
        try:
            said = self._correcting.corrections()
        except ReaderError:  # it went away this moment
            story = said = None
        self._columns.story.show_quotes(story, said)

    @Slot(object)
    def _go_to(self, quote: Quote) -> None:
        if not self._columns.story.is_beside:
            self._columns.story.show_column(False)  # it would lie over the words
            self._columns.pane.setFocus()
        self._columns.pane.go_to_quote(quote)

    @Slot()
    def _leave(self) -> None:
        """Escape in the quotes: back to the stories; a column over the story goes away."""
        if not self._columns.story.is_beside:
            self._columns.story.show_column(False)
        self._columns.list.setFocus()
