"""A cut taken by the mouse, and let go at another line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ui import capture_deeds
from ui.capture_lines import Kind

if TYPE_CHECKING:
    from ui.capture_lines import Line
    from ui.capture_list import CaptureList
    from ui.theme import Colours

EDGE, STEP, OFTEN = (
    36,
    14,
    30,
)  # pixels from the edge in which it scrolls; how far, and every how many milliseconds


class CutDrag(QObject):
    """Knows where a cut may go, and shows where it would."""

    def __init__(self, list_: CaptureList, colours: Colours) -> None:
        super().__init__(list_)
        self._list, self.colours = list_, colours
        self._cut: Line | None = None  # the first line of its story, once the mouse is pressed on it
        self._from = QPoint()
        self._pointer = QPoint()
        self._to: tuple[int, Line] | None = None  # where it would stand: pixels from the top, and the line
        self._places: list[Line] = []
        self._scrolling = QTimer(self, interval=OFTEN)
        self._scrolling.timeout.connect(self._scroll)

    @property
    def is_on(self) -> bool:
        """Whether a cut is being moved."""
        return bool(self._places)

    def press(self, cut: Line, point: QPoint) -> None:
        self._cut, self._from = cut, point

    def move(self, point: QPoint) -> bool:
        """The mouse moves; False when that is none of the cut's business."""
        if self._cut is None:
            return False
        far = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._places and self._list.shown:
            self._places = capture_deeds.places_for(self._cut.story, self._list.shown)
        if self._places:
            self._pointer = point
            self._point()
            height = self._list.viewport().height()
            if point.y() < EDGE or point.y() > height - EDGE:
                self._scrolling.start()
            else:
                self._scrolling.stop()
        return self.is_on

    def release(self) -> tuple[int, Line] | None:
        """The mouse lets go: which story begins where now, None when nothing was moved."""
        cut, to = self._cut, self._to
        self._cut, self._to, self._places = None, None, []
        self._scrolling.stop()
        self._list.viewport().update()
        if cut is None or to is None or to[1] is cut:
            return None
        return cut.story, to[1]

    def beside(self, cut: Line, by: int) -> Line | None:
        """The line to which a cut goes by a step; None when it can go no further."""
        if self._list.shown is None:
            return None
        places = capture_deeds.places_for(cut.story, self._list.shown)
        at = next((n for n, line in enumerate(places) if line.start == cut.start), None)
        if at is None or not 0 <= at + by < len(places):
            return None
        return places[at + by]

    def paint(self) -> None:
        """Draw where the cut would stand."""
        if self._to is None:
            return
        painter = QPainter(self._list.viewport())
        painter.setPen(QPen(QColor(self.colours.accent), 2))
        y = self._to[0]
        painter.drawLine(QPointF(20, y), QPointF(self._list.viewport().width() - 20, y))
        painter.end()

    def _point(self) -> None:
        """Find the place that is nearest to the pointer, among the lines that are in sight."""
        starts = {line.start for line in self._places}
        found: list[tuple[int, Line]] = []
        for at, row in enumerate(self._list.rows()):
            if row.kind is Kind.LINE and row.line.start in starts:
                top = self._list.visualRect(self._list.model().index(at, 0)).top()
                if -EDGE <= top <= self._list.viewport().height():
                    found.append((top, row.line))
        self._to = min(found, key=lambda place: abs(place[0] - self._pointer.y()), default=None)
        self._list.viewport().update()

    @Slot()
    def _scroll(self) -> None:
        bar = self._list.verticalScrollBar()
        bar.setValue(bar.value() + (STEP if self._pointer.y() > EDGE else -STEP))
        self._point()
