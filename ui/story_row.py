"""One painted row of the story list: outlet and age, headline, excerpt, picture, tags, what the person did.

All rows of a list have the same height. The first row of a day says which day it is: a comfortable one gives
a line of its text for it, the others say it where the age stands.
"""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.types import Line
from ui import feed_sign, icons, row_shape, tag_colours
from ui.ages import MINUTE, age, moment
from ui.row_shape import EDGES, GAP, LEFT, LINES, RIGHT, Density
from ui.row_state import RowState, row_state
from ui.row_text import Shape, cut, near_first_hit, set_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QTextLayout
    from PySide6.QtWidgets import QAbstractItemView

    from reader.types import FeedId
    from ui.feed_icons import FeedIcons
    from ui.theme import Colours
    from ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
DAY = Qt.ItemDataRole.UserRole + 1  # of the first row of a day: which
DOT = 8
SIGN, AFTER_SIGN = 16, 6  # of a feed, and from there to the words
FOUND_IN = {"quote": "Quote", "note": "Note", "highlight": "Highlight"}  # of a search, when not in the text
BESIDE = 14  # between text and picture
WORTH = 48  # pixels below which no words are begun
NARROW = 300  # pixels of a list that leave no room for pictures


class _Brush(NamedTuple):
    """What a row is painted with."""

    painter: QPainter
    fonts: row_shape.Type
    line: Line
    day: str
    chosen: bool
    strong: QColor
    soft: QColor


