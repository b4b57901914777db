"""A story as the library keeps it, and what a person put right about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.types.highlight import Highlight
    from reader.types.ids import CaptureId, FeedId, StoryId
    from reader.types.incoming import ByHand, Dropped, Split
    from reader.types.parts import Enclosure, KeptPicture, Picture, When
    from reader.types.setting import Body, Field, Quote


class Wholeness(StrEnum):
    """How it stands with the whole text of a story."""

    ENTRY = "entry"  # what its feed or capture gave is what there is
    WANTED = "wanted"  # its page is to be fetched
    WHOLE = "whole"  # its page was fetched
    ENOUGH = "enough"  # its page tells no more
    FAILED = "failed"


class ReadingPlace(NamedTuple):
    """Where one stopped reading a story."""

    fraction: float = 0.0  # of all there was to scroll: for places that older versions kept, and lost words
    offset: int = -1  # of the character in the body's text whose line stood at the top; -1: not known
    words: str = ""  # that begin there
    above: float = 0.0  # how far that line stood over the top, in sizes of the type


TOP = ReadingPlace()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A whole stored story with what the person did to it."""

    id: StoryId
    headline: str
    outlet: str
    published: int
    dated: bool  # False: `published` is the second of arrival
    arrived: int
    address: str
    byline: str
    dateline: str
    updated: str
    caption: str
    summary: tuple[str, ...]
    language: str
    html: str
    body: Body
    picture: Picture | None
    enclosures: tuple[Enclosure, ...]
    quotes: tuple[Quote, ...]
    dropped: tuple[Dropped, ...]
    read: bool
    bookmarked: bool
    tags: tuple[str, ...]
    note: str
    feed: FeedId | None
    capture: CaptureId | None
    hash: str  # SHA-256 over address, headline and text
    sure: float = 1.0
    left_at: ReadingPlace = TOP
    day_only: bool = False  # `published` is a day without a time
    quoted: bool = True  # its quotes were looked for
    wholeness: Wholeness = Wholeness.ENTRY
    trouble: str = ""  # why its whole text is not there, in words
    pictures: Mapping[str, KeptPicture] = field(default_factory=dict)  # those that are kept, by address
    in_trash: bool = False
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """How a capture is cut: what the splitter made of it with the person's marks, and the stories kept."""

    capture: CaptureId
    split: Split
    stories: tuple[StoryId, ...]  # one for each cut
    by_hand: ByHand


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCorrection:
    """What a person said of one quote, known by its words and 32 characters before and after them.

    `name` is who said it; with `is_quote` False nobody did, and it is no quote.
    """

    field: Field
    exact: str
    prefix: str = ""
    suffix: str = ""
    name: str = ""
    is_quote: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What a person put right in a story. None: it stands as it was found."""

    headline: str | None = None
    byline: str | None = None
    published: When | None = None
    quotes: tuple[QuoteCorrection, ...] = ()
