"""A page as a run of lines, each with the element it stands in: what the eye sees, in the page's order.

Also tells which elements are the page's furniture (menus, comments, share bars) by their tags and the
words of their classes, so that nobody else has to know those words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree

from reader import dates, newsform
from reader.newsform import Form, Line, Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.dom import Element


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


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines of a page and the elements that hold them, both in the page's order."""

    blocks: list[Block]
    spans: list[Span]

    def letters(self, start: int, end: int) -> int:
        """The characters of running text between two lines, without furniture."""
        return sum(
            len(block.line.text)
            for block in self.blocks[start:end]
            if block.line.form is Form.TEXT and not block.outside
        )


INLINE = frozenset(
    [
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
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rb",
        "rt",
        "rp",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "address-line",
    ]
)
UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "iframe",
        "object",
    ]
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


class _Walk:
    """What a walk through the tree has gathered."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Element]] = []
        self.spans: list[Span] = []
        self._open: list[tuple[Element, int]] = []  # blocks we are in, with their first line
        self._words: list[str] = []

    def enter(self, element: Element) -> None:
        if self._is_block(element):
            self._flush()
            self._open.append((element, len(self.lines)))
        elif element.tag == "br":
            self._flush()
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
        return element.tag not in INLINE or (bool(self._open) and _is_meta(self._open[-1][0]))

    def _flush(self) -> None:
        text = " ".join("".join(self._words).replace("\u200b", "").split())
        self._words.clear()
        if text and self._open:
            self.lines.append((text, self._open[-1][0]))


# ── what the markup says ─────────────────────────────────────────────────────────────────────────

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LABELS_OF_BLOGS = ("category-", "tag-", "format-", "status-", "type-")  # say what a story is about
META = frozenset(
    [
        "meta",
        "info",
        "byline",
        "date",
        "dateline",
        "author",
        "time",
        "timestamp",
        "published",
        "posted",
        "pubdate",
        "postmeta",
        "footer",
    ]
)
OUTSIDE = {
    "a menu of the page": [
        "nav",
        "navigation",
        "menu",
        "navbar",
        "breadcrumb",
        "breadcrumbs",
        "pager",
        "pagination",
        "toolbar",
        "masthead",
    ],
    "a comment": ["comment", "comments", "commentlist", "respond", "disqus", "discussion"],
    "a link to another story": [
        "related",
        "teaser",
        "teasers",
        "recommended",
        "recommendations",
        "trending",
        "popular",
    ],
    "a side column of the page": ["sidebar", "widget", "aside", "colophon", "complementary", "contentinfo"],
    "a list of labels": ["labels", "tags", "categories", "keywords", "taglist"],
    "a share bar": ["share", "sharing", "sharedaddy", "social", "addthis", "tools", "sharebar"],
    "an advertisement or call to subscribe": [
        "newsletter",
        "subscribe",
        "promo",
        "advert",
        "advertisement",
        "sponsored",
        "cookie",
    ],
}
_BY_WORD = {word: why for why, words in OUTSIDE.items() for word in words}
_BY_TAG = {"nav": "a menu of the page", "aside": "a side column of the page", "form": "a form of the page"}
_WHOLE = frozenset(("html", "body", "main"))


def words(element: Element) -> frozenset[str]:
    """The words of an element's class, id and role: "entry-title" says entry and title."""
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"[:300]
    named = " ".join(name for name in said.split() if not name.startswith(_LABELS_OF_BLOGS))
    return frozenset(word.lower() for word in _WORDS.findall(named))


def classes(element: Element) -> frozenset[str]:
    return frozenset(element.get("class", "")[:300].lower().split())


def _is_meta(element: Element) -> bool:
    """Whether an element holds dates and names, so that each of its parts says a thing of its own."""
    return element.tag in ("header", "footer", "address", "time") or bool(words(element) & META)


def outside(element: Element) -> str:
    """What furniture of a page an element is, by its own tag and class; "" when it is none."""
    if element.tag in _WHOLE:
        return ""
    if element.tag in _BY_TAG:
        return _BY_TAG[element.tag]
    return next((_BY_WORD[word] for word in words(element) if word in _BY_WORD), "")


def _marked(walk: _Walk) -> Flow:
    """The lines with their looks; those in the page's furniture are marked as outside."""
    total = sum(len(text) for text, _ in walk.lines)
    before = [0, *accumulate(len(text) for text, _ in walk.lines)]
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for span in walk.spans:
        why = outside(span.element)
        if why and (before[span.end] - before[span.start]) * 2 <= total:
            opens.setdefault(span.start, []).append(why)
            closes.setdefault(span.end, []).append(why)
    blocks = list(_with_marks(walk.lines, opens, closes))
    return Flow(blocks, sorted(walk.spans, key=lambda span: (span.start, span.depth)))


def _with_marks(
    lines: list[tuple[str, Element]], opens: dict[int, list[str]], closes: dict[int, list[str]]
) -> Iterator[Block]:
    inside: dict[str, int] = {}
    for index, (text, element) in enumerate(lines):
        for why in closes.get(index, ()):
            inside[why] -= 1
        for why in opens.get(index, ()):
            inside[why] = inside.get(why, 0) + 1
        reason = next((why for why, count in inside.items() if count), "")
        yield Block(Line(text, 1, _look(text, element)), element, reason)


# ── looks ────────────────────────────────────────────────────────────────────────────────────────

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_RUNNING = frozenset(("p", "li", "blockquote", "pre", "td", "dd", "dt"))
_POINTS = frozenset(["summary", "highlights", "bullets", "keypoints", "points", "takeaways"])


def _look(text: str, element: Element) -> Look:
    """The look of a line, with what its element says about it."""
    look = newsform.look(text)
    said = words(element)
    dated = element.get("itemprop") in ("datePublished", "dateModified")
    if element.tag == "time" or "pubdate" in said or dated:
        return look if look.form is Form.UPDATED or len(text) > 60 else Look(Form.UPDATED, text)
    if element.tag == "figcaption" or ("caption" in said and len(text) <= newsform.LONGEST_LINE):
        return look if look.form is Form.CAPTION else Look(Form.CAPTION, text)
    if element.tag == "li" and _holds(element, _POINTS):
        return Look(Form.BULLET, text)
    if look.form is Form.HEADLINE and (said & {"author", "byline", "fn"}) and len(text) <= 80:
        return Look(Form.BYLINE, text)
    if look.form in (Form.HEADLINE, Form.BULLET, Form.CAPTION, Form.ADDRESS) and element.tag in _RUNNING:
        return Look(Form.TEXT)
    return look


def _holds(element: Element, wanted: frozenset[str]) -> bool:
    parent = element.getparent()
    return bool(words(element) & wanted) or (parent is not None and bool(words(parent) & wanted))


def printed_date(element: Element) -> str:
    """The machine's form of a date that an element carries: "2024-10-24T10:15:00Z"; "" when none."""
    for name in ("datetime", "content", "title"):
        value = element.get(name, "")
        if value and dates.read(value, 0) is not None:
            return value[: dates.FIRST]
    return ""
