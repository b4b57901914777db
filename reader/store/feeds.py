"""Subscriptions: where they are, how their last fetch went, when they are due again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.types import FeedId, FolderId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What a refresh has to know of a feed before it asks its server."""

    id: FeedId
    address: str
    title: str
    etag: str
    modified: str
    body_hash: str
    failures: int
    typed: bool  # the person gave this very host, so it may be a local one


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one fetch of a feed went, as it is kept on the feed."""

    fetched: int
    due: int
    error: str = ""
    failures: int = 0
    retired: bool = False
    address: str = ""  # the new one of a feed that moved; "" stays
    typed: bool | None = None  # whether that is still the host the person gave; None: as before
    etag: str | None = None  # None: as before
    modified: str | None = None
    body_hash: str | None = None
    title: str = ""
    site: str = ""


def add(
    db: sqlite3.Connection,
    address: str,
    now: int,
    title: str = "",
    folder: FolderId | None = None,
    typed: bool = False,
) -> FeedId:
    """Subscribe to an address. A feed that was there before, even unsubscribed, is the same feed again."""
    row = db.execute(
        """insert into feed(address, title, folder_id, added, typed) values (?, ?, ?, ?, ?)
           on conflict (address)
           do update set unsubscribed = 0, retired = 0, typed = max(typed, excluded.typed),
               title = iif(title = '', excluded.title, title),
               folder_id = iif(unsubscribed, excluded.folder_id, folder_id)
           returning id""",
        (address, title, folder, now, typed),
    ).fetchone()
    return FeedId(row[0])


def of_address(db: sqlite3.Connection, address: str, now: int) -> FeedId:
    """The feed of an address for stories that come without it: known but not subscribed, if it is new."""
    db.execute(
        "insert into feed(address, added, unsubscribed) values (?, ?, 1) on conflict do nothing",
        (address, now),
    )
    (id_,) = db.execute("select id from feed where address = ?", (address,)).fetchone()
    return FeedId(id_)


def due(db: sqlite3.Connection, now: int, only: Sequence[FeedId] | None, force: bool) -> list[Due]:
    """The feeds to fetch now: those that are due, or with `force` all, among `only` when given."""
    asked = "1" if only is None else "id in (select value from json_each(:only))"
    ready = "retired = 0" if force else "due <= :now and retired = 0"
    rows = db.execute(
        f"""select id, address, coalesce(nullif(given_title, ''), nullif(title, ''), address), etag, modified,
                   body_hash, failures, typed
            from feed where unsubscribed = 0 and {asked} and {ready} order by due, id""",
        {"now": now, "only": json.dumps(list(only or ()))},
    )
    return [
        Due(
            id=FeedId(id_),
            address=address,
            title=title,
            etag=etag,
            modified=modified,
            body_hash=body_hash,
            failures=failures,
            typed=bool(typed),
        )
        for id_, address, title, etag, modified, body_hash, failures, typed in rows
    ]


RECORD = """
update feed set fetched = :fetched, due = :due, error = :error, failures = :failures, retired = :retired,
    address = iif(:address = '' or exists (select 1 from feed x where x.address = :address),
                  address, :address),
    typed = coalesce(:typed, typed),
    etag = coalesce(:etag, etag), modified = coalesce(:modified, modified),
    body_hash = coalesce(:body_hash, body_hash),
    title = coalesce(nullif(:title, ''), title), site = coalesce(nullif(:site, ''), site)
where id = :id
"""


def record(db: sqlite3.Connection, id_: FeedId, outcome: Outcome) -> None:
    """Keep how a fetch went."""
    columns = {name: getattr(outcome, name) for name in Outcome.__slots__}
    db.execute(RECORD, columns | {"id": id_, "retired": int(outcome.retired)})


def unsubscribe(db: sqlite3.Connection, id_: FeedId) -> None:
    """Stop reading a feed; its stories stay."""
    require(db, [id_])
    db.execute("update feed set unsubscribed = 1 where id = ?", (id_,))


def rename(db: sqlite3.Connection, id_: FeedId, title: str) -> None:
    """Give a feed a name of the person's own; "" gives it back the feed's."""
    require(db, [id_])
    db.execute("update feed set given_title = ? where id = ?", (" ".join(title.split()), id_))


def require(db: sqlite3.Connection, ids: Sequence[FeedId]) -> None:
    """NotFoundError for the first id that is no subscription's."""
    for id_ in ids:
        if not db.execute("select 1 from feed where id = ? and unsubscribed = 0", (id_,)).fetchone():
            raise NotFoundError(f"feed {id_}", "there is no such subscription")


def folder(db: sqlite3.Connection, path: Sequence[str]) -> FolderId | None:
    """The folder at the end of a path of names, made where it is missing; None for an empty path."""
    parent: FolderId | None = None
    for name in path:
        row = db.execute("select id from folder where name = ? and parent_id is ?", (name, parent)).fetchone()
        if row is None:
            row = (db.execute("insert into folder(name, parent_id) values (?, ?)", (name, parent)).lastrowid,)
        parent = FolderId(row[0])
    return parent
