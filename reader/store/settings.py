"""What a person settled for the whole library, as words under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


def get(db: sqlite3.Connection, name: str) -> str:
    """What was settled; "" when nothing was."""
    row = db.execute("select value from setting where name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def put(db: sqlite3.Connection, name: str, value: str) -> None:
    """Settle something; "" is as if it never had been."""
    if value:
        db.execute("insert or replace into setting values (?, ?)", (name, value))
    else:
        db.execute("delete from setting where name = ?", (name,))
