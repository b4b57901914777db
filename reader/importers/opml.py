"""Subscriptions from OPML; their feeds are fetched at the next refresh."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import opml
from reader.store import feeds, folders, removed
from reader.types import NOTHING, Changes, Imported

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.library import Library
    from reader.opml import Outline
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
        for path in found.empty:
            folders.at(db, path)
        return tuple(_add(db, one, library.clock()) for one in found.outlines)

    added = library.write(job)
    changes = Changes(feeds=frozenset(added), folders=bool(found.empty))
    return Imported(changes=changes, feeds=added, skipped=found.skipped)


def _add(db: sqlite3.Connection, one: Outline, now: int) -> FeedId:
    """Subscribe to a feed of the list; one that is read already stays as it was settled."""
    read = feeds.is_known(db, one.address)
    folder = folders.at(db, one.folders) if not read else None
    feed = feeds.add(db, one.address, now, one.title, folder)
    if not read:
        removed.bring_back(db, feed)
        feeds.settle(db, feed, replace(one.settings, folder=folder))
        feeds.describe(db, feed, one.site, one.category)
    return feed
