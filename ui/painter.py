"""Paints under a story's text what Qt's documents cannot: quote marks, bars, panels, markers.

One painter for the screen, pictures and paper. Only what lies within the clip is drawn.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reader.types import Confidence, Field
from ui import fonts
from ui.setting import Part
from ui.theme import highlight_colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from ui.document import Mark, Stripe
    from ui.geometry import Geometry, Stroke
    from ui.places import Piece
    from ui.theme import Colours

CORNER = 3.0


@dataclass(slots=True)
class Shown:
    """What is to be seen on a page at this moment."""

    marks: Sequence[Mark] = ()
    active: int = -1  # the mark under the pointer or chosen by key
    focused: bool = False  # chosen by key: it gets a ring
    hits: Sequence[Piece] = ()  # of find, in order
    hit: int = -1  # the current one
    stripes: Sequence[Stripe] = ()  # highlights
    stripe: int = -1  # the one that was clicked or gone to
    flash: Mark | Stripe | None = None  # the mark that was just gone to
    glow: float = 0.0  # how much of its flash is left: 1 at first, then less


def paint(painter: QPainter, geometry: Geometry, colours: Colours, shown: Shown, clip: QRectF) -> None:
    """Paint everything under the text within the clip, in the document's coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    first, end = geometry.visible(clip)
    block = first.previous() if first.previous().isValid() else first  # a bar may reach down from it
    while block.isValid() and block.position() < end:
        _parts(painter, geometry, colours, block)
        block = block.next()
    seen = first.position(), end
    _marks(painter, geometry, colours, shown, seen)
    if shown.flash and shown.glow > 0:
        _flash(painter, geometry, colours, shown.flash, shown.glow)
    _hits(painter, geometry, colours, shown, seen)
    painter.restore()


# ── quotes and hits ──────────────────────────────────────────────────────────────────────────────


def _marks(painter: QPainter, geometry: Geometry, colours: Colours, shown: Shown, seen: Piece) -> None:
    """The grounds of quotes, on them those of highlights, and over both the lines under quotes."""
    quotes = [(number, mark) for number, mark in enumerate(shown.marks) if _is_seen(mark, seen)]
    for number, mark in quotes:
        quiet = mark.quote.level > 1 or mark.quote.field is Field.HEADLINE  # a line is enough there
        if number == shown.active or not quiet:
            active = number == shown.active
            ground = colours.quote_mark_active if active else colours.quote_mark
            _ground(painter, _strokes(geometry, mark), ground)
    for number, stripe in enumerate(shown.stripes):
        if _is_seen(stripe, seen):
            _stripe(painter, _strokes(geometry, stripe), colours, stripe, active=number == shown.stripe)
    for number, mark in quotes:
        strokes = _strokes(geometry, mark)
        painter.setPen(_underline_pen(mark.quote.confidence, colours))
        for stroke in strokes:
            _underline(painter, stroke, lower=1.5 * (mark.quote.level - 1))
        if number == shown.active and shown.focused:
            _ring(painter, strokes, colours)


def _is_seen(one: Mark | Stripe, seen: Piece) -> bool:
    return one.pieces[0][0] < seen[1] and one.pieces[-1][1] > seen[0]


def _strokes(geometry: Geometry, one: Mark | Stripe) -> list[Stroke]:
    return [stroke for piece in one.pieces for stroke in geometry.strokes(piece)]


def _ground(painter: QPainter, strokes: Sequence[Stroke], colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for stroke in strokes:
        painter.drawRoundedRect(stroke.rect.adjusted(-2, 0, 2, 0), CORNER, CORNER)


def _stripe(
    painter: QPainter, strokes: Sequence[Stroke], colours: Colours, stripe: Stripe, *, active: bool
) -> None:
    """A highlight; a dot at its end says that something is noted on it."""
    _ground(painter, strokes, highlight_colour(colours, stripe.highlight.colour))
    if stripe.highlight.note or stripe.highlight.tags:
        end = strokes[-1].rect
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(QPointF(end.right() + 2, end.top() + 1), 3.2, 3.2)
    if active:
        _ring(painter, strokes, colours)


def _underline_pen(confidence: Confidence, colours: Colours) -> QPen:
    """A line when it is sure who spoke, dots when likely, far dashes when nobody knows."""
    pen = QPen(QColor(colours.quote_underline), 1.5)
    if confidence is Confidence.LIKELY:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.3])
    elif confidence is Confidence.UNKNOWN:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4, 4])
    return pen


def _flash(painter: QPainter, geometry: Geometry, colours: Colours, mark: Mark | Stripe, glow: float) -> None:
    """What was gone to lights up, and fades."""
    light = QColor(colours.quote_underline)
    light.setAlphaF(0.75 * glow)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    for piece in mark.pieces:
        for stroke in geometry.strokes(piece):
            painter.drawRoundedRect(stroke.rect.adjusted(-3, -1, 3, 1), CORNER, CORNER)


def _underline(painter: QPainter, stroke: Stroke, *, lower: float) -> None:
    low = round(stroke.rect.bottom()) - 0.75 + lower  # its upper edge on whole pixels: a crisp line
    painter.drawLine(QPointF(stroke.rect.left() - 1, low), QPointF(stroke.rect.right() + 1, low))


