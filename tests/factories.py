"""Makes stories for tests of the window, without reading a page.

    story("Rain at last", body=body(paragraph("It *rained*."), item("roof"), table(["a", "b"], ["1", "2"])))

A few signs of Markdown make spans: **bold**, *italic*, `code`, [words](address).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import count
from typing import Any

from reader.types import (
    Block,
    Body,
    Cell,
    Confidence,
    Field,
    Kind,
    Picture,
    Quote,
    Span,
    Story,
    StoryId,
)

_SIGNS = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|`(?P<code>[^`]+)`|\[(?P<link>[^]]+)\]\((?P<to>[^)]+)\)"
)
_numbers = count(1)


def story(headline: str = "A storm passes", **fields: Any) -> Story:
    """A story; whatever is not named is plain."""
    made: dict[str, Any] = {
        "id": StoryId(next(_numbers)),
        "headline": headline,
        "outlet": "The Harbour Post",
        "published": 1_729_771_200,  # 24 October 2024, noon
        "dated": True,
        "arrived": 1_729_774_800,
        "address": "https://harbourpost.example/storm",
        "byline": "",
        "dateline": "",
        "updated": "",
        "caption": "",
        "summary": (),
        "language": "en",
        "html": "",
        "body": body(paragraph("The storm passed over the harbour.")),
        "picture": None,
        "enclosures": (),
        "quotes": (),
        "dropped": (),
        "read": False,
        "bookmarked": False,
        "tags": (),
        "note": "",
        "feed": None,
        "capture": None,
    }
    made |= fields
    made.setdefault("hash", hashlib.sha256(headline.encode()).hexdigest())
    return Story(**made)


def quoted(story: Story, words: str, field: Field = Field.BODY, line: int = 0, **facts: Any) -> Story:
    """The story with one more quote: the first place where its field says these words."""
    text = {
        Field.HEADLINE: story.headline,
        Field.CAPTION: story.caption,
        Field.BODY: story.body.text,
        Field.SUMMARY: story.summary[line] if story.summary else "",
    }[field]
    start = text.index(words)
    facts.setdefault("confidence", Confidence.SURE)
    made = Quote(field=field, line=line, start=start, end=start + len(words), text=words, **facts)
    return replace(story, quotes=(*story.quotes, made))


def body(*blocks: Block) -> Body:
    """Blocks one after the other, a blank line between."""
    placed, start = [], 0
    for block in blocks:
        placed.append(replace(block, start=start))
        start += len(block.text) + 2
    return Body("\n\n".join(block.text for block in blocks), tuple(placed))


def paragraph(marked: str, kind: Kind = Kind.PARAGRAPH, **fields: Any) -> Block:
    text, spans = _read(marked)
    return Block(kind=kind, start=0, text=text, spans=spans, **fields)


def plain(text: str, *spans: Span) -> Block:
    """A paragraph of exactly this text."""
    return Block(kind=Kind.PARAGRAPH, start=0, text=text, spans=spans)


def heading(marked: str, level: int = 2) -> Block:
    return paragraph(marked, Kind.HEADING, level=level)


def block_quote(marked: str, level: int = 1) -> Block:
    return paragraph(marked, Kind.QUOTE, level=level)


def item(marked: str, marker: str = "•", level: int = 1) -> Block:
    return paragraph(marked, Kind.ITEM, marker=marker, level=level)


def caption(marked: str) -> Block:
    return paragraph(marked, Kind.CAPTION)


def code(text: str) -> Block:
    return Block(kind=Kind.CODE, start=0, text=text)


def rule() -> Block:
    return Block(kind=Kind.RULE, start=0)


def picture(alt: str = "", address: str = "https://harbourpost.example/storm.jpg") -> Block:
    return Block(kind=Kind.PICTURE, start=0, picture=Picture(address, alt))


def table(*rows: list[str], header: bool = True) -> Block:
    """A table; its text is its cells, joined by tabs and line ends."""
    cells, start = [], 0
    for number, row in enumerate(rows):
        line = []
        for text in row:
            line.append(Cell(start=start, text=text, header=header and number == 0))
            start += len(text) + 1
        cells.append(tuple(line))
    text = "\n".join("\t".join(row) for row in rows)
    return Block(kind=Kind.TABLE, start=0, text=text, rows=tuple(cells))


def _read(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its signs, and the spans they stood for."""
    text, spans, at = "", [], 0
    for sign in _SIGNS.finditer(marked):
        text += marked[at : sign.start()]
        name = sign.lastgroup if sign.lastgroup != "to" else "link"
        words, start = sign[name or 0], len(text)
        look: dict[str, Any] = {"link": sign["to"]} if name == "link" else {name or "": True}
        spans.append(Span(start=start, end=start + len(words), **look))
        text, at = text + words, sign.end()
    return text + marked[at:], tuple(spans)
