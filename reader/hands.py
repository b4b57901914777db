"""What a person says of the lines of a capture, as one value: each act makes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import types

if TYPE_CHECKING:
    from reader.types import ByHand, Hand, Lesson, Mark


def say(marks: tuple[Mark, ...], hand: Hand, at: int, line: str) -> tuple[Mark, ...]:
    """Say one thing more of the line at an offset; what was said against it before no longer counts."""
    new = types.Mark(hand, at, " ".join(line.split()))
    others = (mark for mark in marks if mark.at != at or mark.hand not in (hand, hand.opposite))
    return (*others, new)


def instead(kept: ByHand, before: ByHand, after: ByHand) -> ByHand:
    """What is kept, with `after` in the place of `before`; lessons that are the same in both stay as kept."""
    lessons = dict(kept.lessons)
    for line in before.lessons.keys() | after.lessons.keys():
        new = after.lessons.get(line)
        if new is before.lessons.get(line):
            continue
        if new is None:
            lessons.pop(line, None)
        else:
            lessons[line] = new
    return types.ByHand(after.marks, lessons)


def teach(by_hand: ByHand, line: str, lesson: Lesson | None) -> ByHand:
    """What was said, and taught besides what to do with a line of the site; None forgets it."""
    others = {key: known for key, known in by_hand.lessons.items() if key != types.lesson_key(line)}
    taught = others if lesson is None else others | {types.lesson_key(line): lesson}
    return types.ByHand(by_hand.marks, taught)
