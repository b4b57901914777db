"""Sanitised HTML becomes blocks, and the one plain text that all offsets refer to.

Quotes, highlights and searches point into `Body.text`; the reader pane sets the blocks. Text is collapsed and
broken as a browser does it, and nothing here recurses, however deep the HTML.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from reader import dom
from reader.runs import PLAIN, Runs, Style
from reader.tables import Table, holds_records
from reader.tags import BLOCKS, HEADINGS, names
from reader.types import Block, Body, Kind, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLET = "•"
SMALL = 32  # pixels: a picture up to this size is a letter of its line (an emoji, an icon)
APART = "\n\n"

BOLD = names("b strong dt summary")
ITALIC = names("i em cite dfn var")
CODE = names("code kbd samp")
STRUCK = names("s del")
RAISED = {"sup": 1, "sub": -1}
STYLED = BOLD | ITALIC | CODE | STRUCK | names("sup sub a")

FRAMES = HEADINGS | names("pre figcaption caption blockquote li dd")  # they say what a block in them is
LISTS = names("ul ol dl")
BREAKABLE = (Kind.PARAGRAPH, Kind.QUOTE, Kind.ITEM, Kind.CAPTION)  # two <br> end them


def read(html: str) -> Body:
    """The blocks of sanitised HTML, and its plain text."""
    reading = _Reading()
    tree = dom.parse_clean(html)
    if tree is not None:
        reading.read(tree)
    return _body(_without_idle_rules(reading.blocks), reading.places)


def from_paragraphs(paragraphs: Sequence[str]) -> str:
    """The HTML of plain paragraphs; `read` gives the same paragraphs back."""
    return "\n".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in paragraphs)


def _escaped(paragraph: str) -> str:
    return entities.escape(paragraph, quote=False).replace("\n", "<br>")


def _without_idle_rules(blocks: list[Block]) -> list[Block]:
    """Rules part what stands before them from what stands after; others say nothing."""
    kept: list[Block] = []
    for block in blocks:
        if block.kind is not Kind.RULE or (kept and kept[-1].kind is not Kind.RULE):
            kept.append(block)
    return kept[:-1] if kept and kept[-1].kind is Kind.RULE else kept


def _body(blocks: list[Block], places: dict[str, int]) -> Body:
    """The blocks with their text. Those behind the last words stand at the end, for no words follow there."""
    text = APART.join(block.text for block in blocks if block.text)
    at = len(blocks) - 1
    while at >= 0 and not blocks[at].text:
        blocks[at] = replace(blocks[at], start=len(text))
        at -= 1
    return Body(text, tuple(blocks), places)


# ── from tags to blocks ──────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Frame:
    """An open element that says what the blocks in it are."""

    kind: Kind
    level: int = 0
    marker: str = ""  # only the first block of an item shows it


@dataclass(slots=True)
class _List:
    """An open list, and the number of its next item."""

    ordered: bool = False
    number: int = 1
    step: int = 1


class _Reading:
    """Walks over a tree once and writes down its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.places: dict[str, int] = {}
        self._at = 0  # the offset at which the next words begin
        self._runs = Runs()
        self._looks = [PLAIN]
        self._frames = [_Frame(Kind.PARAGRAPH)]
        self._lists: list[_List] = []
        self._waiting: list[Picture] = []  # pictures within a line, shown after its block
        self._table: Table | None = None

    def read(self, tree: dom.Element) -> None:
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            if event == "start":
                self._start(element)
                words = element.text
            else:
                self._end(element)
                words = element.tail
            if words:
                self._runs.add(words, self._looks[-1])
        self._flush()

    # tags

    def _start(self, element: dom.Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
        if name := element.get("id"):
            self.places.setdefault(name, self._at)
        if tag in STYLED:
            self._looks.append(_restyled(self._looks[-1], element))
        elif tag in LISTS:
            self._lists.append(_list(element))
        if self._table is not None:
            self._start_in_table(self._table, element)
        elif tag in FRAMES:
            self._frames.append(self._frame(element))
            self._runs = Runs(keep_space=tag == "pre")
        else:
            self._start_mark(element)

    def _start_in_table(self, table: Table, element: dom.Element) -> None:
        if element.tag == "tr":
            table.begin_row()
        elif element.tag in ("td", "th"):
            header = element.tag == "th" or next(element.iterancestors("thead"), None) is not None
            self._runs = table.begin_cell(header=header)
        elif element.tag == "caption":
            self._runs = table.caption
        elif element.tag in ("img", "br", "q"):
            self._start_mark(element)

    def _start_mark(self, element: dom.Element) -> None:
        """An element that puts something of its own on the page."""
        if element.tag == "br":
            self._break()
        elif element.tag == "q":
            self._runs.add("“", self._looks[-1])
        elif element.tag == "img":
            self._show(element)
        elif element.tag == "hr":
            self._put(Block(kind=Kind.RULE, start=self._at))
        elif element.tag == "table" and holds_records(element):
            self._table = Table()

    def _end(self, element: dom.Element) -> None:
        tag = element.tag
        if tag == "q":
            self._runs.add("”", self._looks[-1])
        if tag in BLOCKS:
            self._flush()
        if tag in STYLED:
            self._looks.pop()
        elif tag in LISTS:
            self._lists.pop()
        if self._table is not None:
            if tag == "table":
                self._end_table(self._table)
        elif tag in FRAMES:
            self._frames.pop()
            self._runs = Runs(keep_space=self._frames[-1].kind is Kind.CODE)

    # what they make

    def _flush(self) -> None:
        """End the block that is being read, if there is anything in it."""
        if self._table is not None:
            self._runs.add(" ")
            return
        frame = self._frames[-1]
        if self._runs.has_ink:
            text, spans = self._runs.finish()
            self._put(
                Block(
                    kind=frame.kind,
                    start=self._at,
                    text=text,
                    spans=spans,
                    level=frame.level,
                    marker=frame.marker,
                )
            )
            frame.marker = ""
        for picture in self._waiting:
            self._put(Block(kind=Kind.PICTURE, start=self._at, picture=picture))
        self._waiting = []
        self._runs = Runs(keep_space=frame.kind is Kind.CODE)

    def _put(self, block: Block) -> None:
        self.blocks.append(block)
        if block.text:
            self._at += len(block.text) + len(APART)

    def _break(self) -> None:
        if self._table is not None:
            self._runs.add(" ")
        elif self._runs.broken and self._frames[-1].kind in BREAKABLE:
            self._flush()
        else:
            self._runs.end_line()

    def _show(self, element: dom.Element) -> None:
        width, height = _number(element.get("width")), _number(element.get("height"))
        alt = " ".join((element.get("alt") or "").split())
        if 0 < width <= SMALL and 0 < height <= SMALL:
            self._runs.add(alt, self._looks[-1])
        elif element.get("src"):
            picture = Picture(address=element.get("src") or "", alt=alt, width=width, height=height)
            self._waiting.append(picture)
            if not self._runs.has_ink:
                self._flush()

    def _end_table(self, table: Table) -> None:
        self._table = None
        text, spans = table.caption.finish()
        if text:
            self._put(Block(kind=Kind.CAPTION, start=self._at, text=text, spans=spans))
        block = table.block(self._at)
        if block.text:
            self._put(block)
        self._runs = Runs()
        self._flush()

    def _frame(self, element: dom.Element) -> _Frame:
        tag = element.tag
        if tag == "li":
            return _Frame(Kind.ITEM, max(1, len(self._lists)), self._marker(element))
        if tag == "dd":
            return _Frame(Kind.ITEM, max(1, len(self._lists)))
        if tag == "blockquote":
            return _Frame(Kind.QUOTE, 1 + sum(frame.kind is Kind.QUOTE for frame in self._frames))
        if tag in HEADINGS:
            return _Frame(Kind.HEADING, int(tag[1]))
        return _Frame(Kind.CODE if tag == "pre" else Kind.CAPTION)

    def _marker(self, item: dom.Element) -> str:
        around = self._lists[-1] if self._lists else _List()
        if not around.ordered:
            return BULLET
        number = _number(item.get("value"), around.number)
        around.number = number + around.step
        return f"{number}."


def _restyled(style: Style, element: dom.Element) -> Style:
    """How text in an element looks, when text around it looks like `style`."""
    tag = element.tag
    return Style(
        bold=style.bold or tag in BOLD,
        italic=style.italic or tag in ITALIC,
        code=style.code or tag in CODE,
        strike=style.strike or tag in STRUCK,
        raised=RAISED.get(tag, style.raised),
        link=(element.get("href") or "") if tag == "a" else style.link,
    )


def _list(element: dom.Element) -> _List:
    if element.tag != "ol":
        return _List()
    if element.get("reversed") is None:
        return _List(ordered=True, number=_number(element.get("start"), 1))
    items = sum(1 for _ in element.iterchildren("li"))
    return _List(ordered=True, number=_number(element.get("start"), items), step=-1)


def _number(written: str | None, otherwise: int = 0) -> int:
    """An attribute that is a number of a credible size, else the other number."""
    found = re.match(r"\s*(-?\d{1,6})(?:px|\.\d+)?\s*$", written or "")
    return int(found[1]) if found else otherwise
