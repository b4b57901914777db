"""What a person marks in the open story and notes on it, each act with its way back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from reader import types
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.library import Library
    from reader.types import Changes, Highlight, HighlightColour, StoryId
    from ui.banner import Banner
    from ui.note_dock import NoteDock
    from ui.places import Passage
    from ui.reader_pane import ReaderPane
    from ui.undo import Undo


class Highlighting(QObject):
    """Keeps what is marked on a pane; `undo` takes it back."""

    def __init__(
        self, library: Library, undo: Undo, pane: ReaderPane, dock: NoteDock, banner: Banner
    ) -> None:
        super().__init__(pane)
        self._dock = dock
        dock.written.connect(self.note_story)
        dock.left.connect(pane.setFocus)
        self._library, self._undo, self._pane, self._banner = library, undo, pane, banner
        pane.story_shown.connect(self._listen)
        self._listens = False

    def commands(self) -> dict[str, Callable[[], object]]:
        """What serves each command."""
        return {
            "highlight": partial(self._mark, None),
            **{f"highlight_{one}": partial(self._mark, one) for one in types.HighlightColour},
            "note": self._note,
            "no_highlight": self._remove,
            "caret": self._pane.toggle_caret,
            "next_highlight": partial(self._step, 1),
            "previous_highlight": partial(self._step, -1),
        }

    @Slot()
    def _listen(self) -> None:
        """Listen to the pane's marks, which are made with its first story."""
        if not self._listens:
            self._listens = True
            marks = self._pane.marks
            marks.mark_wanted.connect(self.mark)
            marks.recoloured.connect(self.recolour)
            marks.note_written.connect(self.note)
            marks.tagged.connect(self.tag)
            marks.untagged.connect(self.untag)
            marks.removed.connect(self.remove)

    # ── acts ──

    @Slot(object, object)
    def mark(self, passage: Passage, colour: HighlightColour) -> None:
        """Mark words of the open story."""
        if self._pane.story is not None:
            making = _Making(self._library, self._pane.story.id, passage, colour)
            self._undo.do(Act(self.tr("Highlight"), making.do, making.take_back), ())

    @Slot(object)
    def remove(self, highlight: Highlight) -> None:
        """Take a highlight off."""
        put, take_off = self._library.put_highlight, self._library.take_off_highlight
        act = Act(
            self.tr("Take off highlight"),
            lambda _: take_off(highlight.id).changes,
            lambda _: put(highlight).changes,
        )
        self._undo.do(act, ())

    @Slot(object, object)
    def recolour(self, highlight: Highlight, colour: HighlightColour) -> None:
        self._change(self.tr("Colour of highlight"), highlight, replace(highlight, colour=colour))

    @Slot(object, str)
    def note(self, highlight: Highlight, text: str) -> None:
        self._change(self.tr("Note on highlight"), highlight, replace(highlight, note=text))

    @Slot(object, str)
    def tag(self, highlight: Highlight, tag: str) -> None:
        words = self.tr("Tag “{}”").format(tag)
        self._change(words, highlight, replace(highlight, tags=(*highlight.tags, tag)))

    @Slot(object, str)
    def untag(self, highlight: Highlight, tag: str) -> None:
        left = tuple(one for one in highlight.tags if one != tag)
        words = self.tr("Take off tag “{}”").format(tag)
        self._change(words, highlight, replace(highlight, tags=left))

    @Slot(object, str, str)
    def note_story(self, story: StoryId, before: str, text: str) -> None:
        """Keep a note on a story; an empty one takes it away."""
        note = self._library.note
        self._undo.do(
            Act(self.tr("Note"), lambda _: note(story, text), lambda _: note(story, before)), (story,)
        )

    def _change(self, words: str, before: Highlight, after: Highlight) -> None:
        if before != after:
            put = self._library.put_highlight
            self._undo.do(Act(words, lambda _: put(after).changes, lambda _: put(before).changes), ())

    # ── by key ──

    def _mark(self, colour: HighlightColour | None) -> None:
        if self._pane.story is None or not self._pane.marks.mark(colour):
            self._banner.say(self.tr("Select words first, or go to a quote (.) or a highlight (})"))

    def _note(self) -> None:
        """Write on the active highlight or the selected words, else on the story."""
        marks = self._pane.marks if self._pane.story is not None else None
        if marks and (marks.highlight or self._pane.selected_text()) and marks.note():
            return
        if not self._dock.edit():
            self._banner.say(self.tr("Open a story first, then write a note on it"))

    def _remove(self) -> None:
        if self._pane.story is None or not self._pane.marks.remove():
            self._banner.say(self.tr("Go to a highlight (}) first, then take it off"))

    def _step(self, step: int) -> None:
        if self._pane.story is not None and not self._pane.marks.step(step):
            self._banner.say(self.tr("Nothing is highlighted in this story"))


class _Making:
    """The making of a highlight: done again, the same one comes back."""

    def __init__(self, library: Library, story: StoryId, passage: Passage, colour: HighlightColour) -> None:
        self._library = library
        field, start, end = passage
        self._make = partial(library.highlight, story, start, end, colour, field=field)
        self._made: Highlight | None = None

    def do(self, _stories: Sequence[int]) -> Changes:
        marked = self._make() if self._made is None else self._library.put_highlight(self._made)
        self._made = marked.highlight
        return marked.changes

    def take_back(self, _stories: Sequence[int]) -> Changes:
        return self._library.take_off_highlight(self._made.id).changes if self._made else types.NOTHING
