"""Subscriptions: where they are, how their last fetch went, when they are due again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import NotFoundError
from reader.rhythm import wait
from reader.types import FeedDetails, FeedId, FeedSettings, Fetched, FolderId, Pictures, WholeText

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import Feed


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
    every: int = 0  # seconds, as the person wants it; 0: by its own rhythm
    rhythm: int = 0  # as learned; 0: not yet
    asked: int = 0  # seconds that its server wanted to be left alone
    not_before: int = 0  # the moment until which it wants that, after a failure
    login: str = ""
    news: tuple[int, ...] = ()  # when its newest stories came


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
    rhythm: int | None = None
    asked: int | None = None
    not_before: int = 0  # until then its server wants to be left alone
    said: str = ""  # a remark for the history, where there was no error


NEWS = 20  # of a feed's newest stories say how often it has news
HISTORY = 20  # fetches of a feed that are remembered


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


DUE = """
select id, address, coalesce(nullif(given_title, ''), nullif(title, ''), address), etag, modified, body_hash,
    failures, typed, every, rhythm, asked, not_before, login,
    (select json_group_array(sort_key) from
        (select sort_key from source where feed_id = feed.id order by sort_key desc limit :news))
from feed where unsubscribed = 0
"""


def due(db: sqlite3.Connection, now: int, only: Sequence[FeedId] | None, force: bool) -> list[Due]:
    """The feeds to fetch now: those that are due, or with `force` all, among `only` when given.

    A feed rests that is paused, or whose server wants to be left alone, unless it is the single one that a
    person asks for. One that is gone is not asked.
    """
    ready = "" if force else "and due <= :now"
    resting = "" if _is_single(only, force) else "and paused = 0 and not_before <= :now"
    rows = db.execute(
        f"{DUE} {_among(only)} {ready} and retired = 0 {resting} order by due, id",
        {"now": now, "only": json.dumps(only), "news": NEWS},
    )
    return [
        Due(
            id=FeedId(row[0]),
            address=row[1],
            title=row[2],
            etag=row[3],
            modified=row[4],
            body_hash=row[5],
            failures=row[6],
            typed=bool(row[7]),
            every=row[8],
            rhythm=row[9],
            asked=row[10],
            not_before=row[11],
            login=row[12],
            news=tuple(json.loads(row[13])),
        )
        for row in rows
    ]


def left_alone(db: sqlite3.Connection, now: int, only: Sequence[FeedId] | None) -> list[tuple[str, int]]:
    """The feeds among `only` that `due` passes by with `force`, because their servers want to be left alone.

    As (title, until when).
    """
    if _is_single(only, force=True):
        return []
    return db.execute(
        f"""select coalesce(nullif(given_title, ''), nullif(title, ''), address), not_before from feed
            where unsubscribed = 0 and retired = 0 and paused = 0 and not_before > :now {_among(only)}
            order by 1 collate nocase""",
        {"now": now, "only": json.dumps(only)},
    ).fetchall()


def _is_single(only: Sequence[FeedId] | None, force: bool) -> bool:
    """Whether a person asks for this one feed."""
    return force and only is not None and len(only) == 1


def _among(only: Sequence[FeedId] | None) -> str:
    return "" if only is None else "and id in (select value from json_each(:only))"


def is_any_due(db: sqlite3.Connection, now: int) -> bool:
    """Whether there is a feed to fetch now."""
    found = db.execute(
        "select 1 from feed where unsubscribed = 0 and retired = 0 and paused = 0 and due <= ? limit 1",
        (now,),
    )
    return found.fetchone() is not None


RECORD = """
update feed set fetched = :fetched, due = :due, error = :error, failures = :failures, retired = :retired,
    address = iif(:address = '' or exists (select 1 from feed x where x.address = :address),
                  address, :address),
    typed = coalesce(:typed, typed),
    etag = coalesce(:etag, etag), modified = coalesce(:modified, modified),
    body_hash = coalesce(:body_hash, body_hash),
    title = coalesce(nullif(:title, ''), title), site = coalesce(nullif(:site, ''), site),
    rhythm = coalesce(:rhythm, rhythm), asked = coalesce(:asked, asked), not_before = :not_before
where id = :id
"""

FORGET = """
delete from fetch where feed_id = :id and moment < (
    select moment from fetch where feed_id = :id order by moment desc limit 1 offset :kept)
"""


def record(db: sqlite3.Connection, id_: FeedId, outcome: Outcome, new: int = 0, updated: int = 0) -> None:
    """Keep how a fetch went, on the feed and in its history."""
    columns = {name: getattr(outcome, name) for name in Outcome.__slots__}
    db.execute(RECORD, columns | {"id": id_, "retired": int(outcome.retired)})
    said = outcome.error or outcome.said
    db.execute(
        "insert or replace into fetch values (?, ?, ?, ?, ?)", (id_, outcome.fetched, said, new, updated)
    )
    db.execute(FORGET, {"id": id_, "kept": HISTORY - 1})


def require(db: sqlite3.Connection, ids: Sequence[FeedId]) -> None:
    """NotFoundError for the first id that is no subscription's."""
    for id_ in ids:
        if not is_read(db, id_):
            raise NotFoundError(f"feed {id_}", "there is no such subscription")


def is_read(db: sqlite3.Connection, id_: FeedId) -> bool:
    """Whether a feed is subscribed to."""
    row = db.execute("select 1 from feed where id = ? and unsubscribed = 0", (id_,)).fetchone()
    return row is not None