def _ring(painter: QPainter, strokes: Sequence[Stroke], colours: Colours) -> None:
    """One outline around all lines of a quote."""
    outline = QPainterPath()
    for stroke in strokes:
        line = QPainterPath()
        box = stroke.rect.adjusted(-4, -stroke.reach, 4, stroke.reach)
        line.addRoundedRect(box, CORNER + 1, CORNER + 1)
        outline = outline.united(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), 1.6))
    painter.drawPath(outline)


def _hits(painter: QPainter, geometry: Geometry, colours: Colours, shown: Shown, seen: Piece) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(bisect_left(shown.hits, seen[0], key=lambda hit: hit[1]), len(shown.hits)):
        hit = shown.hits[number]
        if hit[0] >= seen[1]:
            break
        painter.setBrush(QColor(colours.found_active if number == shown.hit else colours.found))
        for stroke in geometry.strokes(hit):
            painter.drawRoundedRect(stroke.rect.adjusted(-1, 0, 1, 0), CORNER, CORNER)


# ── what belongs to a block ──────────────────────────────────────────────────────────────────────


def _parts(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    for part, draw in _DRAWN.items():
        if block.blockFormat().hasProperty(part):
            draw(painter, geometry, colours, block)


def _bar(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    """A bar beside a block quote for each of its depths, down to the next of its paragraphs."""
    column, following = _column(geometry, block), block.next()
    depth = block.blockFormat().intProperty(Part.BAR)
    joined = min(depth, following.blockFormat().intProperty(Part.BAR)) if following.isValid() else 0
    step = _em(block) * 1.35
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.quote_bar))
    for level in range(depth):
        bottom = geometry.block(following).top() + 5 if level < joined else column.bottom() - 2
        x = column.right() - level * step - 3 if _from_right(block) else column.left() + level * step
        painter.drawRoundedRect(QRectF(x, column.top() + 3, 3, bottom - column.top() - 1), 1.5, 1.5)


def _panel(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    grown = _em(block) * 0.95
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.code_panel))
    painter.drawRoundedRect(_column(geometry, block).adjusted(0, -grown, 0, grown), 6, 6)


def _frame(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    """A hairline around the words of a picture, and the outline of a picture before them."""
    em = _em(block)
    frame = _column(geometry, block).adjusted(0.5, -em * 0.75 + 0.5, -0.5, em * 0.75 - 0.5)
    painter.setPen(QPen(QColor(colours.rule), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 6, 6)
    x = frame.right() - em * 2.4 if _from_right(block) else frame.left() + em
    glyph = QRectF(x, _baseline(geometry, block) - em * 0.9, em * 1.4, em * 1.1)
    painter.setPen(QPen(QColor(colours.faint), 1.2))
    painter.drawRoundedRect(glyph, 2, 2)
    hills = ((0.0, 0.85), (0.35, 0.45), (0.6, 0.75), (0.76, 0.58), (1.0, 0.85))
    painter.drawPolyline(
        [QPointF(glyph.left() + x * glyph.width(), glyph.top() + y * glyph.height()) for x, y in hills]
    )
    painter.drawEllipse(glyph.topLeft() + QPointF(em * 1.02, em * 0.34), em * 0.11, em * 0.11)


def _rule(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    """Three quiet dots, as in a book between two scenes."""
    column = _column(geometry, block)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.faint))
    for step in (-1, 0, 1):
        painter.drawEllipse(column.center() + QPointF(step * 18, 0), 1.8, 1.8)


def _marker(painter: QPainter, geometry: Geometry, colours: Colours, block: QTextBlock) -> None:
    """The bullet or number of an item, hanging before its first line."""
    em, rect = _em(block), geometry.block(block)
    marker, baseline = str(block.blockFormat().property(Part.MARKER)), _baseline(geometry, block)
    side = -1 if _from_right(block) else 1
    edge = rect.right() if side < 0 else rect.left()
    if marker == "•":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted))
        painter.drawEllipse(QPointF(edge - side * em * 0.72, baseline - em * 0.29), em * 0.115, em * 0.115)
        return
    font = fonts.sans(em * 0.82)
    font.setWeight(QFont.Weight.DemiBold)
    width = QFontMetricsF(font).horizontalAdvance(marker)
    painter.setLayoutDirection(block.blockFormat().layoutDirection())
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    painter.drawText(QPointF(edge - em * 0.45 - width if side > 0 else edge + em * 0.45, baseline), marker)


_DRAWN: dict[Part, Callable[[QPainter, Geometry, Colours, QTextBlock], None]] = {
    Part.BAR: _bar,
    Part.PANEL: _panel,
    Part.FRAME: _frame,
    Part.RULE: _rule,
    Part.MARKER: _marker,
}


def _column(geometry: Geometry, block: QTextBlock) -> QRectF:
    """The lines of a block, as wide as the column."""
    form = block.blockFormat()
    return geometry.block(block).adjusted(-form.leftMargin(), 0, form.rightMargin(), 0)


def _baseline(geometry: Geometry, block: QTextBlock) -> float:
    top = geometry.block(block).top()
    line = block.layout().lineAt(0)
    return top + line.y() + line.ascent() if line.isValid() else top


def _em(block: QTextBlock) -> float:
    return float(block.charFormat().font().pixelSize())


def _from_right(block: QTextBlock) -> bool:
    return block.blockFormat().layoutDirection() == Qt.LayoutDirection.RightToLeft
