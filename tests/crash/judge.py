"""What must hold of a library's folder, whatever happened to it. Sees the raw files only, and a copy of them."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader import words
from reader.store import schema
from tests.crash import telling

if TYPE_CHECKING:
    from tests.crash.promises import Promises
    from tests.crash.telling import Told

INDEXES = "select name from sqlite_schema where sql like 'create virtual table%fts5%'"
STORIES = "select sort_key, headline, text from story join body on story_id = id"
UNWHOLE = """
select 'story ' || id || ' has no body' from story where id not in (select story_id from body)
union all select 'a body has no story: ' || story_id from body where story_id not in (select id from story)
union all select 'story ' || id || ' has no source' from story
    where capture_id is null and id not in (select story_id from source)
"""
EXPECTED = re.compile(
    r"library\.db(-wal|-shm|-journal)?|(refresh|whole|backup|upgrade)\.lock|open|(media|backups)(/.*)?"  # all that may lie in a library's folder
)


def judge(folder: Path, promises: Promises) -> list[str]:
    """What is wrong with a library that nobody has open, one sentence each."""
    litter = [str(path.relative_to(folder)) for path in sorted(folder.rglob("*"))]
    faults = [f"litter: {name}" for name in litter if not EXPECTED.fullmatch(name)]
    with tempfile.TemporaryDirectory() as aside:
        for path in folder.glob("library.db*"):
            if not path.name.endswith("-shm"):  # SQLite makes it anew, as after a power cut
                shutil.copy(path, aside)
        with closing(sqlite3.connect(Path(aside) / "library.db")) as db:
            looks = (structure, wholeness, promises.broken) if is_current(db) else (structure,)
            for look in looks:
                try:
                    faults += look(db)
                except sqlite3.DatabaseError as error:
                    faults.append(f"the file cannot be read: {error}")
    return faults


def is_current(db: sqlite3.Connection) -> bool:
    """Whether the next start has nothing to bring up to date: until then an index may be missing."""
    try:
        (version,) = db.execute("pragma user_version").fetchone()
        made = db.execute("select version from maker where what = 'index'").fetchone()
    except sqlite3.DatabaseError:
        return True
    return bool(version == schema.VERSION and made == (words.VERSION,))


def structure(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with the file, its references and its full-text indexes."""
    faults = [f"integrity: {text}" for (text,) in db.execute("pragma integrity_check") if text != "ok"]
    faults += [f"a row of {row[0]} refers to nothing" for row in db.execute("pragma foreign_key_check")]
    for (index,) in db.execute(INDEXES).fetchall():
        try:
            db.execute(f"insert into {index}({index}, rank) values ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            faults.append(f"{index}: {error}")
    return faults


def wholeness(db: sqlite3.Connection) -> list[str]:
    """Stories that are half there, twice there, or not found by their own words."""
    faults = [text for (text,) in db.execute(UNWHOLE)]
    seen: Counter[int] = Counter()
    for key, headline, text in db.execute(STORIES).fetchall():
        told = telling.read(headline, text)
        if told is None:
            faults.append(f"half a story: {headline!r}")
            continue
        seen[told.number] += 1
        for index in ("title_index", "body_index"):
            found = [row for (row,) in db.execute(f"select rowid from {index}(?)", (told.word,))]
            if found != [key]:
                faults.append(f"{told.word}: {index} finds {found or 'nothing'} instead of {key}")
    return faults + [f"story {number} is there {count} times" for number, count in seen.items() if count > 1]


def kept(folder: Path) -> dict[int, Told]:
    """The stories that are in a library that nobody has open, by their numbers."""
    with closing(sqlite3.connect(folder / "library.db")) as db:
        told = [telling.read(headline, text) for _, headline, text in db.execute(STORIES)]
    return {one.number: one for one in told if one}
