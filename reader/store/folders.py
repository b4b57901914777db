"""Folders of feeds, one in another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import NotFoundError, RefusedError
from reader.types import FeedId, Folder, FolderId, RemovedFolder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

INSIDE = """
with recursive inside(id) as (
    select :folder union select f.id from folder f join inside on f.parent_id = inside.id)
"""


def at(db: sqlite3.Connection, path: Sequence[str]) -> FolderId | None:
    """The folder at the end of a path of names, made where it is missing; None for an empty path."""
    parent: FolderId | None = None
    for name in path:
        parent = _named(db, name, parent) or _made(db, name, parent)
    return parent


def make(db: sqlite3.Connection, name: str, parent: FolderId | None) -> FolderId:
    """A new folder. RefusedError when there is one of that name."""
    if parent is not None:
        load(db, parent)
    return _made(db, _free(db, name, parent), parent)


def load(db: sqlite3.Connection, id_: FolderId) -> Folder:
    """A folder; NotFoundError."""
    row = db.execute("select name, parent_id from folder where id = ?", (id_,)).fetchone()
    if row is None:
        raise NotFoundError(f"folder {id_}", "there is no such folder")
    return Folder(id_, row[0], None if row[1] is None else FolderId(row[1]))


def rename(db: sqlite3.Connection, id_: FolderId, name: str) -> None:
    """Give a folder another name. RefusedError when the one beside it has that name."""
    folder = load(db, id_)
    if " ".join(name.split()) != folder.name:
        db.execute("update folder set name = ? where id = ?", (_free(db, name, folder.parent), id_))


def move(db: sqlite3.Connection, id_: FolderId, parent: FolderId | None) -> None:
    """Put a folder with all that is in it into another, or at the top."""
    folder = load(db, id_)
    if parent == folder.parent:
        return
    if parent is not None:
        load(db, parent)
        if db.execute(
            f"{INSIDE} select 1 from inside where id = :to", {"folder": id_, "to": parent}
        ).fetchone():
            raise RefusedError(folder.name, "a folder cannot be put into itself")
    _free(db, folder.name, parent)
    db.execute("update folder set parent_id = ? where id = ?", (parent, id_))


def remove(db: sqlite3.Connection, id_: FolderId) -> RemovedFolder:
    """Take a folder away; what stood in it moves up."""
    folder = load(db, id_)
    feeds = db.execute("select id from feed where folder_id = ? order by id", (id_,)).fetchall()
    folders = db.execute("select id from folder where parent_id = ? order by id", (id_,)).fetchall()
    db.execute("update feed set folder_id = ? where folder_id = ?", (folder.parent, id_))
    db.execute("update folder set parent_id = ? where parent_id = ?", (folder.parent, id_))
    db.execute("delete from folder where id = ?", (id_,))
    return RemovedFolder(
        folder, tuple(FeedId(one) for (one,) in feeds), tuple(FolderId(one) for (one,) in folders)
    )


def put_back(db: sqlite3.Connection, removed: RemovedFolder) -> None:
    """Bring a folder back with what had stood in it, as far as that is where it moved to."""
    folder = removed.folder
    db.execute(
        "insert into folder(id, name, parent_id) values (?, ?, (select id from folder where id = ?))",
        (folder.id, folder.name, folder.parent),
    )
    for table, column, ids in (
        ("feed", "folder_id", removed.feeds),
        ("folder", "parent_id", removed.folders),
    ):
        db.execute(
            f"""update {table} set {column} = ?
                where id in (select value from json_each(?)) and {column} is ? and id <> ?""",
            (folder.id, json.dumps(ids), folder.parent, folder.id if table == "folder" else 0),
        )


def feeds_in(db: sqlite3.Connection, id_: FolderId) -> tuple[FeedId, ...]:
    """The feeds that are read in a folder and in the folders inside it."""
    load(db, id_)
    rows = db.execute(
        f"""{INSIDE} select id from feed
            where folder_id in (select id from inside) and unsubscribed = 0 order by id""",
        {"folder": id_},
    )
    return tuple(FeedId(one) for (one,) in rows)


def _named(db: sqlite3.Connection, name: str, parent: FolderId | None) -> FolderId | None:
    row = db.execute("select id from folder where name = ? and parent_id is ?", (name, parent)).fetchone()
    return FolderId(row[0]) if row else None


def _made(db: sqlite3.Connection, name: str, parent: FolderId | None) -> FolderId:
    return FolderId(
        db.execute("insert into folder(name, parent_id) values (?, ?)", (name, parent)).lastrowid or 0
    )


def _free(db: sqlite3.Connection, name: str, parent: FolderId | None) -> str:
    """A name that no other folder beside has."""
    name = " ".join(name.split())
    if not name:
        raise RefusedError("", "a folder needs a name")
    if _named(db, name, parent) is not None:
        raise RefusedError(name, "there is a folder of that name already")
    return name
