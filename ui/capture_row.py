"""One painted row of a capture's sheet: a cut, a line as it was understood, or what was left out."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.types import Part
from ui import capture_deeds, capture_words, fonts, icons
from ui.capture_lines import FOLDED, Kind, Line, Row
from ui.directions import reads_from_right

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListView

    from ui.theme import Colours

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_GUTTER, _MARGIN, _BAND, _INSET = (
    86,
    20,
    3,
    18,
)  # field words; the list's edge; the bar of a story; to its text
_BUTTON = 112  # room for what can be done to a row
_NARROW = 600  # below, no words stand in the gutter and the buttons lie over the text
_LOOK = {  # of each part: size in pixels, space above and below it
    Part.HEADLINE: (19, 8, 6),
    Part.SUMMARY: (15, 3, 3),
    Part.CAPTION: (14, 4, 6),
    Part.UPDATED: (13, 3, 3),
    Part.BYLINE: (13, 3, 3),
    Part.BODY: (15, 5, 5),
    Part.DROPPED: (13, 3, 3),
}
_SERIF = {Part.HEADLINE, Part.SUMMARY, Part.BODY}
_SMALL, _CUT, _FOLD = 12, 46, 30
_SIGNS = {Kind.FOLD: "right", Kind.EARLIER: "up", Kind.MORE: "down"}


class CaptureRow(QStyledItemDelegate):
    """Paints a Row."""

    def __init__(self, colours: Colours, parent: QListView) -> None:
        super().__init__(parent)
        self.colours, self._list = colours, parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        if row is None or row.kind is Kind.CUT:
            return QSize(100, _CUT)
        if row.kind in FOLDED:
            return QSize(100, _FOLD)
        size, above, below = _look(row.line)
        height = _height(row.line.text, row.line.part, self._room(), size)
        said = _small() if row.line.more or row.line.left_out else 0
        return QSize(100, height + said + above + below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._ground(painter, option, row, chosen, hovered)
        match row.kind:
            case Kind.CUT:
                self._paint_cut(painter, option.rect, row, chosen)
            case Kind.FOLD | Kind.EARLIER | Kind.MORE:
                self._paint_fold(painter, option.rect, row, chosen)
            case _:
                self._paint_line(painter, option.rect, row, chosen)
        if chosen or hovered or row.kind is Kind.CUT:
            self._paint_button(painter, option.rect, row, chosen)
        painter.restore()

    # ── kinds of rows ──

    def _paint_cut(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        """The number of the story that begins, and the line of the cut; doubt is said beside the number."""
        middle = rect.top() + _CUT // 2 + 4
        left, right = rect.left() + self._left(), rect.right() - _MARGIN
        if words := button_words(row, self.tr):
            right = button(rect, row, words).left() - 12
        number = str(row.line.story + 1)
        font = _bold(fonts.sans(13))
        pill = QRectF(left - 10, middle - 11, max(22, QFontMetrics(font).horizontalAdvance(number) + 14), 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._band(row.line.story)))
        painter.drawRoundedRect(pill, 11, 11)
        if chosen:
            painter.setPen(QPen(QColor(self.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(-3, -3, 3, 3), 14, 14)
        painter.setPen(QColor(self.colours.accent_text if row.line.story % 2 == 0 else self.colours.surface))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
        said, at = capture_words.of_cut(row, self.tr), pill.right() + 10
        if said:
            small = fonts.sans(13)
            small.setItalic(True)
            at = self._say(painter, small, said, QRectF(at, middle - 11, right - at, 22), False) + 10
        if row.line.story > 0:
            colour = QColor(self.colours.accent if chosen else self.colours.thumb)
            painter.setPen(QPen(colour, 2 if chosen else 1))
            painter.drawLine(QPointF(at, middle + 0.5), QPointF(right, middle + 0.5))

    def _paint_fold(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        """What stands for lines that are not shown, with a sign that it opens."""
        left = rect.left() + self._left() + _INSET
        if row.kind is Kind.FOLD:
            self._paint_band(painter, rect, row.line)
        ink = self.colours.selection_text if chosen else self.colours.muted
        box = QRectF(left - 3, rect.center().y() - 6, 13, 13)
        icons.paint(painter, box, _SIGNS[row.kind], ink)
        said = capture_words.of_row(row, self.tr)
        words = QRectF(left + 16, rect.top(), self._right(rect) - left - 16, rect.height())
        self._say(painter, fonts.sans(13), said, words, chosen)

    def _paint_line(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        """A line, set as what it is; what it is stands in the margin, or why it was left out."""
        line = row.line
        size, above, _ = _look(line)
        self._paint_band(painter, rect, line)
        left = rect.left() + self._left() + _INSET
        if self._left() > _GUTTER and (named := capture_words.part(line, self.tr)):
            gutter = QRectF(rect.left() + 8, rect.top() + above, self._left() - 22, size * 1.3)
            font = fonts.sans(_SMALL)
            painter.setFont(font)
            painter.setPen(QColor(self.colours.selection_text if chosen else self.colours.muted))
            painter.drawText(gutter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, named)
        ink = self.colours.selection_text if chosen else self._ink(line)
        layout = _laid_out(line.text, _font(line.part), self._room(), size, line.dateline)
        painter.setPen(QColor(ink))
        layout.draw(painter, QPointF(left, rect.top() + above))
        if said := capture_words.below(line, self.tr):
            top = rect.top() + above + layout.boundingRect().height()
            self._say(painter, fonts.sans(_SMALL), said, QRectF(left, top, self._room(), _small()), chosen)

    # ── parts of a row ──

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, chosen: bool, hovered: bool
    ) -> None:
        if row.kind is not Kind.CUT and (chosen or hovered):
            ring = chosen and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(self.colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.selection if chosen else self.colours.hover))
            box = QRectF(option.rect).adjusted(self._left() + 8.5, 0.5, -8.5, -0.5)
            painter.drawRoundedRect(box, 6, 6)

    def _paint_band(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """The bar along the lines of a story; along what was left out of it, only its shadow."""
        if line.story >= 0:
            colour = QColor(self.colours.rule if line.left_out else self._band(line.story))
            painter.fillRect(QRect(rect.left() + self._left(), rect.top(), _BAND, rect.height()), colour)

    def _paint_button(self, painter: QPainter, rect: QRect, row: Row, chosen: bool) -> None:
        words = button_words(row, self.tr)
        if not words:
            return
        box = QRectF(button(rect, row, words))
        painter.setPen(QColor(self.colours.rule))
        painter.setBrush(QColor(self.colours.raised))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setFont(fonts.sans(13))
        painter.setPen(
            QColor(self.colours.accent if chosen or row.kind is not Kind.CUT else self.colours.muted)
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _say(self, painter: QPainter, font: QFont, words: str, box: QRectF, chosen: bool) -> float:
        """Quiet words; where they end."""
        painter.setFont(font)
        painter.setPen(QColor(self.colours.selection_text if chosen else self.colours.muted))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return box.left() + metrics.horizontalAdvance(shown)

    # ── what it is made of ──

    def _ink(self, line: Line) -> str:
        bright = line.part in (Part.HEADLINE, Part.BODY, Part.SUMMARY)
        return self.colours.text if bright else self.colours.muted

    def _band(self, story: int) -> str:
        return self.colours.accent if story % 2 == 0 else self.colours.muted

    def _is_narrow(self) -> bool:
        return self._list.viewport().width() < _NARROW

    def _left(self) -> int:
        """Where the bar of a story stands."""
        return _MARGIN + (0 if self._is_narrow() else _GUTTER)

    def _right(self, rect: QRect) -> int:
        """Where words end."""
        return rect.right() - (_MARGIN if self._is_narrow() else _MARGIN + _BUTTON)

    def _room(self) -> int:
        """How wide a line may be."""
        width = self._list.viewport().width()
        return max(60, self._right(QRect(0, 0, width, 1)) - self._left() - _INSET)


def row_of(index: Index) -> Row | None:
    row = index.data(ROW)
    return row if isinstance(row, Row) else None


def button_words(row: Row, tr: capture_words.Tr) -> str:
    """What stands on the button of a row."""
    deed = capture_deeds.main(row)
    return capture_deeds.brief(deed, tr) if deed else ""


def button(rect: QRect, row: Row, words: str) -> QRect:
    """Where the button of a row stands."""
    width = QFontMetrics(fonts.sans(13)).horizontalAdvance(words) + 22
    top = rect.top() + (_CUT // 2 - 8 if row.kind is Kind.CUT else 2)
    return QRect(rect.right() - _MARGIN - width, top, width, min(24, rect.height() - 3))


def _look(line: Line) -> tuple[int, int, int]:
    """The size of a line's letters, and the space above and below it."""
    return _LOOK.get(line.part, _LOOK[Part.BODY])


@cache
def _small() -> int:
    """The height of what is said below a line."""
    return QFontMetrics(fonts.sans(_SMALL)).height()


@cache
def _font(part: Part) -> QFont:
    size = _LOOK.get(part, _LOOK[Part.BODY])[0]
    font = fonts.serif(size) if part in _SERIF else fonts.sans(size)
    font.setItalic(part is Part.CAPTION)
    return _bold(font) if part is Part.HEADLINE else font


def _bold(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font


@lru_cache(maxsize=8192)
def _height(text: str, part: Part, width: int, size: int) -> int:
    return round(_laid_out(text, _font(part), width, size, 0).boundingRect().height())


def _laid_out(text: str, font: QFont, width: int, size: int, dateline: int) -> QTextLayout:
    """A line broken into lines of this width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_from_right(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    if dateline:
        place = QTextLayout.FormatRange()
        place.start, place.length = 0, dateline
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        place.format = letters
        layout.setFormats([place])
    top, leading = 0.0, size * 1.42
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        part.setPosition(QPointF(0, top + (leading - part.height()) / 2))
        top += leading
    layout.endLayout()
    return layout
