"""What a person said of single lines, laid on the lines of a capture. It wins over every rule.

A mark belongs to the line that begins at its offset; where the text moved, to the nearest line that says
the same; where none does, to none. A mark beats a lesson.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.newsform import Form, Line, Look
from reader.types import ByHand, Hand, Lesson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.types import Mark

NOBODY = ByHand()
YOU = "you dropped it"
TAUGHT = "you said: always drop it"


@dataclass(frozen=True, slots=True)
class Said:
    """The lines of a capture with what was said of them: where stories begin, and where none does."""

    lines: list[Line]
    cuts: frozenset[int] = frozenset()
    joins: frozenset[int] = frozenset()


def lay(lines: list[Line], by_hand: ByHand) -> Said:
    """Lay marks and lessons on lines: dropped lines look like furniture, kept ones say so."""
    if not by_hand:
        return Said(lines)
    marked = _marked(lines, by_hand.marks)
    told = [_told(line, marked.get(index, {}), by_hand) for index, line in enumerate(lines)]
    return Said(told, _with(marked, Hand.CUT), _with(marked, Hand.JOIN))


def _told(line: Line, hands: Mapping[Hand, None], by_hand: ByHand) -> Line:
    if Hand.CUT in hands:
        return replace(line, look=Look(Form.HEADLINE))
    if Hand.DROP in hands:
        return replace(line, look=Look(Form.FURNITURE, YOU))
    if Hand.KEEP in hands:
        return replace(line, kept=True)
    match by_hand.lesson(line.text):
        case Lesson.ALWAYS:
            return replace(line, look=Look(Form.FURNITURE, TAUGHT))
        case Lesson.NEVER:
            return replace(line, kept=True)
        case _:
            return line


def _with(marked: Mapping[int, Mapping[Hand, None]], hand: Hand) -> frozenset[int]:
    return frozenset(index for index, hands in marked.items() if hand in hands)


def _marked(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, dict[Hand, None]]:
    """Of each line, what was said of it. The last word counts: a cut undoes a join, a drop undoes a keep."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        places[line.text].append(index)
    starts = [line.start for line in lines]
    marked: dict[int, dict[Hand, None]] = {}
    for mark in marks:
        place = _place(mark, starts, places)
        if place is not None:
            hands = marked.setdefault(place, {})
            hands.pop(mark.hand.opposite, None)
            hands[mark.hand] = None
    return marked


def _place(mark: Mark, starts: Sequence[int], places: Mapping[str, list[int]]) -> int | None:
    """The line that a mark belongs to."""
    alike = places.get(" ".join(mark.line.split()))
    if not alike:
        return None
    after = bisect_left(alike, mark.at, key=lambda index: starts[index])
    near = alike[max(0, after - 1) : after + 1]
    return min(near, key=lambda index: abs(starts[index] - mark.at))
