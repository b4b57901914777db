"""The facts of a library and of the program that somebody who helps wants to know."""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

from reader import __version__, disk, store
from reader.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LIBRARIES = (
    "feedparser",
    "trafilatura",
    "readability-lxml",
    "lxml",
    "nh3",
    "httpcore",
    "sqlite-utils",
    "keyring",
)
LOG, TAIL = "cuttings.log", 16 << 10  # bytes of the log's end that are shown

Facts = tuple[tuple[str, str], ...]


class Diagnosis(Keeper):
    """What there is to tell. Counting the sizes of many pictures takes a moment."""

    def facts(self) -> dict[str, Facts]:
        """Facts under their headings: the program, the library's places and sizes, what is in it."""
        return {"Program": _program(), "Library": self._places(), "Contents": self._contents()}

    def _places(self) -> Facts:
        folder = self.folder
        files = {
            "Stories": [folder / f"{store.connection.FILE}{suffix}" for suffix in ("", "-wal")],
            "Pictures": [folder / "media"],
            "Backups": [folder / store.backup.FOLDER],
        }
        sizes = [(name, in_words(sum(map(_size, paths)))) for name, paths in files.items()]
        return (("Folder", str(folder)), *sizes)

    def _contents(self) -> Facts:
        found = store.contents.read(self.folder / store.connection.FILE)
        counted = (
            "stories",
            "captures",
            "feeds",
            "tags",
            "bookmarks",
            "notes",
            "highlights",
            "trash",
            "pictures",
        )
        counts = [(name.capitalize(), f"{getattr(found, name):,}") for name in counted]
        return (("Version of the file", str(found.version)), *counts)


def log(folder: Path) -> str:
    """The end of what went wrong inside the program; "" when nothing did."""
    try:
        with (folder / LOG).open("rb") as file:
            file.seek(max(0, disk.size(folder / LOG) - TAIL))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _program() -> Facts:
    import platform

    return (
        ("Cuttings", __version__),
        ("Python", sys.version.split()[0]),
        ("SQLite", sqlite3.sqlite_version),
        ("System", platform.platform()),
        *_installed(LIBRARIES),
    )


def _installed(names: Sequence[str]) -> list[tuple[str, str]]:
    from importlib.metadata import PackageNotFoundError, version  # brings all of email with it

    found = []
    for name in names:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "not there"))
    return found


def _size(path: Path) -> int:
    return disk.taken(path) if path.is_dir() else disk.size(path)


def in_words(count: int) -> str:
    """A number of bytes as a person reads it."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
