"""What is in a library's file, and whether SQLite finds it whole; for files that are not opened as one."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import DamagedError, NotFoundError, RefusedError
from reader.store.connection import connect_reading, sentences
from reader.types import Contents

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from pathlib import Path

TABLES = ("story", "capture", "feed", "tag", "note", "highlight", "trash", "media")  # some came with versions


def read(path: Path, missing_pictures: int = 0) -> Contents:
    """Count what is in a file. RefusedError when it is none, DamagedError when it is no library."""
    if path.is_dir():
        raise RefusedError(str(path), "this is a folder; name a backup's file")
    if not path.exists():
        raise NotFoundError(str(path), "there is no such file")
    if path.stat().st_size == 0:
        raise DamagedError(str(path), "the file is empty")
    with sentences(path), closing(connect_reading(path)) as db:
        return replace(_contents(path, db), missing_pictures=missing_pictures)


def _contents(path: Path, db: sqlite3.Connection) -> Contents:
    there = {name for (name,) in db.execute("select name from sqlite_schema where type = 'table'")}
    if "story" not in there:
        raise DamagedError(str(path), "this is no library of Cuttings and no backup of one")
    count = {
        table: db.execute(f"select count(*) from {table}").fetchone()[0] if table in there else 0
        for table in TABLES
    }
    (version,) = db.execute("pragma user_version").fetchone()
    (bookmarks,) = db.execute("select count(*) from state where bookmarked = 1").fetchone()
    (newest,) = db.execute("select max(arrived) from story").fetchone()
    return Contents(
        path=path,
        version=version,
        stories=count["story"],
        captures=count["capture"],
        feeds=count["feed"],
        tags=count["tag"],
        bookmarks=bookmarks,
        notes=count["note"],
        highlights=count["highlight"],
        trash=count["trash"],
        pictures=count["media"],
        newest=newest,
    )


def is_any(db: sqlite3.Connection) -> bool:
    """Whether a library holds anything that somebody could lose."""
    return bool(
        db.execute(
            "select 1 from story union all select 1 from feed union all select 1 from trash"
        ).fetchone()
    )


def media(path: Path) -> list[str]:
    """The hashes of the pictures that a library's file names."""
    with sentences(path), closing(connect_reading(path)) as db:
        if not db.execute("select 1 from sqlite_schema where name = 'media'").fetchone():
            return []
        return [mark for (mark,) in db.execute("select hash from media")]


def prove(path: Path, counts: Mapping[str, int] | None = None) -> None:
    """Read a file whole, and every reference in it. DamagedError when anything is wrong.

    `counts`: how many rows each of its tables must have.
    """
    with sentences(path), closing(connect_reading(path)) as db:
        wrong = [text for (text,) in db.execute("pragma integrity_check(3)") if text != "ok"]
        wrong += [
            f"a row of {table} refers to a row of {parent} that is not there"
            for table, _, parent, _ in db.execute("pragma foreign_key_check").fetchmany(3)
        ]
        for name, count in (counts or {}).items():
            (found,) = db.execute(f'select count(*) from "{name}"').fetchone()
            if found != count:
                wrong.append(f"{found} of {count} rows of {name} are in it")
    if wrong:
        raise DamagedError(str(path), f"the file is damaged ({'; '.join(wrong)})")
