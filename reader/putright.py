"""What a person puts right: headline, byline and date of a story, who said a quote, whose name is whose.

It wins for ever: no refresh, no newer reading and no better finder undoes it. What was found is kept beside
it, so that taking a correction away brings it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keeper import Keeper

if TYPE_CHECKING:
    import threading

    from reader.types import Changes, Corrections, StoryId


class PutRight(Keeper):
    """Corrections and aliases. All that writes belongs off the window's thread."""

    def corrections(self, id: StoryId) -> Corrections:
        """What the person put right in a story. NotFoundError."""
        raise NotImplementedError

    def correct(self, id: StoryId, corrections: Corrections) -> Changes:
        """Put these corrections in the place of all others; an empty value brings back what was found."""
        raise NotImplementedError

    def aliases(self) -> dict[str, str]:
        """Names that stand for a person, in all stories: name -> person."""
        raise NotImplementedError

    def alias(self, name: str, person: str) -> Changes:
        """Say that a name stands for a person, in all stories; "" takes it away."""
        raise NotImplementedError

    def renew_quotes(self, limit: int = 200, stop: threading.Event | None = None) -> Changes:
        """Find the quotes anew of stories that an older finder read; at most `limit` of them."""
        raise NotImplementedError
