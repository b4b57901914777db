"""Where stories begin in a run of lines.

A headline looks like a sub-heading or a line of a menu; what tells it apart stands around it: itself once
more, a date, a byline, a dateline below; a double gap, a rule, an agency's sign above; an index that names
it. Each is evidence with a weight, and a line with enough of it begins a story.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import datelines, news, newsform
from reader.newsform import Form, Line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HEAD = 14  # lines between a headline and its body: the longest measured is 11
TOP = 1  # empty lines that stand for the beginning of the text
MENU = 5  # lines like headlines between a headline and its body: a menu, and no head
LONG = 140  # characters of a line between headline and body that is text already
NAME = 13  # characters: shorter lines repeat themselves by chance ("Article")
LONGEST_INDEX = 60  # lines
ENOUGH = 4.0
SURE = 7.0  # evidence that leaves no doubt

REPEATED, NAMED, DATED, SIGNED, CAPITALS = 4.0, 3.0, 3.0, 2.0, 1.0
PLACED, SURELY_PLACED = 2.0, 4.0
AFTER_GAP, AFTER_RULE, AFTER_ENDING, AFTER_FURNITURE, FIRST = 2.0, 2.0, 2.0, 1.0, 2.0
AFTER_INDEX = 1.0
CAPTIONED, BUTTONED, BULLETED = 1.0, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Start:
    """A line that begins a story, the evidence for it, and the line that ends its head.

    `above` counts the lines over it that are the story's own: its date.
    """

    index: int
    evidence: float
    body: int
    above: int = 0

    @property
    def top(self) -> int:
        """The first line of the story."""
        return self.index - self.above


def find(lines: Sequence[Line]) -> list[Start]:
    """The lines that begin stories, in order; empty when nothing tells where."""
    index_lines = _index_lines(lines)
    named = _named(lines, index_lines)
    found: list[Start] = []
    commented = False
    for index, line in enumerate(lines):
        commented = (commented and line.gap < 2) or line.look.value == news.COMMENTS
        if (
            index in index_lines
            or not _may_begin(lines, index, named)
            or (commented and _is_comment(lines, index))
        ):
            continue
        start = _weigh(lines, index, named)
        if start.evidence < ENOUGH or (named and _said(line) not in named and _in_index(lines, index, named)):
            continue
        if found and found[-1].body > index:
            if start.evidence <= found[-1].evidence:
                continue
            found.pop()
        found.append(start)
    return _with_body(found, lines)


def _may_begin(lines: Sequence[Line], index: int, named: Collection[str]) -> bool:
    line = lines[index]
    return line.form is Form.HEADLINE or _said(line) in named or _is_sentence_as_headline(lines, index)


def _said(line: Line) -> str:
    """A line without its bullet or number."""
    return line.look.value if line.form is Form.BULLET else line.text


def _is_comment(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and news.is_comment(lines[index], lines[index + 1])


def _is_sentence_as_headline(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that looks like text stands where only a headline does: set apart, its date below."""
    line = lines[index]
    if line.form not in _SENTENCES or len(line.text) > LONG or index + 1 == len(lines):
        return False
    if _is_said_again(lines, index):
        return True
    if index and line.gap < 2 and lines[index - 1].form not in _ENDS:
        return False
    below = lines[index + 1]
    if below.form in (Form.CAPTION, Form.FURNITURE) and told_by_head(lines, index):
        return datelines.read(line.text) is None
    says_when = below.form in (Form.UPDATED, Form.BYLINE, Form.LABEL) or datelines.read(below.text)
    return bool(says_when) and (line.text.isupper() or datelines.read(line.text) is None)


