"""A page as lines of words, each knowing the nodes of the tree that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.extract.words import words
from reader.tags import BLOCKS, SILENT

if TYPE_CHECKING:
    from reader.dom import Element


class Piece(NamedTuple):
    """A text of the tree: an element's own, or the one that follows it."""

    element: Element
    tail: bool


@dataclass(slots=True)
class Line:
    """What a browser shows between two line breaks."""

    block: Element  # the innermost block around it
    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0  # how many of the words are in links
    inside: bool = False  # the element that holds the story
    kept: bool = False  # it belongs to the story


def read(body: Element) -> list[Line]:
    """The lines of a page in their order; scripts and forms have none."""
    reading = _Reading(body)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            silent = element.tag in SILENT or element.tag == "noscript"
            if silent:
                walk.skip_subtree()
            else:
                reading.start(element)
        else:
            reading.end(element)
    return [line for line in reading.lines if line.words]


class _Reading:
    def __init__(self, body: Element) -> None:
        self._blocks = [body]
        self._links = 0
        self.lines = [Line(body)]

    def start(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self._blocks.append(element)
            self.lines.append(Line(element))
        elif element.tag == "br":
            self.lines.append(Line(self._blocks[-1]))
        self._links += element.tag == "a"
        self._add(element.text, Piece(element, tail=False))

    def end(self, element: Element) -> None:
        if self._blocks[-1] is element and len(self._blocks) > 1:
            self._blocks.pop()
            self.lines.append(Line(self._blocks[-1]))
        self._links -= element.tag == "a"
        self._add(element.tail, Piece(element, tail=True))

    def _add(self, text: str | None, piece: Piece) -> None:
        if text and not text.isspace():
            line = self.lines[-1]
            found = words(text)
            line.pieces.append(piece)
            line.words += found
            line.linked += len(found) if self._links else 0
