"""How long a search takes until its first page can be shown."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from reader.library import Library
from reader.types import Scope, View

if TYPE_CHECKING:
    from pathlib import Path

FIRST, PAGE, ROUNDS = 200, 64, 5
ONE, TWO = "harbour", "council"
MIX = {
    "a common word": ONE,
    "two words": f"{ONE} {TWO}",
    "a phrase": f'"{ONE} {TWO}"',
    "a beginning, while typing": "ferr",
    "a word but not another": f"{ONE} -{TWO}",
    "a word, unread": f"{ONE} is:unread",
    "a word with a tag": f"{ONE} tag:climate",
    "a word, since a date": f"{ONE} after:2026-09",
}


def report(folder: Path) -> None:
    with Library.open(folder) as library:
        count = library.sidebar().total
        print(f"\nSearch over {count:,} stories, ms until the first page is there, median of {ROUNDS}")
        for name, words in MIX.items():
            typing = "typing" in name
            newest = _median(library, View(search=words, typing=typing))
            best = _median(library, View(search=words, typing=typing, best=True))
            print(f"  {name}: newest first {newest:.1f}, best match {best:.1f}")
        print(f"  (a view without a search: {_median(library, View(scope=Scope.UNREAD)):.1f})")


def _median(library: Library, view: View) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        library.lines(library.ids(view, FIRST)[:PAGE], view.search)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
