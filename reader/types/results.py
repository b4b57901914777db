"""What an act brought: what is different now, what was taken and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.types.changes import NOTHING, Changes

if TYPE_CHECKING:
    from reader.types.ids import FeedId, StoryId
    from reader.types.incoming import FeedLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh brought: counts, changes, and a sentence for each feed that failed or was cut."""

    changes: Changes = NOTHING
    feeds: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: tuple[tuple[str, str], ...] = field(default=())  # (feed's title or address, sentence)
    notices: tuple[tuple[str, str], ...] = field(
        default=()
    )  # the same: what was left out of a feed that was read, or why it was left alone
    stopped: bool = False
    left: tuple[FeedId, ...] = ()  # those that were not asked when it was stopped: a refresh of them goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """What fetching whole texts and pictures brought; `failed` counts what could not be had."""

    changes: Changes = NOTHING
    stories: tuple[StoryId, ...] = ()  # whose whole text came
    pictures: int = 0
    failed: int = 0
    stopped: bool = False

    @property
    def texts(self) -> int:
        return len(self.stories)

    def __or__(self, other: Completed) -> Completed:
        return Completed(
            changes=self.changes | other.changes,
            stories=self.stories + other.stories,
            pictures=self.pictures + other.pictures,
            failed=self.failed + other.failed,
            stopped=self.stopped or other.stopped,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving a page, file or text brought; `stories` also names those that were there already."""

    changes: Changes
    stories: tuple[StoryId, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMany:
    """What saving several files or pages brought; `refused`: what could not be kept, each with its reason."""

    changes: Changes = NOTHING
    stories: tuple[StoryId, ...] = ()
    captures: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    left: int = 0  # of them, that were not looked at: it was stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    """A feed that is now read. `choices` are the feeds a page offered when it offered several."""

    feed: FeedId
    title: str
    changes: Changes
    choices: tuple[FeedLink, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import took, and what it left out and why: (line or place, reason)."""

    changes: Changes
    feeds: tuple[FeedId, ...] = ()
    stories: tuple[StoryId, ...] = ()
    skipped: tuple[tuple[int, str], ...] = ()
    notices: tuple[str, ...] = ()
