"""A library moved to another folder: copied and compared; the old one is the person's to remove."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from reader import disk
from reader.errors import DamagedError, DiskFullError, RefusedError
from reader.media import Media
from reader.store import backup, contents
from reader.store.connection import BESIDE, FILE, alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEFT = (f"{FILE}.*", "*.lock", "open", "*.part")  # what belongs to a run of the program, not to the library


def copy(library: Path, target: Path) -> None:
    """Copy a library with all that belongs to it into an empty folder, and compare every file.

    Nobody may have it open meanwhile: BusyError. Whatever fails, nothing of the copy stays.
    """
    _require_free(library, target)
    made = not target.exists()
    try:
        with disk.sentences(target, "the library cannot be put there"), alone(library / FILE):
            target.mkdir(parents=True, exist_ok=True)
            _copy(library, target)
        contents.prove(target / FILE)
        _compare(library, target)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if not made:
            target.mkdir(exist_ok=True)
        raise


def _require_free(library: Path, target: Path) -> None:
    here, there = library.resolve(), target.resolve()
    if there == here or there.is_relative_to(here):
        raise RefusedError(str(target), "this is the library's own folder; choose another")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise RefusedError(str(target), "something is there already; choose an empty folder or a new one")
    around = next(path for path in (there, *there.parents) if path.exists())
    wanted = sum(path.stat().st_size for path in _files(library))
    if shutil.disk_usage(around).free < wanted:
        raise DiskFullError(str(target), f"there is too little room; the library takes {wanted >> 20:,} MB")


def _files(library: Path) -> Iterator[Path]:
    for path in sorted(library.rglob("*"), key=lambda path: (backup.FOLDER in path.parts, path)):
        if path.is_file() and not any(path.match(left) for left in LEFT):
            yield path


def _copy(library: Path, target: Path) -> None:
    """Pictures that backups share with the library go on sharing."""
    pool, media = backup.pool(target), Media(target)
    for path in _files(library):
        copied = target / path.relative_to(library)
        copied.parent.mkdir(parents=True, exist_ok=True)
        if copied == pool.path(path.name) and media.path(path.name).exists():
            disk.share(media.path(path.name), copied)
        else:
            disk.copy(path, copied)


def _compare(library: Path, target: Path) -> None:
    for path in _files(library):
        copied = target / path.relative_to(library)
        if path.name != FILE and disk.fingerprint(path) != disk.fingerprint(copied):
            raise DamagedError(str(copied), "it is not what was copied; check the disk before trying again")


def remove(library: Path) -> None:
    """Take away a library that was moved; what else lies in its folder stays."""
    with disk.sentences(library, "the old copy cannot be removed"):
        for name in ("media", backup.FOLDER):
            shutil.rmtree(library / name, ignore_errors=True)
        for pattern in (*LEFT, "window.ini", "cuttings.log"):
            for path in library.glob(pattern):
                path.unlink(missing_ok=True)
        for suffix in ("", *BESIDE):
            (library / f"{FILE}{suffix}").unlink(missing_ok=True)
        if not any(library.iterdir()):
            library.rmdir()
