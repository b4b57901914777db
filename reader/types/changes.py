"""What a write made different, and how far a long act is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.types.ids import FeedId, StoryId


class Changes(NamedTuple):
    """What a write made different. `stories` holds only those that really changed."""

    stories: frozenset[StoryId] = frozenset()
    feeds: frozenset[FeedId] = frozenset()
    tags: bool = False
    added: tuple[StoryId, ...] = ()  # new to the library, in order
    gone: frozenset[StoryId] = frozenset()  # no longer there
    folders: bool = False
    told: tuple[StoryId, ...] = ()  # of new stories, those that a rule wants the person to be told of
    marks: bool = False  # quotes or highlights came or went: the views of both count them

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.stories | other.stories,
            self.feeds | other.feeds,
            self.tags or other.tags,
            self.added + other.added,
            self.gone | other.gone,
            self.folders or other.folders,
            self.told + other.told,
            self.marks or other.marks,
        )

    def __bool__(self) -> bool:
        return bool(self.stories) or self.counts

    @property
    def counts(self) -> bool:
        """Whether a count, or what is counted, may be another one now; not by what only stories say."""
        return bool(self.feeds or self.tags or self.added or self.gone or self.folders or self.marks)


NOTHING = Changes()


class Progress(NamedTuple):
    """How far a long act is; `total` 0 when unknown."""

    done: int
    total: int
    subject: str = ""
    new: int = 0
    failed: int = 0