def unsubscribe(db: sqlite3.Connection, id_: FeedId) -> None:
    """Stop reading a feed; its stories stay."""
    require(db, [id_])
    db.execute("update feed set unsubscribed = 1 where id = ?", (id_,))


def subscribe_again(db: sqlite3.Connection, id_: FeedId) -> None:
    """Read a feed again that was unsubscribed, as it was settled then."""
    db.execute("update feed set unsubscribed = 0 where id = ?", (id_,))
    require(db, [id_])


# ── what the person settled ──────────────────────────────────────────────────────────────────────

SETTINGS = ("given_title", "folder_id", "paused", "every", "whole_text", "pictures", "keep_days", "login")


def settings(db: sqlite3.Connection, id_: FeedId) -> FeedSettings:
    """What a person settled for a feed. NotFoundError when it is not read."""
    require(db, [id_])
    return _settings(*db.execute(f"select {', '.join(SETTINGS)} from feed where id = ?", (id_,)).fetchone())


def _settings(
    title: str,
    folder: int | None,
    paused: int,
    every: int,
    whole_text: str,
    pictures: str,
    keep_days: int,
    login: str,
) -> FeedSettings:
    return FeedSettings(
        title=title,
        folder=FolderId(folder) if folder is not None else None,
        paused=bool(paused),
        every=every,
        whole_text=WholeText(whole_text),
        pictures=Pictures(pictures),
        keep_days=keep_days,
        login=login,
    )


def settle(db: sqlite3.Connection, id_: FeedId, settled: FeedSettings) -> None:
    """Take over what a person settled. What went on meanwhile (a folder that is gone) is not brought back."""
    before = settings(db, id_)
    every = max(0, settled.every)
    row = (
        *(" ".join(settled.title.split()), settled.folder, int(settled.paused), every),
        *(settled.whole_text, settled.pictures, max(0, settled.keep_days), settled.login),
    )
    places = ", ".join(
        f"{name} = (select id from folder where id = ?)" if name == "folder_id" else f"{name} = ?"
        for name in SETTINGS
    )
    db.execute(f"update feed set {places} where id = ?", (*row, id_))
    if every != before.every and every:
        db.execute("update feed set due = max(not_before, min(due, fetched + ?)) where id = ?", (every, id_))


def every(db: sqlite3.Connection, known: Sequence[Feed]) -> tuple[FeedDetails, ...]:
    """Feeds with their settings, in the order given, without their history."""
    rows = db.execute(
        f"""select id, title, added, rhythm, asked, not_before, category, {", ".join(SETTINGS)} from feed
            where id in (select value from json_each(?))""",
        (json.dumps([feed.id for feed in known]),),
    )
    found = {row[0]: row[1:] for row in rows}
    return tuple(_details(feed, *found[feed.id]) for feed in known)


def _details(
    feed: Feed,
    named: str,
    added: int,
    rhythm: int,
    asked: int,
    not_before: int,
    category: str,
    *settled: Any,
) -> FeedDetails:
    settings = _settings(*settled)
    return FeedDetails(
        feed=feed,
        named=named,
        added=added,
        rhythm=wait(settings.every, rhythm, asked),
        not_before=not_before,
        settings=settings,
        category=category,
    )


def history(db: sqlite3.Connection, id_: FeedId) -> tuple[Fetched, ...]:
    """The last fetches of a feed, newest first."""
    rows = db.execute(
        "select moment, said, new, updated from fetch where feed_id = ? order by moment desc", (id_,)
    )
    return tuple(Fetched(*row) for row in rows)


def is_known(db: sqlite3.Connection, address: str) -> bool:
    """Whether the feed at an address is subscribed to."""
    row = db.execute("select 1 from feed where address = ? and unsubscribed = 0", (address,)).fetchone()
    return row is not None


def describe(db: sqlite3.Connection, id_: FeedId, site: str, category: str) -> None:
    """Keep what a list says of a feed."""
    db.execute("update feed set site = ?, category = ? where id = ?", (site, category, id_))


class Iconless(NamedTuple):
    """A site whose icon is wanted, and the feeds that show it; `typed`: an address the person gave, or ""."""

    site: str
    typed: str
    feeds: tuple[FeedId, ...]


def iconless(db: sqlite3.Connection, now: int, most: int) -> list[Iconless]:
    """Some sites whose icon was not looked for, or long ago."""
    rows = db.execute(
        """select coalesce(nullif(site, ''), address), max(iif(typed, address, '')), json_group_array(id)
           from feed where unsubscribed = 0 and retired = 0 and fetched > 0 and icon_due <= ?
           group by 1 order by min(id) limit ?""",
        (now, most),
    )
    return [Iconless(site, typed, tuple(map(FeedId, json.loads(ids)))) for site, typed, ids in rows]


def keep_icon(db: sqlite3.Connection, ids: Sequence[FeedId], mark: str, due: int) -> None:
    """Keep which file of the media is a feed's icon ("": as before), and when to look again."""
    db.execute(
        """update feed set icon = coalesce(nullif(?, ''), icon), icon_due = ?
           where id in (select value from json_each(?))""",
        (mark, due, json.dumps(ids)),
    )


def logins(db: sqlite3.Connection) -> list[tuple[FeedId, str, str, str]]:
    """The feeds with a login, as (feed, title, address, name)."""
    rows = db.execute(
        """select id, coalesce(nullif(given_title, ''), nullif(title, ''), address), address, login
           from feed where login <> '' and unsubscribed = 0 order by 2 collate nocase"""
    )
    return [(FeedId(id_), title, address, login) for id_, title, address, login in rows]
