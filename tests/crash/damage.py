"""A damaged file is named, kept as it is, never silently emptied; and a backup takes its place."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.crash.judge import judge
from tests.crash.keeping import fill
from tests.crash.program import run
from tests.crash.promises import Promises
from tests.crash.round import Round
from tests.damages import spoil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from random import Random

DAMAGED = 4
STORIES = 60


def rounds(folder: Path, chance: Random, count: int) -> Iterator[Round]:
    """Damage a library in each way in turn, and see what is said of it."""
    whole = folder / "whole"
    fill(whole, STORIES)
    _, ended = run(whole, ["backup"])
    assert ended.code == 0, ended
    for number in range(count):
        kind = list(KINDS)[number % len(KINDS)]
        library = folder / f"{number}"
        shutil.copytree(whole, library)
        KINDS[kind](library / "library.db", chance)
        mended = folder / f"{number} mended"
        shutil.copytree(library, mended)
        yield Round(kind, [*_faults(library), *_mended(mended)], True, 0)
        shutil.rmtree(library)
        shutil.rmtree(mended)


def _faults(library: Path) -> list[str]:
    path = library / "library.db"
    before = path.read_bytes() if path.exists() else b""
    faults = []
    _, checked = run(library, ["check"])
    _, listed = run(library, ["list"])
    for words, ended in (("check", checked), ("list", listed)):
        if ended.code not in (0, DAMAGED):
            faults.append(f"{words} ended with {ended.code}: {ended.end or ended.errors}")
        elif ended.code == DAMAGED and str(library) not in ended.end["error"]["message"]:
            faults.append(f"{words} does not say what is damaged: {ended.end}")
    if checked.code == 0 and (listed.code, len(listed.end.get("stories", ()))) != (0, STORIES):
        faults.append("check found nothing, and stories are missing")
    if (path.read_bytes() if path.exists() else b"") != before:
        faults.append("the damaged file was changed")
    return faults + _restored(library, before)


def _mended(library: Path) -> list[str]:
    """A repair brings all back, or leaves the file alone and says so."""
    _, ended = run(library, ["check", "--repair"])
    if ended.code == DAMAGED:
        return []
    if ended.code != 0:
        return [f"check --repair ended with {ended.code}: {ended.end or ended.errors}"]
    _, listed = run(library, ["list"])
    faults = [] if len(listed.end.get("stories", ())) == STORIES else ["after a repair stories are missing"]
    return faults + judge(library, Promises())


def _restored(library: Path, before: bytes) -> list[str]:
    (backup,) = (library / "backups").glob("*.by-hand.db")
    _, restored = run(library, ["restore", str(backup)])
    if restored.code != 0:
        return [f"restore ended with {restored.code}: {restored.end or restored.errors}"]
    kept = [path for path in (library / "backups").rglob("*.db") if path != backup]
    faults = (
        [] if not before or any(path.stat().st_size for path in kept) else ["the damaged file is not kept"]
    )
    _, listed = run(library, ["list"])
    faults += [] if len(listed.end["stories"]) == STORIES else ["after a restore stories are missing"]
    return faults + judge(library, Promises())


# ── ways to damage a file ────────────────────────────────────────────────────────────────────────


def _flip(path: Path, chance: Random, least: int = 0, most: int | None = None, bits: int = 1) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(bits):
        at = chance.randrange(least, most or len(content))
        content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _write(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def _page(path: Path, chance: Random, content: bytes) -> None:
    pages = path.stat().st_size // 8_192
    _write(path, chance.randrange(1, pages) * 8_192, content)


def _cut(path: Path, length: int) -> None:
    with path.open("r+b") as file:
        file.truncate(length)


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma user_version = 999")


KINDS: dict[str, Callable[[Path, Random], object]] = {
    "one bit": lambda path, chance: _flip(path, chance),
    "a hundred bits": lambda path, chance: _flip(path, chance, bits=100),
    "a bit of the header": lambda path, chance: _flip(path, chance, 0, 100),
    "bits of the schema": lambda path, chance: _flip(path, chance, 100, 8_192, bits=20),
    "a page of zeros": lambda path, chance: _page(path, chance, bytes(8_192)),
    "a page of noise": lambda path, chance: _page(path, chance, chance.randbytes(8_192)),
    "a page of the index": lambda path, _: spoil(path.parent, "body_index_data", b""),
    "half": lambda path, _: _cut(path, path.stat().st_size // 2),
    "a few bytes short": lambda path, _: _cut(path, path.stat().st_size - 100),
    "empty": lambda path, _: _cut(path, 0),
    "missing": lambda path, _: path.unlink(),
    "a text": lambda path, _: path.write_text("Dear diary, " * 3_000),
    "junk -wal": lambda path, chance: path.with_name("library.db-wal").write_bytes(chance.randbytes(9_000)),
    "zeros at the start": lambda path, _: _write(path, 0, bytes(512)),
    "newer version": lambda path, _: _newer(path),
}