class StoryRow(QStyledItemDelegate):
    """Paints a Line; a long list needs nothing but its painting to be quick."""

    def __init__(self, colours: Colours, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.colours = colours
        self._view = parent
        self.density = Density.COMFORTABLE
        self.thumbnails: Thumbnails | None = None
        self.tag_colours: Mapping[str, str] = {}  # by the names of the tags that have one
        self.pictures: FeedIcons | None = None
        self.feed_marks: Mapping[FeedId, str] = {}  # of the feeds' own icons

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, row_shape.height(option.font, self.density))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, day = index.data(LINE), index.data(DAY)
        state = row_state(self._view, index, option.rect)
        self._paint_ground(painter, self._below_heading(option, day), state)
        self._paint_rule(painter, option.rect, index.row(), bool(day))
        if isinstance(line, Line):
            self._paint_line(self._brush(painter, option, line, day, state.chosen), QRectF(option.rect))
        painter.restore()

    def _brush(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, day: str, chosen: bool
    ) -> _Brush:
        colours = self.colours
        strong = QColor(colours.selection_text if chosen else colours.text)
        soft = QColor(colours.selection_text if chosen else colours.muted)
        fonts = row_shape.fonts(option.font.toString())
        return _Brush(painter, fonts, line, day, chosen, soft if line.read and not chosen else strong, soft)

    def _below_heading(self, option: QStyleOptionViewItem, day: str | None) -> QRect:
        """What of a row is the story's own: a day that is said above it is not chosen with it."""
        if not day or self.density is not Density.COMFORTABLE:
            return option.rect
        return option.rect.adjusted(0, row_shape.heading(row_shape.fonts(option.font.toString())), 0, 0)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: RowState) -> None:
        if state.chosen:
            _fill(painter, rect, self.colours.selection)
            if state.focused:
                _fill(painter, QRect(rect.left(), rect.top(), 3, rect.height()), self.colours.accent)
        elif state.hovered:
            _fill(painter, rect, self.colours.hover)

    def _paint_rule(self, painter: QPainter, rect: QRect, place: int, begins_a_day: bool) -> None:
        """One line between two rows: from edge to edge where a day begins, else below the words."""
        if begins_a_day:
            _fill(painter, QRect(rect.left(), rect.top(), rect.width(), 1), self.colours.thumb)
        elif place and self.density is not Density.HEADLINES:
            _fill(painter, QRect(rect.left() + LEFT, rect.top(), rect.width() - LEFT, 1), self.colours.rule)

    def _paint_line(self, brush: _Brush, rect: QRectF) -> None:
        edge = EDGES[self.density]
        area = rect.adjusted(LEFT, edge, -RIGHT, -edge)
        match self.density:
            case Density.COMFORTABLE:
                self._paint_comfortable(brush, area)
            case Density.DENSE:
                self._paint_dense(brush, area)
            case Density.HEADLINES:
                self._paint_single(brush, area)

    # ── the three kinds ──────────────────────────────────────────────────────────────────────────

    def _paint_comfortable(self, brush: _Brush, area: QRectF) -> None:
        painter, fonts, line = brush.painter, brush.fonts, brush.line
        lines = LINES
        if brush.day:
            self._paint_day(brush, area)
            area.setTop(area.top() + fonts.line_height)
            lines -= 1
        self._paint_dot(brush, area.left(), area.top() + fonts.meta_height / 2)
        self._paint_meta(brush, self._after_sign(brush, area), brush.line.outlet or self.tr("Capture"))
        area.setTop(area.top() + fonts.meta_height + GAP)
        self._paint_picture(brush, area, lines)
        headline = self._headline(brush, area.width(), min(2, lines))
        painter.setPen(brush.strong)
        headline.draw(painter, area.topLeft())
        rows = headline.lineCount()
        if lines > rows:
            top = area.top() + rows * fonts.line_height + 1
            words, marks = self.excerpt(line)
            described = fonts.excerpt.toString()
            excerpt = set_text(words, described, area.width(), lines - rows, marks, self._mark(brush))
            painter.setPen(brush.soft)
            excerpt.draw(painter, QPointF(area.left(), top))

    def _paint_dense(self, brush: _Brush, area: QRectF) -> None:
        painter, fonts, line = brush.painter, brush.fonts, brush.line
        self._paint_dot(brush, area.left(), area.top() + fonts.line_height / 2)
        painter.setPen(brush.strong)
        self._headline(brush, area.width(), 1).draw(painter, area.topLeft())
        area.setTop(area.top() + fonts.line_height + GAP)
        outlet = line.outlet or self.tr("Capture")
        area = self._after_sign(brush, area)
        if not line.marks:
            self._paint_meta(brush, area, outlet, line.excerpt)
            return
        room = self._paint_right(brush, area)
        words, marks = self.excerpt(line)
        width = max(20.0, room - area.left() - 8)
        found = set_text(words, fonts.meta.toString(), width, 1, marks, self._mark(brush))
        painter.setPen(brush.soft)
        found.draw(painter, area.topLeft())

    def _paint_single(self, brush: _Brush, area: QRectF) -> None:
        """The headline, then as much of the outlet as there is room for, and the age."""
        painter, fonts, line = brush.painter, brush.fonts, brush.line
        self._paint_dot(brush, area.left(), area.center().y())
        meta = QRectF(area)
        meta.setTop(area.top() + (fonts.line_height - fonts.meta_height) / 2)
        area.setLeft(self._after_sign(brush, meta).left())
        room = self._paint_right(brush, meta, tags=False) - area.left() - 8
        headline = self._headline(brush, max(40.0, room), 1)
        painter.setPen(brush.strong)
        headline.draw(painter, area.topLeft())
        used = headline.lineAt(0).naturalTextWidth() + 12
        if room - used > 60:
            self._write(brush, QRectF(area.left() + used, meta.top(), room - used, 0), line.outlet)

    def excerpt(self, line: Line) -> tuple[str, Shape]:
        """The words to show with their marks; where they stand is said when it is not the text."""
        lead = f"{self.tr(FOUND_IN[line.found_in])}: " if line.found_in in FOUND_IN else ""
        words, marks = near_first_hit(line.excerpt, line.marks, lead)
        return lead + words, tuple((start + len(lead), end + len(lead)) for start, end in marks)

    # ── their parts ──────────────────────────────────────────────────────────────────────────────

    def _headline(self, brush: _Brush, width: float, rows: int) -> QTextLayout:
        line, font = brush.line, brush.fonts.headline if brush.line.read else brush.fonts.unread
        words = line.headline or self.tr("Without a headline")
        return set_text(words, font.toString(), width, rows, line.headline_marks, self._mark(brush))

    def _mark(self, brush: _Brush) -> str:
        """What lies under the words that were searched for; it is seen on a chosen row, too."""
        return self.colours.surface if brush.chosen else self.colours.found

    def _paint_day(self, brush: _Brush, area: QRectF) -> None:
        """The day in the middle of its room, which begins above the text."""
        painter, metrics = brush.painter, QFontMetricsF(brush.fonts.day)
        room = row_shape.heading(brush.fonts)
        baseline = area.top() - EDGES[self.density] + (room + 1 - metrics.height()) / 2 + metrics.ascent()
        painter.setFont(brush.fonts.day)
        painter.setPen(QColor(self.colours.text))
        painter.drawText(QPointF(area.left(), baseline), brush.day)

    def _paint_dot(self, brush: _Brush, left: float, middle: float) -> None:
        if not brush.line.read:
            brush.painter.setPen(Qt.PenStyle.NoPen)
            brush.painter.setBrush(QColor(self.colours.unread))
            brush.painter.drawEllipse(QRectF(left - LEFT + 12, middle - DOT / 2, DOT, DOT))

    def _after_sign(self, brush: _Brush, area: QRectF) -> QRectF:
        """The sign of the story's feed, or of captures, before a line of small type; what is left of it."""
        line, painter = brush.line, brush.painter
        box = QRectF(area.left(), area.top() + (brush.fonts.meta_height - SIGN) / 2, SIGN, SIGN)
        if line.feed is None:
            icons.paint(painter, box, "capture", brush.soft.name())
        else:
            own = self.pictures.pixmap(self.feed_marks.get(line.feed, "")) if self.pictures else None
            feed_sign.paint(painter, box, line.outlet, own, self.colours)
        return area.adjusted(SIGN + AFTER_SIGN, 0, 0, 0)

    def _paint_picture(self, brush: _Brush, area: QRectF, lines: int) -> None:
        """The story's picture at the right, which leaves less room for the text."""
        picture = brush.line.thumbnail
        if picture is None or self.thumbnails is None or area.width() < NARROW - LEFT - RIGHT:
            return
        size = round(lines * brush.fonts.line_height) - 2
        drawn = self.thumbnails.pixmap(picture, size, brush.painter.device().devicePixelRatioF())
        box = QRectF(area.right() - size, area.top() + 2, size, size)
        if drawn is not None:
            brush.painter.drawPixmap(box.topLeft(), drawn)
        else:
            brush.painter.setPen(Qt.PenStyle.NoPen)
            brush.painter.setBrush(QColor(self.colours.tag_fill))
            brush.painter.drawRoundedRect(box, 6, 6)
        area.setRight(box.left() - BESIDE)

    def _paint_meta(self, brush: _Brush, area: QRectF, outlet: str, excerpt: str = "") -> None:
        """Outlet and excerpt on the left; on the right age, marks and tags, as far as there is room."""
        metrics = QFontMetricsF(brush.fonts.meta)
        wanted = min(metrics.horizontalAdvance(outlet), area.width() * 0.45)
        right = self._paint_right(brush, area, least=area.left() + wanted + 10)
        room = max(0.0, right - area.left() - 8)
        words = after_outlet(outlet, excerpt, metrics, room)
        self._write(brush, QRectF(area.left(), area.top(), room, 0), words)

    def _write(self, brush: _Brush, place: QRectF, words: str) -> None:
        """One line of small type, cut where the room ends."""
        fonts = brush.fonts
        brush.painter.setFont(fonts.meta)
        brush.painter.setPen(brush.soft)
        shown = cut(words, fonts.described, max(0, int(place.width())))
        brush.painter.drawText(QPointF(place.left(), place.top() + fonts.ascent), shown)

    def _paint_right(self, brush: _Brush, area: QRectF, least: float = 0.0, *, tags: bool = True) -> float:
        """From the right: age (or the day that begins), bookmark, note, tags; returns where it begins."""
        painter, fonts, line = brush.painter, brush.fonts, brush.line
        says_day = bool(brush.day) and self.density is not Density.COMFORTABLE
        when, font = (
            (brush.day, fonts.day)
            if says_day
            else (age(line.published, int(time()) // MINUTE * MINUTE), fonts.meta)
        )
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(brush.soft)
        right = area.right() - metrics.horizontalAdvance(when)
        painter.drawText(QPointF(right, area.top() + metrics.ascent()), when)
        for name, shown in (("bookmark-on", line.bookmarked), ("note", line.noted)):
            if shown:
                right -= fonts.meta_height + 4
                box = QRectF(right, area.top() + 1, fonts.meta_height - 2, fonts.meta_height - 2)
                icons.paint(painter, box, name, self.colours.accent)
        least = max(least, area.left() + area.width() * 0.3)
        return self._paint_tags(brush, area, right - 6, least) if tags else right - 6

    def _paint_tags(self, brush: _Brush, area: QRectF, right: float, left: float) -> float:
        painter, metrics = brush.painter, QFontMetricsF(brush.fonts.meta)
        for tag in reversed(brush.line.tags):
            colour = self.tag_colours.get(tag, "")
            dot = 10 if colour else 0
            width = metrics.horizontalAdvance(tag) + 14 + dot
            if right - width < left:
                break
            box = QRectF(right - width, area.top() - 1, width, metrics.height() + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.tag_fill))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            if colour:
                painter.setBrush(QColor(tag_colours.ink(colour, self.colours)))
                painter.drawEllipse(QPointF(box.left() + 11, box.center().y()), 3, 3)
            painter.setPen(QColor(self.colours.tag_text))
            painter.setFont(brush.fonts.meta)
            painter.drawText(box.adjusted(dot, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, tag)
            right -= width + 5
        return right


def _fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Paint a rectangle; Qt's own fillRect has a dozen meanings, and the first call learns them all."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)


def after_outlet(outlet: str, excerpt: str, metrics: QFontMetricsF, room: float) -> str:
    """Outlet and excerpt for a line of so many pixels; an excerpt of a letter or two is left out."""
    lead = f"{outlet}  ·  "
    return lead + excerpt if excerpt and metrics.horizontalAdvance(lead) + WORTH <= room else outlet


def spoken(line: Line) -> str:
    """What a screen reader says of a row."""
    state = [name for name, on in (("unread", not line.read), ("bookmarked", line.bookmarked)) if on]
    parts = (line.headline, line.outlet, moment(line.published), *state, *line.tags)
    return ", ".join(part for part in parts if part)
