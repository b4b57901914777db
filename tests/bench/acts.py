"""What the person and the feeds do to a library: marking and tagging many stories, taking in many more."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from reader import ready
from reader.library import Library
from reader.store import arrivals, feeds
from reader.types import Scope, View
from tests.bench import invent
from tests.bench.make_library import BATCH, NEWEST
from tests.bench.table import row, title

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from pathlib import Path

    from reader.types import FeedId, Ready

MANY = 1_000
TAG = "bench/many"
NEW = 20_000


def report(library: Library, beside: Path) -> None:
    """The rows of the table about writing; what is marked is set back."""
    title(f"Acts on a library of {library.sidebar().total:,} stories")
    unread = library.ids(View(scope=Scope.UNREAD), MANY)
    began = time.perf_counter()
    library.mark_read(unread)
    row(f"mark {len(unread):,} read", _ms(began), "<= 300 ms")
    library.mark_read(unread, False)
    began = time.perf_counter()
    library.tag(unread, TAG)
    row(f"tag {len(unread):,}", _ms(began), "<= 300 ms")
    library.delete_tag("bench")
    with Library.open(beside) as other:
        rate, processor = _taken_in(other)
    needed = ("≥ 2,500/s", "4,000/s")
    row(f"stories a second taken in, {NEW:,} in batches of {BATCH:,}, indexed", f"{rate:,.0f}/s", *needed)
    row("the same, a second of the processor", f"{processor:,.0f}/s")


def _ms(began: float) -> str:
    return f"{(time.perf_counter() - began) * 1000:.0f} ms"


def _taken_in(library: Library) -> tuple[float, float]:
    """Stories a second by the clock and by the processor; inventing them is not counted."""
    of = invent.feeds(100)
    known = library.write(lambda db: [feeds.add(db, feed.address, NEWEST, feed.title) for feed in of])
    clock = processor = 0.0
    for first in range(0, NEW, BATCH):
        numbers = range(first, first + BATCH)
        told = invent.told(numbers, [NEWEST + 300 * number for number in numbers], of)
        brought = [
            (feed, [ready.made(one.story) for one in told if known[one.feed] == feed]) for feed in known
        ]
        began, used = time.perf_counter(), time.process_time()
        library.write(partial(_store, brought=brought))
        clock += time.perf_counter() - began
        processor += time.process_time() - used
    return NEW / clock, NEW / processor


def _store(db: sqlite3.Connection, brought: Sequence[tuple[FeedId, Sequence[Ready]]]) -> None:
    arrivals.save_all(db, brought, NEWEST)
