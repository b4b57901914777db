"""Subscriptions from OPML; their feeds are fetched at the next refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import opml
from reader.store import feeds, folders
from reader.types import NOTHING, Changes, Imported

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import FeedId, StoryId


def take(
    library: Library,
    content: bytes,
    name: str,
    dry_run: bool,
    _acknowledge: Callable[[frozenset[StoryId]], None],
) -> Imported:
    found = library.intake.workers.run(opml.read, content, subject=name)
    if dry_run:
        return Imported(changes=NOTHING, skipped=found.skipped)

    def job(db: sqlite3.Connection) -> tuple[FeedId, ...]:
        return tuple(
            feeds.add(db, one.address, library.clock(), one.title, folders.at(db, one.folders))
            for one in found.outlines
        )

    added = library.write(job)
    return Imported(changes=Changes(feeds=frozenset(added)), feeds=added, skipped=found.skipped)
