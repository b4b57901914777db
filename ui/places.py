"""Where the words of a story stand in its document, and back.

The core counts characters of a field's plain text; Qt counts UTF-16 units of the whole document, with
markers, datelines and table cells in between. This table is the only place where the two meet.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.types import Field

_WIDE = re.compile("[\U00010000-\U0010ffff]")
Piece = tuple[int, int]  # start and end of a stretch of the document


class Place(NamedTuple):
    """A character of a story: its field, and the offset in the text of that (reader/fields.py)."""

    field: Field
    offset: int


class Passage(NamedTuple):
    """Characters of a story, all of one field."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a field that stands in the document without a gap."""

    place: Place
    position: int
    text: str
    end: int  # in the document

    def position_of(self, offset: int) -> int:
        return self.position + units(self.text[: max(0, offset - self.place.offset)])

    def offset_of(self, position: int) -> int:
        ahead = position - self.position
        if self.end - self.position == len(self.text):
            return self.place.offset + min(ahead, len(self.text))
        before = self.text.encode("utf-16-le")[: ahead * 2].decode("utf-16-le", "ignore")
        return self.place.offset + len(before)


class Places:
    """The table, filled while a document is built, from its top to its end."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._starts: list[int] = []
        self._fields: dict[Field, list[_Run]] = {}

    def add(self, place: Place, position: int, text: str) -> None:
        """Note that `text`, which begins at `place` of its field, was put at `position`."""
        run = _Run(place, position, text, position + units(text))
        self._runs.append(run)
        self._starts.append(position)
        self._fields.setdefault(place.field, []).append(run)

    def pieces(self, passage: Passage) -> tuple[Piece, ...]:
        """The stretches of the document that show these characters: one for each paragraph or cell."""
        field, start, end = passage
        runs = self._fields.get(field, [])
        first = max(0, bisect_right(runs, start, key=lambda run: run.place.offset) - 1)
        found: list[Piece] = []
        for run in runs[first:]:
            if run.place.offset >= end:
                break
            piece = run.position_of(start), run.position_of(end)
            if piece[0] < piece[1]:
                found.append(piece)
        return tuple(found)

    def passage(self, start: int, end: int) -> Passage | None:
        """What a stretch of the document shows, from the first character to the last. Where it goes over
        several fields it is meant for the one of which it has most: a drag ends a little above or below."""
        found: dict[Field, Passage] = {}
        first = max(0, bisect_right(self._starts, start) - 1)
        for run in self._runs[first : bisect_left(self._starts, end)]:
            if start < run.end:
                field, began = run.place.field, run.offset_of(max(start, run.position))
                began = found[field].start if field in found else began
                found[field] = Passage(field, began, run.offset_of(min(end, run.end)))
        longest = max(found.values(), key=lambda one: one.end - one.start, default=None)
        return longest if longest and longest.start < longest.end else None

    def place(self, position: int) -> Place | None:
        """The character shown at a position; None between the fields (kicker, dateline, markers)."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or position > self._runs[at].end:
            return None
        run = self._runs[at]
        return run.place._replace(offset=run.offset_of(position))

    def nearest(self, field: Field, position: int) -> int:
        """The last character of a field that is shown before or at a position, or its first one."""
        runs = self._fields.get(field, [])
        at = bisect_right(runs, position, key=lambda run: run.position) - 1
        return runs[at].offset_of(min(position, runs[at].end)) if at >= 0 else 0

    def position(self, place: Place) -> int | None:
        """Where a character of a story is shown; None when it is not."""
        runs = self._fields.get(place.field, [])
        at = bisect_right(runs, place.offset, key=lambda run: run.place.offset) - 1
        return runs[at].position_of(place.offset) if at >= 0 else None


def units(text: str) -> int:
    """How many positions a text takes in a document: characters beyond U+FFFF take two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
