"""The files of pictures: LIBRARY/media/ab/abcdef…, each called by the SHA-256 of what is in it.

A file is whole and on the disk before anybody hears of it, so a row of the library that names one may be
trusted after a power cut. Files that no row names are left over; `sweep` takes them away.
"""

from __future__ import annotations

import os
import re
import time
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reader import disk
from reader.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

FOLDER = "media"
FRESH = 3_600  # seconds: a younger file may be one whose row is just being written
_NAME = re.compile(r"[0-9a-f]{64}")
_NUMBERS = count()  # of files on their way: one picture may come twice at a time


class Brought(NamedTuple):
    """A file on its way: its hash, and where it lies until it has its name; None when it was there before."""

    mark: str
    beside: Path | None = None


class Media:
    """The media of one library folder. Any thread may use it."""

    def __init__(self, library: Path) -> None:
        self._folder = library / FOLDER

    def path(self, hash: str) -> Path:  # noqa: A002  # the word for it everywhere
        """Where the file of a hash is, whether it is there or not."""
        return self._folder / hash[:2] / hash

    def keep(self, content: bytes) -> str:
        """Keep a file, once; its hash. DiskFullError or ReadOnlyError when it cannot be kept."""
        brought = self.bring(content)
        self.settle([brought])
        return brought.mark

    def bring(self, content: bytes) -> Brought:
        """Write a file beside its place, for `settle` to keep. Errors as of `keep`."""
        mark = disk.digest(content)
        path = self.path(mark)
        if _size(path) == len(content):
            return Brought(mark)
        beside = path.with_name(f"{mark}.{os.getpid()}-{next(_NUMBERS)}.part")
        with disk.sentences(path.parent, "the picture cannot be kept"):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(content)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
        return Brought(mark, beside)

    def settle(self, brought: Sequence[Brought]) -> None:
        """Give files that were brought their names, once the disk holds them. Errors as of `keep`.

        Many at once, for a folder's names are then written down once for all of them.
        """
        new = {self.path(one.mark): one.beside for one in brought if one.beside}
        try:
            with disk.sentences(self._folder, "the picture cannot be kept"):
                disk.put_all(new)
        finally:
            for one in brought:
                if one.beside:
                    one.beside.unlink(missing_ok=True)

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
