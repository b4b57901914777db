"""What is done to a library besides refreshing it: importing, tagging, backing up, bringing it up to date."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tests.crash import program
from tests.crash.judge import kept
from tests.crash.promises import fingerprint
from tests.crash.telling import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

V1 = Path(__file__).parents[1] / "data" / "library-v1.db"
STORIES = 120
FEED = 99


def write(file: Path, stories: Iterable[Told]) -> None:
    """Stories as the lines of an export."""
    lines = [json.dumps({"title": one.headline, "html": one.html}) for one in stories]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n")


def fill(folder: Path, count: int = STORIES) -> list[Told]:
    """Make a library of captures."""
    stories = [Told(number, 1) for number in range(1, count + 1)]
    file = folder.parent / f"{folder.name}.jsonl"
    write(file, stories)
    _, ended = program.run(folder, ["import", str(file)])
    assert ended.code == 0, ended
    return stories


class Importing:
    """More stories at each round, enough of them for a backup before."""

    options: Sequence[str] = ()

    def __init__(self, folder: Path, _chance: Random) -> None:
        self._folder, self._file = folder, folder.parent / "more.jsonl"
        self._told = fill(folder)

    @property
    def words(self) -> Sequence[str]:
        return ("import", str(self._file))

    def prepare(self) -> int:
        new = [Told(len(self._told) + number, 1) for number in range(1, STORIES + 1)]
        self._told += new
        write(self._file, new)
        return len(new)

    def missing(self) -> list[str]:
        there = kept(self._folder)
        return [f"{one.word} is not there" for one in self._told if there.get(one.number) != one]

    def close(self) -> None: ...


class Tagging:
    """A new tag on all stories at each round."""

    options: Sequence[str] = ()

    def __init__(self, folder: Path, _chance: Random) -> None:
        self._folder, self._round = folder, 0
        self._told = fill(folder)

    @property
    def words(self) -> Sequence[str]:
        return ("tag", "--all", f"round/{self._round}")

    def prepare(self) -> int:
        self._round += 1
        return len(self._told)

    def missing(self) -> list[str]:
        with closing(sqlite3.connect(self._folder / "library.db")) as db:
            tags = dict(db.execute("select name, total from tag"))
        wanted = [f"round/{number}" for number in range(1, self._round + 1)]
        return [f"{name} is not on all stories" for name in wanted if tags.get(name) != len(self._told)]

    def close(self) -> None: ...


class BackingUp:
    """A backup at each round; every one that has its name must be whole."""

    options: Sequence[str] = ()
    words: Sequence[str] = ("backup",)

    def __init__(self, folder: Path, _chance: Random) -> None:
        self._folder = folder
        self._told = fill(folder)

    def prepare(self) -> int:
        for old in (self._folder / "backups").glob("*.db"):
            old.unlink()
        return 0

    def missing(self) -> list[str]:
        return _unsound(self._folder / "backups", len(self._told))

    def close(self) -> None: ...


class Upgrading:
    """A library of the first version, brought up to date by whatever opens it."""

    options: Sequence[str] = ()
    words: Sequence[str] = ("list",)

    def __init__(self, folder: Path, _chance: Random) -> None:
        self._folder = folder
        self._told = [Told(number, 1) for number in range(1, STORIES + 1)]

    def prepare(self) -> int:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        shutil.copy(V1, self._folder / "library.db")
        with closing(sqlite3.connect(self._folder / "library.db")) as db, db:
            db.execute("pragma foreign_keys = on")
            for table in ("story_tag", "source", "story", "capture"):
                db.execute(f"delete from {table}")
            db.execute(
                "insert into feed(id, address, added) values (?, 'https://a.example/feed', 0)", (FEED,)
            )
            for one in self._told:
                _insert(db, one)
        return 0

    def missing(self) -> list[str]:
        there = kept(self._folder)
        lost = [f"{one.word} is not there" for one in self._told if there.get(one.number) != one]
        return lost + _unsound(self._folder / "backups", len(self._told))

    def close(self) -> None: ...


def _insert(db: sqlite3.Connection, one: Told) -> None:
    """A story as the first version kept it; its index is made when it is brought up to date."""
    text = "\n\n".join(one.paragraphs)
    row = (one.number, one.number, one.headline, one.number, "hash", "digest")
    db.execute(
        "insert into story(id, sort_key, headline, arrived, hash, digest) values (?, ?, ?, ?, ?, ?)", row
    )
    db.execute("update story set hash = ? where id = ?", (fingerprint("", one.headline, text), one.number))
    db.execute("insert into body(story_id, html, text) values (?, ?, ?)", (one.number, one.html, text))
    db.execute("insert into state(story_id, sort_key) values (?, ?)", (one.number, one.number))
    db.execute("insert into source values (?, ?, ?, ?)", (FEED, str(one.number), one.number, one.number))
    db.execute("insert into derived values (?, 0)", (one.number,))


def _unsound(backups: Path, stories: int) -> list[str]:
    """What is wrong with the backups; that there are none is."""
    faults = [] if list(backups.glob("*.db")) else ["there is no backup"]
    for file in backups.glob("*.db"):
        _, ended = program.run(backups.parent, ["verify", str(file)])
        if ended.code != 0 or ended.end["stories"] != stories:
            faults.append(f"{file.name}: {ended.end or ended.errors}")
    return faults
