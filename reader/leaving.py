"""What leaves the library: into the trash, out of it again, and for ever only by the person's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keeper import Keeper
from reader.store import trash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.types import Changes, StoryId


class Leaving(Keeper):
    """The trash. What lies in it is packed, out of every view but its own, and comes back as it was."""

    def delete(self, ids: Sequence[StoryId]) -> Changes:
        """Put stories into the trash; no refresh brings them back. NotFoundError."""
        return self.write(lambda db: trash.put(db, ids, self.clock()))

    def undelete(self, ids: Sequence[StoryId]) -> Changes:
        """Take stories out of the trash, with all that was the person's. NotFoundError."""
        return self.write(lambda db: trash.take_back(db, ids))

    def empty_trash(self) -> int:
        """Let go for ever of all that lies in the trash; how many stories it was."""
        return self.write(trash.empty)
