"""What a person puts right: headline, byline and date of a story, who said a quote, whose name is whose.

It wins for ever: no refresh, no newer reading and no better finder undoes it. What was found is kept beside
it, so that taking a correction away brings it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import NotFoundError, RefusedError
from reader.keeper import Keeper
from reader.store import corrections, quotes, state, stories
from reader.types import Changes, Field, QuoteCorrection

if TYPE_CHECKING:
    import sqlite3
    import threading

    from reader.types import Corrections, Quote, ReadStory, Story, StoryId


class PutRight(Keeper):
    """Corrections and aliases. All that writes belongs off the window's thread."""

    def corrections(self, id: StoryId) -> Corrections:
        """What the person put right in a story."""
        with self.reading() as db:
            stories.require(db, [id])
            return corrections.of_story(db, id)

    def correct(self, id: StoryId, said: Corrections) -> Changes:
        """Put a story right: these corrections instead of those before. What is None is as it was found."""
        with self.reading() as db:
            before = corrections.of_story(db, id)
            read = corrections.found(db, id, stories.as_read(db, id))
        if said == before:
            return Changes()
        read = self.intake.requoted(read)
        right = self.intake.requoted(corrections.corrected(read, said))

        def job(db: sqlite3.Connection) -> Changes:
            stories.require(db, [id])
            corrections.put(db, id, read, said, self.clock())
            stories.overwrite(db, id, right)
            return Changes(frozenset([id]), state.feeds_of(db, [id]))

        return self.write(job)

    @staticmethod
    def correction_of(story: Story, quote: Quote, name: str, is_quote: bool = True) -> QuoteCorrection:
        """What to add to a story's corrections so that a quote is somebody's, or none."""
        fields = {
            Field.HEADLINE: story.headline,
            Field.SUMMARY: "".join(story.summary[quote.line : quote.line + 1]),
            Field.CAPTION: story.caption,
            Field.BODY: story.body.text,
        }
        prefix, suffix = corrections.beside(quote, fields[quote.field])
        return QuoteCorrection(
            field=quote.field, exact=quote.text, prefix=prefix, suffix=suffix, name=name, is_quote=is_quote
        )

    def aliases(self) -> dict[str, str]:
        """The names that stand for a person in every story."""
        with self.reading() as db:
            return corrections.aliases(db)

    def alias(self, name: str, person: str) -> Changes:
        """Let a name stand for a person in every story; "" lets it stand for itself again."""
        if not name.strip():
            raise RefusedError("", "a name is a word or more")
        job = partial(corrections.alias, name=name.strip(), person=person.strip(), now=self.clock())
        return Changes(self.write(job))

    def renew_quotes(self, limit: int = 200, stop: threading.Event | None = None) -> Changes:
        """Find the quotes anew of stories that an older finder read; at most `limit` of them."""
        from reader import quotes as finder

        with self.reading() as db:
            old = quotes.old(db, limit, finder.VERSION)
        changes = Changes()
        for id_ in old:
            if stop is not None and stop.is_set():
                break
            with self.reading() as db:
                read = self._stored(db, id_)
            if read is not None:
                story = self.intake.requoted(read)
                self.write(partial(quotes.store, story_id=id_, story=story))
                changes |= Changes(frozenset([id_]))
        return changes

    @staticmethod
    def _stored(db: sqlite3.Connection, id: StoryId) -> ReadStory | None:
        """A story, unless it went away meanwhile."""
        try:
            return stories.as_read(db, id)
        except NotFoundError:
            return None
