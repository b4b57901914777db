"""The full-text index: what goes into it for a story, and how it is kept in step.

The tables are contentless, so taking a story out needs exactly the text that was put in. That text is a
function of what is stored of the story and of words.VERSION, which stands in the table `maker`.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader import ready, words
from reader.types import Indexed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.store.stories import Placed
    from reader.types import Ready

TABLES = {
    "title_index": ("headline",),
    "body_index": ("headline", "byline", "summary", "body", "place", "site", "note"),
    "quote_index": ("quote", "speaker"),
}
SPARSE = ("quote_index",)  # holds only stories that have something to say there
BATCH = 500  # stories that are taken in at once
HELD = 16 << 20  # bytes of an index in memory before a piece of it is written: a batch is one piece


STORED = """
select s.sort_key, s.headline, s.byline, b.summary, b.caption, b.text, s.dateline, s.address,
    coalesce(n.text, '') || coalesce((select char(10) || group_concat(note, char(10)) from highlight
                                      where story_id = s.id), '')
from story s join body b on b.story_id = s.id left join note n on n.story_id = s.id where s.id = ?
"""

WITH_TEXT = "select id from story where id in (select story_id from body) order by sort_key"

MADE_BY_US = "select 1 from maker where what = 'index' and version = ?"

QUOTES = "select exact, name, speaker, found_name from quote where story_id = ? order by ordinal"


def stored(db: sqlite3.Connection, story: int) -> tuple[int, Indexed]:
    """The key and the text under which a stored story stands in the index."""
    key, headline, byline, summary, caption, text, dateline, address, note = db.execute(
        STORED, (story,)
    ).fetchone()
    return key, ready.indexed(
        headline=headline,
        byline=byline,
        summary=json.loads(summary),
        caption=caption,
        text=text,
        dateline=dateline,
        address=address,
        note=note,
        quotes=db.execute(QUOTES, (story,)).fetchall(),
    )


def stored_note(db: sqlite3.Connection, story: int) -> str:
    """The person's own words on a story and on its highlights."""
    return str(db.execute(STORED, (story,)).fetchone()[8])


@contextmanager
def kept(db: sqlite3.Connection, story: int) -> Iterator[None]:
    """Keep the index in step with what is done to a story meanwhile; only what became another is written."""
    key, before = stored(db, story)
    yield
    key_now, now = stored(db, story)
    for table in TABLES:
        if (key, _row(table, before)) != (key_now, _row(table, now)):
            _remove(db, table, key, before)
            _add(db, table, [(key_now, now)])


def add(db: sqlite3.Connection, entries: Sequence[tuple[int, Indexed]]) -> None:
    """Take in stories by their keys: many at once, the new ones last and in the order of their keys.

    Nearly every other statement in between, and a key that is less, makes FTS5 write down what it holds, and
    that takes longer than all the rest.
    """
    for table in TABLES:
        _add(db, table, entries)


def remove(db: sqlite3.Connection, key: int, indexed: Indexed) -> None:
    for table in TABLES:
        _remove(db, table, key, indexed)


def add_new(db: sqlite3.Connection, new: Sequence[tuple[Placed, Ready]]) -> None:
    """Take in stories that have just come: their words are at hand, only their quotes are to be read."""
    entries = [
        stored(db, place.id) if story.story.quotes else (place.key, story.indexed) for place, story in new
    ]
    add(db, sorted(entries))


def renew(db: sqlite3.Connection) -> None:
    """Make the index anew when another version of this program made it."""
    if not db.execute(MADE_BY_US, (words.VERSION,)).fetchone():
        rebuild(db)


def rebuild(db: sqlite3.Connection) -> None:
    """Make the whole index anew from what is stored."""
    for table in TABLES:
        db.execute(f"insert into {table}({table}) values ('delete-all')")
        db.execute(f"insert into {table}({table}, rank) values ('hashsize', {HELD})")
    ids = [id_ for (id_,) in db.execute(WITH_TEXT)]
    for at in range(0, len(ids), BATCH):
        add(db, [stored(db, id_) for id_ in ids[at : at + BATCH]])
    db.execute("insert or replace into maker values ('index', ?)", (words.VERSION,))


def _row(table: str, indexed: Indexed) -> tuple[str, ...]:
    """What stands in one of the tables."""
    return tuple(indexed)[PLACES[table]]


def _add(db: sqlite3.Connection, table: str, entries: Sequence[tuple[int, Indexed]]) -> None:
    rows = [(key, *_row(table, indexed)) for key, indexed in entries]
    if table in SPARSE:
        rows = [row for row in rows if any(row[1:])]
    db.executemany(INSERT[table], rows)


def _remove(db: sqlite3.Connection, table: str, key: int, indexed: Indexed) -> None:
    row = _row(table, indexed)
    if table not in SPARSE or any(row):
        db.execute(DELETE[table], (key, *row))


_COLUMNS = {table: f"rowid, {', '.join(columns)}" for table, columns in TABLES.items()}
_VALUES = {table: f"?{', ?' * len(columns)}" for table, columns in TABLES.items()}

INSERT = {table: f"insert into {table}({_COLUMNS[table]}) values ({_VALUES[table]})" for table in TABLES}
DELETE = {
    table: f"insert into {table}({table}, {_COLUMNS[table]}) values ('delete', {_VALUES[table]})"
    for table in TABLES
}
PLACES = {  # where a table's columns stand in Indexed
    table: slice(Indexed._fields.index(columns[0]), Indexed._fields.index(columns[-1]) + 1)
    for table, columns in TABLES.items()
}
