"""The quotes by speaker beside the open story: shown, gone to, and left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from reader.types import Quote
    from ui.columns import Columns


class QuoteActs(QObject):
    """What is asked of the quotes of the story one reads."""

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns)
        self._columns = columns
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
