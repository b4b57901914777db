"""What a library answers: stories, feeds and views as the window and the command line see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.types.choice import SavedSearch
    from reader.types.highlight import Highlight
    from reader.types.ids import CaptureId, FeedId, FolderId, StoryId
    from reader.types.incoming import ByHand, Dropped, Split
    from reader.types.parts import Enclosure, KeptPicture, Picture, When
    from reader.types.setting import Body, Field, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a row of the story list shows."""

    id: StoryId
    headline: str
    outlet: str  # the feed's title, or the site of a capture
    published: int
    excerpt: str
    read: bool
    bookmarked: bool
    noted: bool
    tags: tuple[str, ...]
    byline: str = ""
    address: str = ""
    feed: FeedId | None = None
    picture: Picture | None = None
    marks: tuple[tuple[int, int], ...] = ()  # of a search: what to mark in the excerpt
    found_in: str = (
        ""  # of a search: where it stands: "quote", "highlight" (marked words), "note", "" the text
    )
    thumbnail: KeptPicture | None = None  # its picture, when it is kept


class Wholeness(StrEnum):
    """How it stands with the whole text of a story."""

    ENTRY = "entry"  # what its feed or capture gave is what there is
    WANTED = "wanted"  # its page is to be fetched
    WHOLE = "whole"  # its page was fetched
    ENOUGH = "enough"  # its page tells no more
    FAILED = "failed"


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
    scroll: float = 0.0
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscription, with its counts and how its last fetch went."""

    id: FeedId
    address: str
    site: str
    title: str
    folder: FolderId | None
    total: int
    unread: int
    fetched: int  # second of the last answer, 0 never
    due: int
    error: str  # in words; "" when all is well
    retired: bool = False
    paused: bool = False
    icon: str = ""  # the hash of its picture in the library's media


@dataclass(frozen=True, slots=True)
class Folder:
    id: FolderId
    name: str
    parent: FolderId | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in use; what is tagged below it counts too."""

    name: str
    total: int
    unread: int
    colour: str = ""  # one of COLOURS, "" none


class Scope(StrEnum):
    """The fixed views of the library."""

    ALL = "all"
    TODAY = "today"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
    READING = "reading"  # bookmarked and unread
    CAPTURES = "captures"
    HIGHLIGHTS = "highlights"  # stories with highlights
    QUOTES = "quotes"  # stories in which somebody is quoted
    TRASH = "trash"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the story list shows: a scope, feed, folder or tag, narrowed by a search."""

    scope: Scope = Scope.ALL
    feed: FeedId | None = None
    folder: FolderId | None = None
    tag: str = ""
    search: str = ""
    best: bool = False  # best match first instead of newest first
    typing: bool = False  # the search is still being typed: its last word may be unfinished


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidebar:
    """Everything the side bar shows. `counts`: unread for UNREAD and TODAY, totals for the other scopes."""

    counts: dict[Scope, int]
    folders: tuple[Folder, ...]
    feeds: tuple[Feed, ...]
    tags: tuple[Tag, ...]
    total: int
    searches: tuple[SavedSearch, ...] = ()
