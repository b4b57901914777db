"""The files of pictures: LIBRARY/media/ab/abcdef…, each called by the SHA-256 of what is in it.

A file is whole and on the disk before anybody hears of it, so a row of the library that names one may be
trusted after a power cut. Files that no row names are left over; `sweep` takes them away.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from typing import TYPE_CHECKING

from reader.errors import DiskFullError, ReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

FOLDER = "media"
FRESH = 3_600  # seconds: a younger file may be one whose row is just being written
_NAME = re.compile(r"[0-9a-f]{64}")


class Media:
    """The media of one library folder. Any thread may use it."""

    def __init__(self, library: Path) -> None:
        self._folder = library / FOLDER

    def path(self, hash: str) -> Path:  # noqa: A002  # the word for it everywhere
        """Where the file of a hash is, whether it is there or not."""
        return self._folder / hash[:2] / hash

    def keep(self, content: bytes) -> str:
        """Keep a file, once; its hash. DiskFullError or ReadOnlyError when it cannot be kept."""
        mark = hashlib.sha256(content).hexdigest()
        path = self.path(mark)
        try:
            if not (path.exists() and path.stat().st_size == len(content)):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, content)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            kind = DiskFullError if full else ReadOnlyError
            raise kind(str(path.parent), f"the picture cannot be kept ({error.strerror})") from error
        return mark

    def missing(self, kept: Mapping[str, int]) -> list[str]:
        """Of hashes with their sizes, those whose file is not there or has another size."""
        return [mark for mark, size in kept.items() if _size(self.path(mark)) != size]

    def damaged(self, kept: Mapping[str, int]) -> list[str]:
        """Of hashes whose files are there, those that hold something else now. Reads every file."""
        return [mark for mark in kept if self._content_hash(mark) not in ("", mark)]

    def _content_hash(self, mark: str) -> str:
        try:
            return hashlib.sha256(self.path(mark).read_bytes()).hexdigest()
        except OSError:  # it is missing, or cannot be read: `missing` says so
            return ""

    def left_over(self, kept: Collection[str]) -> list[Path]:
        """The files that nobody names, but for those that were made just now."""
        old = time.time() - FRESH
        return [path for path in self._files() if path.name not in kept and _made(path) < old]

    def sweep(self, kept: Collection[str]) -> int:
        """Take away what is left over; how many files went."""
        found = self.left_over(kept)
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def remove(self, marks: Collection[str]) -> None:
        """Take files away whose rows are gone."""
        for mark in marks:
            self.path(mark).unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        """All files of ours: whole ones, and parts that a kill left behind."""
        for path in self._folder.glob("??/*"):
            if _NAME.fullmatch(path.name.removesuffix(".part").partition(".")[0]):
                yield path


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and have the disk hold it before this returns."""
    beside = path.with_name(f"{path.name}.{os.getpid()}-{id(content):x}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Have the disk hold a folder's new names too, where the system can be asked that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _made(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it went this moment
        return time.time()
