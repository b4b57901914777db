"""A story's text: who said what in it, and how its body is set."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.types.parts import Picture


class Field(StrEnum):
    """The part of a story in which a quote or a highlight stands."""

    HEADLINE = "headline"
    SUMMARY = "summary"
    CAPTION = "caption"
    BODY = "body"


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that the program found to be somebody's, and whose.

    `start` and `end` are offsets (end exclusive, quotation marks included) into the plain text of
    its field; `line` says which bullet of a summary. `text` is exactly what they cut out.
    """

    field: Field = Field.BODY
    line: int = 0
    start: int
    end: int
    text: str
    speaker: str = ""  # as named beside the quote: "Bedoya", "the defense ministry", "he"
    name: str = ""  # the fullest form in the story: "Mario Bedoya"; "" when unknown
    role: str = ""  # the description that goes with it: "Air Force General"
    cue: str = ""  # "said", "told reporters", "according to"
    level: int = 1  # 2: inside another quote
    confidence: Confidence = Confidence.UNKNOWN
    why: str = ""  # in words, for the person who asks


class Kind(StrEnum):
    """What a block of a body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    CODE = "code"
    PICTURE = "picture"
    CAPTION = "caption"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of a block's text that looks different; offsets are relative to the block's text."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    raised: int = 0  # 1 superscript, -1 subscript
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; `start` is relative to the block's text."""

    start: int
    text: str
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, item, picture...; `body.text[start:start + len(text)] == text`."""

    kind: Kind
    start: int
    text: str = ""
    spans: tuple[Span, ...] = ()
    level: int = 0  # heading 1-6; depth of lists and quotes, from 1
    marker: str = ""  # of an item: "•" or "3."
    picture: Picture | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The plain text that every offset refers to, and the blocks that tile it (joined by a blank line).

    `places`: the names that links of the story ("#note-1") lead to, each with its offset.
    """

    text: str
    blocks: tuple[Block, ...]
    places: Mapping[str, int] = field(default_factory=dict)
