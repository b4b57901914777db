"""What the first bytes of a library's files say, before SQLite opens them.

It passes over a damaged -wal in silence, and notices a missing end only when somebody reads there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import disk
from reader.errors import DamagedError

if TYPE_CHECKING:
    from pathlib import Path

SQLITE = b"SQLite format 3\0"
PAGE, PAGES = slice(16, 18), slice(28, 32)  # how large a page is; how many there are
WAL = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


def require_whole(path: Path) -> None:
    """Raises DamagedError when the file is empty or cut off, or when what lies in its -wal is none."""
    with disk.sentences(path, "the library's file cannot be opened"):
        if is_wal_damaged(path):
            raise DamagedError(
                str(path.with_name(f"{path.name}-wal")),
                "the file of the last changes is damaged; `check --repair` puts it aside and goes on without",
            )
        with path.open("rb") as file:
            header = file.read(100)
        if not header:
            raise DamagedError(str(path), "the file is empty; it was left as it is, restore a backup")
        if header.startswith(SQLITE) and path.stat().st_size < _length(header) and not _is_under_way(path):
            raise DamagedError(
                str(path), "the end of the file is missing; it was left as it is, restore a backup"
            )


def is_wal_damaged(path: Path) -> bool:
    """Whether a file's -wal does not even begin as one. SQLite would write over it."""
    return _wal(path) not in (b"", *WAL)


def _is_under_way(path: Path) -> bool:
    """Whether a write that was not ended lies beside the file: SQLite brings the two together."""
    return bool(_wal(path)) or path.with_name(f"{path.name}-journal").exists()


def _wal(path: Path) -> bytes:
    """The beginning of the -wal; b"" when nothing is in it."""
    try:
        with path.with_name(f"{path.name}-wal").open("rb") as file:
            return file.read(4)
    except FileNotFoundError:
        return b""


def _length(header: bytes) -> int:
    size = int.from_bytes(header[PAGE], "big")
    return (65_536 if size == 1 else size) * int.from_bytes(header[PAGES], "big")
