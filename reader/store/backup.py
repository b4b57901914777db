"""Backups: a library's file copied, checked, and only then given its name; and which of them stay.

They lie in the library's folder `backups`, called by their moment and what they were made for. Pictures are
kept beside them once, under a second name, for as long as a backup names them.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from reader import disk
from reader.errors import BusyError, DiskFullError, ReaderError, RefusedError
from reader.media import Media
from reader.store import contents, copying
from reader.store.connection import FILE, only_one, sentences
from reader.types import Backup, Contents, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence
    from pathlib import Path
    from threading import Event

FOLDER = "backups"
DAY = 86_400
DAYS, WEEKS, MONTHS = 7, 4, 12
EVENTS = 3  # of those made before something, so many stay, however old
LATEST = 253_370_764_800  # the start of 9999: a clock may say anything, a name may not
HALF = 3_600  # seconds: a younger file may be one that is just being written
ROOM = 10 << 30  # bytes that backups may take together
_FORM = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(\d{4,}-\d\d-\d\dT\d{6}Z)\.(" + "|".join(Why) + r")\.db")


# ── which there are, and which stay ──────────────────────────────────────────────────────────────


def listed(library: Path) -> list[Backup]:
    """The backups in a library's folder, the newest first."""
    found = (_backup(path) for path in (library / FOLDER).glob("*.db"))
    return sorted(filter(None, found), key=lambda one: (one.made, one.path.name), reverse=True)


def _backup(path: Path) -> Backup | None:
    if (named := _NAME.fullmatch(path.name)) is None:
        return None
    made = datetime.strptime(named[1], _FORM).replace(tzinfo=UTC)
    return Backup(path=path, made=int(made.timestamp()), why=Why(named[2]), bytes=disk.size(path))


def is_due(backups: Sequence[Backup], now: int) -> bool:
    """Whether a day went by without one. One of a day to come is a wrong clock's, and does not count."""
    return not any(now - DAY < one.made <= now for one in backups)


def superfluous(backups: Sequence[Backup], room: int = ROOM) -> list[Backup]:
    """Those that may go: beyond seven days, four weeks and twelve months that have one, or beyond the room.

    Days are counted, not measured against the clock, so a wrong clock lets nothing go. What a person made
    stays, and so does the newest.
    """
    newest = sorted(backups, key=lambda one: one.made, reverse=True)
    kept = _thinned(newest)
    going = [one for one in newest if one not in kept]
    taken = sum(one.bytes for one in newest) - sum(one.bytes for one in going)
    for one in reversed(newest[1:]):  # the oldest first
        if taken > room and one not in going and one.why is not Why.BY_HAND:
            going.append(one)
            taken -= one.bytes
    return going


def _thinned(newest: Sequence[Backup]) -> set[Backup]:
    kept = {one for one in newest if one.why is Why.BY_HAND}
    for why in (Why.UPGRADE, Why.IMPORT, Why.RESTORE):
        kept.update([one for one in newest if one.why is why][:EVENTS])
    periods: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, lambda moment: moment.date()),
        (WEEKS, lambda moment: moment.isocalendar()[:2]),
        (MONTHS, lambda moment: (moment.year, moment.month)),
    )
    for most, period in periods:
        last: dict[Hashable, Backup] = {}
        for one in newest:
            last.setdefault(period(datetime.fromtimestamp(one.made, UTC)), one)
        kept.update(list(last.values())[:most])
    return kept


# ── making one ───────────────────────────────────────────────────────────────────────────────────


def make(library: Path, why: Why, now: int, room: int = ROOM, stop: Event | None = None) -> Backup:
    """Make a backup in the library's folder, and let those go that are superfluous.

    Raises BusyError when another process is at it, DiskFullError when it would take the last room,
    DamagedError when the library cannot be copied, InterruptedError when it was stopped.
    """
    folder = library / FOLDER
    with disk.sentences(folder, "backups cannot be kept"):
        folder.mkdir(exist_ok=True)
    with only_one(library / "backup.lock") as mine:
        if not mine:
            raise BusyError(str(library), "a backup is being made already")
        _clear(folder)
        _require_room(library, folder)
        path = next(path for path in _names(folder, now, why) if not path.exists())
        _write(library / FILE, path, stop)
        keep_pictures(library, path)
        _let_go(library, superfluous(listed(library), room))
    made = _backup(path)
    assert made is not None  # noqa: S101  # its name is one of ours
    return made


