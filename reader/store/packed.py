"""A story packed away whole, with all that is the person's, so that it can come back as it was."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from reader import squeezed
from reader.store import index, keys, state, stories
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3

Row = dict[str, Any]

# In the order in which they can be filled again: counting a source or a tag needs the state of its story.
TABLES = (
    *("story", "body", "state", "source", "version", "quote", "derived", "whole_text", "picture"),
    *("note", "highlight", "correction", "quote_correction"),
)
SQUEEZED = "squeezed(:html, :text)"
KEYED = ("story", "state", "source")
NUMBERED = ("version", "highlight", "quote_correction")  # SQLite gives their numbers to others meanwhile


def pack(db: sqlite3.Connection, id_: StoryId) -> bytes:
    """Take a story out of the library; all there was of it."""
    kept: dict[str, Any] = {table: _rows(db, table, id_) for table in TABLES}
    kept["tags"] = state.tags_of(db, id_)
    stories.remove(db, id_)
    return zlib.compress(json.dumps(kept).encode())


def rows(packed: bytes) -> dict[str, Any]:
    """What was kept of a packed story: rows by table, and the names of its tags."""
    kept: dict[str, Any] = json.loads(zlib.decompress(packed))
    return kept


def unpack(db: sqlite3.Connection, packed: bytes) -> StoryId | None:
    """Put a story back with its id; None when its feed brought it anew meanwhile."""
    kept = rows(packed)
    for source in kept["source"]:
        known = (source["feed_id"], source["guid"])
        if db.execute("select 1 from source where feed_id = ? and guid = ?", known).fetchone():
            return None
    (key,) = keys.free(db, [kept["story"][0]["sort_key"]])
    for table in TABLES:
        for row in kept.get(table, ()):
            _insert(db, table, row | {"sort_key": key} if table in KEYED else row)
    id_ = StoryId(kept["story"][0]["id"])
    for name in kept["tags"]:
        state.tag(db, [id_], name)
    index.add(db, [index.stored(db, id_)])
    return id_


def _rows(db: sqlite3.Connection, table: str, id_: StoryId) -> list[Row]:
    found = db.execute(f"select * from {table} where {'id' if table == 'story' else 'story_id'} = ?", (id_,))
    names = [column[0] for column in found.description]
    kept = [dict(zip(names, row, strict=True)) for row in found]
    for row in kept if table == "body" else ():
        row["html"] = squeezed.unsqueeze(row["html"], row["text"])
    return kept


def _insert(db: sqlite3.Connection, table: str, row: Row) -> None:
    taken = f"select 1 from {table} where id = :id"
    if table in NUMBERED and db.execute(taken, row).fetchone():
        row = row | {"id": None}
    values = ", ".join(SQUEEZED if (table, name) == ("body", "html") else f":{name}" for name in row)
    db.execute(f"insert into {table}({', '.join(row)}) values ({values})", row)
