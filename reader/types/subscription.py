"""What a person settled for one feed, and how it has fared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.types.ids import FeedId, FolderId
    from reader.types.kept import Feed, Folder


class WholeText(StrEnum):
    """When the whole text of a feed's stories is fetched from their pages."""

    AUTO = "auto"  # where the feed gives only a beginning
    ALWAYS = "always"
    NEVER = "never"


class Pictures(StrEnum):
    """Of which stories the pictures are kept for reading offline."""

    ALL = "all"
    KEPT = "kept"  # bookmarked, tagged or noted ones
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """All that a person settled for a feed: one value, so that undo is setting the one before."""

    title: str = ""  # the person's own name for it; "": as it calls itself
    folder: FolderId | None = None
    paused: bool = False
    every: int = 0  # seconds between two fetches; 0: by the feed's own rhythm
    whole_text: WholeText = WholeText.AUTO
    pictures: Pictures = Pictures.ALL
    keep_days: int = 0  # after so many days its stories go to the trash; 0: they stay
    login: str = ""  # the name to log in with; its password is in the system's keyring


@dataclass(frozen=True, slots=True)
class Fetched:
    """How one fetch of a feed went; `said` is an error or a remark in words, "" for a plain answer."""

    moment: int
    said: str
    new: int
    updated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDetails:
    """A feed with its settings and the last of its history, newest first."""

    feed: Feed
    named: str  # as the feed calls itself
    added: int
    rhythm: int  # seconds between two fetches as things are
    settings: FeedSettings
    not_before: int = 0  # until then its server wants to be left alone
    category: str = ""  # as the list it came in said
    history: tuple[Fetched, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovedFolder:
    """A folder that was taken away, with what had stood directly in it."""

    folder: Folder
    feeds: tuple[FeedId, ...]
    folders: tuple[FolderId, ...]