def _clear(folder: Path) -> None:
    """Take away what a kill left half written."""
    for path in folder.glob("*.part"):
        path.unlink(missing_ok=True)


def clear_up(library: Path) -> None:
    """Take away what a kill left half written, unless somebody is writing it just now."""
    folder, old = library / FOLDER, time.time() - HALF
    for path in library.glob(f"{FILE}.*.new*"):
        if path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
    if any(folder.glob("*.part")):
        with only_one(library / "backup.lock") as mine:
            if mine:
                _clear(folder)


def _require_room(library: Path, folder: Path) -> None:
    wanted = disk.size(library / FILE) + disk.size(library / f"{FILE}-wal")
    free = shutil.disk_usage(folder).free
    if free < 2 * wanted:
        raise DiskFullError(
            str(folder), f"too little room for a backup ({free >> 20} MB); make room, or back up elsewhere"
        )


def _names(folder: Path, now: int, why: Why) -> Iterator[Path]:
    """Names for a backup of this second, or of the next that is free."""
    for moment in count(min(max(now, 0), LATEST)):
        yield folder / f"{datetime.fromtimestamp(moment, UTC).strftime(_FORM)}.{why}.db"


def _write(source: Path, path: Path, stop: Event | None = None) -> None:
    """Copy a library's file; the copy has its name only once it was opened, read whole and found right."""
    beside = path.with_name(f"{path.name}.part")
    try:
        counts = copying.copy(source, beside, stop)
        contents.prove(beside, counts)
        with disk.sentences(path, "the backup cannot be written"):
            disk.put(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def pool(library: Path) -> Media:
    """The pictures of a library's backups."""
    return Media(library / FOLDER)


def keep_pictures(library: Path, path: Path) -> None:
    """Have the pictures that a backup names for as long as it is there."""
    Media(library).share(contents.media(path), pool(library))


def keep_present(library: Path, now: int) -> Path:
    """Keep the library's file as it lies under a second name, for whoever puts another in its place."""
    folder = library / FOLDER
    folder.mkdir(exist_ok=True)
    path = next(path for path in _names(folder, now, Why.RESTORE) if not path.exists())
    disk.share(library / FILE, path)
    disk.sync(folder)
    return path


def _let_go(library: Path, backups: Sequence[Backup]) -> None:
    for one in backups:
        one.path.unlink(missing_ok=True)
    if backups:
        named = {mark for one in listed(library) for mark in contents.media(one.path)}
        pool(library).sweep(named)


# ── one file, anywhere ───────────────────────────────────────────────────────────────────────────


def export(library: Path, file: Path) -> Contents:
    """Write a backup to one file, pictures and all. A file that is no backup is not overwritten."""
    target = file.absolute()
    _require_free(library, target)
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    try:
        counts = copying.copy(library / FILE, beside)
        missing = _pack_pictures(library, beside)
        contents.prove(beside, counts)
        with disk.sentences(file, "the backup cannot be written"):
            disk.put(beside, target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return contents.read(target, missing)


def _require_free(library: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise RefusedError(str(target), "there is no such folder to write it to")
    if target.parent.resolve() == library.resolve():
        raise RefusedError(str(target), "this is the library itself; name a file elsewhere")
    if target.exists():
        try:
            contents.read(target)
        except ReaderError as error:
            raise RefusedError(str(target), "there is a file that is no backup; name another") from error


PACKED = f"create table {copying.ARCHIVE}(name text primary key, mode int, mtime int, sz int, data blob)"


def _pack_pictures(library: Path, beside: Path) -> int:
    """Put the pictures into the backup's file, as SQLite's own archives are; how many were not there."""
    media, missing = Media(library), 0
    with sentences(beside), closing(sqlite3.connect(beside, isolation_level=None)) as db:
        db.execute("pragma journal_mode = off")
        db.execute("begin")
        db.execute(PACKED)
        for (mark,) in db.execute("select hash from media").fetchall():
            if content := media.read(mark):
                name = f"media/{mark[:2]}/{mark}"
                db.execute(
                    f"insert into {copying.ARCHIVE} values (?, 420, 0, ?, ?)", (name, len(content), content)
                )
            else:
                missing += 1
        db.execute("commit")
    return missing


def packed_pictures(file: Path) -> Iterator[bytes]:
    """The pictures that lie in a backup's file."""
    with sentences(file), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
        if db.execute("select 1 from sqlite_schema where name = ?", (copying.ARCHIVE,)).fetchone():
            for (content,) in db.execute(f"select data from {copying.ARCHIVE}"):
                yield bytes(content)
