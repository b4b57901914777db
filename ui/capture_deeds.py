"""What a person can do to the lines of a capture: what may be done to a row, and what is said of it then."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from reader import hands
from reader.types import ByHand, Hand, Lesson, Part
from ui.capture_lines import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.types import Mark
    from ui.capture_lines import Line, Lines, Row


class Deed(Enum):
    """What can be done to a row."""

    CUT = auto()  # a story begins here
    JOIN = auto()  # it goes on
    DROP = auto()
    KEEP = auto()
    ALWAYS = auto()  # drop such a line wherever the site has it
    NEVER = auto()
    FORGET = auto()  # what was taught about it


_OPPOSITE = {Lesson.ALWAYS: Hand.KEEP, Lesson.NEVER: Hand.DROP}


def main(row: Row) -> Deed | None:
    """What one most likely wants of a row."""
    if row.kind is Kind.CUT:
        return Deed.JOIN if row.line.story > 0 else None
    if row.kind is Kind.LINE:
        return Deed.DROP if row.line.begins else Deed.CUT
    return Deed.KEEP if row.kind is Kind.LEFT else None


def possible(row: Row, shown: Lines) -> tuple[Deed, ...]:
    """All that can be done to a row, what one most likely wants first."""
    first = main(row)
    if first is None or first is Deed.JOIN:
        return (first,) if first else ()
    taught, left_out = shown.by_hand.lesson(line_text(shown, row.line)), row.kind is Kind.LEFT
    deeds = [first]
    if left_out:
        deeds.append(Deed.CUT)
    elif first is not Deed.DROP:
        deeds.append(Deed.DROP)
    if taught is not Lesson.ALWAYS:
        deeds.append(Deed.ALWAYS)
    if left_out and taught is not Lesson.NEVER:
        deeds.append(Deed.NEVER)
    return (*deeds, *([Deed.FORGET] if taught else []))


def done(deed: Deed, line: Line, shown: Lines) -> ByHand:
    """What is said of the capture once something was done to a line."""
    said, words = shown.by_hand, line_text(shown, line)
    match deed:
        case Deed.CUT | Deed.DROP | Deed.KEEP:
            return ByHand(hands.say(said.marks, Hand[deed.name], line.start, words), said.lessons)
        case Deed.JOIN:
            return ByHand(_joined(line.story, shown), said.lessons)
        case Deed.ALWAYS | Deed.NEVER:
            lesson = Lesson[deed.name]
            marks = tuple(
                mark
                for mark in said.marks
                if (mark.at, mark.hand) != (line.start, _OPPOSITE[lesson])  # it would win over the lesson
            )
            return hands.teach(ByHand(marks, said.lessons), words, lesson)
        case Deed.FORGET:
            return hands.teach(said, words, None)


def moved(story: int, to: Line, shown: Lines) -> ByHand:
    """What is said once a story begins at another line."""
    marks = hands.say(_joined(story, shown), Hand.CUT, to.start, line_text(shown, to))
    return ByHand(marks, shown.by_hand.lessons)


def _joined(story: int, shown: Lines) -> tuple[Mark, ...]:
    head = head_of(story, shown)
    return hands.say(shown.by_hand.marks, Hand.JOIN, head.start, line_text(shown, head))


def head_of(story: int, shown: Lines) -> Line:
    """The line by which a story was told: its headline, else its first one."""
    mine = [line for line in shown.lines if line.story == story and not line.left_out]
    return next((line for line in mine if line.part is Part.HEADLINE), mine[0])


def places_for(story: int, shown: Lines) -> list[Line]:
    """The lines at which a story may begin instead: each story keeps a line at least."""
    kept = [line for line in shown.lines if not line.left_out and line.story in (story - 1, story)]
    return kept[1:] if story > 0 else []


def line_text(shown: Lines, line: Line) -> str:
    """What a whole line says, with single spaces."""
    return " ".join(shown.split.text[line.start : line.end].split())


def words(deed: Deed, source: str, tr: Callable[[str], str]) -> str:
    """How a deed is called; `source` is the site that a lesson is for, "" for pasted texts."""
    always = tr("Always leave this line out of {}").format(source) if source else ""
    never = tr("Never leave this line out of {}").format(source) if source else ""
    return {
        Deed.CUT: tr("Let a story begin here"),
        Deed.JOIN: tr("Join with the story above"),
        Deed.DROP: tr("Leave this line out"),
        Deed.KEEP: tr("Restore this line"),
        Deed.ALWAYS: always or tr("Always leave this line out of pasted texts"),
        Deed.NEVER: never or tr("Never leave this line out of pasted texts"),
        Deed.FORGET: tr("Forget what I taught about this line"),
    }[deed]


def brief(deed: Deed, tr: Callable[[str], str]) -> str:
    """The same on a small button."""
    return {
        Deed.CUT: tr("Cut here"),
        Deed.JOIN: tr("Join"),
        Deed.DROP: tr("Leave out"),
        Deed.KEEP: tr("Restore"),
    }.get(deed, "")
