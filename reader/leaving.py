"""What leaves the library: into the trash, out of it again, and for ever only by the person's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import store
from reader.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.types import Changes, FeedId, StoryId


class Leaving(Keeper):
    """The trash. What lies in it is packed, out of every view but its own, and comes back as it was."""

    def delete(self, ids: Sequence[StoryId]) -> Changes:
        """Put stories into the trash; no refresh brings them back. NotFoundError."""
        return self.write(lambda db: store.trash.put(db, ids, self.clock()))

    def undelete(self, ids: Sequence[StoryId]) -> Changes:
        """Take stories out of the trash, with all that was the person's. NotFoundError."""
        return self.write(lambda db: store.trash.take_back(db, ids))

    def old_stories(self, feed: FeedId, days: int, most: int = 1_000) -> list[StoryId]:
        """What would go to the trash if a feed's stories stayed for so many days, the oldest first."""
        with self.reading() as db:
            return store.age.old(db, feed, days, self.clock(), most)

    def let_old_go(self, most: int = 200) -> Changes:
        """Put stories into the trash that are older than the person settled for their feeds."""
        return self.write(lambda db: store.age.let_go(db, self.clock(), most))

    def empty_trash(self) -> int:
        """Let go for ever of all that lies in the trash; how many stories it was."""
        return self.write(store.trash.empty)
