"""The nouns of Cuttings, as plain values.

Words are the field's own and mean one thing everywhere: see docs/architecture.md. Nothing here knows
a file, a socket or a window. Values that come from outside carry no ids; the store gives those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

FeedId = NewType("FeedId", int)
FolderId = NewType("FolderId", int)
StoryId = NewType("StoryId", int)
CaptureId = NewType("CaptureId", int)


# ── what comes from outside ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as they came, with what was said about them."""

    content: bytes
    media_type: str = ""  # "text/html", lower case, without parameters; "" when nobody said
    charset: str = ""  # as declared by the server; "" when it did not
    address: str = ""  # where the bytes came from, after redirects; "" for pasted text
    etag: str = ""
    modified: str = ""  # the Last-Modified header, verbatim
    moved_to: str = ""  # the new address, when every redirect on the way was permanent
    name: str = ""  # the file's name, for a file


@dataclass(frozen=True, slots=True)
class When:
    """A moment of publication: seconds since 1970 UTC; `day_only` when no time of day was given."""

    second: int
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture a story shows: address, alternative text, size in pixels (0 when unknown)."""

    address: str
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with a story (audio, video); `length` in bytes, 0 when unknown."""

    address: str
    media_type: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line left out as furniture: what it said, and why it was left out."""

    text: str
    why: str


# ── quotes ───────────────────────────────────────────────────────────────────────────────────────


class Field(StrEnum):
    """The part of a story in which a quote stands."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    CAPTION = "caption"
    BODY = "body"


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that the program found to be somebody's, and whose.

    `start` and `end` are offsets (end exclusive, quotation marks included) into the plain text of
    its field; `line` says which bullet of a summary. `text` is exactly what they cut out.
    """

    field: Field = Field.BODY
    line: int = 0
    start: int
    end: int
    text: str
    speaker: str = ""  # as named beside the quote: "Bedoya", "the defense ministry", "he"
    name: str = ""  # the fullest form in the story: "Mario Bedoya"; "" when unknown
    role: str = ""  # the description that goes with it: "Air Force General"
    cue: str = ""  # "said", "told reporters", "according to"
    level: int = 1  # 2: inside another quote
    confidence: Confidence = Confidence.UNKNOWN
    why: str = ""  # in words, for the person who asks


# ── a body: its text, and how it is set ──────────────────────────────────────────────────────────


class Kind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CODE = "code"
    PICTURE = "picture"
    CAPTION = "caption"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of a block's text that looks different; offsets are relative to the block's text."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    raised: int = 0  # 1 superscript, -1 subscript
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; `start` is relative to the block's text."""

    start: int
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, item, picture...; `body.text[start:start + len(text)] == text`."""

    kind: Kind
    start: int
    text: str = ""
    spans: tuple[Span, ...] = ()
    level: int = 0  # heading 1-6; depth of lists and quotes, from 1
    marker: str = ""  # of an item: "•" or "3."
    picture: Picture | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The plain text that every offset refers to, and the blocks that tile it (joined by a blank line)."""

    text: str
    blocks: tuple[Block, ...]


