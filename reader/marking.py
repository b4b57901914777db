"""What a person marks in stories: highlights with their notes and tags, each act one value in, one out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader import opened, store, types
from reader.keeper import Keeper

if TYPE_CHECKING:
    import sqlite3

    from reader.types import Body, Changes, Field, Highlight, HighlightColour, HighlightedStory, StoryId


class Marked(NamedTuple):
    """What an act on a highlight changed, and the highlight: as it is now, or as it was when it went."""

    changes: Changes
    highlight: Highlight


class Marking(Keeper):
    """Highlights. All that writes belongs off the window's thread."""

    def highlights(self, search: str = "") -> list[HighlightedStory]:
        """All highlights by story, newest story first; of a search those that say all its words."""
        with self.reading() as db:
            return store.highlights.every(db, search)

    def highlight(
        self,
        id: StoryId,
        start: int,
        end: int,
        colour: HighlightColour | None = None,
        *,
        field: Field | None = None,
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> Marked:
        """Mark the words between two places of a story's field, if not said in yellow and of its text.
        RefusedError for none."""

        def job(db: sqlite3.Connection) -> Marked:
            store.stories.require(db, [id])
            texts = store.highlights.texts_of(db, id)
            made = store.highlights.mark(texts, id, start, end, field or types.Field.BODY)
            in_colour = colour or types.HighlightColour.YELLOW
            return self._put(replace(made, colour=in_colour, note=note, tags=tags), db)

        return self.write(job)

    def put_highlight(self, highlight: Highlight) -> Marked:
        """Keep a highlight as it is given: one that is there changes, one that went comes back. Where its
        words stand is looked up anew: an older value may come back after the story changed."""
        return self.write(partial(self._put, highlight))

    def take_off_highlight(self, id: int) -> Marked:
        """Take a highlight off its story. NotFoundError."""

        def job(db: sqlite3.Connection) -> Marked:
            gone = store.highlights.take_off(db, id)
            return Marked(_changes(db, gone.story), gone)

        return self.write(job)

    @staticmethod
    def note_body(text: str) -> Body:
        """A note, which is Markdown, in blocks to be set in type."""
        return opened.note(text)

    def _put(self, highlight: Highlight, db: sqlite3.Connection) -> Marked:
        store.stories.require(db, [highlight.story])
        id_ = store.highlights.put(db, highlight, self.clock())
        return Marked(_changes(db, highlight.story), store.highlights.require(db, id_))


def _changes(db: sqlite3.Connection, story: StoryId) -> Changes:
    return types.Changes(frozenset([story]), store.state.feeds_of(db, [story]), marks=True)
