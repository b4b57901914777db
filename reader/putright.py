"""What a person puts right: headline, byline and date of a story, who said a quote, whose name is whose.

It wins for ever: no refresh, no newer reading and no better finder undoes it. What was found is kept beside
it, so that taking a correction away brings it back.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader import anchors, store, types
from reader.errors import RefusedError, UnreadableError
from reader.keeper import Keeper

if TYPE_CHECKING:
    import sqlite3
    import threading
    from collections.abc import Sequence

    from reader.types import Changes, Corrections, Quote, QuoteCorrection, ReadStory, Story, StoryId

BATCH = 50  # stories whose quotes are found and stored together
AT_ONCE = 2  # batches: as many as there are workers


class PutRight(Keeper):
    """Corrections and aliases. All that writes belongs off the window's thread."""

    def corrections(self, id: StoryId) -> Corrections:
        """What the person put right in a story."""
        with self.reading() as db:
            store.stories.require(db, [id])
            return store.corrections.of_story(db, id)

    def correct(self, id: StoryId, said: Corrections) -> Changes:
        """Put a story right: these corrections instead of those before. What is None is as it was found."""
        with self.reading() as db:
            before = store.corrections.of_story(db, id)
            read = store.corrections.found(db, id, store.stories.as_read(db, id))
        if said == before:
            return types.Changes()
        read, right = self.intake.requoted([read, store.corrections.corrected(read, said)])

        def job(db: sqlite3.Connection) -> Changes:
            store.stories.require(db, [id])
            store.corrections.put(db, id, read, said, self.clock())
            store.stories.overwrite(db, id, right)
            return types.Changes(frozenset([id]), store.state.feeds_of(db, [id]))

        return self.write(job)

    @staticmethod
    def correction_of(story: Story, quote: Quote, name: str, is_quote: bool = True) -> QuoteCorrection:
        """What to add to a story's corrections so that a quote is somebody's, or none."""
        fields = {
            types.Field.HEADLINE: story.headline,
            types.Field.SUMMARY: "".join(story.summary[quote.line : quote.line + 1]),
            types.Field.CAPTION: story.caption,
            types.Field.BODY: story.body.text,
        }
        prefix, suffix = anchors.around(fields[quote.field], quote.start, quote.end)
        return types.QuoteCorrection(
            field=quote.field, exact=quote.text, prefix=prefix, suffix=suffix, name=name, is_quote=is_quote
        )

    def aliases(self) -> dict[str, str]:
        """The names that stand for a person in every story."""
        with self.reading() as db:
            return store.corrections.aliases(db)

    def alias(self, name: str, person: str) -> Changes:
        """Let a name stand for a person in every story; "" lets it stand for itself again."""
        if not name.strip():
            raise RefusedError("", "a name is a word or more")
        job = partial(store.corrections.alias, name=name.strip(), person=person.strip(), now=self.clock())
        return types.Changes(self.write(job))

    # -- quotes, which may follow their stories later --

    def renew_quotes(self, limit: int = 200, stop: threading.Event | None = None) -> Changes:
        """Find the quotes of stories in which none were looked for yet, or by an older finder; no more than
        `limit` of them. Changes of none: all are found."""
        from reader import quotes as finder

        with self.reading() as db:
            old = store.quotes.old(db, limit, finder.VERSION)
        return self._find_quotes(old, stop)

    def lacks_quotes(self) -> bool:
        """Whether there are stories in which no quotes were looked for yet, or by an older finder."""
        from reader import quotes as finder

        with self.reading() as db:
            return bool(store.quotes.old(db, 1, finder.VERSION))

    def find_quotes(self, id: StoryId) -> Changes:
        """Find the quotes of one story now."""
        return self._find_quotes([id], None)

    def _find_quotes(self, ids: Sequence[StoryId], stop: threading.Event | None) -> Changes:
        batches = [self._stored(ids[at : at + BATCH]) for at in range(0, len(ids), BATCH)]
        changes = types.Changes()
        from concurrent.futures import ThreadPoolExecutor  # not for the first paint

        with ThreadPoolExecutor(AT_ONCE, "quotes") as pool:
            for found in pool.map(lambda batch: self._quoted(batch, stop), batches):
                changes |= self.write(partial(_keep_quotes, found))
        return changes

    def _stored(self, ids: Sequence[StoryId]) -> dict[StoryId, ReadStory]:
        """Stories by their ids, without those that went away meanwhile."""
        with self.reading() as db:
            return {id_: store.stories.as_read(db, id_) for id_ in ids if store.stories.exists(db, id_)}

    def _quoted(
        self, batch: dict[StoryId, ReadStory], stop: threading.Event | None
    ) -> dict[StoryId, ReadStory]:
        """The stories with their quotes; none when it is time to stop."""
        if stop is not None and stop.is_set():
            return {}
        try:
            return dict(zip(batch, self.intake.requoted(list(batch.values())), strict=True))
        except UnreadableError:
            if len(batch) > 1:  # one story spoils the batch: each by itself
                return {
                    id_: found
                    for one in batch
                    for id_, found in self._quoted({one: batch[one]}, stop).items()
                }
            from reader import quotes as finder

            return {id_: story._replace(quotes=(), quotes_by=finder.VERSION) for id_, story in batch.items()}


def _keep_quotes(found: dict[StoryId, ReadStory], db: sqlite3.Connection) -> Changes:
    kept = [id_ for id_ in found if store.stories.exists(db, id_)]
    for id_ in kept:
        store.quotes.store(db, id_, found[id_])
    return types.Changes(frozenset(kept), marks=bool(kept))
