"""The one integer that orders everything: story.sort_key.

It is the second of publication (UTC), or the next free integer when that is taken, so it is unique
by construction; it is also the rowid of the full-text tables. A story without a date takes the
second of its arrival, and so does one that arrives on the day it is dated, where no time is told; other
stories of a day without a time are spread by their hash over that day as it is here, so that they do not all
fight for its first second.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import days

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence, Set

    from reader.types import When

DAY = 86_400
EASTMOST = 14 * 3_600  # a day begins somewhere before it begins by UTC
NOBODY_SKIPS = 23 * 3_600  # seconds that each day has, also when clocks are put forward


def wished(published: When | None, arrived: int, spread: str) -> int:
    """The key a story would have if it were alone; `spread` is its hash in hexadecimal."""
    if published is None:
        return arrived
    if published.day_only:
        start = published.second - published.second % DAY
        if start - EASTMOST <= arrived < start + DAY:
            return arrived
        return days.begin(days.printed(published.second)) + int(spread[:8], 16) % NOBODY_SKIPS
    return published.second


def free(db: sqlite3.Connection, wishes: Sequence[int]) -> list[int]:
    """For each wish a key from there upward that no story has, nor one before it in the list."""
    rows = db.execute(
        "select sort_key from story where sort_key in (select value from json_each(?))", (json.dumps(wishes),)
    )
    taken = {key for (key,) in rows}
    found = []
    for wish in wishes:
        key = _end(db, wish, taken) if wish in taken else wish
        taken.add(key)
        found.append(key)
    return found


def _end(db: sqlite3.Connection, wish: int, taken: Set[int]) -> int:
    """The end of the run of stories that begins at a key.

    Found by leaps, because ten thousand stories of one second are met one after the other. Where a run
    has gaps it may be the end of a later one.
    """

    def has_story(key: int) -> bool:
        return key in taken or _taken(db, key)

    last, leap = wish, 1
    while has_story(wish + leap):
        last, leap = wish + leap, leap * 2
    end = wish + leap
    while end - last > 1:
        middle = (last + end) // 2
        last, end = (middle, end) if has_story(middle) else (last, middle)
    return end


def _taken(db: sqlite3.Connection, key: int) -> bool:
    return db.execute("select 1 from story where sort_key = ?", (key,)).fetchone() is not None


def move(db: sqlite3.Connection, story: int, key: int) -> None:
    """Give a story another key wherever its key stands, but for the index."""
    for table, column in (
        ("story", "id"),
        ("state", "story_id"),
        ("source", "story_id"),
        ("story_tag", "story_id"),
    ):
        db.execute(f"update {table} set sort_key = ? where {column} = ?", (key, story))
