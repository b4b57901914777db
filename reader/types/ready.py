"""A story as the store takes it: worked out before, in a worker, so that the one writer has only to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.types.incoming import ReadStory

Row = dict[str, str | int | float | bytes | None]


class Indexed(NamedTuple):
    """The folded text of one story, a string for each column of the index."""

    headline: str
    byline: str
    summary: str
    body: str
    place: str
    site: str
    note: str = ""  # the person's own words: on the story and on its highlights
    quote: str = ""
    speaker: str = ""


class Ready(NamedTuple):
    """A story with all that follows from it alone: its columns, and its words as search compares them.

    The strings of the three are the same ones, so it takes hardly more room than the story, also in a pipe.
    """

    story: ReadStory
    row: Row  # of the tables story and body, without id and key
    indexed: Indexed  # without its quotes, which need the names that a person gave
