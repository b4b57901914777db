"""The view of all highlights: found by words, notes and tags; a choice leads to its place in the story."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.types import Changes, Scope, StoryId

if TYPE_CHECKING:
    from reader.library import Library
    from reader.types import HighlightedStory, View
    from ui.background import Background
    from ui.columns import Columns


class HighlightsView(QObject):
    """Fills the list of highlights while its view is chosen."""

    def __init__(self, library: Library, background: Background, columns: Columns) -> None:
        super().__init__(columns)
        self._library, self._background, self._columns = library, background, columns
        self._words: str | None = None  # what is searched for; None while another view is chosen
        self._wanted: tuple[int, int] | None = None  # a story that is on its way, and where to go in it
        columns.middle.highlight_chosen.connect(self._go)
        columns.pane.story_shown.connect(self._shown)
        background.changed.connect(self._changed)

    def show_view(self, view: View, words: str) -> None:
        """Show highlights in the place of stories, when that is what a view is about."""
        self._words = words if view.scope is Scope.HIGHLIGHTS else None
        self._columns.middle.show_highlights(self._words is not None)
        self._ask()

    def _ask(self) -> None:
        if self._words is not None:
            job = partial(self._library.highlights, self._words)
            self._background.read(job, self._answer, topic="highlights")

    def _answer(self, stories: list[HighlightedStory]) -> None:
        self._columns.middle.highlights.show_highlights(stories)
        self._columns.middle.show_list(bool(stories))

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        self._ask()

    @Slot(int, int)
    def _go(self, story: int, highlight: int) -> None:
        shown = self._columns.pane.story
        if shown is not None and shown.id == story:
            self._columns.pane.go_to_highlight(highlight)
        else:
            self._wanted = story, highlight
            self._columns.list.go_to(StoryId(story))
            self._columns.middle.highlights.setFocus()

    @Slot(object)
    def _shown(self) -> None:
        wanted, self._wanted = self._wanted, None
        story = self._columns.pane.story
        if wanted and story and story.id == wanted[0]:  # as soon as it lies where it was left
            QTimer.singleShot(0, self, partial(self._columns.pane.go_to_highlight, wanted[1]))
