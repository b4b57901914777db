"""A library put back from a backup. What was there before is kept, so this can be undone too."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

from reader import disk
from reader.errors import DamagedError, ReadOnlyError, RefusedError
from reader.media import Media
from reader.store import backup, contents, copying, header, schema
from reader.store.connection import BESIDE, FILE, alone
from reader.types import Contents, Restored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAMAGED = "damaged"  # folders of files that could not be read


def named(library: Path, file: Path) -> Path:
    """The backup a person means: a file, or the name of one in the library's own folder of backups."""
    own = library / backup.FOLDER / file.name
    return own if len(file.parts) == 1 and not file.exists() and own.exists() else file


def look(library: Path, file: Path) -> Contents:
    """What would be put back; raises what `restore` would. Nothing is changed."""
    if file.exists() and (library / FILE).exists() and file.samefile(library / FILE):
        raise RefusedError(str(file), "this is the library itself; name a backup of it")
    found = contents.read(file)
    if found.version > schema.VERSION:
        raise DamagedError(
            str(file), "this backup was made by a newer version of Cuttings; update the program"
        )
    contents.prove(file)
    return found


def restore(library: Path, file: Path, now: int) -> Restored:
    """Put a library back as it is in a backup's file; what is there now is kept in `backups`.

    Nobody may have the library open: BusyError. Until the last step, which is one renaming, nothing changes.
    """
    look(library, file)
    with disk.sentences(library, "the library cannot be put there"):
        library.mkdir(parents=True, exist_ok=True)
    with _fresh(library) as fresh:
        copying.copy(file, fresh)
        schema.bring_up_to_date(fresh)
        contents.prove(fresh)
        missing = _bring_pictures(library, file, contents.media(fresh))
        with disk.sentences(library, "the library cannot be put there"):
            kept = _take_its_place(library, fresh, now)
    return Restored(contents.read(library / FILE, missing), kept)


def write_anew(library: Path, now: int) -> Path:
    """Write a library's file anew without what can be made again, and make that; where the old one is kept.

    Nobody may have it open: BusyError. DamagedError when anything else is damaged; then all stays as it is.
    """
    path = library / FILE
    with _fresh(library) as fresh, alone(path):
        counts = copying.copy(path, fresh, alone=True)
        schema.bring_up_to_date(fresh)
        contents.prove(fresh, counts)
        folder = _folder_aside(library, now)
        with disk.sentences(folder, "the damaged file cannot be kept aside"):
            folder.mkdir(parents=True)
            disk.share(path, folder / FILE)
            disk.sync(folder)
        with disk.sentences(library, "the library cannot be put there"):
            disk.put(fresh, path)
    return folder


@contextmanager
def _fresh(library: Path) -> Iterator[Path]:
    """A name beside the library's file for one that is to take its place; whatever is left of it goes."""
    fresh = library / f"{FILE}.{os.getpid()}.new"
    try:
        yield fresh
    finally:
        for suffix in ("", *BESIDE):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)


def _bring_pictures(library: Path, file: Path, marks: list[str]) -> int:
    """Have the pictures there, from the backup's own file or those that are kept; how many are nowhere."""
    media = Media(library)
    for content in backup.packed_pictures(file):
        media.keep(content)
    return len(Media(file.parent).share(backup.pool(library).share(marks, media), media))


def _take_its_place(library: Path, fresh: Path, now: int) -> Path | None:
    """Give the new file the library's name; where the one that had it is kept."""
    path = library / FILE
    if not any(one.exists() for one in _files(library)):
        disk.put(fresh, path)
        return None
    if not _is_readable(path):
        kept = _keep_as_it_is(library, _files(library), now)
        disk.put(fresh, path)
        return kept
    with alone(path):
        kept = backup.keep_present(library, now)
        disk.put(fresh, path)
    with suppress(DamagedError):  # then it is kept without
        backup.keep_pictures(library, kept)
    return kept


def _is_readable(path: Path) -> bool:
    if not disk.size(path):
        return False
    try:
        with alone(path):
            return True
    except (DamagedError, ReadOnlyError):
        if path.exists() and not os.access(path, os.W_OK):
            raise
        return False


def put_wal_aside(library: Path, now: int) -> Path | None:
    """Keep a damaged -wal where it stays as it is, so that the rest can be opened; its folder."""
    if not header.is_wal_damaged(library / FILE):
        return None
    return _keep_as_it_is(library, [library / f"{FILE}{suffix}" for suffix in BESIDE], now)


def _keep_as_it_is(library: Path, files: list[Path], now: int) -> Path:
    """Put what cannot be read into a folder of its own, with all that lies in it."""
    folder = _folder_aside(library, now)
    with disk.sentences(folder, "the damaged file cannot be kept aside"):
        folder.mkdir(parents=True)
        for one in files:
            if one.exists():
                one.rename(folder / one.name)
        disk.sync(folder)
        disk.sync(library)
    return folder


def _folder_aside(library: Path, now: int) -> Path:
    named = (library / backup.FOLDER / f"{DAMAGED}-{number}" for number in count(now))
    return next(folder for folder in named if not folder.exists())


def _files(library: Path) -> list[Path]:
    return [library / f"{FILE}{suffix}" for suffix in ("", *BESIDE)]
