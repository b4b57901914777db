"""Connections to one library file, and SQLite's complaints turned into sentences.

Every thread has its own connection for reading; only the writer's thread opens one for writing.
"""

from __future__ import annotations

import sqlite3
import sys
import threading
import time
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reader import squeezed, words
from reader.errors import BusyError, DamagedError, DiskFullError, ReaderError, ReadOnlyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "library.db"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps next to a file
CACHE = 16 << 10  # kilobytes: a batch of stories touches the pages of a dozen indexes
LOG_PAGES = (
    4_000  # 16 MB of changes go back into the file at once: a quarter less is written so, and waited for
)

WORDS = "create virtual table temp.body_word using fts5vocab(main, body_index, instance)"
"""The words of the index of bodies as a table, for as long as the connection is open."""

_SENTENCES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (BusyError, "another program is writing to this library; try again in a moment"),
    sqlite3.SQLITE_LOCKED: (BusyError, "another program is writing to this library; try again in a moment"),
    sqlite3.SQLITE_FULL: (DiskFullError, "the disk is full; make room and try again, nothing was lost"),
    sqlite3.SQLITE_IOERR_SHMSIZE: (
        DiskFullError,
        "the disk is full; make room and try again, nothing was lost",
    ),
    sqlite3.SQLITE_READONLY: (
        ReadOnlyError,
        "the library cannot be written to; check the folder's permissions",
    ),
    sqlite3.SQLITE_PERM: (ReadOnlyError, "the library cannot be written to; check the folder's permissions"),
    sqlite3.SQLITE_CANTOPEN: (
        ReadOnlyError,
        "the library's file cannot be opened; check the folder's permissions",
    ),
    sqlite3.SQLITE_CORRUPT: (DamagedError, "the file is damaged, and was left as it is; restore a backup"),
    sqlite3.SQLITE_NOTADB: (DamagedError, "the file is no library, and was left as it is; restore a backup"),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk could not be read or written; check it before going on"),
}


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what the world did to the file into a StoreError; our own mistakes stay loud."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code == sqlite3.SQLITE_INTERRUPT:
            raise InterruptedError from error
        said = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
        if said is None and _damage(error):
            said = _SENTENCES[sqlite3.SQLITE_CORRUPT]
        if said is None:
            raise
        raise said[0](str(path), said[1]) from error
    except UnicodeDecodeError as error:  # a text column whose bytes are none any more
        raise DamagedError(str(path), _SENTENCES[sqlite3.SQLITE_CORRUPT][1]) from error


def _damage(error: sqlite3.Error) -> bool:
    """Whether a generic error means a damaged file: a table is gone, the schema or HTML cannot be read."""
    text = str(error)
    return any(
        part in text
        for part in (
            "malformed",
            "no such table",
            "no such column",
            "vtable constructor",
            "user-defined function raised",
        )
    )


def connect(path: Path, *, write: bool = False, patience: float = 10) -> sqlite3.Connection:
    """Open an existing library file; `patience` in seconds is how long a lock is waited for."""
    with sentences(path):
        db = _open_in_place(path, patience)
        try:
            db.execute("pragma foreign_keys = on")
            if write:
                db.execute("pragma journal_mode = wal")
                db.execute("pragma synchronous = full")
                db.execute("pragma temp_store = memory")  # what a row changed, until its triggers are done
                db.execute(f"pragma cache_size = {-CACHE}")
                db.execute(f"pragma wal_autocheckpoint = {LOG_PAGES}")
            db.execute(WORDS)  # is gone when temp_store changes
            if not write:
                db.execute("pragma query_only = on")
        except BaseException:
            db.close()
            raise
    return db


def _open_in_place(path: Path, patience: float) -> sqlite3.Connection:
    """Open the file that has this name, also when another was put in its place while it was waited for."""
    while True:
        before = _identity(path)
        db = _open(path, "mode=rw")
        try:
            db.execute(f"pragma busy_timeout = {int(patience * 1000)}")
            db.execute(
                "select count(*) from sqlite_schema"
            ).fetchone()  # waits for whoever has it to themselves
        except BaseException:
            db.close()
            raise
        if _identity(path) == before:
            return db
        db.close()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


