"""Where stretches of a document lie on the page, line by line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QTextBlock, QTextDocument

    from ui.places import Piece

_ABOVE, _BELOW = 0.93, 0.36  # how far a mark reaches from the baseline, in ems
_APART = 2.0  # pixels between the marks of two lines, also where letters are large and lines close
_OVERLAP, _LEAST = 0.075, 2.0  # of the outlines of two lines, in ems; pixels that one reaches at least
_FUZZY = Qt.HitTestAccuracy.FuzzyHit
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # characters that take two positions
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class Stroke(NamedTuple):
    """A stretch of one line: what it covers, and how far an outline reaches above and below that, so that it
    meets the one of the next line and cuts through no letters."""

    rect: QRectF
    reach: float


class Geometry:
    """Answers where pieces lie; remembers until the page is laid out anew (`forget`)."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self._known: dict[Piece, list[Stroke]] = {}

    def forget(self) -> None:
        self._known.clear()

    def strokes(self, piece: Piece) -> list[Stroke]:
        """A stretch of the document, line by line."""
        if piece not in self._known:
            self._known[piece] = list(self._measure(piece))
        return self._known[piece]

    def visible(self, clip: QRectF) -> tuple[QTextBlock, int]:
        """The first block within a clip, and the position behind the last."""
        layout = self.document.documentLayout()
        first = self.document.findBlock(layout.hitTest(clip.topLeft(), _FUZZY))
        last = self.document.findBlock(layout.hitTest(clip.bottomRight(), _FUZZY))
        return first, last.position() + last.length()

    def block(self, block: QTextBlock) -> QRectF:
        """The lines of a block, without its margins, as high as they are set (tall letters may reach out)."""
        rect, form = self._raw(block), block.blockFormat()
        height = block.layout().lineCount() * form.lineHeight()
        return QRectF(rect.left() + form.leftMargin(), rect.top(), rect.width(), height)

    def _raw(self, block: QTextBlock) -> QRectF:
        """What Qt gives: as wide as the lines, but beginning at the column's edge; lays out what it must."""
        return self.document.documentLayout().blockBoundingRect(block)

    def _measure(self, piece: Piece) -> Iterator[Stroke]:
        start, end = piece
        block = self.document.findBlock(start)
        while block.isValid() and block.position() < end:
            origin = self._raw(block).topLeft()
            yield from _in_block(block, origin, start - block.position(), end - block.position())
            block = block.next()


def _in_block(block: QTextBlock, origin: QPointF, start: int, end: int) -> Iterator[Stroke]:
    text, layout = _WIDE.sub("xx", block.text()), block.layout()
    em, leading = _em(block, max(0, start)), block.blockFormat().lineHeight()
    height = min((_ABOVE + _BELOW) * em, leading - _APART) if leading else (_ABOVE + _BELOW) * em
    above = height * _ABOVE / (_ABOVE + _BELOW)
    reach = max(_LEAST, (leading - height) / 2 + _OVERLAP * em)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        while last > first and text[last - 1].isspace():
            last -= 1
        if first >= last:
            continue
        baseline = origin.y() + line.y() + line.ascent()
        for left, right in _extents(line, text, first, last):
            yield Stroke(QRectF(origin.x() + left, baseline - above, right - left, height), reach)


def _em(block: QTextBlock, offset: int) -> float:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.position() + fragment.length() > block.position() + offset:
            return float(fragment.charFormat().font().pixelSize())
        fragments += 1
    return float(block.charFormat().font().pixelSize())


def _extents(line: QTextLine, text: str, first: int, last: int) -> list[tuple[float, float]]:
    """From where to where characters reach; several stretches where a line runs both ways."""
    if not _FROM_RIGHT.search(text):
        return [(_x(line, first), _x(line, last))]
    found: list[tuple[float, float]] = []
    for at in range(first, last):
        one, other = _x(line, at), _x(line, at, QTextLine.Edge.Trailing)
        left, right = min(one, other), max(one, other)
        if left == right:  # one letter of a ligature
            continue
        if found and left <= found[-1][1] + 1 and right >= found[-1][0] - 1:
            found[-1] = min(left, found[-1][0]), max(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _x(line: QTextLine, at: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(at, edge))  # the stubs say float
    return x
