"""What a person said of the lines of captures: marks on single ones, lessons for all of a site."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader.errors import NotFoundError, RefusedError
from reader.types import EXPORTED, ByHand, CaptureId, Hand, Lesson, Mark, Page, lesson_key

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def page(db: sqlite3.Connection, capture: CaptureId) -> Page:
    """A capture as it came."""
    row = db.execute(
        "select address, name, media_type, charset, content from capture where id = ?", (capture,)
    ).fetchone()
    if row is None:
        raise NotFoundError(f"capture {capture}", "there is no such capture in this library")
    address, name, media_type, charset, content = row
    if media_type == EXPORTED:
        raise RefusedError(address, "it came with the export of a library; there is no page to cut it from")
    return Page(
        content=zlib.decompress(content), media_type=media_type, charset=charset, address=address, name=name
    )


def captured(db: sqlite3.Connection, capture: CaptureId) -> int:
    """When a capture was made: "5 sec ago" in it means before that."""
    (second,) = db.execute("select captured from capture where id = ?", (capture,)).fetchone()
    return int(second)


def by_hand(db: sqlite3.Connection, capture: CaptureId, site: str) -> ByHand:
    """All that a person said about a capture."""
    rows = db.execute("select hand, at, line from mark where capture_id = ? order by position", (capture,))
    marks = tuple(Mark(Hand(hand), at, line) for hand, at, line in rows)
    return ByHand(marks, lessons(db, site))


def set_marks(db: sqlite3.Connection, capture: CaptureId, marks: Sequence[Mark]) -> None:
    """Put these marks in the place of all before."""
    db.execute("delete from mark where capture_id = ?", (capture,))
    db.executemany(
        "insert into mark(capture_id, position, hand, at, line) values (?, ?, ?, ?, ?)",
        [(capture, position, mark.hand, mark.at, mark.line) for position, mark in enumerate(marks)],
    )


def lessons(db: sqlite3.Connection, site: str) -> dict[str, Lesson]:
    """What was taught about lines of a site, by `lesson_key`."""
    rows = db.execute("select line, lesson from lesson where site = ?", (site,))
    return {line: Lesson(lesson) for line, lesson in rows}


def all_lessons(db: sqlite3.Connection) -> dict[str, dict[str, Lesson]]:
    """What was taught about lines of every site."""
    sites: dict[str, dict[str, Lesson]] = {}
    for site, line, lesson in db.execute("select site, line, lesson from lesson"):
        sites.setdefault(site, {})[line] = Lesson(lesson)
    return sites


def teach(db: sqlite3.Connection, site: str, line: str, lesson: Lesson | None, now: int) -> None:
    """Teach what to do with a line of a site; None forgets it."""
    db.execute("delete from lesson where site = ? and line = ?", (site, lesson_key(line)))
    if lesson is not None:
        db.execute("insert into lesson values (?, ?, ?, ?)", (site, lesson_key(line), lesson, now))
