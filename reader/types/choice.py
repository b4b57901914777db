"""What a person chose for all of a library: tags as they are, saved searches, rules for what arrives."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.types.changes import Changes
    from reader.types.ids import StoryId

COLOURS = ("", "red", "orange", "yellow", "green", "teal", "blue", "violet", "grey")
"""The colours that a tag may have; "" is none."""


class TagState(NamedTuple):
    """A tag, its colour, and the stories that have it directly: what an act on tags can be taken back to."""

    name: str
    colour: str
    stories: frozenset[StoryId]


class TagsChanged(NamedTuple):
    """What an act on tags changed, and what undo needs: the names it touched and how they were."""

    changes: Changes
    names: tuple[str, ...]
    before: tuple[TagState, ...]


class SavedSearch(NamedTuple):
    """A search that stands in the side bar."""

    name: str
    query: str
    best: bool = False  # best match first


class Act(StrEnum):
    """What a rule may do with a story that arrives."""

    TAG = "tag"
    BOOKMARK = "bookmark"
    READ = "read"
    NOTIFY = "notify"


class Rule(NamedTuple):
    """On arrival, what a query finds is tagged, bookmarked, marked read or told to the person."""

    name: str
    query: str
    acts: tuple[tuple[Act, str], ...]  # with the name of the tag, "" for the others
    active: bool = False
