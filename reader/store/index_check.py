"""Does the search index hold what is stored? The index keeps no texts, so they are folded and counted again.

For each story and column the index knows how many words it took in; the same text put into an index in memory
must have as many. And the first words of headline and text must be found where they stand.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.store import index
from reader.types import Cure, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.types import Indexed

SAMPLE = 500  # stories
BATCH = 500
PHRASE = 8  # words that are looked for


def compare(db: sqlite3.Connection, sample: int | None = SAMPLE) -> list[Problem]:
    """What the index says otherwise than the stories, for a sample of them, or (None) for all."""
    rows = db.execute(index.WITH_TEXT) if sample is None else db.execute(CHOSEN, (sample,))
    ids = [id_ for (id_,) in rows]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as again:
        for (sql,) in db.execute(
            "select sql from sqlite_schema where name in (select value from json_each(?))", (_NAMES,)
        ):
            again.execute(sql)
        lost = [id_ for at in range(0, len(ids), BATCH) for id_ in _lost(db, again, ids[at : at + BATCH])]
    if not lost:
        return []
    shown = ", ".join(map(str, lost[:5])) + ("…" if len(lost) > 5 else "")
    return [Problem(f"search does not find a story by its own words ({len(lost)}: {shown})", Cure.INDEX)]


_NAMES = '["' + '", "'.join(index.TABLES) + '"]'


def _lost(db: sqlite3.Connection, again: sqlite3.Connection, ids: Sequence[int]) -> Iterator[int]:
    for table in index.TABLES:
        again.execute(f"insert into {table}({table}) values ('delete-all')")
    again.execute("begin")
    entries = [(id_, *index.stored(db, id_)) for id_ in ids]
    index.add(again, [(key, texts) for _, key, texts in entries])
    again.execute("commit")
    for id_, key, texts in entries:
        counted = all(_words(db, table, key) == _words(again, table, key) for table in index.TABLES)
        if not counted or not _is_found(db, key, texts):
            yield id_


def _words(db: sqlite3.Connection, table: str, key: int) -> bytes | None:
    """How many words of each column an index took in for a story."""
    row = db.execute(f"select sz from {table}_docsize where id = ?", (key,)).fetchone()
    return bytes(row[0]) if row else None


def _is_found(db: sqlite3.Connection, key: int, texts: Indexed) -> bool:
    for column in ("headline", "body"):
        phrase = " ".join(getattr(texts, column).replace('"', " ").replace("\0", " ").split()[:PHRASE])
        asked = (f'{column} : "{phrase}"', key)
        if any(map(str.isalnum, phrase)) and not db.execute(FOUND, asked).fetchone():
            return False
    return True


CHOSEN = "select id from story where id in (select story_id from body) order by random() limit ?"

FOUND = "select 1 from body_index where body_index match ? and rowid = ?"
