"""What a person says of the lines of a capture, as one value: each act makes a new one."""

from __future__ import annotations

from reader.types import Hand, Mark

OPPOSITE = {Hand.CUT: Hand.JOIN, Hand.JOIN: Hand.CUT, Hand.KEEP: Hand.DROP, Hand.DROP: Hand.KEEP}


def say(marks: tuple[Mark, ...], hand: Hand, at: int, line: str) -> tuple[Mark, ...]:
    """Say one thing more of the line at an offset; what was said against it before no longer counts."""
    new = Mark(hand, at, " ".join(line.split()))
    others = (mark for mark in marks if mark.at != at or mark.hand not in (hand, OPPOSITE[hand]))
    return (*others, new)


def unsay(marks: tuple[Mark, ...], at: int) -> tuple[Mark, ...]:
    """Take back all that was said of the line at an offset."""
    return tuple(mark for mark in marks if mark.at != at)
