"""A library's file copied without what can be made again: quotes and the search index.

A copy is a library of its own: whoever opens it has its index made, and its quotes are found again. It shows
one moment, however much is written meanwhile, and holds up nobody who writes.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.errors import DamagedError, StoreError
from reader.store import index
from reader.store.connection import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from threading import Event

DERIVED = frozenset({"quote", "derived", "maker", *index.TABLES})
ARCHIVE = "sqlar"  # pictures inside of a backup's file; the table is one that SQLite's own shell reads
PAUSE = 0.002  # seconds of rest after so many steps, so that nobody else waits for the disk
STEPS = 20_000

AS_IT_LIES = "mode=ro&immutable=1"
SCHEMA = """
select type, name, sql from source.sqlite_schema
where sql is not null and name not like 'sqlite\\_%' escape '\\' order by type <> 'table', rowid
"""

Counts = dict[str, int]


def copy(source: Path, target: Path, stop: Event | None = None, *, alone: bool = False) -> Counts:
    """Write a library's file anew to `target`, where nothing is yet; how many rows each table has.

    With `stop` it can be stopped, and gives way to others. `alone`: the caller has the source to itself.
    Raises StoreError, named after the file that is at fault, and InterruptedError when it was stopped.
    """
    try:
        with sentences(target), closing(_beside(source, target, alone)) as db:
            if stop is not None:  # somebody is at work beside it
                db.set_progress_handler(lambda: stop.wait(PAUSE), STEPS)
            db.execute("begin")
            counts = _copy(db)
            db.execute("commit")
            return counts
    except DamagedError as error:
        raise DamagedError(str(source), error.reason) from error


def kept_tables(db: sqlite3.Connection) -> list[str]:
    """The tables whose rows a copy takes over; all others are made again from them."""
    schema = db.execute(SCHEMA.replace("source.", "main.")).fetchall()
    return [name for kind, name, _ in _wanted(schema) if kind == "table" and name not in DERIVED]


def _beside(source: Path, target: Path, alone: bool) -> sqlite3.Connection:
    """A connection to an empty target with the source attached; as it lies where nothing can be written."""
    db = sqlite3.connect(f"{target.absolute().as_uri()}?mode=rwc", uri=True, isolation_level=None)
    try:
        db.execute("pragma journal_mode = off")  # nobody trusts the target before it is whole
        db.execute("pragma synchronous = off")
        try:
            _attach(db, source, AS_IT_LIES if alone else "mode=rw")
        except StoreError as error:
            if isinstance(error, DamagedError):
                raise
            _attach(db, source, AS_IT_LIES)
        (page,) = db.execute("pragma source.page_size").fetchone()
        db.execute(f"pragma main.page_size = {page}")
    except BaseException:
        db.close()
        raise
    return db


def _attach(db: sqlite3.Connection, source: Path, how: str) -> None:
    with sentences(source):
        db.execute("attach ? as source", (f"{source.absolute().as_uri()}?{how}",))
        try:
            db.execute("select count(*) from source.sqlite_schema").fetchone()
        except sqlite3.Error:
            db.execute("detach source")
            raise


def _copy(db: sqlite3.Connection) -> Counts:
    (version,) = db.execute("pragma source.user_version").fetchone()
    db.execute(f"pragma main.user_version = {version}")
    counts: Counts = {}
    schema = list(_wanted(db.execute(SCHEMA).fetchall()))
    for kind, name, sql in schema:
        if kind == "table":
            db.execute(sql)
            if name not in DERIVED:
                counts[name] = db.execute(f'insert into main."{name}" select * from source."{name}"').rowcount
    db.execute("insert into main.derived(story_id, quotes) select id, 0 from main.story")
    if "tally" in counts:
        db.execute("update main.tally set count = 0 where what = 'quotes'")
    for kind, _, sql in schema:
        if kind != "table":
            db.execute(sql)
    return counts


def _wanted(schema: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Without the tables that the full-text tables make for themselves, and without packed pictures."""
    own = tuple(f"{name}_" for name in index.TABLES)
    for kind, name, sql in schema:
        if not name.startswith(own) and name != ARCHIVE:
            yield kind, name, sql
