"""A library of any size, always the same for its size, straight through the store: for benchmarks and pictures.

    python -m tests.bench.make_library DIR --stories N

A library that was begun is gone on with; stopped at any time, it is whole as far as it got.
"""

from __future__ import annotations

import argparse
import random
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader import blocks, ready
from reader.errors import RefusedError
from reader.library import Library
from reader.store import arrivals, choices, feeds, folders, highlights, pages, settings, state, trash, whole
from reader.store.feeds import Outcome
from reader.types import Act, Field, Page, Rule, SavedSearch, Scope, StoryId
from tests.bench import invent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from reader.types import FeedId
    from tests.bench.invent import Told

BATCH = 4_000
NEWEST = 1_795_600_000  # 25 November 2026
YEARS = 8
SECONDS = YEARS * 365 * 86_400
SIZE = "stories of the invented library"  # the name of a setting
FOLDERS = ("World", "World/Europe", "World/Asia", "Science", "Science/Space", "Culture", "Work", "Home")
TAGS = tuple(
    f"{above}{below}"
    for above in ("politics", "climate", "science", "history", "money", "ideas", "to quote", "reading group")
    for below in ("", "/north", "/south", "/sources", "/sources/first hand")
)
SEARCHES = (
    SavedSearch(name="Harbours", query="harbour OR port"),
    SavedSearch(name="Mayors who are quoted", query="mayor has:quote"),
    SavedSearch(name="Glaciers, unread", query="glacier is:unread"),
)
RULES = (Rule(name="Lighthouses", query="lighthouse", acts=((Act.TAG, "history/sources"),)),)


def fill(library: Library, count: int, newest: int = NEWEST, batches: int | None = None) -> None:
    """Bring a library to `count` stories, or `batches` nearer to it.

    RefusedError when it was begun with another number.
    """
    begun = library.setting(SIZE)
    if begun not in ("", str(count)):
        raise RefusedError(str(library.folder), f"it was begun with {begun} stories; name that number")
    of = invent.feeds(_feeds(count))
    known = library.write(partial(_prepare, of=of, count=count, newest=newest))
    counts = library.sidebar().counts
    firsts = range(counts[Scope.ALL] + counts[Scope.TRASH], count, BATCH)
    ahead = [range(first, min(first + BATCH, count)) for first in firsts]
    for numbers, made in _invented(ahead[:batches], of, count, newest):
        library.write(partial(_store, numbers=numbers, made=made, known=known, newest=newest))


def _feeds(count: int) -> int:
    """How many feeds so many stories come from: 12 to 300."""
    return min(300, max(12, count // 100))


def _seconds(numbers: range, count: int, newest: int) -> list[int]:
    """When stories were published: spread over eight years, or over half an hour each where they are few."""
    step = min(SECONDS // count, 1_800)
    return [newest - (count - 1 - number) * step for number in numbers]


def _invented(
    ahead: Iterable[range], of: Sequence[invent.Feed], count: int, newest: int
) -> Iterator[tuple[range, list[Told]]]:
    """Batches of stories; while one is stored, another process invents the next."""
    waiting = iter(ahead)
    with ProcessPoolExecutor(1) as process:
        running = [
            (numbers, process.submit(invent.told, numbers, _seconds(numbers, count, newest), of))
            for numbers in islice(waiting, 2)
        ]
        while running:
            numbers, made = running.pop(0)
            yield numbers, made.result()
            for following in islice(waiting, 1):
                seconds = _seconds(following, count, newest)
                running.append((following, process.submit(invent.told, following, seconds, of)))


def _prepare(db: sqlite3.Connection, of: Sequence[invent.Feed], count: int, newest: int) -> list[FeedId]:
    """The feeds in their folders, asked a moment ago; searches and rules."""
    settings.put(db, SIZE, str(count))
    choices.save_searches(db, SEARCHES)
    choices.set_rules(db, RULES)
    places = [folders.at(db, path.split("/")) for path in FOLDERS]
    known = []
    for number, feed in enumerate(of):
        inside = places[number % len(places)] if number % 9 else None
        known.append(feeds.add(db, feed.address, newest, feed.title, inside))
        feeds.record(db, known[-1], Outcome(fetched=newest, due=newest + SECONDS))
    return known


def _store(
    db: sqlite3.Connection, numbers: range, made: Sequence[Told], known: Sequence[FeedId], newest: int
) -> None:
    """One batch, in one transaction: what feeds brought, what was captured, and what the person did."""
    captured = [told.story for number, told in zip(numbers, made, strict=True) if number % 250 == 0]
    for story in captured:
        page = Page(
            content=story.text.encode(), media_type="text/plain", charset="utf-8", name=story.headline
        )
        pages.save(db, page, [story], newest)
    kept = {story.guid for story in captured}
    brought = [
        (
            feed,
            [
                ready.made(one.story)
                for one in reversed(made)
                if known[one.feed] == feed and one.story.guid not in kept
            ],
        )
        for feed in known
    ]
    ids = [id_ for stored in arrivals.save_all(db, brought, newest) for id_ in stored.added]
    whole.look(db, len(numbers))
    _did(db, random.Random(f"the person, from {numbers.start}"), sorted(ids), newest)


def _did(db: sqlite3.Connection, chance: random.Random, ids: list[StoryId], now: int) -> None:
    """What the person did: nine of ten read, one of fifty kept, one of twenty tagged, some noted, marked or deleted."""

    def some(share: float) -> list[StoryId]:
        return sorted(chance.sample(ids, int(len(ids) * share)))

    state.mark_read(db, some(0.9), True, now)
    state.bookmark(db, some(0.02), True, now)
    for tag in chance.sample(TAGS, 10):
        state.tag(db, some(0.006), tag)
    for id_ in some(0.004):
        state.note(db, id_, "To be asked about: who paid for it, and what came of it?", now)
    for id_ in some(0.003):
        texts = highlights.texts_of(db, id_)
        first = len(texts[Field.BODY].partition(blocks.APART)[0])
        highlights.put(db, highlights.mark(texts, id_, 0, first), now)
    trash.put(db, some(0.0005), now)


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m tests.bench.make_library", description=__doc__)
    words.add_argument("folder", type=Path, metavar="DIR")
    words.add_argument("--stories", type=int, required=True, metavar="N")
    words.add_argument("--newest", type=int, default=NEWEST, metavar="SECOND", help="of the newest story")
    args = words.parse_args()
    began = time.monotonic()
    with Library.open(args.folder) as library:
        fill(library, args.stories, args.newest)
        counts = library.sidebar().counts
    print(
        f"{counts[Scope.ALL]:,} stories, {counts[Scope.TRASH]:,} in the trash; {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
