"""The files of pictures: LIBRARY/media/ab/abcdef…, each called by the SHA-256 of what is in it.

A file is whole and on the disk before anybody hears of it, so a row of the library that names one may be
trusted after a power cut. Files that no row names are left over; `sweep` takes them away.
"""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

from reader import disk
from reader.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
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
        mark = disk.digest(content)
        path = self.path(mark)
        with disk.sentences(path.parent, "the picture cannot be kept"):
            if not (path.exists() and path.stat().st_size == len(content)):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, content)
        return mark

    def share(self, marks: Iterable[str], with_: Media) -> list[str]:
        """Have files in another place too, by links where there are any; those that were not here."""
        missing = []
        for mark in marks:
            target = with_.path(mark)
            if target.exists():
                continue
            with disk.sentences(target.parent, "the picture cannot be kept"):
                target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with disk.sentences(target.parent, "the picture cannot be kept"):
                    disk.share(self.path(mark), target)
            except NotFoundError:
                missing.append(mark)
        return missing

    def read(self, mark: str) -> bytes:
        """What is in a file; b"" when it is not there, or holds something else now."""
        try:
            content = self.path(mark).read_bytes()
        except OSError:
            return b""
        return content if disk.digest(content) == mark else b""

    def missing(self, kept: Mapping[str, int]) -> list[str]:
        """Of hashes with their sizes, those whose file is not there or has another size."""
        return [mark for mark, size in kept.items() if _size(self.path(mark)) != size]

    def damaged(self, kept: Mapping[str, int]) -> list[str]:
        """Of hashes whose files are there, those that hold something else now. Reads every file."""
        return [mark for mark in kept if self._content_hash(mark) not in ("", mark)]

    def _content_hash(self, mark: str) -> str:
        try:
            return disk.fingerprint(self.path(mark))
        except OSError:  # it is missing, or cannot be read: `missing` says so
            return ""

    def put_aside(self, marks: Iterable[str]) -> None:
        """Put damaged files where nobody shows them."""
        aside = self._folder / "damaged"
        for mark in marks:
            aside.mkdir(exist_ok=True)
            self.path(mark).replace(aside / mark)

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
        beside.write_bytes(content)
        disk.put(beside, path)
    finally:
        beside.unlink(missing_ok=True)


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
