"""Damage to a library's file, as a bad block of the disk would do it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reader.store import schema


def spoil(folder: Path, tree: str, content: bytes) -> None:
    """Write over the first page of a table or an index of a library that nobody has open."""
    path = folder / schema.FILE
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        (page,) = db.execute("pragma page_size").fetchone()
        (root,) = db.execute("select rootpage from sqlite_schema where name = ?", (tree,)).fetchone()
    with path.open("r+b") as file:
        file.seek((root - 1) * page)
        file.write(content.ljust(page, b"\0"))