# ── stories on their way in ──────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One story cut out of a capture, its fields apart, its body still as paragraphs or HTML.

    `paragraphs` are plain text without the dateline. `html` is the body's source when the capture
    was HTML, not yet clean; "" when it was text.
    """

    headline: str
    updated: str = ""  # as printed: "5 sec ago", "24 October 2024"
    date: str = ""  # ISO 8601, when the markup says it
    byline: str = ""
    caption: str = ""
    summary: tuple[str, ...] = ()
    dateline: str = ""  # "GUAYAQUIL, Ecuador", without the colon
    paragraphs: tuple[str, ...] = ()
    html: str = ""
    address: str = ""  # the story's own, when the capture names one
    dropped: tuple[Dropped, ...] = ()
    sure: float = 1.0  # 0-1: how sure the cut is


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The one article of a page: its fields, and its body cut from the page's own DOM, not yet clean."""

    headline: str
    byline: str = ""
    date: str = ""  # ISO 8601 as found; "" when unknown
    html: str = ""
    text: str = ""
    picture: Picture | None = None
    language: str = ""
    outlet: str = ""
    address: str = ""  # canonical, when the page names one


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed as the feed has it: `headline` is plain text, `html` is not yet clean."""

    guid: str
    address: str = ""
    headline: str = ""
    byline: str = ""
    html: str = ""
    published: When | None = None
    enclosures: tuple[Enclosure, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRead:
    """A parsed feed. `base` is what its relative addresses refer to."""

    title: str
    site: str = ""
    base: str = ""
    entries: tuple[Entry, ...] = ()
    notices: tuple[str, ...] = ()  # what was cut or left out, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One story of an export of ours, on its way back in: not yet clean, with what the person did to it."""

    line: int
    headline: str
    address: str = ""
    feed: str = ""  # the feed's address; "" for a capture's story
    guid: str = ""
    byline: str = ""
    outlet: str = ""
    dateline: str = ""
    updated: str = ""
    caption: str = ""
    summary: tuple[str, ...] = ()
    language: str = ""
    html: str = ""
    published: str = ""  # ISO 8601; "" when it has no date
    enclosures: tuple[Enclosure, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    read: bool = False
    bookmarked: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names or that is worth trying."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStory:
    """A story read to the end of the street: clean, with its quotes, ready to be stored. No ids yet.

    Identity is `guid` within a feed, `ordinal` within a capture.
    """

    guid: str = ""
    ordinal: int = 0
    address: str = ""
    headline: str
    byline: str = ""
    dateline: str = ""
    updated: str = ""
    published: When | None = None
    caption: str = ""
    summary: tuple[str, ...] = ()
    outlet: str = ""
    language: str = ""
    html: str = ""  # sanitised
    text: str = ""  # the plain text of `html`: what offsets refer to
    picture: Picture | None = None
    enclosures: tuple[Enclosure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quotes_by: int = 0  # the version of the finder that found them
    dropped: tuple[Dropped, ...] = ()
    sure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesRead:
    """What one page gave: the feed's own facts or none, its stories, and notices in words."""

    title: str = ""
    site: str = ""
    stories: tuple[ReadStory, ...] = ()
    notices: tuple[str, ...] = ()


# ── what the library answers ─────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True)
class Folder:
    id: FolderId
    name: str
    parent: FolderId | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    total: int
    unread: int


class Scope(StrEnum):
    """The fixed views of the library."""

    ALL = "all"
    TODAY = "today"
    UNREAD = "unread"
    BOOKMARKS = "bookmarks"
    CAPTURES = "captures"


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


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write made different. `stories` holds only those that really changed."""

    stories: frozenset[StoryId] = frozenset()
    feeds: frozenset[FeedId] = frozenset()
    tags: bool = False
    added: tuple[StoryId, ...] = ()  # new to the library, in order

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.stories | other.stories,
            self.feeds | other.feeds,
            self.tags or other.tags,
            self.added + other.added,
        )

    def __bool__(self) -> bool:
        return bool(self.stories or self.feeds or self.tags or self.added)


NOTHING = Changes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long act is; `total` 0 when unknown."""

    done: int
    total: int
    subject: str = ""
    new: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh brought: counts, changes, and one sentence for each feed that failed."""

    changes: Changes = NOTHING
    feeds: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: tuple[tuple[str, str], ...] = field(default=())  # (feed's title or address, sentence)
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidebar:
    """Everything the side bar shows. `counts`: unread for UNREAD and TODAY, totals for the other scopes."""

    counts: dict[Scope, int]
    folders: tuple[Folder, ...]
    feeds: tuple[Feed, ...]
    tags: tuple[Tag, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What saving a page, file or text brought; `stories` also names those that were there already."""

    changes: Changes
    stories: tuple[StoryId, ...]
    notices: tuple[str, ...] = ()


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
