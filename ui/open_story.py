"""One story that is open in a column: read, marked, noted on, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.ahead import Ahead
from ui.highlighting import Highlighting
from ui.page_acts import PageActs
from ui.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from ui.background import Background
    from ui.banner import Banner
    from ui.story_column import StoryColumn
    from ui.theme import Appearance
    from ui.undo import Undo


class OpenStory(QObject):
    """What serves a column, in the window or in one of its own."""

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
        self.reading.shown.connect(note.show_story)
        pane.opened.connect(self.reading.open)
        note.opened.connect(self.reading.open)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What serves the commands of the page."""
        return self.page_acts.commands() | self.highlighting.commands()
