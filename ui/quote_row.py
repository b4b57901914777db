"""One painted row of the quote list: a speaker, or a few lines of what they said and how sure that is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.types import Confidence, Field
from ui import fonts, icons
from ui.directions import reads_from_right
from ui.speakers import Row, brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView

    from ui.theme import Colours

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
LINES = 3  # of a quote
_MARGIN, _BAR, _INSET = 8, 3, 12  # around a row; the bar at its left; from the row's edge to what is in it
_PEN = 20  # room of the sign that corrects
_GAP = 16  # above a speaker


class QuoteRow(QStyledItemDelegate):
    """Paints a Row."""

    def __init__(self, colours: Colours, parent: QListView) -> None:
        super().__init__(parent)
        self.colours, self._list = colours, parent
        self.pixels = 15  # of the words of a quote

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        if row.is_heading:
            role = QFontMetrics(self._small()).height() if row.speaker and row.speaker.role else 0
            return QSize(100, _above(index) + QFontMetrics(self._bold()).height() + role + 8)
        said, font = self._words(row), self._serif()
        count = len(lines(said, font, self._room(self._list.viewport().width())))
        meta = QFontMetrics(self._small()).height() + 2 if doubt(row, self.tr) else 0
        return QSize(100, count * QFontMetrics(font).height() + meta + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = row_of(index)
        chosen = self._ground(painter, option, above=_above(index) if row.is_heading else 0)
        if row.is_heading:
            self._paint_heading(painter, option, row, chosen)
        else:
            self._paint_quote(painter, option, row, chosen)
            if chosen or option.state & QStyle.StateFlag.State_MouseOver:
                icons.paint(
                    painter, QRectF(_pen(option.rect)).adjusted(2, 2, -2, -2), "edit", self._ink(chosen)
                )
        painter.restore()

    # ── parts of a row ──

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, *, above: int) -> bool:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            ring = chosen and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(self.colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.selection if chosen else self.colours.hover))
            box = QRectF(option.rect).adjusted(_MARGIN + 0.5, above + 1.5, -_MARGIN - 0.5, -1.5)
            painter.drawRoundedRect(box, 6, 6)
        return chosen

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, chosen: bool) -> None:
        speaker, left = row.speaker, _MARGIN + _INSET
        rect = option.rect.adjusted(left, 0, -left, -4)
        if speaker and speaker.role:
            small = self._small()
            painter.setFont(small)
            painter.setPen(QColor(self._quiet(chosen)))
            below = QRect(rect.left(), rect.bottom() - QFontMetrics(small).height(), rect.width(), 20)
            _draw(painter, below, small, speaker.role)
            rect.setBottom(below.top() - 1)
        font = self._bold()
        rect.setTop(rect.bottom() - QFontMetrics(font).height())
        font.setItalic(not (speaker and speaker.name))
        painter.setPen(QColor(self._ink(chosen)))
        _draw(painter, rect, font, heading(row, self.tr))

    def _paint_quote(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, chosen: bool) -> None:
        rect, font = option.rect, self._serif()
        left, top = rect.left() + _MARGIN + _INSET, rect.top() + 7
        _bar(painter, QRectF(left, top, _BAR, rect.height() - 14), row, self.colours)
        left += _BAR + 9
        painter.setFont(font)
        painter.setPen(QColor(self._quiet(chosen) if row.taken_out else self._ink(chosen)))
        height = QFontMetrics(font).height()
        width = self._room(rect.width())
        for line in lines(self._words(row), font, width):
            painter.drawText(QRect(left, top, width, height), _start(line), line)
            top += height
        if words := doubt(row, self.tr):
            small = self._small()
            small.setItalic(row.quote is not None and row.quote.confidence is not Confidence.SURE)
            painter.setFont(small)
            painter.setPen(QColor(self._quiet(chosen)))
            painter.drawText(QRect(left, top + 2, width, QFontMetrics(small).height()), 0, words)

    # ── what it is made of ──

    def _words(self, row: Row) -> str:
        return brief(row.quote.text if row.quote else row.taken_out.exact if row.taken_out else "")

    def _room(self, width: int) -> int:
        """How wide the words of a quote may be in a list of this width."""
        return max(40, width - 2 * _MARGIN - _INSET - _BAR - 9 - _PEN - 8)

    def _serif(self) -> QFont:
        return fonts.serif(self.pixels)

    def _bold(self) -> QFont:
        font = fonts.sans(max(14, self.pixels - 1))
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        return fonts.sans(max(12, self.pixels - 2 - self.pixels // 10))

    def _ink(self, chosen: bool) -> str:
        return self.colours.selection_text if chosen else self.colours.text

    def _quiet(self, chosen: bool) -> str:
        return self.colours.selection_text if chosen else self.colours.muted


def _above(index: Index) -> int:
    """The gap above a speaker."""
    return _GAP if index.row() else 6


def on_pen(rect: QRect, point: QPoint) -> bool:
    """Whether a point is on the pen of the row that stands there."""
    return _pen(rect).adjusted(-4, -4, 4, 4).contains(point)


def row_of(index: Index) -> Row:
    row = index.data(ROW)
    return row if isinstance(row, Row) else Row()


def heading(row: Row, tr: Callable[[str], str]) -> str:
    """What stands above quotes."""
    if row.speaker is None:
        return tr("Not quotes")
    return row.speaker.name or tr("Speaker unknown")


def doubt(row: Row, tr: Callable[[str], str]) -> str:
    """What is to be said below a quote: how sure its speaker is, and where it stands when not in the body."""
    if row.quote is None:
        return tr("taken out by you") if row.taken_out else ""
    unnamed = row.quote.confidence is Confidence.UNKNOWN and bool(row.speaker and row.speaker.name)
    sure = {Confidence.LIKELY: tr("likely"), Confidence.UNKNOWN: tr("doubtful") if unnamed else ""}
    return "  ·  ".join(filter(None, (sure.get(row.quote.confidence, ""), field_words(row.quote.field, tr))))


def field_words(field: Field, tr: Callable[[str], str]) -> str:
    """Where a quote or a highlight stands, when it is not in the body."""
    named = {
        Field.HEADLINE: tr("in the headline"),
        Field.SUMMARY: tr("in the summary"),
        Field.CAPTION: tr("in the caption"),
    }
    return named.get(field, "")


def lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """A text in lines of this width, the last one cut when there would be more than are shown."""
    return _lines(text, font.toString(), width)


@lru_cache(maxsize=4096)
def _lines(text: str, described: str, width: int) -> tuple[str, ...]:
    font = QFont()
    font.fromString(described)
    layout = QTextLayout(text, font)
    made: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(made) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        made.append((line.textStart(), line.textLength()))
    layout.endLayout()
    words = [text[start : start + length].rstrip() for start, length in made[:-1]]
    last = text[made[-1][0] :] if made else ""
    return (*words, QFontMetrics(font).elidedText(last, Qt.TextElideMode.ElideRight, width))


def _bar(painter: QPainter, box: QRectF, row: Row, colours: Colours) -> None:
    """Amber for what was said: a line when sure, dots when likely, a frame when nobody knows who."""
    sure = row.quote.confidence if row.quote else Confidence.UNKNOWN
    colour = QColor(colours.quote_bar if row.quote else colours.faint)
    if sure is Confidence.SURE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 1.5, 1.5)
    elif sure is Confidence.LIKELY:
        pen = QPen(colour, _BAR, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.0])
        painter.setPen(pen)
        x = box.center().x()
        painter.drawLine(QPointF(x, box.top() + 2), QPointF(x, box.bottom() - 1))
    else:
        painter.setPen(QPen(colour, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)


def _draw(painter: QPainter, rect: QRect, font: QFont, words: str) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | _start(words), shown)


def _start(words: str) -> Qt.AlignmentFlag:
    """Where words begin: at the left, those of Arabic or Hebrew at the right."""
    return Qt.AlignmentFlag.AlignRight if reads_from_right(words) else Qt.AlignmentFlag.AlignLeft


def _pen(rect: QRect) -> QRect:
    return QRect(rect.right() - _MARGIN - _PEN - 2, rect.top() + 6, _PEN, _PEN)
