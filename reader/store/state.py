"""What the person did to stories: read, bookmarks, tags, notes, place. The web never touches these."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import RefusedError
from reader.store import index
from reader.types import FeedId, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from reader.types import ReadingPlace

Ids = frozenset[StoryId]
LONGEST_TAG = 100
JOINERS = "\u200c\u200d"  # of Persian and Indic words, and of emoji: invisible, but part of the spelling


def mark_read(db: sqlite3.Connection, ids: Sequence[int], read: bool, now: int) -> Ids:
    """Mark stories read or unread; the ids of those that were not so before."""
    return _set(db, "read", ids, read, now)


def bookmark(db: sqlite3.Connection, ids: Sequence[int], on: bool, now: int) -> Ids:
    """Set or take off bookmarks; the ids of those that were not so before."""
    return _set(db, "bookmarked", ids, on, now)


def _set(db: sqlite3.Connection, column: str, ids: Sequence[int], on: bool, now: int) -> Ids:
    rows = db.execute(
        f"""update state set {column} = ?, {column}_at = ?
            where {column} <> ? and story_id in (select value from json_each(?)) returning story_id""",
        (on, now if on else None, on, json.dumps(list(ids))),
    ).fetchall()
    return _ids(id_ for (id_,) in rows)


def _ids(rows: Iterable[int]) -> Ids:
    return frozenset(StoryId(id_) for id_ in rows)


def remember_place(db: sqlite3.Connection, id_: int, place: ReadingPlace) -> None:
    """Keep where one stopped reading a story."""
    fraction = min(max(place.fraction, 0.0), 1.0)
    db.execute(
        "update state set scroll = ?, place = ?, place_words = ?, place_above = ? where story_id = ?",
        (fraction, place.offset, place.words, place.above, id_),
    )


# ── tags ─────────────────────────────────────────────────────────────────────────────────────────


def tag_name(typed: str) -> str:
    """A tag as it is kept: one line, no # before it, no empty level between slashes."""
    levels = [" ".join(level.split()) for level in typed.strip().lstrip("#").split("/")]
    name = "/".join(level for level in levels if level)
    if (
        not name
        or len(name) > LONGEST_TAG
        or any(not char.isprintable() for char in name if char not in JOINERS)
    ):
        raise RefusedError("", f"a tag is a word or a few, at most {LONGEST_TAG} characters")
    return name


def levels(name: str) -> list[str]:
    """A tag and those it stands in: "war/east/coast" stands in "war/east" and "war"."""
    parts = name.split("/")
    return ["/".join(parts[:depth]) for depth in range(len(parts), 0, -1)]


def tag(db: sqlite3.Connection, ids: Sequence[int], typed: str) -> Ids:
    """Put a tag on stories; the ids of those that did not have it. Case does not make another tag.

    The tags it stands in hold the stories too, but not directly.
    """
    name, wanted = tag_name(typed), json.dumps(list(ids))
    new = _ids(
        id_
        for (id_,) in db.execute(
            """select id from story s where id in (select value from json_each(?)) and not exists (
                   select 1 from story_tag x join tag g on g.id = x.tag_id
                   where x.story_id = s.id and g.name = ? and x.direct = 1)""",
            (wanted, name),
        )
    )
    for level in levels(name):
        db.execute("insert into tag(name) values (?) on conflict do nothing", (level,))
        db.execute(
            """insert into story_tag(tag_id, sort_key, story_id, direct)
               select g.id, s.sort_key, s.id, ?1 from story s, tag g
               where s.id in (select value from json_each(?2)) and g.name = ?3
               on conflict do update set direct = 1 where excluded.direct = 1""",
            (level == name, wanted, level),
        )
    return new


def untag(db: sqlite3.Connection, ids: Sequence[int], typed: str) -> Ids:
    """Take a tag off stories; the ids of those that had it. What is tagged below it stays so."""
    name, wanted = tag_name(typed), json.dumps(list(ids))
    rows = db.execute(
        """update story_tag set direct = 0 where tag_id = (select id from tag where name = ?)
           and story_id in (select value from json_each(?)) and direct = 1 returning story_id""",
        (name, wanted),
    ).fetchall()
    for level in levels(name):
        db.execute(IDLE, {"name": level, "below": f"{like(level)}/%", "ids": wanted})
    return _ids(id_ for (id_,) in rows)


IDLE = """
delete from story_tag where tag_id = (select id from tag where name = :name) and direct = 0
and story_id in (select value from json_each(:ids))
and not exists (
    select 1 from story_tag y join tag g on g.id = y.tag_id
    where y.story_id = story_tag.story_id and y.direct = 1 and g.name like :below escape '\\')
"""


def like(text: str) -> str:
    """The text for a LIKE with the escape \\."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def tags_of(db: sqlite3.Connection, id_: int) -> tuple[str, ...]:
    rows = db.execute(
        """select name from story_tag join tag on id = tag_id where story_id = ? and direct = 1
           order by name collate nocase""",
        (id_,),
    )
    return tuple(name for (name,) in rows)


def complete_tag(db: sqlite3.Connection, prefix: str, limit: int) -> list[str]:
    """Tags that begin with, then those that contain what was typed, the most used first."""
    typed = prefix.strip().lstrip("#").casefold()
    rows = db.execute(
        "select name from tag where total > 0 order by total desc, name collate nocase"
    ).fetchall()
    names = [name for (name,) in rows if typed in name.casefold()]
    return sorted(names, key=lambda name: not name.casefold().startswith(typed))[:limit]


# ── notes ────────────────────────────────────────────────────────────────────────────────────────


def note(db: sqlite3.Connection, id_: int, text: str, now: int) -> Ids:
    """Keep a person's note on a story; an empty text takes it away. No id when nothing changed."""
    row = db.execute("select text from note where story_id = ?", (id_,)).fetchone()
    if (row[0] if row else "") == text.strip():
        return frozenset()
    with index.kept(db, id_):
        db.execute("delete from note where story_id = ?", (id_,))
        if text.strip():
            db.execute("insert into note values (?, ?, ?)", (id_, text.strip(), now))
    return _ids([id_])


def add_note(db: sqlite3.Connection, id_: int, text: str, now: int) -> Ids:
    """Add to what the person noted; what stands there already is not added again."""
    row = db.execute("select text from note where story_id = ?", (id_,)).fetchone()
    if row and text.strip() in row[0]:
        return frozenset()
    return note(db, id_, f"{row[0]}\n\n{text}" if row else text, now)


def feeds_of(db: sqlite3.Connection, ids: Iterable[int]) -> frozenset[FeedId]:
    """The feeds that stories came from: those whose counts an act on the stories may change."""
    rows = db.execute(
        "select distinct feed_id from source where story_id in (select value from json_each(?))",
        (json.dumps(list(ids)),),
    )
    return frozenset(FeedId(id_) for (id_,) in rows)
