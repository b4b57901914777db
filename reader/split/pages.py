"""Pages to stories: the stories that a page holds, and what stands in each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader import datelines, dom, news
from reader.newsform import Form, Look
from reader.split import byhand, machines, marks, markup, pieces, ranges
from reader.split import flow as page_flow
from reader.types import ByHand, Cut, Dropped, Part, Piece, Split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.dom import Element
    from reader.split.flow import Flow
    from reader.split.ranges import Range

OUTSIDE = "stands outside the stories"


def html(source: str, address: str = "", by_hand: ByHand = byhand.NOBODY) -> Split:
    """The stories of a page, in order; no cut or one when nothing says that it holds several.

    `address` is where the page came from: the stories' own addresses are made whole with it.
    """
    tree = dom.parse(source)
    if tree is None:
        return Split(text="")
    page = machines.read(tree, address)
    flow, said = page_flow.told(page_flow.read(tree), by_hand)
    found = ranges.by_hand(flow, ranges.find(flow, page), said)
    stories = [_Story(flow, found, index) for index in range(len(found))]
    return Split(
        text=flow.text,
        cuts=tuple(replace(one.cut, address=_whole(one.cut.address, address)) for one in stories),
        pieces=pieces.tile(flow.text, _pieces(flow, stories)),
    )


def _whole(address: str, base: str) -> str:
    try:
        return urljoin(base, address) if address else ""
    except ValueError:  # "http://[" is no address
        return ""


def _pieces(flow: Flow, stories: Sequence[_Story]) -> list[Piece]:
    """Those of the stories, and of the lines that stand in none."""
    inside = [piece for story in stories for piece in story.pieces]
    taken = {piece.start for piece in inside}
    outside = [
        Piece(block.line.start, block.line.end, Part.DROPPED, -1, block.outside or OUTSIDE)
        for block in flow.blocks
        if block.line.start not in taken
    ]
    return inside + outside


# ── a story and its fields ───────────────────────────────────────────────────────────────────────


class _Story:
    """A story of a page: the cut, and the pieces of the page's text that are its own."""

    def __init__(self, flow: Flow, found: Sequence[Range], index: int) -> None:
        self._flow, self._range = flow, found[index]
        gap = _gap(flow, found, index)
        inside = [
            at for at in self._range.lines if at != self._range.headline and not flow.blocks[at].outside
        ]
        inside = _date_above(flow, found, index) + inside + [at for at in gap if flow.blocks[at].line.kept]
        headline = replace(flow.blocks[self._range.headline].line, look=Look(Form.HEADLINE))
        lines = [headline, *(flow.blocks[at].line for at in inside)]
        told = news.story(lines, sure=self._range.sure)
        taken = {*inside, self._range.headline}
        left_out = [at for at in (*gap, *self._range.lines) if at not in taken]
        self.cut = self._cut(told.cut, [inside[at - 1] for at in told.body], left_out)
        self.pieces = pieces.of_story(flow.text, index, lines, told) + [
            Piece(flow.blocks[at].line.start, flow.blocks[at].line.end, Part.DROPPED, index, self._why(at))
            for at in left_out
        ]

    def _why(self, at: int) -> str:
        return self._flow.blocks[at].outside or OUTSIDE

    def _cut(self, cut: Cut, kept: Sequence[int], left_out: Sequence[int]) -> Cut:
        flow, story = self._flow, self._range
        if kept and cut.dateline:
            _take_off_dateline(flow, next(at for at in kept if not flow.blocks[at].line.kept))
        around = (*kept, *story.lines)
        dropped = tuple(Dropped(text=flow.blocks[at].line.text, why=self._why(at)) for at in left_out)
        return replace(
            cut,
            html=markup.body(flow, sorted(kept), range(min(around), max(around) + 1), story.element),
            address=_address(flow, story) or cut.address,
            date=_date(flow, story),
            dropped=cut.dropped + dropped,
        )


def _gap(flow: Flow, found: Sequence[Range], index: int) -> list[int]:
    """The lines between a story and the next, and above the first one, that are none of any story's."""
    end = found[index + 1].lines.start if index + 1 < len(found) else len(flow.blocks)
    over = _date_above(flow, found, index + 1) if index + 1 < len(found) else []
    top = range(found[0].lines.start - len(_date_above(flow, found, 0))) if index == 0 else range(0)
    return [*top, *range(found[index].lines.stop, end - len(over))]


def _date_above(flow: Flow, found: Sequence[Range], index: int) -> list[int]:
    """The date that stands over a story's element, as blogs set it."""
    above = found[index].lines.start - 1
    if above < (found[index - 1].lines.stop if index else 0):
        return []
    return [above] if flow.blocks[above].line.form is Form.UPDATED else []


def _take_off_dateline(flow: Flow, first: int) -> None:
    block = flow.blocks[first]
    found = datelines.read(block.line.text)
    if found and dom.text(block.element).startswith(block.line.text[: found.length]):
        markup.take_off(block.element, block.line.text[: found.length])


def _address(flow: Flow, story: Range) -> str:
    """Where a headline links to: the story's own page."""
    element = flow.blocks[story.headline].element
    links = [element, *element.iter("a"), *element.iterancestors("a", "article")]
    return next((str(link.get("href")) for link in links if link.tag == "a" and _leads_away(link)), "")


def _leads_away(link: Element) -> bool:
    return not link.get("href", "#").strip().lower().startswith(("#", "javascript:", "mailto:"))


def _date(flow: Flow, story: Range) -> str:
    """The machine's date of a story, from the first element that carries one."""
    top = flow.blocks[story.headline].element
    seen = [flow.blocks[at].element for at in story.lines if flow.blocks[at].line.form is Form.UPDATED]
    for element in (*seen, *(inner for holder in seen for inner in holder.iter("time", "abbr")), top):
        found = marks.printed_date(element)
        if found:
            return found
    return ""
