"""What a person says of the lines of a capture, as one value: each act makes a new one."""

from __future__ import annotations

from reader.types import ByHand, Hand, Lesson, Mark, lesson_key

OPPOSITE = {Hand.CUT: Hand.JOIN, Hand.JOIN: Hand.CUT, Hand.KEEP: Hand.DROP, Hand.DROP: Hand.KEEP}


def say(marks: tuple[Mark, ...], hand: Hand, at: int, line: str) -> tuple[Mark, ...]:
    """Say one thing more of the line at an offset; what was said against it before no longer counts."""
    new = Mark(hand, at, " ".join(line.split()))
    others = (mark for mark in marks if mark.at != at or mark.hand not in (hand, OPPOSITE[hand]))
    return (*others, new)


def unsay(marks: tuple[Mark, ...], at: int) -> tuple[Mark, ...]:
    """Take back all that was said of the line at an offset."""
    return tuple(mark for mark in marks if mark.at != at)


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
    return ByHand(after.marks, lessons)


def teach(by_hand: ByHand, line: str, lesson: Lesson | None) -> ByHand:
    """What was said, and taught besides what to do with a line of the site; None forgets it."""
    others = {key: known for key, known in by_hand.lessons.items() if key != lesson_key(line)}
    return ByHand(by_hand.marks, others if lesson is None else others | {lesson_key(line): lesson})