def _is_said_again(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is said again below a page's head: its buttons, its date."""
    below = range(index + 1, min(index + HEAD, len(lines)))
    again = next((at for at in below if lines[at].text == lines[index].text), index)
    return any(line.form in (Form.FURNITURE, Form.UPDATED) for line in lines[index + 1 : again])


_SENTENCES = frozenset({Form.TEXT, Form.CAPTION, Form.BYLINE})
_ENDS = frozenset({Form.FURNITURE, Form.LISTING, Form.ENDING, Form.RULE})


def _index_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of an index at the top of a digest, told by the words over it or by what it names below."""
    inside: set[int] = _named_below(lines)
    for index, line in enumerate(lines):
        if line.form is not Form.INDEX or index in inside:
            continue
        for below in range(index + 1, min(index + LONGEST_INDEX, len(lines))):
            if lines[below].form not in (Form.BULLET, Form.HEADLINE) or _is_set_off(
                lines[below - 1], lines[below]
            ):
                break
            inside.add(below)
    return frozenset(inside)


def _is_set_off(above: Line, line: Line) -> bool:
    """Whether a line without a bullet stands apart from the points above it."""
    return above.form is Form.BULLET and line.form is Form.HEADLINE and line.gap > above.gap


def _named_below(lines: Sequence[Line]) -> set[int]:
    """Runs of points that say what other lines below them say once more: their headlines."""
    last = {line.text: index for index, line in enumerate(lines) if line.form is not Form.BULLET}
    # below a byline they are the chapters of one story
    end = next(
        (at for at, line in enumerate(lines) if line.form is Form.BYLINE or _is_text(line)), len(lines)
    )
    points = [index for index, line in enumerate(lines[:end]) if line.form is Form.BULLET]
    naming = {index for index in points if last.get(_said(lines[index]), -1) > index}
    return {index for index in naming if {index - 1, index + 1} & naming}


def _named(lines: Sequence[Line], index_lines: Collection[int]) -> frozenset[str]:
    """The headlines that an index names, and that stand elsewhere too."""
    names = {_said(lines[index]) for index in index_lines}
    return frozenset(names & {_said(line) for index, line in enumerate(lines) if index not in index_lines})


def _in_index(lines: Sequence[Line], index: int, named: Collection[str]) -> bool:
    return any(line.form is Form.INDEX or _said(line) in named for line in lines[index + 1 : index + 4])


def _with_body(found: Sequence[Start], lines: Sequence[Line]) -> list[Start]:
    """Those starts that have text of their own before the next one."""
    ends = [*[start.index for start in found[1:]], len(lines)]
    return [
        start
        for start, end in zip(found, ends, strict=False)
        if any(_is_text(line) for line in lines[start.index + 1 : end])
    ]


def _is_text(line: Line) -> bool:
    return line.form is Form.TEXT or (line.form is Form.CAPTION and newsform.is_sentence(line.text))


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


def _weigh(lines: Sequence[Line], index: int, named: Collection[str]) -> Start:
    if lines[index].text not in named and _opens_menu(lines, index):
        return Start(index, _above(lines, index), index + 1)
    below = _head(lines, index)
    evidence = below.weight + _above(lines, index)
    if _said(lines[index]) in named:
        evidence += NAMED + (AFTER_INDEX if index and _said(lines[index - 1]) in named else 0)
    return Start(index, evidence, index + below.length)


def _opens_menu(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing stands below a line but others like it, each another: its head would say nothing."""
    below = lines[index + 1 : index + 1 + MENU]
    text = lines[index].text
    return len(below) == MENU and all(line.look.form is Form.HEADLINE and line.text != text for line in below)


def _head(lines: Sequence[Line], index: int) -> Head:
    return head(lines[index : index + 1 + HEAD], lines[index].gap if index else TOP)


def head(lines: Sequence[Line], gap: int) -> Head:
    """What stands between a headline, the first of some lines, and its body; `gap` empty lines above it."""
    found = Head(lines[0], gap)
    for above, line in pairwise(lines):
        if not found.takes(line, above):
            break
        found.length += 1
    return found


def told_by_head(lines: Sequence[Line], index: int) -> float:
    """How plainly the head below a line says that it is a headline: 0 without a date, a byline or itself."""
    evidence = _head(lines, index).evidence
    return sum(evidence.get(name, 0.0) for name in (Form.UPDATED, Form.BYLINE, "repeated"))


def _above(lines: Sequence[Line], index: int) -> float:
    """What stands over a line and sets it apart."""
    if index == 0:
        return FIRST
    above = lines[index - 1].form
    gap = AFTER_GAP if lines[index].gap >= 2 else 0.0
    if above is Form.RULE:
        return max(gap, AFTER_RULE)
    if above is Form.ENDING:
        return max(gap, AFTER_ENDING)
    return max(gap, AFTER_FURNITURE if above in (Form.FURNITURE, Form.LISTING) else 0.0)


class Head:
    """What stands between a headline and its body, read line by line."""

    def __init__(self, headline: Line, gap: int) -> None:
        self._headline, self._gap = headline, gap
        self._blocked = False  # another headline came between: what follows belongs to that one
        self._others = 0
        self.evidence: dict[str, float] = {}
        self.length = 1  # lines, with the headline
        self._has_body = False

    @property
    def weight(self) -> float:
        """All that is said in it; half as much where no body follows: a list of other stories is so."""
        return sum(self.evidence.values()) * (1.0 if self._has_body else 0.5)

    def takes(self, line: Line, above: Line) -> bool:
        """Read one line more; False when the body begins with it."""
        if line.text == self._headline.text and len(line.text) >= NAME:
            self.evidence["repeated"] = REPEATED * (0.5 if self._others else 1.0)
            self._blocked = False
            return True
        if self._begins_body(line, above):
            self._has_body = True
            self._read_first_paragraph(line)
            return False
        if self._is_beyond(line):
            return False
        if line.form is Form.HEADLINE and news.is_signature(line, above):
            if not self._blocked:
                self.evidence[Form.BYLINE] = SIGNED
        elif line.form is Form.HEADLINE and not _is_role(line, above):
            self._blocked = self._blocked or not self._is_standfirst(line)
            self._others += 1
            return self._others < MENU
        if not self._blocked:
            self._read(line)
        return True

    def _is_beyond(self, line: Line) -> bool:
        """Whether a line is none of this head: a head that says when or who does not run over a double gap,
        and a second date below another headline is that one's."""
        if line.form is Form.HEADLINE:
            return line.gap >= 2 and bool(self.evidence)
        return line.form is Form.UPDATED and self._others > 0 and Form.UPDATED in self.evidence

    def _begins_body(self, line: Line, above: Line) -> bool:
        if above.form is Form.LABEL:
            return False
        if line.form is Form.HEADLINE:
            return len(line.text) > LONG
        return line.form is Form.TEXT

    def _read(self, line: Line) -> None:
        weights = {
            Form.UPDATED: DATED,
            Form.BYLINE: SIGNED,
            Form.CAPTION: CAPTIONED,
            Form.FURNITURE: BUTTONED,
            Form.BULLET: BULLETED,
        }
        if line.look.value == news.MENU:
            self._blocked = True  # the headline is the site's name
        elif line.form in weights:
            self.evidence[line.form] = weights[line.form]

    def _is_standfirst(self, line: Line) -> bool:
        """Whether a line like a headline is closer to this one than this one is to what stands above."""
        return line.gap < self._gap and (self._gap >= 2 or self.length == 1)

    def _read_first_paragraph(self, line: Line) -> None:
        if not self._blocked and (found := datelines.read(line.text, opening=True)):
            placed = SURELY_PLACED if found.is_sure else PLACED
            self.evidence["dateline"] = placed + (CAPITALS if self._headline.text.isupper() else 0)


def _is_role(line: Line, above: Line) -> bool:
    """Whether a line under a byline says what its writer is: "Political reporter"."""
    return above.form is Form.BYLINE and line.gap == 0 and len(line.text) <= 60
