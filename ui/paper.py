"""The page one reads on: shows a story set in type, paints its quotes, follows the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from reader.types import Field
from ui import document, painter
from ui.geometry import Geometry
from ui.parts import hide_idle_bar
from ui.setting import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from ui.document import Sheet
    from ui.places import Piece
    from ui.setting import Setting

_CONTROL = Qt.KeyboardModifier.ControlModifier
_OWN_SIGNS = {0x200B: None, 0x2068: None, 0x2069: None, 0xFFFC: None, 0xA0: " ", 0x2028: "\n"}


class Paper(QTextBrowser):
    """A read-only page. Nothing on it loads from anywhere, and links only say that they were chosen.

    Signals: pointed(number of a quote, or -1), zoomed(steps, by the wheel), scrolled, resized.
    """

    pointed = Signal(int)
    zoomed = Signal(int)
    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("Story"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the column would jump
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        hide_idle_bar(self)
        self.shown = painter.Shown()
        self.sheet: Sheet | None = None
        self._setting: Setting | None = None
        self._geometry: Geometry | None = None
        self._under_pointer = -1

    # ── what is on it ──

    def put(self, sheet: Sheet, setting: Setting, *, quotes: bool) -> None:
        """Show a story from its top; the page before it is thrown away."""
        old, self.sheet, self._setting = self.sheet, sheet, setting
        self.shown = painter.Shown(sheet.marks if quotes else ())
        self._geometry = Geometry(sheet.document)
        self._under_pointer = -1
        document.fit(sheet.document, setting, self.viewport().width())
        sheet.document.documentLayout().documentSizeChanged.connect(self._geometry.forget)
        self.setDocument(sheet.document)
        if old:
            old.document.deleteLater()

    def is_narrow(self) -> bool:
        """Whether headlines and margins have to be small."""
        return self.viewport().width() < document.NARROW

    def is_more(self, link: QUrl) -> bool:
        """Whether a link shows more of the same story instead of leading away."""
        return link.toString() == document.MORE

    def is_again(self, link: QUrl) -> bool:
        """Whether a link tries once more to fetch what is missing."""
        return link.toString() == document.AGAIN

    def lay_out(self) -> None:
        """Lay out the whole story now; Qt would do the part below the pane a little later."""
        if self.sheet:
            self.sheet.document.documentLayout().documentSize()

    def place(self) -> tuple[int, int]:
        """What is at the top of the pane: a position, and how far its line is from the top."""
        self.lay_out()  # before, Qt answers with some place far below
        cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, 0))
        return cursor.position(), self.cursorRect(cursor).top()

    def return_to(self, place: tuple[int, int]) -> None:
        """Scroll so that what was at the top is there again."""
        self.lay_out()
        cursor = self.textCursor()
        cursor.setPosition(min(place[0], self.document().characterCount() - 1))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - place[1])

    def lines_of(self, pieces: Sequence[Piece]) -> list[QRect]:
        """Where stretches of the story lie, line by line, on the pane as it is scrolled."""
        if not self._geometry:
            return []
        up = self.verticalScrollBar().value()
        strokes = (stroke for piece in pieces for stroke in self._geometry.strokes(piece))
        return [stroke.rect.translated(0, -up).toAlignedRect() for stroke in strokes]

    def bring_into_view(self, pieces: Sequence[Piece], above: int) -> None:
        """Scroll, when needed, until the first line is on the pane with `above` pixels over it."""
        self.lay_out()
        lines = self.lines_of(pieces)
        room = self.viewport().rect().adjusted(0, above, 0, -60)
        if lines and not (room.top() <= lines[0].top() and lines[-1].bottom() <= room.bottom()):
            bar = self.verticalScrollBar()
            wished = max(above, self.viewport().height() // 3)
            bar.setValue(bar.value() + lines[0].top() - wished)

    def go_to(self, offset: int) -> None:
        """Scroll until a character of the story's body stands near the top."""
        pieces = self.sheet.places.pieces(Field.BODY, offset, offset + 1) if self.sheet else ()
        self.lay_out()
        if lines := self.lines_of(pieces[:1]):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + lines[0].top() - self.viewport().height() // 8)

    # ── Qt's hooks ──

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is ever loaded: a story has no way out."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._geometry and self._setting:
            up = self.verticalScrollBar().value()
            clip = event.rect().translated(0, up).toRectF()
            with QPainter(self.viewport()) as brush:
                brush.translate(0, -up)
                painter.paint(brush, self._geometry, self._setting.colours, self.shown, clip)
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        super().resizeEvent(event)
        if self.sheet and self._setting and event.size().width() != event.oldSize().width():
            document.fit(self.sheet.document, self._setting, self.viewport().width())
            self.return_to(place)
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._point(self._quote_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            event.ignore()  # what they do is for the pane and the window to say
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(self.selected_text())
        return copied

    def selected_text(self) -> str:
        """The selected words as plain text: paragraphs apart, items with their markers."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block, said = self.document().findBlock(start), []
        while block.isValid() and block.position() < end:
            cursor.setPosition(max(start, block.position()))
            cursor.setPosition(min(end, block.position() + block.length() - 1), cursor.MoveMode.KeepAnchor)
            marker = block.blockFormat().property(Part.MARKER) if start <= block.position() else None
            words = cursor.selectedText().translate(_OWN_SIGNS)
            said.append(f"{marker} {words}" if marker else words)
            block = block.next()
        return "\n\n".join(words for words in said if words)

    # ── the pointer ──

    def _quote_at(self, point: QPointF) -> int:
        """The number of the quote at a point, the innermost one; -1 for none."""
        if not self.sheet:
            return -1
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        at = self.sheet.document.documentLayout().hitTest(on_page, Qt.HitTestAccuracy.ExactHit)
        found = [
            number
            for number, mark in enumerate(self.shown.marks)
            if any(start <= at < end for start, end in mark.pieces)
        ]
        return max(found, key=lambda number: self.shown.marks[number].quote.level, default=-1)

    @Slot(int)
    def _point(self, number: int) -> None:
        if number != self._under_pointer:
            self._under_pointer = number
            self.pointed.emit(number)
