"""The full-text index: what goes into it for a story, and how it is taken out again.

Both tables are contentless, so taking a story out needs exactly the text that was put in. That text
is a function of the stored story and of words.VERSION, which stands in the table `maker`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader import words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


class Indexed(NamedTuple):
    """The folded text of one story, a string for each column."""

    headline: str
    byline: str
    summary: str
    body: str


def texts(headline: str, byline: str, summary: Sequence[str], caption: str, text: str) -> Indexed:
    fold = words.fold
    return Indexed(fold(headline), fold(byline), fold("\n".join((*summary, caption))), fold(text))


STORED = """
select s.sort_key, s.headline, s.byline, b.summary, b.caption, b.text
from story s join body b on b.story_id = s.id where s.id = ?
"""


def stored(db: sqlite3.Connection, story: int) -> tuple[int, Indexed]:
    """The key and the text under which a stored story stands in the index."""
    key, headline, byline, summary, caption, text = db.execute(STORED, (story,)).fetchone()
    return key, texts(headline, byline, json.loads(summary), caption, text)


def add(db: sqlite3.Connection, key: int, indexed: Indexed) -> None:
    db.execute("insert into title_index(rowid, headline) values (?, ?)", (key, indexed.headline))
    db.execute(
        "insert into body_index(rowid, headline, byline, summary, body) values (?, ?, ?, ?, ?)",
        (key, *indexed),
    )


def remove(db: sqlite3.Connection, key: int, indexed: Indexed) -> None:
    db.execute(
        "insert into title_index(title_index, rowid, headline) values ('delete', ?, ?)",
        (key, indexed.headline),
    )
    db.execute(
        """insert into body_index(body_index, rowid, headline, byline, summary, body)
           values ('delete', ?, ?, ?, ?, ?)""",
        (key, *indexed),
    )
