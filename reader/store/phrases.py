"""The stories that say a phrase, kept for the next question about it.

FTS5 finds a phrase by comparing the places of its words in every story that has them all: 130 ms for three
common ones in a million stories, whatever else is asked for. Who narrows such a search, or wants its best
first, asks for the same phrase again at once; from then on it is a set of stories like any other.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from itertools import islice
from typing import TYPE_CHECKING

from reader import words
from reader.query import Text
from reader.store import facets, matching

if TYPE_CHECKING:
    import sqlite3

    from reader.query import Part
    from reader.store.facets import Facet
    from reader.store.search import Asked

LATELY = 8
"""So many phrases are kept."""

MOST = facets.LISTED
"""So many stories at most say one; where more do, a page of them is found soon anyway."""

SLOWER = 8
"""So many times as long FTS5 takes for a story that says a phrase as a set of known stories does."""

STATE = (
    "select group_concat(hex(block)) from (select block from body_index_data where id in (1, 10) order by id)"
)
"""Which state the index is in: its totals and its list of segments, one of which each transaction adds."""

FOUND = """select count(*), json_group_array(rowid) from (
    select rowid from body_index where body_index match ? limit ?)"""

Known = tuple[str, str]  # the state of the index, and the phrase as an expression


class Phrases:
    """Phrases of one library that were looked for lately; any thread may ask, in a transaction of its own."""

    def __init__(self) -> None:
        self._found: OrderedDict[Known, Facet | None] = OrderedDict()
        self._lock = threading.Lock()

    def spare(self, db: sqlite3.Connection, asked: Asked, limit: int | None = None) -> Asked:
        """The same question with a phrase in it as a set of stories, where that is known or pays."""
        phrase = next(filter(_is_phrase, asked.words), None)
        if phrase is None or asked.unwanted:
            return asked
        others = asked._replace(words=tuple(one for one in asked.words if one != phrase))
        if limit is not None and not (others.words or others.facets or others.rest):
            return asked
        known = (db.execute(STATE).fetchone()[0], matching.match(db, phrase))
        if known not in self._found and _pays(db, others, limit):
            self._keep(known, _find(db, known[1]))
        stories = self._found.get(known)
        if stories is None or not _is_quicker(db, others, stories, limit):
            return asked
        return others._replace(facets=(*asked.facets, stories))

    def _keep(self, known: Known, facet: Facet | None) -> None:
        with self._lock:
            self._found[known] = facet
            while len(self._found) > LATELY:
                self._found.popitem(last=False)


def _is_phrase(part: Part) -> bool:
    return isinstance(part, Text) and len(list(islice(words.tokens(part.words), 2))) > 1


def _pays(db: sqlite3.Connection, others: Asked, limit: int | None) -> bool:
    """Whether most stories that say the phrase are looked at anyway: for all, or for a page of a few."""
    if any(dates.start is not None for dates in others.dates):
        return False
    return limit is None or any(facet.count(db) <= facets.LISTED for facet in others.facets)


def _is_quicker(db: sqlite3.Connection, others: Asked, stories: Facet, limit: int | None) -> bool:
    """Whether all of a set are looked at sooner than FTS5 has found so many for a page."""
    if limit is None or others.words:
        return True
    (total,) = db.execute("select count from tally where what = 'all'").fetchone()
    fewest = min((facet.count(db) for facet in others.facets), default=total)
    return bool(stories.count(db) * fewest < SLOWER * limit * total)


def _find(db: sqlite3.Connection, expression: str) -> Facet | None:
    """The stories that say a phrase; None when they are too many."""
    count, keys = db.execute(FOUND, (expression, MOST + 1)).fetchone()
    return facets.with_keys(keys) if count <= MOST else None
