"""The small bar beside selected words or a highlight: four colours, a note, tags, copy, take off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from reader.types import HighlightColour
from ui.note_box import NoteBox
from ui.parts import fill, paint_signs, row, tool
from ui.quote_card import place
from ui.tag_editor import TagEditor
from ui.theme import highlight_colour, highlight_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from reader.types import Highlight
    from ui.means import Means
    from ui.theme import Colours

WIDE = 340  # with a note or tags
EDGE = 6
DOT = 16  # pixels of a colour in a menu


class MarkCard(QFrame):
    """Stands beside the words and never on them.

    Signals: colour_wanted(HighlightColour), note_wanted, tag_wanted, copy_wanted, remove_wanted, left: by
    Escape, pointer_left: the pointer went away from it.
    """

    colour_wanted = Signal(object)
    note_wanted = Signal()
    tag_wanted = Signal()
    copy_wanted = Signal()
    remove_wanted = Signal()
    left = Signal()
    pointer_left = Signal()

    def __init__(self, means: Means, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mark-card")
        self.swatches = {one: Swatch(one, words, self) for one, words in self._names().items()}
        self.note_button = tool(self, "mark-note", self.tr("Note on it (Shift+N)"), "note")
        self.tag_button = tool(self, "mark-tag", self.tr("Tag it"), "tag")
        self.copy_button = tool(self, "mark-copy", self.tr("Copy (Ctrl+C)"), "copy")
        self.remove_button = tool(self, "mark-remove", self.tr("Take the highlight off (0)"), "remove")
        self.note = NoteBox(means.render, colours, self)
        self.tags = TagEditor(means.complete, colours, self)
        bar = row(
            *self.swatches.values(),
            *(self.note_button, self.tag_button, self.copy_button, self.remove_button),
            None,
            space=1,
        )
        self._bar = bar
        self._column = fill(
            QVBoxLayout(self), bar, self.note, self.tags, margins=(EDGE, EDGE, EDGE, EDGE), space=4
        )
        self._lines: Sequence[QRect] = ()
        self._area = self.rect()
        self._connect()
        self.set_colours(colours)
        self.show_highlight(None)
        self.hide()

    def _names(self) -> dict[HighlightColour, str]:
        return {
            HighlightColour.YELLOW: self.tr("Highlight in yellow (1)"),
            HighlightColour.GREEN: self.tr("Highlight in green (2)"),
            HighlightColour.BLUE: self.tr("Highlight in blue (3)"),
            HighlightColour.PINK: self.tr("Highlight in pink (4)"),
        }

    def _connect(self) -> None:
        for one, swatch in self.swatches.items():
            swatch.clicked.connect(partial(self.colour_wanted.emit, one))
        for button, wish in (
            (self.note_button, self.note_wanted),
            (self.tag_button, self.tag_wanted),
            (self.copy_button, self.copy_wanted),
            (self.remove_button, self.remove_wanted),
        ):
            button.clicked.connect(wish)
        self.note.grown.connect(self._again)

    def show_highlight(self, highlight: Highlight | None) -> None:
        """Show what is on a highlight; None: words are only selected so far."""
        for one, swatch in self.swatches.items():
            swatch.setChecked(highlight is not None and one == highlight.colour)
        self.remove_button.setVisible(highlight is not None)
        self.note.show_note(highlight.note if highlight else "")
        self.tags.show_tags(highlight.tags if highlight else ())
        self.note.setVisible(bool(highlight and highlight.note))
        self.tags.setVisible(bool(highlight and highlight.tags))
        self._size()

    def edit_note(self) -> None:
        self.note.show()
        self._size()
        self.note.edit()

    def edit_tags(self) -> None:
        self.tags.show()
        self._size()
        self.tags.edit()

    def stand_by(self, lines: Sequence[QRect], area: QRect) -> None:
        """Show the card beside lines of text, within an area of the parent."""
        self._lines, self._area = lines, area
        self.show()
        self.raise_()
        self._size()

    def set_colours(self, colours: Colours) -> None:
        for swatch in self.swatches.values():
            swatch.set_colours(colours)
        self.note.set_colours(colours)
        self.tags.set_colours(colours)
        paint_signs(self, colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointer_left.emit()

    def _again(self) -> None:
        if self.isVisible():
            self._size()

    def _size(self) -> None:
        wide = not (self.note.isHidden() and self.tags.isHidden())
        self.setFixedWidth(WIDE if wide else self._bar.sizeHint().width() + 2 * EDGE)
        self._column.activate()
        self.resize(self.width(), self.sizeHint().height())
        if self._lines:
            self.move(place(self.size(), self._lines, self._area))


class Swatch(QAbstractButton):
    """A colour to highlight with."""

    def __init__(self, colour: HighlightColour, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = colour.value
        self._colours: Colours | None = None
        self.setCheckable(True)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFixedSize(QSize(30, 30))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def nextCheckState(self) -> None:
        """A click wishes; what is so is shown by `show_highlight`."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._colours is None:
            return
        dot = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        with QPainter(self) as painter:
            paint_dot(painter, dot, self._name, self._colours)
            if self.isChecked() or self.hasFocus() or self.underMouse():
                paint_ring(painter, dot, 2 if self.isChecked() else 1, self._colours)


def paint_dot(painter: QPainter, box: QRectF, colour: str, colours: Colours) -> None:
    """Draw a colour to highlight with as it lies on the page, with a rim to tell it from the ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(highlight_sign(colours, colour)), 1.5))
    painter.setBrush(QColor(highlight_colour(colours, colour)))
    painter.drawEllipse(box)


def paint_ring(painter: QPainter, box: QRectF, wide: int, colours: Colours) -> None:
    """Draw what says that a colour is the chosen one, or could be."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent), wide))
    painter.drawEllipse(box.adjusted(-3, -3, 3, 3))


def dot(colour: str, colours: Colours, *, chosen: bool) -> QIcon:
    """A colour to highlight with, for a menu; beside a sign a tick would not be seen."""
    drawn = QPixmap(2 * DOT, 2 * DOT)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(2)
    box = QRectF(4, 4, DOT - 8, DOT - 8) if chosen else QRectF(2, 2, DOT - 4, DOT - 4)
    with QPainter(drawn) as painter:
        paint_dot(painter, box, colour, colours)
        if chosen:
            paint_ring(painter, box, 2, colours)
    return QIcon(drawn)
