"""One story that is open in a column: read, marked, noted on, put right, printed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from reader.errors import ReaderError
from ui.ahead import Ahead
from ui.correcting import Correcting
from ui.highlighting import Highlighting
from ui.page_acts import PageActs
from ui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Story
    from ui.background import Background
    from ui.banner import Banner
    from ui.page_menu import PageMenu
    from ui.story_column import StoryColumn
    from ui.theme import Appearance
    from ui.undo import Undo


class OpenStory(QObject):
    """What serves a column, in the window or in one of its own.

    Signals: search_wanted(str): look these words up in the library.
    """

    search_wanted = Signal(str)

    def __init__(
        self,
        library: Library,
        background: Background,
        appearance: Appearance,
        banner: Banner,
        undo: Undo,
        column: StoryColumn,
    ) -> None:
        super().__init__(column)
        Ahead(self)
        pane, note = column.pane, column.note
        self.reading = Reading(library, background, pane, column.bar)
        self.highlighting = Highlighting(library, undo, pane, note, banner)
        self.page_acts = PageActs(pane, column.bar, appearance, banner, column)
        self.correcting = Correcting(library, undo, column)
        self._column, self._banner, self._appearance = column, banner, appearance
        self.reading.shown.connect(note.show_story)
        self.reading.shown.connect(self._show_quotes)
        pane.correct_wanted.connect(self.correcting.ask)
        column.story.correct_wanted.connect(self.correcting.ask_row)
        pane.opened.connect(self.reading.open)
        note.opened.connect(self.reading.open)
        pane.story_shown.connect(self._offer_menu)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What serves the commands of the page."""
        return {
            **self.page_acts.commands(),
            **self.highlighting.commands(),
            "put_right": self.correcting.ask_fields,
            "correct_quote": self.correct_quote,
        }

    def close(self) -> None:
        """The window closes: keep the notes that are being written, and remember the place."""
        self._column.note.keep()
        if self._column.pane.story is not None:
            self._column.pane.marks.leave()
        self.reading.close()

    @cached_property
    def menu(self) -> PageMenu:
        """The menu of the page, made with the first story; for it are also commands that windows serve."""
        from ui.page_menu import PageMenu

        pane = self._column.pane
        own = {"copy": pane.copy, "find": pane.find, "browser": self.reading.open_in_browser}
        made = PageMenu(pane, {**self.commands(), **own}, self._appearance)
        made.search_wanted.connect(self.search_wanted)
        made.save_wanted.connect(self.page_acts.save_picture)
        return made

    @Slot()
    def _offer_menu(self) -> PageMenu:
        return self.menu

    @Slot()
    def correct_quote(self) -> None:
        """Ask who said the quote one is at, in the list or in the text."""
        story = self._column.story
        if story.is_open and story.quotes.list.hasFocus():
            story.quotes.list.correct()
        elif not self._column.pane.correct_quote():
            self._banner.say(self.tr("Go to a quote first (.), then say whose it is"))

    @Slot(object)
    def _show_quotes(self, story: Story | None) -> None:
        self.correcting.story = story
        try:
            said = self.correcting.corrections()
        except ReaderError:  # it went away this moment
            story = said = None
        self._column.story.show_quotes(story, said)
