"""How long a search takes until its first page can be shown, over a published mix, and SQL's LIKE beside it.

Each figure is the 95th percentile by the clock, in brackets by the processor alone: on a machine that does
other things too only the second one tells of this program. The slowest of several is the one whose second of three times is.
"""

from __future__ import annotations

import random
import time
from statistics import median
from typing import TYPE_CHECKING

from reader.types import View
from tests.bench.table import Timed, row, title

if TYPE_CHECKING:
    from reader.library import Library

FIRST, PAGE = 200, 64
WORDS = {
    "rare word": "anchor",
    "common word": "hospital",
    "two words": "bridge budget",
    "phrase": '"the new harbour"',
    "prefix": "ferr*",
}
FILTERS = (
    *("tag:climate", "tag:climate/north", "is:unread", "is:read", "is:bookmarked", "feed:post", "has:quote"),
    *("after:2026", "date:2023-03..2023-05", "-is:unread", "-tag:climate", "author:ida", "title:river"),
)
CONTRADICTIONS = (
    *("harbour is:noted", "council before:2018-12", "harbour tag:climate/north", "hospital is:capture"),
    *(
        "council is:highlighted",
        "harbour has:image",
        "council feed:日报",
        "harbour -council tag:climate/south",
    ),
)
TYPED = ("hospital", "quiet bri", "anchor", "ferry strike", "北京", "eco")
LIKE = """
select s.id from story s join body b on b.story_id = s.id
where s.headline like ? or b.text like ? order by s.sort_key desc limit 200
"""


def report(library: Library) -> None:
    """The rows of the table about finding."""
    title(f"Search over {library.sidebar().total:,} stories: 95th percentile until the first page is there")
    for name, best in (("newest first", False), ("best match", True)):
        for kind, words in WORDS.items():
            _row(library, f"{kind}, {name}", [View(search=words, best=best)] * 5)
        alone_and_filtered = [
            View(search=f"{words} {narrow}", best=best)
            for words in WORDS.values()
            for narrow in ("", *FILTERS)
        ]
        _row(
            library, f"all of them alone and with {len(FILTERS)} filters, {name}", alone_and_filtered, 50, 20
        )
    typed = [View(search=word[:end], typing=True) for word in TYPED for end in range(1, len(word) + 1)]
    _row(library, f"as you type, {len(typed)} keystrokes", typed, 50, 20)
    _row(library, "filters alone", [View(search=narrow) for narrow in FILTERS], 50, 20)
    _row(
        library, "a filter that contradicts a common word", [View(search=one) for one in CONTRADICTIONS], 150
    )
    _compare(library)


def _row(library: Library, what: str, views: list[View], needed: int = 0, aim: int = 0) -> None:
    """One row: every view three times, in an order of chance; and which of several is the slowest."""
    timed, rounds = Timed(), views * 3
    random.Random(what).shuffle(rounds)
    for view in rounds:
        with timed.once():
            library.lines(library.ids(view, FIRST)[:PAGE], view.search)
    row(what, str(timed), f"<= {needed} ms" if needed else "", f"{aim} ms" if aim else "")
    times: dict[str, list[float]] = {}
    for view, time_ in zip(rounds, timed.clock, strict=True):
        times.setdefault(view.search, []).append(time_)
    if len(times) > 1:
        slowest = max(times, key=lambda search: median(times[search]))
        row(f"  the slowest of them: {slowest}", f"{median(times[slowest]):.1f} ms")


def _compare(library: Library) -> None:
    """What a reader without an index does with the same rows."""
    for word in ("hospital", "anchor", "velmorabad"):
        with library.reading() as db:
            began = time.perf_counter()
            found = len(db.execute(LIKE, (f"%{word}%",) * 2).fetchall())
            like = (time.perf_counter() - began) * 1000
        began = time.perf_counter()
        library.ids(View(search=word), FIRST)
        ours = (time.perf_counter() - began) * 1000
        row(f"“{word}”, {found} shown: LIKE over the same rows, and ours", f"{like:.0f} and {ours:.1f} ms")
