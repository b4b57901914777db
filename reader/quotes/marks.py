"""Pair quotation marks.

Knows marks and their shape (what stands directly before and after), never words. Everything is decided in
one walk over a paragraph with one stack, so that ten thousand opening marks cost ten thousand steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Family(Enum):
    """Marks that can close each other."""

    DOUBLE = "double"
    SINGLE = "single"
    GUILLEMET = "guillemet"
    SMALL_GUILLEMET = "small guillemet"
    CORNER = "corner"
    WHITE_CORNER = "white corner"


class Pair(NamedTuple):
    """A quotation by its marks: offsets with the marks, depth 1 or 2, and whether it was closed."""

    start: int
    end: int
    level: int
    closed: bool
    mark: str
    family: Family


FAMILIES = {
    mark: family
    for family, marks in {
        Family.DOUBLE: ("“", "”", "„", "‟", '"', "＂", "〝", "〞", "``", "''"),
        Family.SINGLE: ("‘", "’", "‚", "‛", "'"),
        Family.GUILLEMET: ("«", "»"),
        Family.SMALL_GUILLEMET: ("‹", "›"),
        Family.CORNER: ("「", "」"),
        Family.WHITE_CORNER: ("『", "』"),
    }.items()
    for mark in marks
}
OPENS_ONLY = frozenset("„‟‚‛「『〝") | {"``"}
CLOSES_ONLY = frozenset("」』〞")
# An apostrophe between two letters is never a quotation mark, and most apostrophes are such.
MARK = re.compile(r"``|''|[“”„‟\"＂〝〞«»‹›「」『』‘‚‛]|(?<![^\W_])['’]|['’](?![^\W_])")
# The short forms that begin with an apostrophe: the ’90s, ’em, rock ’n’ roll.
ELISION = re.compile(
    r"['’‘](?:\d\ds?\b|(?:em|til|tis|twas|cause|n|bout|round|cuz|im|er|burbs|hood|tween|fro)(?![^\W_]))", re.I
)
# A few digits, no sum of money and no thousands, then a mark and a word in lower case: inches.
NUMBER = re.compile(r"(?<![\d$€£¥.,:])\d{1,3}(?:\.\d)?$")
INCHES = re.compile(r" [^\W\d_A-Z]")
SOFT_END = re.compile(r"[^\W\d_]*(?:s|in)$")


MOST = 100_000  # marks of one paragraph that are looked at: more is no prose


@dataclass(slots=True)
class Mark:
    """One mark where it stands, with what its neighbours allow it to do."""

    at: int
    text: str
    family: Family
    opens: bool
    closes: bool
    weak: bool = False  # a single mark that may be an apostrophe: players’ goin’

    @property
    def end(self) -> int:
        return self.at + len(self.text)


def pairs(text: str, start: int, end: int, follows: str = "") -> list[Pair]:
    """Pair the marks of the paragraph text[start:end], in order of their start.

    `follows` is the mark with which the next paragraph begins: a quotation still open at the end runs on
    there when that is its own opening mark; any other unclosed mark is dropped.
    """
    marks = list(islice(_marks(text, start, end), MOST))
    _settle_apostrophes(marks)
    found: list[Pair] = []
    stack: list[Mark] = []
    for mark in marks:
        opener = _opener(stack, mark)
        if opener is not None:
            del stack[opener + 1 :]
            begun = stack.pop()
            found.append(Pair(begun.at, mark.end, 0, True, begun.text, begun.family))
        elif mark.opens:
            stack.append(mark)
    runs_on = next((mark for mark in stack if follows and mark.text == follows), None)
    if runs_on is not None:
        found.append(Pair(runs_on.at, end, 0, False, runs_on.text, runs_on.family))
    return _levelled(found)


def _levelled(found: list[Pair]) -> list[Pair]:
    """Give each pair its level by what lies around it; deeper ones than the second are left out."""
    levelled: list[Pair] = []
    around: list[int] = []
    for pair in sorted(found, key=lambda pair: (pair.start, -pair.end)):
        while around and around[-1] <= pair.start:
            around.pop()
        around.append(pair.end)
        if len(around) <= 2:
            levelled.append(pair._replace(level=len(around)))
    return levelled


def opening(text: str, start: int) -> str:
    """Return the opening mark with which a paragraph begins, or ""."""
    match = MARK.match(text, start)
    if match is None or (FAMILIES[match[0]] is Family.SINGLE and ELISION.match(text, start)):
        return ""
    return "" if match[0] in CLOSES_ONLY else match[0]


# ── the shape of one mark ────────────────────────────────────────────────────────────────────────


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    for match in MARK.finditer(text, start, end):
        mark = _shaped(text, start, end, match)
        if mark.opens or mark.closes:
            yield mark


def _shaped(text: str, start: int, end: int, match: re.Match[str]) -> Mark:
    written, at = match[0], match.start()
    family = FAMILIES[written]
    before = text[at - 1] if at > start else " "
    after = text[match.end()] if match.end() < end else " "
    opens = not before.isalnum() and before not in ".,!?;" and not after.isspace() and match.end() < end
    closes = not before.isspace() and not after.isalnum()
    mark = Mark(at, written, family, opens, closes)
    if written in OPENS_ONLY or written in CLOSES_ONLY:
        mark.opens, mark.closes = written in OPENS_ONLY, written in CLOSES_ONLY
    elif family is Family.SINGLE:
        _shape_single(text, start, mark, before)
    elif family is Family.DOUBLE:
        _shape_double(text, mark, before)
    else:
        mark.opens = mark.closes = True
    return mark


def _shape_single(text: str, start: int, mark: Mark, before: str) -> None:
    if ELISION.match(text, mark.at) or (mark.text == "'" and before.isdigit()):
        mark.opens = mark.closes = False
        return
    mark.opens = mark.opens and mark.text != "’"
    if mark.text == "‘":
        mark.closes = mark.closes and not mark.opens
    elif mark.closes and before.isalpha():
        mark.weak = SOFT_END.search(text, max(start, mark.at - 20), mark.at) is not None


def _shape_double(text: str, mark: Mark, before: str) -> None:
    if mark.text == "“":
        mark.closes = mark.closes and not mark.opens
        mark.opens = True
    elif mark.text == "”":
        mark.closes = True
    elif not mark.opens and not mark.closes:
        mark.opens = mark.closes = True  # between two letters, or between two spaces: whichever is needed
    if before.isdigit() and mark.text in ('"', "”") and INCHES.match(text, mark.end):
        number = NUMBER.search(text, max(0, mark.at - 8), mark.at)
        if number is not None:
            mark.opens = mark.closes = False  # a 27" screen


# ── which mark a mark closes ─────────────────────────────────────────────────────────────────────


def _opener(stack: list[Mark], mark: Mark) -> int | None:
    """Return the place on the stack of the mark that this one closes."""
    if not mark.closes or not stack:
        return None
    if mark.family is Family.SINGLE:
        top = stack[-1]
        return len(stack) - 1 if top.family is Family.SINGLE and not mark.weak else None
    # Single marks still open inside were apostrophes; no other family is ever skipped, so a step costs
    # what it takes off the stack.
    place = len(stack) - 1
    while place >= 0 and stack[place].family is Family.SINGLE and place > len(stack) - 4:
        place -= 1
    if place < 0 or stack[place].family is not mark.family:
        return None
    return place if _answers(stack[place].text, mark) else None


def _answers(opener: str, mark: Mark) -> bool:
    """Say whether a mark may close what `opener` opened: «x», »x«, “x”, „x“, "x"."""
    if mark.family in (Family.GUILLEMET, Family.SMALL_GUILLEMET):
        return mark.text != opener
    if mark.text in ("“", "``"):
        return opener in ("„", "‟", '"') or (mark.text == opener and mark.closes)
    return True


def _settle_apostrophes(marks: list[Mark]) -> None:
    """Decide which single marks after an s are possessives: those that a better closing mark follows.

    Walks from the end: `closed_later` says that before the next opening single mark, and before the double
    quotation around it ends, a mark stands that can only close.
    """
    closed_later = False
    for mark in reversed(marks):
        if mark.family is not Family.SINGLE:
            if mark.closes and not mark.opens:
                closed_later = False
        elif mark.opens:
            closed_later = False
        elif mark.weak:
            mark.weak = closed_later
        elif mark.closes:
            closed_later = True
