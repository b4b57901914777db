"""Rows of all highlights: the story they stand in, and under it the words with what is noted on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from reader.types import Field
from ui import ages, fonts
from ui.directions import reads_from_right
from ui.quote_row import field_words, lines
from ui.row_shape import LEFT, RIGHT
from ui.theme import SIZES, highlight_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from reader.types import Highlight, HighlightedStory
    from ui.theme import Colours

    Index = QModelIndex | QPersistentModelIndex

_SIGNS = re.compile(r"[*_`>#]+|^\s*[-+]\s+", re.MULTILINE)  # of Markdown; a line has no room for what they do
ROW = Qt.ItemDataRole.UserRole + 1
_BAR, _GAP = 4, 12  # pixels: the bar in the highlight's colour, from it to the words


class Row(NamedTuple):
    """A story, or one of its highlights."""

    story: HighlightedStory
    highlight: Highlight | None = None


class Said(NamedTuple):
    """A few lines in one font and colour."""

    lines: tuple[str, ...]
    font: QFont
    colour: str

    @property
    def height(self) -> int:
        return len(self.lines) * QFontMetrics(self.font).height()


class HighlightRow(QStyledItemDelegate):
    """Paints a Row."""

    def __init__(self, colours: Colours, parent: QListView) -> None:
        super().__init__(parent)
        self.colours = colours

    def size(self, row: Row, width: int, *, first: bool) -> QSize:
        """How much room a row takes in a list of this width; the first has less above it."""
        said = self._said(row, width, chosen=False)
        above = 0 if row.highlight else 14 * (not first) + 6
        return QSize(100, above + sum(part.height + 2 for part in said) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row, rect = row_of(index), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.highlight:
            self._ground(painter, option, chosen)
            bar = QRectF(rect.left() + LEFT, rect.top() + 6, _BAR, rect.height() - 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(highlight_sign(self.colours, row.highlight.colour)))
            painter.drawRoundedRect(bar, 2, 2)
        said = self._said(row, rect.width(), chosen=chosen)
        place = QPoint(_left(row), rect.bottom() - 6 - sum(part.height + 2 for part in said))
        for part in said:
            self._write(painter, part, QRect(place.x(), place.y(), rect.width() - place.x() - RIGHT, 0))
            place += QPoint(0, part.height + 2)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, chosen: bool) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            ring = chosen and option.state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QColor(self.colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.selection if chosen else self.colours.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(8.5, 0.5, -8.5, -0.5), 6, 6)

    def _write(self, painter: QPainter, said: Said, box: QRect) -> None:
        painter.setFont(said.font)
        painter.setPen(QColor(said.colour))
        height = QFontMetrics(said.font).height()
        right = reads_from_right(said.lines[0]) if said.lines else False
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        for number, line in enumerate(said.lines):
            painter.drawText(QRect(box.left(), box.top() + number * height, box.width(), height), side, line)

    def _said(self, row: Row, width: int, *, chosen: bool) -> list[Said]:
        """What a row says, from its top."""
        room = max(60, width - _left(row) - RIGHT)
        ink = self.colours.selection_text if chosen else self.colours.text
        quiet = self.colours.selection_text if chosen else self.colours.muted
        return [
            Said(lines(words, font, room), font, colour)
            for words, font, colour in _parts(row, ink, quiet, self.colours.danger, self.tr)
            if words
        ]


def _parts(
    row: Row, ink: str, quiet: str, trouble: str, tr: Callable[[str], str]
) -> Iterator[tuple[str, QFont, str]]:
    small = fonts.sans(SIZES.second)
    if row.highlight is None:
        bold = fonts.serif(SIZES.large)
        bold.setWeight(QFont.Weight.DemiBold)
        yield " ".join(row.story.headline.split()), bold, ink
        yield about(row.story), small, quiet
        return
    yield " ".join(row.highlight.exact.split()), fonts.serif(SIZES.large), ink
    yield " ".join(_SIGNS.sub("", row.highlight.note).split()), small, quiet
    yield "  ".join(f"#{tag}" for tag in row.highlight.tags), small, quiet
    if row.highlight.lost:
        yield _lost(row.highlight.field, tr), small, trouble
    else:
        yield field_words(row.highlight.field, tr), small, quiet


def _lost(field: Field, tr: Callable[[str], str]) -> str:
    named = {
        Field.HEADLINE: tr("No longer in the headline"),
        Field.SUMMARY: tr("No longer in the summary"),
        Field.CAPTION: tr("No longer in the caption"),
    }
    return named.get(field, tr("No longer in the text"))


def about(story: HighlightedStory) -> str:
    """Where and when a story was printed, in words."""
    return "  ·  ".join(filter(None, (story.outlet, ages.date(story.published))))


def _left(row: Row) -> int:
    return LEFT + _BAR + _GAP if row.highlight else LEFT


def row_of(index: Index) -> Row:
    row: Row = index.data(ROW)
    return row
