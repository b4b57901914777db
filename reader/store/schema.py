"""The tables of a library, and how older libraries become newer ones.

Migrations are history: append, never edit. Each has a name, runs in its own transaction, and moves
`pragma user_version` up by one, which is all that the start of the program has to read.

Their statements stand in reader/store/migrations; docs/library.md describes each table and column.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader import store, words
from reader.errors import BusyError, DamagedError
from reader.store import connection, header, index
from reader.store.connection import connect_reading, only_one, sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

NAMED = (
    "0001 library",
    "0002 by hand",
    "0003 collector",
    "0004 archive",
    "0005 tags of highlights",
    "0006 room",
    "0007 fields of highlights",
    "0008 stories that come",
    "0009 fewer merges",
    "0010 servers left alone",
    "0011 reading places",
)
VERSION = len(NAMED)

FILE = connection.FILE
PAGE = 8_192  # bytes: bodies of a few thousand letters fill pages of 4,096 badly
PATIENCE = 10.0  # seconds that another process is waited for
SCRIPTS = Path(__file__).parent / "migrations"


def current(folder: Path) -> bool:
    """Whether the folder holds a library of exactly this version, with its index; quick, with plain sqlite3.

    Raises DamagedError when what is there is no library, is cut off, or is one of a newer version.
    """
    path = folder / FILE
    if not path.exists():
        _require_nothing(folder)
        return False
    header.require_whole(path)
    db = connect_reading(path)
    try:
        with sentences(path):
            version: int = db.execute("pragma user_version").fetchone()[0]
            ours = bool(db.execute("select 1 from sqlite_schema where name = 'story'").fetchone())
            if version == VERSION and ours:
                return bool(db.execute(index.MADE_BY_US, (words.VERSION,)).fetchone())
    finally:
        db.close()
    if version > VERSION:
        raise DamagedError(
            str(path), "this library was made by a newer version of Cuttings; update the program"
        )
    if not ours:
        raise DamagedError(str(path), "this file is not a library of Cuttings; choose another folder")
    return False


def _require_nothing(folder: Path) -> None:
    """A folder without the file is no new library when there was one: nothing is made in its place."""
    if (folder / f"{FILE}-wal").exists() or store.backup.listed(folder):
        raise DamagedError(
            str(folder / FILE),
            "the library's file is missing, its backups are there; look for it, or restore a backup",
        )


def prepare(folder: Path) -> None:
    """Make the library, or bring an older one up to date. Slow to import; not for the first paint.

    A new library is made beside its place and put there whole, so an interrupted start leaves no
    half of one.
    """
    path = folder / FILE
    if current(folder):
        return
    if path.exists():
        with only_one(folder / "upgrade.lock", PATIENCE) as mine:
            if not mine:
                raise BusyError(str(folder), "the library is being brought up to date; try again in a while")
            if not current(folder):  # else somebody else did it meanwhile
                _back_up(folder, path)
                bring_up_to_date(path)
        return
    fresh = folder / f"{FILE}.{os.getpid()}.new"
    fresh.unlink(missing_ok=True)
    try:
        bring_up_to_date(fresh)
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was quicker: its library is as good as ours
        except OSError:  # a file system without links
            fresh.replace(path)
    finally:
        for suffix in ("", "-wal", "-shm"):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)


def _back_up(folder: Path, path: Path) -> None:
    """Keep an older library before it is changed; that its index is older is nothing to keep."""
    from reader.types import Why

    with sentences(path), closing(connect_reading(path)) as db:
        (version,) = db.execute("pragma user_version").fetchone()
    if version < VERSION:
        store.backup.make(folder, Why.UPGRADE, int(time.time()))


def bring_up_to_date(path: Path) -> None:
    """Make the tables, or what newer versions have of them, and the index where it is not ours."""
    from sqlite_utils import Database

    with sentences(path):
        db = sqlite3.connect(path)
        connection.teach(db)
        db.execute(f"pragma page_size = {PAGE}")  # of a new file; an older one keeps its own
        try:
            _migrations().apply(Database(db))
            with db:
                index.renew(db)
        finally:
            db.close()


def _migrations() -> Migrations:
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("cuttings")
    for number, name in enumerate(NAMED, start=1):
        migrations(name=name)(_migration(number, name))
    return migrations


def _migration(number: int, name: str) -> Callable[[Database], None]:
    def migrate(db: Database) -> None:
        for statement in statements((SCRIPTS / f"{name}.sql").read_text(encoding="utf-8")):
            db.execute(statement)
        db.execute(f"pragma user_version = {number}")

    return migrate


def statements(script: str) -> list[str]:
    """The single statements of a script. (`executescript` would commit what came before it.)"""
    found, waiting = [], ""
    for line in script.splitlines():
        waiting += line + "\n"
        if sqlite3.complete_statement(waiting):
            found.append(waiting)
            waiting = ""
    return found
