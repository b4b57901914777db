"""Backups of a library: which there are, and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Why(StrEnum):
    """What a backup was made for. The words are part of its file's name."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    UPGRADE = "before-upgrade"
    IMPORT = "before-import"
    RESTORE = "before-restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup in the library's own folder."""

    path: Path
    made: int
    why: Why
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a library's file, counted. `newest`: when its newest story came, None without any."""

    path: Path
    version: int
    stories: int
    captures: int
    feeds: int
    tags: int
    bookmarks: int
    notes: int
    highlights: int
    trash: int
    pictures: int
    newest: int | None
    missing_pictures: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """A library was put back from a backup; `kept`: where the one that was there before is now."""

    contents: Contents
    kept: Path | None


class Cure(StrEnum):
    """What `check --repair` does about something that is wrong. Nothing of a person's goes by any."""

    INDEX = "the search index is made anew"
    COUNTS = "the counts are made anew"
    KEYS = "it gets its story's key"
    STATES = "it gets one: unread"
    LEFT_OVER = "what was left over is cleared away"
    PAGES = "SQLite makes its indexes anew"
    ANEW = "the file is written anew, and what was damaged in it made again; the damaged one is kept"
    PICTURES = "they are fetched again; damaged ones are put aside"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a library; without a cure only a backup helps."""

    words: str
    cure: Cure | None = None

    def __str__(self) -> str:
        return self.words
