"""A page as a run of lines, each with the element it stands in: what the eye sees, in the page's order.

Also tells which elements are the page's furniture (menus, comments, share bars) by their tags and the
words of their classes, so that nobody else has to know those words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from reader import dom, newsform
from reader.newsform import Form, Line, Look
from reader.split import byhand, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.dom import Element
    from reader.split.byhand import Said
    from reader.types import ByHand


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a page, the element it stands in, and what furniture that element is ("" for none)."""

    line: Line
    element: Element
    outside: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """An element that holds lines: those from `start` up to `end`."""

    element: Element
    start: int
    end: int
    depth: int


@dataclass(frozen=True)
class Flow:
    """The lines of a page and the elements that hold them, both in the page's order."""

    blocks: list[Block]
    spans: list[Span]

    @cached_property
    def text(self) -> str:
        """What the page says: a line for each line."""
        return "\n".join(block.line.text for block in self.blocks)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines without their elements."""
        return [block.line for block in self.blocks]

    def letters(self, start: int, end: int) -> int:
        """The characters of running text between two lines, without furniture."""
        return self._before[end] - self._before[start]

    @cached_property
    def _before(self) -> list[int]:
        return [0, *accumulate(_running_letters(block) for block in self.blocks)]

    def spans_between(self, start: int, end: int) -> list[Span]:
        """The elements whose first line is one of those from `start` up to `end`."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @cached_property
    def named_headlines(self) -> list[int]:
        """The lines that the markup calls headlines."""
        short = newsform.LONGEST_HEADLINE
        return [
            at
            for at, block in enumerate(self.blocks)
            if len(block.line.text) <= short
            and not marks.is_name(block.element)
            and any(map(marks.is_headline, marks.lineage(block.element)))
        ]

    @cached_property
    def headings(self) -> list[int]:
        """The lines that stand in headings."""
        return [at for at, block in enumerate(self.blocks) if marks.heading(block.element) is not None]


def _running_letters(block: Block) -> int:
    return len(block.line.text) if block.line.form is Form.TEXT and not block.outside else 0


INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
        ),
        *(
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "q",
            "ruby",
            "rb",
            "rt",
            "rp",
            "s",
            "samp",
            "small",
            "span",
        ),
        *("strike", "strong", "sub", "sup", "tt", "u", "var", "wbr"),
    }
)
UNSEEN = frozenset(
    {
        *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"),
        *("button", "select", "option", "textarea", "input"),
    }
)


def read(tree: Element) -> Flow:
    """The lines of a page."""
    walk = _Walk()
    for event, element in (steps := etree.iterwalk(tree, events=("start", "end"))):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element.tag in UNSEEN:
                steps.skip_subtree()
            else:
                walk.enter(element)
        elif element.tag in UNSEEN:
            walk.hear(element.tail)
        else:
            walk.leave(element)
    return _marked(walk)


def told(flow: Flow, by_hand: ByHand) -> tuple[Flow, Said]:
    """The lines with what a person said of them: a kept line is no furniture, wherever it stands."""
    said = byhand.lay([block.line for block in flow.blocks], by_hand)
    if not by_hand:
        return flow, said
    blocks = [
        replace(block, line=line, outside="" if line.kept or index in said.cuts else block.outside)
        for index, (block, line) in enumerate(zip(flow.blocks, said.lines, strict=True))
    ]
    return Flow(blocks, flow.spans), said


class _Walk:
    """What a walk through the tree has gathered."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Element]] = []
        self.spans: list[Span] = []
        self._open: list[tuple[Element, int]] = []  # blocks we are in, with their first line
        self._words: list[str] = []
        self._name: Element | None = None  # an inline element with a name, the first of its line

    def enter(self, element: Element) -> None:
        if self._is_block(element):
            self._flush()
            self._open.append((element, len(self.lines)))
        elif element.tag == "br":
            self._flush()
        elif not "".join(self._words).strip() and marks.is_name(element):
            self._name = element
        self.hear(element.text)

    def leave(self, element: Element) -> None:
        if self._open and self._open[-1][0] is element:
            self._flush()
            _, start = self._open.pop()
            if len(self.lines) > start:
                self.spans.append(Span(element, start, len(self.lines), len(self._open)))
        self.hear(element.tail)

    def hear(self, text: str | None) -> None:
        if text:
            self._words.append(text)

    def _is_block(self, element: Element) -> bool:
        if element.tag == "br":
            return False
        return element.tag not in INLINE or (bool(self._open) and marks.is_meta(self._open[-1][0]))

    def _flush(self) -> None:
        text = " ".join("".join(self._words).replace("\u200b", "").split())
        self._words.clear()
        name, self._name = self._name, None
        if text and self._open:
            is_name = name is not None and " ".join(dom.text(name).split()) == text
            self.lines.append((text, name if name is not None and is_name else self._open[-1][0]))


# ── the page's furniture ─────────────────────────────────────────────────────────────────────────


def _marked(walk: _Walk) -> Flow:
    """The lines with their looks; those in the page's furniture are marked as outside."""
    total = sum(len(text) for text, _ in walk.lines)
    before = [0, *accumulate(len(text) for text, _ in walk.lines)]
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for span in walk.spans:
        why = marks.outside(span.element)
        if why and (before[span.end] - before[span.start]) * 2 <= total:
            opens.setdefault(span.start, []).append(why)
            closes.setdefault(span.end, []).append(why)
    blocks = list(_with_marks(walk.lines, opens, closes))
    return Flow(blocks, sorted(walk.spans, key=lambda span: (span.start, span.depth)))


def _with_marks(
    lines: list[tuple[str, Element]], opens: dict[int, list[str]], closes: dict[int, list[str]]
) -> Iterator[Block]:
    inside: dict[str, int] = {}
    start = 0
    for index, (text, element) in enumerate(lines):
        for why in closes.get(index, ()):
            inside[why] -= 1
        for why in opens.get(index, ()):
            inside[why] = inside.get(why, 0) + 1
        reason = next((why for why, count in inside.items() if count), "")
        yield Block(Line(text, 1, _look(text, element), start, start + len(text)), element, reason)
        start += len(text) + 1


# ── looks ────────────────────────────────────────────────────────────────────────────────────────

_RUNNING = frozenset({"p", "li", "blockquote", "pre", "td", "dd", "dt"})
_LOOSE = frozenset(
    {Form.HEADLINE, Form.BULLET, Form.CAPTION, Form.ADDRESS}
)  # forms that a paragraph may have


def _look(text: str, element: Element) -> Look:
    """The look of a line, with what its element says about it."""
    look = newsform.look(text)
    if _is_date(element) and len(text) <= LONGEST_DATE:
        return look if look.form is Form.UPDATED else Look(Form.UPDATED, text)
    if marks.caption_like(element, text):
        return look if look.form is Form.CAPTION else Look(Form.CAPTION, text)
    if element.tag == "li" and any(marks.is_any(above, "points") for above in marks.lineage(element)[:2]):
        return Look(Form.BULLET, text)
    if look.form is Form.HEADLINE and len(text) <= LONGEST_NAME and marks.is_name(element):
        return Look(Form.BYLINE, text)
    return Look(Form.TEXT) if look.form in _LOOSE and element.tag in _RUNNING else look


LONGEST_DATE, LONGEST_NAME = 60, 80


def _is_date(element: Element) -> bool:
    return element.tag == "time" or element.get("itemprop") in ("datePublished", "dateModified")
