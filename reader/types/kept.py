"""What a library answers: stories, feeds and views as the window and the command line see them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.types.choice import SavedSearch
    from reader.types.ids import FeedId, FolderId, StoryId
    from reader.types.parts import KeptPicture


class Line(NamedTuple):
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
    marks: tuple[tuple[int, int], ...] = ()  # of a search: what to mark in the excerpt
    headline_marks: tuple[tuple[int, int], ...] = ()  # ... and in the headline
    found_in: str = (
        ""  # of a search: where it stands: "quote", "highlight" (marked words), "note", "" the text
    )
    thumbnail: KeptPicture | None = None  # what stands for it of the pictures that are kept


class Feed(NamedTuple):
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


class Folder(NamedTuple):
    id: FolderId
    name: str
    parent: FolderId | None = None


class Tag(NamedTuple):
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


class View(NamedTuple):
    """What the story list shows: a scope, feed, folder or tag, narrowed by a search."""

    scope: Scope = Scope.ALL
    feed: FeedId | None = None
    folder: FolderId | None = None
    tag: str = ""
    search: str = ""
    best: bool = False  # best match first instead of newest first
    typing: bool = False  # the search is still being typed: its last word may be unfinished


class Sidebar(NamedTuple):
    """Everything the side bar shows. `counts`: unread for UNREAD and TODAY, totals for the other scopes."""

    counts: dict[Scope, int]
    folders: tuple[Folder, ...]
    feeds: tuple[Feed, ...]
    tags: tuple[Tag, ...]
    total: int
    searches: tuple[SavedSearch, ...] = ()
