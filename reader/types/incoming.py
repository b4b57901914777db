"""Values on their way in: pages as they came, and what each step makes of them. No ids yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.types.parts import Enclosure, Picture, When
    from reader.types.setting import Quote


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A line left out as furniture: what it said, and why it was left out."""

    text: str
    why: str


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
    picture: Picture | None = None
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
class FeedRead:
    """A parsed feed. `base` is what its relative addresses refer to."""

    title: str
    site: str = ""
    base: str = ""
    entries: tuple[Entry, ...] = ()
    notices: tuple[str, ...] = ()  # what was cut or left out, in words


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
