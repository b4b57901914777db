"""One painted row of the story list: outlet and age, headline, excerpt, tags, and what the person did.

Every row has the same height: three lines of text below the outlet, of which a long headline takes two.
"""

from __future__ import annotations

from functools import lru_cache
from time import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.types import Line
from ui import icons
from ui.ages import age, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Colours

LINE = Qt.ItemDataRole.UserRole
LEFT, RIGHT, ABOVE, BELOW = 30, 16, 13, 13
DOT = 8
LINES = 3  # below the outlet
LEAD = 18  # characters that may stand before the first hit of a search
Shape = tuple[tuple[int, int], ...]


class _Type(NamedTuple):
    """The fonts of a row, made from the window's own, so that a larger one enlarges all."""

    meta: QFont
    headline: QFont
    unread: QFont
    excerpt: QFont
    meta_height: float
    line_height: float


class StoryRow(QStyledItemDelegate):
    """Paints a Line; a long list needs nothing but its painting to be quick."""

    def __init__(self, colours: Colours, parent: QObject) -> None:
        super().__init__(parent)
        self.colours = colours

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        line = index.data(LINE)
        if isinstance(line, Line):
            self._paint_line(painter, option, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect, state = option.rect, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.colours.selection))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self.colours.accent)
                )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(self.colours.hover))
        painter.fillRect(
            QRect(rect.left() + LEFT, rect.bottom(), rect.width() - LEFT, 1), QColor(self.colours.rule)
        )

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        fonts = _fonts(option.font.toString())
        colours, chosen = self.colours, bool(option.state & QStyle.StateFlag.State_Selected)
        strong = QColor(colours.selection_text if chosen else colours.text)
        soft = QColor(colours.selection_text if chosen else colours.muted)
        area = QRectF(option.rect).adjusted(LEFT, ABOVE, -RIGHT, -BELOW)
        if not line.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.unread))
            middle = area.top() + fonts.meta_height / 2
            painter.drawEllipse(QRectF(option.rect.left() + 12, middle - DOT / 2, DOT, DOT))
        self._paint_meta(painter, fonts, area, line, soft)
        area.setTop(area.top() + fonts.meta_height + 3)
        painter.setPen(soft if line.read and not chosen else strong)
        font = fonts.headline if line.read else fonts.unread
        headline = _set(line.headline or "Without a headline", font.toString(), area.width(), 2)
        headline.draw(painter, area.topLeft())
        rows = headline.lineCount()
        painter.setPen(soft)
        words, marks = near_first_hit(line.excerpt, line.marks)
        mark = colours.surface if chosen else colours.found  # to be seen on a chosen row too
        excerpt = _set(words, fonts.excerpt.toString(), area.width(), LINES - rows, marks, mark)
        excerpt.draw(painter, QPointF(area.left(), area.top() + rows * fonts.line_height + 1))

    def _paint_meta(self, painter: QPainter, fonts: _Type, area: QRectF, line: Line, soft: QColor) -> None:
        """Outlet on the left; then from the right: age, bookmark, note, tags as far as there is room."""
        metrics = QFontMetricsF(fonts.meta)
        painter.setFont(fonts.meta)
        painter.setPen(soft)
        when, right = age(line.published, int(time())), area.right()
        right -= metrics.horizontalAdvance(when)
        painter.drawText(QPointF(right, area.top() + metrics.ascent()), when)
        for name, shown in (("bookmark-on", line.bookmarked), ("note", line.noted)):
            if shown:
                right -= fonts.meta_height + 4
                box = QRectF(right, area.top() + 1, fonts.meta_height - 2, fonts.meta_height - 2)
                icons.paint(painter, box, name, self.colours.accent)
        name = line.outlet or self.tr("Capture")
        outlet = min(metrics.horizontalAdvance(name), (right - area.left()) * 0.6)
        right = self._paint_tags(painter, metrics, area, right - 6, area.left() + outlet + 10, line.tags)
        painter.setPen(soft)
        room = max(0.0, right - area.left() - 8)
        painter.drawText(
            QPointF(area.left(), area.top() + metrics.ascent()),
            metrics.elidedText(name, Qt.TextElideMode.ElideRight, room),
        )

    def _paint_tags(
        self,
        painter: QPainter,
        metrics: QFontMetricsF,
        area: QRectF,
        right: float,
        left: float,
        tags: tuple[str, ...],
    ) -> float:
        for tag in reversed(tags):
            width = metrics.horizontalAdvance(tag) + 14
            if right - width < left:
                break
            box = QRectF(right - width, area.top() - 1, width, metrics.height() + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.tag_fill))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setPen(QColor(self.colours.tag_text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
            right -= width + 5
        return right


def height(font: QFont) -> int:
    """How high every row is in a font."""
    fonts = _fonts(font.toString())
    return round(ABOVE + fonts.meta_height + 3 + LINES * fonts.line_height + BELOW)


def spoken(line: Line) -> str:
    """What a screen reader says of a row."""
    state = [name for name, on in (("unread", not line.read), ("bookmarked", line.bookmarked)) if on]
    parts = (line.headline, line.outlet, moment(line.published), *state, *line.tags)
    return ", ".join(part for part in parts if part)


def near_first_hit(text: str, marks: Shape) -> tuple[str, Shape]:
    """An excerpt from a little before its first hit, because a row shows only its beginning."""
    first = marks[0][0] if marks else 0
    start = text.rfind(" ", 0, max(0, first - LEAD)) + 1
    if first <= 2 * LEAD or not start:
        return text, marks
    shift = start - 1  # the sign for what was left out takes one place
    return "…" + text[start:], tuple((begin - shift, end - shift) for begin, end in marks)


@lru_cache(maxsize=4)
def _fonts(described: str) -> _Type:
    meta, headline, unread, excerpt = (
        _font(described, step, weight) for step, weight in ((-2, 400), (1, 400), (1, 600), (-1, 400))
    )
    line = max(QFontMetricsF(font).height() for font in (headline, unread, excerpt))
    return _Type(meta, headline, unread, excerpt, QFontMetricsF(meta).height(), round(line))


def _font(described: str, step: int, weight: int) -> QFont:
    font = QFont()
    font.fromString(described)
    size = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 4 / 3)
    font.setPixelSize(max(8, size + step))
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=256)
def _set(
    text: str, described: str, width: float, rows: int, marks: Shape = (), mark: str = ""
) -> QTextLayout:
    """Text set in at most so many rows, the last one ending in "…" when there is more."""
    font = QFont()
    font.fromString(described)
    text = " ".join(text[:600].split()) if not marks else text[:600]
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


def _lay_out(
    text: str, font: QFont, width: float, rows: int, shapes: Sequence[QTextLayout.FormatRange]
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(shapes)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
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
    marked = QTextLayout.FormatRange()
    marked.start = len(text[:start].encode("utf-16-le")) // 2
    marked.length = len(text[start:end].encode("utf-16-le")) // 2
    shape = QTextCharFormat()
    shape.setBackground(QColor(colour))
    marked.format = shape
    return marked
