"""Values on their way in: pages as they came, and what each step makes of them. No ids yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.types.highlight import Highlight
    from reader.types.ids import CaptureId
    from reader.types.parts import Enclosure, Picture, When
    from reader.types.ready import Ready
    from reader.types.setting import Quote


EXPORTED = "application/x-cuttings-story"
"""The media type of a page that is a story of another library's export: no page stands behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as they came, with what was said about them."""

    content: bytes
    media_type: str = ""  # "text/html", lower case, without parameters; "" when nobody said
    charset: str = ""  # as declared by the server; "" when it did not
    address: str = ""  # where the bytes came from, after redirects; "" for pasted text
    etag: str = ""
    modified: str = ""  # the Last-Modified header, verbatim
    moved_to: str = ""  # the new address, as far as the redirects on the way were permanent
    fresh_for: int = 0  # seconds that the server said it stays as it is
    name: str = ""  # the file's name, for a file


class Dropped(NamedTuple):
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


class Part(StrEnum):
    """What a stretch of a capture's text is."""

    HEADLINE = "headline"
    UPDATED = "updated"
    BYLINE = "byline"
    CAPTION = "caption"
    SUMMARY = "summary"
    DATELINE = "dateline"
    BODY = "body"
    DROPPED = "dropped"  # furniture


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a capture's text: which story it belongs to, and as what; `why` it was dropped."""

    start: int
    end: int
    part: Part
    story: int = -1  # the index of the cut; -1: it stands outside all stories
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A capture cut into its stories.

    `text` is what the capture says (of a page: its visible text, a line for each line seen). The pieces
    tile it: every character, line breaks included, is in exactly one of them.
    """

    text: str
    cuts: tuple[Cut, ...] = ()
    pieces: tuple[Piece, ...] = ()


class Hand(StrEnum):
    """What a person may say of a line of a capture."""

    CUT = "cut"  # a story begins here
    JOIN = "join"  # no story begins here
    KEEP = "keep"  # this is no furniture
    DROP = "drop"  # this is furniture

    @property
    def opposite(self) -> Hand:
        """What is said no more once this is said of the same line."""
        cut, join, keep, drop = Hand
        return {cut: join, join: cut, keep: drop, drop: keep}[self]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person said of the line that begins at an offset of `Split.text`. It wins over every rule.

    `line` is what the line says: where the text moved, the mark goes to the nearest line that says it.
    """

    hand: Hand
    at: int
    line: str


class Lesson(StrEnum):
    """What a person taught about a line, for every story of a site."""

    ALWAYS = "always"  # drop it
    NEVER = "never"  # keep it


@dataclass(frozen=True, slots=True)
class ByHand:
    """All that a person said about one capture: marks on its lines, and the lessons of its site."""

    marks: tuple[Mark, ...] = ()
    lessons: Mapping[str, Lesson] = field(default_factory=dict)  # by `lesson_key` of the line

    def lesson(self, line: str) -> Lesson | None:
        """What was taught about a line of this site."""
        return self.lessons.get(lesson_key(line))

    def __bool__(self) -> bool:
        return bool(self.marks or self.lessons)


def lesson_key(line: str) -> str:
    """A line as lessons know it: in lower case, with single spaces."""
    return " ".join(line.split()).casefold()


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
    base: str = ""  # what relative addresses in `html` refer to, where the feed says so (xml:base)
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
    highlights: tuple[Highlight, ...] = ()  # of no story yet
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
    ask_after: int = 0  # seconds that the feed asks to be left alone
    entries: tuple[Entry, ...] = ()
    notices: tuple[str, ...] = ()  # what was cut or left out, in words


class ReadStory(NamedTuple):
    """A story read to the end of the street: clean, with its quotes, ready to be stored. No ids yet.

    Identity is `guid` within a feed, `ordinal` within a capture. It is a tuple because that goes through the
    pipe of a worker more quickly.
    """

    headline: str
    guid: str = ""
    ordinal: int = 0
    address: str = ""
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
    place_key: int | None = None  # of a feed's story: reader/sameness.py
    text_key: int | None = None
    dropped: tuple[Dropped, ...] = ()
    sure: float = 1.0
    begins: int = 0  # of a capture's story: where its lines stand in `Split.text`
    ends: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesRead:
    """What one page gave: the feed's own facts or none, its stories, and notices in words."""

    title: str = ""
    site: str = ""
    stories: tuple[ReadStory, ...] = ()
    ready: tuple[Ready, ...] = ()  # of a feed: the same stories, ready to be stored
    notices: tuple[str, ...] = ()
    ask_after: int = 0  # seconds that a feed asks to be left alone
    split: Split | None = None  # of a capture: its cuts are the stories, in the same order


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRead:
    """A capture read to the end of the street, with what a person said of its lines.

    Until it is kept it has no `id`, and lives in memory alone.
    """

    page: Page
    by_hand: ByHand
    moment: int  # when it was captured: what "5 sec ago" is counted from
    stories: tuple[ReadStory, ...]
    split: Split
    notices: tuple[str, ...] = ()
    id: CaptureId | None = None
