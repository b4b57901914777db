"""Text of a painted row, set in at most so many lines; the last settings are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.directions import reads_from_right

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 600  # characters of a text that are looked at
THINNEST = 2  # pixels that a letter takes, over a line
LEAD = 18  # characters that may stand before the first hit of a search
Shape = tuple[tuple[int, int], ...]


@lru_cache(maxsize=256)
def set_text(
    text: str, described: str, width: float, rows: int, marks: Shape = (), mark: str = ""
) -> QTextLayout:
    """Text set in at most so many rows, the last one ending in "…" when there is more."""
    font = _font(described)
    if (
        not marks or len(text) > LONGEST
    ):  # nobody counts in it: no more of it need be set than there is room for
        text = " ".join(text[:LONGEST].split())[: int(width * rows / THINNEST) + 1]
        if rows == 1:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            return _lay_out(text, font, width, 1, [], wrap=False)
        marks = ()
    shapes = [_marked(text, start, end, mark) for start, end in marks]
    layout = _lay_out(text, font, width, rows, shapes)
    last = layout.lineAt(layout.lineCount() - 1)
    start, length = last.textStart(), len(text.encode("utf-16-le")) // 2
    if start + last.textLength() < length:
        units = text.encode("utf-16-le")
        rest = units[2 * start :].decode("utf-16-le")
        rest = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 2)
        text = units[: 2 * start].decode("utf-16-le") + rest
        shapes = [_marked(text, start, min(end, len(text) - 1), mark) for start, end in marks]
        layout = _lay_out(text, font, width, rows, [shape for shape in shapes if shape.length > 0])
    return layout


@lru_cache(maxsize=1024)
def cut(words: str, described: str, width: int) -> str:
    """Words in one line, ending in "…" where there is no more room."""
    return QFontMetricsF(_font(described)).elidedText(
        words[: width // THINNEST], Qt.TextElideMode.ElideRight, width
    )


@lru_cache(maxsize=16)
def _font(described: str) -> QFont:
    font = QFont()
    font.fromString(described)
    return font


def near_first_hit(text: str, marks: Shape, lead: str = "") -> tuple[str, Shape]:
    """An excerpt from a little before its first hit: a row shows its beginning only, after a `lead`."""
    first, end = marks[0] if marks else (0, 0)
    start = text.rfind(" ", 0, max(0, first - LEAD)) + 1
    if len(lead) + end <= 2 * LEAD or not start:
        return text, marks
    shift = start - 1  # the sign for what was left out takes one place
    return "…" + text[start:], tuple((begin - shift, end - shift) for begin, end in marks)


def _lay_out(
    text: str,
    font: QFont,
    width: float,
    rows: int,
    shapes: Sequence[QTextLayout.FormatRange],
    *,
    wrap: bool = True,
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(shapes)
    option = QTextOption()
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    if reads_from_right(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    step = round(QFontMetricsF(font).height())
    layout.beginLayout()
    for row in range(rows):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, row * step))
    layout.endLayout()
    return layout


def _marked(text: str, start: int, end: int, colour: str) -> QTextLayout.FormatRange:
    """A search hit as Qt counts: in UTF-16 units."""
    from PySide6.QtGui import QTextCharFormat  # it knows all that type can be: not for the first paint

    marked = QTextLayout.FormatRange()
    marked.start = len(text[:start].encode("utf-16-le")) // 2
    marked.length = len(text[start:end].encode("utf-16-le")) // 2
    shape = QTextCharFormat()
    shape.setBackground(QColor(colour))
    marked.format = shape
    return marked