@contextmanager
def alone(path: Path, patience: float = 2) -> Iterator[None]:
    """Have a library's file to oneself while the block runs, all of it in the one file, none beside it.

    BusyError when somebody else has it open, DamagedError when SQLite cannot read it.
    """
    with sentences(path), closing(_open(path, "mode=rw")) as db:
        db.execute(f"pragma busy_timeout = {int(patience * 1000)}")
        db.execute("pragma locking_mode = exclusive")
        db.execute("begin exclusive")
        db.execute("commit")
        (mode,) = db.execute("pragma journal_mode = delete").fetchone()  # writes back what lies in the -wal
        if mode != "delete":
            raise BusyError(str(path), "another program has this library open; close it and try again")
        db.execute("begin exclusive")
        yield
        db.execute("rollback")


def connect_reading(path: Path, patience: float = 10) -> sqlite3.Connection:
    """Open a library file for reading, also where nothing can be written: on a full or read-only disk.

    There SQLite cannot even note that somebody reads, so the file is taken as it lies. ReadOnlyError where
    changes lie beside it: it would look as it was before them.
    """
    try:
        return connect(path, patience=patience)
    except (ReadOnlyError, DiskFullError):
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise ReadOnlyError(
                str(path),
                f"its newest changes lie in {log.name}, and cannot be read where nothing can be written; "
                "copy the whole folder to another disk and open it there",
            ) from None
        with sentences(path):
            db = _open(path, "mode=ro&immutable=1")
            db.execute(WORDS)
            return db


def _open(path: Path, how: str) -> sqlite3.Connection:
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        isolation_level=None,  # transactions are ours alone: see `transaction`
        check_same_thread=False,  # so that `close` may close those of other threads
    )
    db.create_function("says", 2, words.says, deterministic=True)
    teach(db)
    return db


def teach(db: sqlite3.Connection) -> None:
    """Let a connection say squeezed(html, text) and unsqueezed(html, text)."""
    db.create_function("squeezed", 2, squeezed.squeeze, deterministic=True)
    db.create_function("unsqueezed", 2, squeezed.unsqueeze, deterministic=True)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All or nothing: begins by taking the write lock, commits at the end, rolls back on any exception."""
    db.execute("begin immediate")
    try:
        yield db
        db.execute("commit")
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise


class Readers:
    """One read-only connection a thread, opened when it is first needed."""

    def __init__(self, path: Path, patience: float = 10) -> None:
        self._path, self._patience = path, patience
        self._mine = threading.local()
        self._all: dict[int, sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All statements of the block see one state of the library, whatever is written meanwhile."""
        with sentences(self._path):
            db = self._connection()
            if db.in_transaction:  # a read within a read sees what the outer one sees
                yield db
                return
            db.execute("begin")
            try:
                yield db
            finally:
                self._end(db)

    def _connection(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._mine, "db", None)
        if db is None:
            with self._lock:
                if self._closed:
                    raise ReaderError(str(self._path), "the library was closed")
                db = self._mine.db = connect_reading(self._path, self._patience)
                self._all[threading.get_ident()] = db
        return db

    def _end(self, db: sqlite3.Connection) -> None:
        """Let go of what was read; a connection that cannot would read the past for ever, so it is closed."""
        try:
            db.rollback()
        except sqlite3.Error:
            with self._lock:
                self._all.pop(threading.get_ident(), None)
            self._mine.db = None
            db.close()

    def interrupt(self, thread: int) -> None:
        """End what that thread's connection is running; it raises InterruptedError there."""
        with self._lock:
            if (db := self._all.get(thread)) is not None:
                db.interrupt()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for db in self._all.values():
                db.close()
            self._all.clear()


@contextmanager
def only_one(path: Path, patience: float = 0) -> Iterator[bool]:
    """Hold a lock file while the block runs; False when somebody else holds it. Freed even by a kill.

    `patience` is how many seconds somebody else is waited for.
    """
    try:
        file = path.open("wb")
    except OSError as error:
        raise ReadOnlyError(str(path), f"the library cannot be written to ({error.strerror})") from error
    until = time.monotonic() + patience
    with file:
        while not (mine := _locked(file.fileno())) and time.monotonic() < until:
            time.sleep(0.05)
        yield mine


def _locked(file: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        take = partial(msvcrt.locking, file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        take = partial(fcntl.flock, file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        take()
    except OSError:
        return False
    return True
