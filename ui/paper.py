"""The page one reads on: shows a story set in type, paints its quotes, follows the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTextBoundaryFinder, QUrl, Signal, Slot

from reader.types import Field
from ui import clean_text, document, painter, plates, selecting
from ui.leaf import Leaf
from ui.page_spot import under_keys, under_pointer
from ui.parts import hide_idle_bar
from ui.places import Passage
from ui.swipe import Swipe
from ui.typography import NARROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from reader.types import Highlight
    from ui.document import Mark, Sheet, Stripe
    from ui.places import Piece
    from ui.setting import Setting

_CONTROL = Qt.KeyboardModifier.ControlModifier
_KEYBOARD = Qt.TextInteractionFlag.TextSelectableByKeyboard


class Paper(Leaf):
    """A page that says what the pointer is on, what was clicked or selected, and how it was scrolled.

    Signals: pointed(number of a quote, or -1), stripe_pointed(number of a highlight, or -1),
    stripe_clicked(number, or -1 for plain words), picture_clicked(address), selected: words were,
    menu_wanted(Spot): what can be done with what lies there, swiped(1 or -1): to the next or previous story,
    zoomed(steps, by the wheel), scrolled, resized, searched: words are looked for, nothing may lie on them.
    """

    pointed = Signal(int)
    stripe_pointed = Signal(int)
    stripe_clicked = Signal(int)
    picture_clicked = Signal(str)
    selected = Signal()
    menu_wanted = Signal(object)
    swiped = Signal(int)
    zoomed = Signal(int)
    scrolled = Signal()
    resized = Signal()
    searched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName(self.tr("Story"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the column would jump
        self.viewport().setMouseTracking(True)
        hide_idle_bar(self)
        self._under_pointer = self._stripe_under_pointer = -1
        self._by_letter = False  # the selection was meant so, and not by word
        self._swipe = Swipe(self.swiped.emit)

    # ── what is on it ──

    def put(
        self,
        sheet: Sheet,
        setting: Setting,
        highlights: Sequence[Highlight],
        *,
        quotes: bool,
        again: bool,
    ) -> None:
        """Show a story from its top, one that lies there `again` with what is selected in it; the page before
        is thrown away.
        """
        self._under_pointer = self._stripe_under_pointer = -1
        selection = selecting.held(self) if again else None
        document.fit(sheet.document, setting, self.viewport().width())
        stripes = document.stripes(highlights, sheet.places)
        self.lay(sheet, setting, painter.Shown(sheet.marks if quotes else (), stripes=stripes))
        if selection is not None:
            selecting.give_back(self, selection)

    def mark(self, highlights: Sequence[Highlight]) -> None:
        """Show these highlights on the page that lies there."""
        if self.sheet:
            self.shown.stripes, self.shown.stripe = document.stripes(highlights, self.sheet.places), -1
            self._stripe_under_pointer = -1
            self.viewport().update()

    def is_narrow(self) -> bool:
        """Whether headlines and margins have to be small."""
        return self.viewport().width() < NARROW

    def is_more(self, link: QUrl) -> bool:
        """Whether a link shows more of the same story instead of leading away."""
        return link.toString() == document.MORE

    def is_again(self, link: QUrl) -> bool:
        """Whether a link tries once more to fetch what is missing."""
        return link.toString() == document.AGAIN

    def is_own(self, link: QUrl) -> bool:
        """Whether a link stays within the story."""
        return self.is_more(link) or self.is_again(link) or link.isRelative()

    def lay_out(self) -> None:
        """Lay out the whole story now; Qt would do the part below the pane a little later, and guesses until
        then where it ends.
        """
        if self.sheet:
            height = self.sheet.document.documentLayout().documentSize().height()
            self.verticalScrollBar().setMaximum(max(0, round(height) - self.viewport().height()))

    def position(self) -> float:
        """How far the page is scrolled: 0 at its top, 1 at its end."""
        bar = self.verticalScrollBar()
        if bar.value():  # before all is laid out, the end is anywhere
            self.lay_out()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_to(self, fraction: float) -> None:
        """Scroll to where `position` was."""
        bar = self.verticalScrollBar()
        if fraction > 0:
            self.lay_out()
        bar.setValue(round(bar.maximum() * max(0.0, min(fraction, 1.0))))

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
        if not self.measured:
            return []
        up = self.verticalScrollBar().value()
        strokes = (stroke for piece in pieces for stroke in self.measured.strokes(piece))
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

    def page_down(self, kept: int) -> bool:
        """Scroll on by a pane, but for some pixels; False at the end."""
        self.lay_out()
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            return False
        bar.setValue(bar.value() + max(kept, self.viewport().height() - kept))
        return True

    def go_to(self, offset: int) -> None:
        """Scroll until a character of the story's body stands near the top."""
        pieces = self.sheet.places.pieces(Passage(Field.BODY, offset, offset + 1)) if self.sheet else ()
        self.lay_out()
        if lines := self.lines_of(pieces[:1]):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + lines[0].top() - self.viewport().height() // 8)

    # ── Qt's hooks ──

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.place()
        super().resizeEvent(event)
        if self.sheet and self.setting and event.size().width() != event.oldSize().width():
            document.fit(self.sheet.document, self.setting, self.viewport().width())
            self.return_to(place)
        self.resized.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            at = self.position_at(event.position())
            self._point(self.quote_at(at))
            self._point_stripe(self.stripe_at(at))
            inviting = self.picture_at(event.position()) or self.anchorAt(event.position().toPoint())
            shape = Qt.CursorShape.PointingHandCursor if inviting else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(-1)
        self._point_stripe(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        turn = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button())
        if turn is not None:
            self.swiped.emit(turn)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._by_letter = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.selected.emit()
        elif not self.anchorAt(event.position().toPoint()):
            self._click(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is event.Reason.Keyboard
        self.menu_wanted.emit(under_keys(self) if by_key else under_pointer(self, event.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        elif not self._swipe.take(event):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            event.ignore()  # what they do is for the pane and the window to say
        else:
            super().keyPressEvent(event)
            if self.by_keyboard and self.textCursor().hasSelection():
                self._by_letter = True
                self.selected.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        copied.setText(self.selected_text())
        return copied

    def selected_text(self) -> str:
        """The selected words as plain text."""
        return clean_text.selected(self.textCursor())

    # ── selecting ──

    @property
    def by_keyboard(self) -> bool:
        """Whether a text cursor stands on the page, to select with."""
        return bool(self.textInteractionFlags() & _KEYBOARD)

    def select_by_keyboard(self, on: bool) -> None:
        """Let arrow keys move a text cursor from the top of what is seen, instead of the page."""
        flags = self.textInteractionFlags()
        self.setTextInteractionFlags(flags | _KEYBOARD if on else flags & ~_KEYBOARD)
        self.setCursorWidth(2)
        if on:
            cursor = self.textCursor()
            cursor.setPosition(self.place()[0])
            self.setTextCursor(cursor)
            self.setFocus()

    def selection(self) -> Passage | None:
        """The selected characters of the story, of one of its fields; None when there are none."""
        cursor = self.textCursor()
        if not self.sheet or not cursor.hasSelection():
            return None
        return self.sheet.places.passage(cursor.selectionStart(), cursor.selectionEnd())

    def selected_words(self) -> Passage | None:
        """The selection grown to whole words, as a drag means it; not one with Alt, or by keys."""
        cursor = self.textCursor()
        if not self.sheet or not cursor.hasSelection() or self._by_letter:
            return self.selection()
        start, end = (
            self._word_around(cursor.selectionStart())[0],
            self._word_around(cursor.selectionEnd())[1],
        )
        return self.sheet.places.passage(start, end)

    def _word_around(self, position: int) -> tuple[int, int]:
        """Where the word begins and ends that a position is inside of; twice the position between words."""
        block = self.document().findBlock(position)
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, block.text())
        finder.setPosition(position - block.position())
        if finder.isAtBoundary():
            return position, position
        start = finder.toPreviousBoundary()
        return block.position() + start, block.position() + finder.toNextBoundary()

    def selected_lines(self) -> list[QRect]:
        """Where the selected words lie."""
        cursor = self.textCursor()
        return self.lines_of([(cursor.selectionStart(), cursor.selectionEnd())])

    def select_nothing(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    # ── the pointer ──

    def position_at(self, point: QPointF) -> int:
        """The position of the document at a point; -1 beside the words."""
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        return layout.hitTest(on_page, Qt.HitTestAccuracy.ExactHit) if self.sheet else -1

    def quote_at(self, position: int) -> int:
        """The number of the quote around a position; -1 for none."""
        return innermost(self.shown.marks, position)

    def stripe_at(self, position: int) -> int:
        """The number of the highlight around a position; -1 for none."""
        return innermost(self.shown.stripes, position)

    def picture_at(self, point: QPointF) -> str:
        """The address of the picture at a point; "" beside pictures."""
        on_page = point + QPointF(0, self.verticalScrollBar().value())
        form = self.document().documentLayout().formatAt(on_page)
        return plates.address(form.toCharFormat()) if self.sheet else ""

    def _click(self, point: QPointF) -> None:
        if address := self.picture_at(point):
            self.picture_clicked.emit(address)
        else:
            self.stripe_clicked.emit(self.stripe_at(self.position_at(point)))

    @Slot(int)
    def _point(self, number: int) -> None:
        if number != self._under_pointer:
            self._under_pointer = number
            self.pointed.emit(number)

    def _point_stripe(self, number: int) -> None:
        if number != self._stripe_under_pointer:
            self._stripe_under_pointer = number
            self.stripe_pointed.emit(number)


def innermost(marked: Sequence[Mark | Stripe], at: int) -> int:
    """The number of the shortest stretch that holds a position; -1 for none."""
    found = [
        number for number, one in enumerate(marked) if any(start <= at < end for start, end in one.pieces)
    ]
    return min(found, key=lambda number: _length(marked[number]), default=-1)


def _length(one: Mark | Stripe) -> int:
    return one.pieces[-1][1] - one.pieces[0][0]
