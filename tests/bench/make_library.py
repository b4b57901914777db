"""A deterministic library of any size, straight through the store, for benchmarks and pictures.

python -m tests.bench.make_library DIR COUNT
"""

from __future__ import annotations

import random
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from reader.store import arrivals, feeds, state
from reader.types import ReadStory, StoryId, When

if TYPE_CHECKING:
    import sqlite3

FEEDS, BATCH, WORDS, VOCABULARY = 40, 500, 400, 30_000
SYLLABLES = [
    "ba",
    "ke",
    "li",
    "mo",
    "nu",
    "ra",
    "se",
    "ti",
    "vo",
    "za",
    "fen",
    "gor",
    "hal",
    "jin",
    "lum",
    "per",
    "sti",
    "tra",
    "wel",
    "yor",
]
NEWEST = 1_790_000_000


def fill(library: Library, count: int) -> None:
    """Put `count` stories of about 400 words into an empty library; a third unread, some tagged and kept."""
    chance = random.Random(2026)
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 2) for rank in range(VOCABULARY)]
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        made = [_story(number, count, chance, vocabulary, weights) for number in numbers]
        library.write(partial(_store, made=list(zip(numbers, made, strict=True))))


def _story(
    number: int, count: int, chance: random.Random, vocabulary: list[str], weights: list[float]
) -> ReadStory:
    words = chance.choices(vocabulary, weights, k=chance.randint(WORDS // 2, WORDS * 3 // 2))
    paragraphs = [" ".join(words[at : at + 60]).capitalize() + "." for at in range(0, len(words), 60)]
    return ReadStory(
        guid=str(number),
        address=f"https://site{number % FEEDS}.example/{number}",
        headline=" ".join(words[:8]).capitalize(),
        published=When(NEWEST - (count - number) * 300),
        html="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        text="\n\n".join(paragraphs),
    )


def _store(db: sqlite3.Connection, made: list[tuple[int, ReadStory]]) -> None:
    by_feed: dict[int, list[tuple[int, ReadStory]]] = {}
    for number, story in made:
        by_feed.setdefault(number % FEEDS, []).append((number, story))
    for name, pairs in by_feed.items():
        feed = feeds.add(db, f"https://site{name}.example/feed", NEWEST, f"Site {name}")
        added = arrivals.save(db, feed, [story for _, story in reversed(pairs)], NEWEST)
        _mark(db, dict(zip(added.added, [number for number, _ in pairs], strict=True)))


def _mark(db: sqlite3.Connection, numbers: dict[StoryId, int]) -> None:
    state.mark_read(db, [id_ for id_, number in numbers.items() if number % 3], True, NEWEST)
    state.bookmark(db, [id_ for id_, number in numbers.items() if number % 50 == 0], True, NEWEST)
    for id_, number in numbers.items():
        if number % 10 == 0:
            state.tag(db, [id_], f"topic/{number % 7}")


if __name__ == "__main__":
    with Library.open(Path(sys.argv[1])) as opened:
        fill(opened, int(sys.argv[2]))
