"""The card that says who spoke: it stands beside a quote and never on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.types import Confidence
from ui.parts import paint_signs, row, tool
from ui.quote_row import field_words
from ui.speakers import name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from reader.types import Quote
    from ui.theme import Colours

WIDEST = 320
GAP = 6  # between the card and the text it belongs to
_SHADOW = 12  # pixels around the card that its shadow takes
_BAR = 4


class QuoteCard(QWidget):
    """A small sheet with the speaker, how the program knows, and which quote of how many it is.

    Signals: entered, left: by the pointer.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, colours: Colours) -> None:
        super().__init__(parent)
        self.setObjectName("quote-card")
        self._colours = colours
        self._name = self._label("card-name")
        self._role = self._label("card-role")
        self._cue = self._label("card-cue")
        self._which = self._label("card-which")
        self._why = self._label("card-why")
        edge = _SHADOW
        column = QVBoxLayout(self)
        column.setContentsMargins(edge + _BAR + 12, edge + 9, edge + 14, edge + 10)
        column.setSpacing(3)
        for part in (self._name, self._role, self._cue, self._which, self._why):
            column.addWidget(part)
        words = self.tr("Say who said it (W)")
        self.correct = tool(self, "card-correct", words, "edit", self.tr("Correct…"))
        self.correct.setIconSize(QSize(14, 14))
        self.correct.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key is a command of the window
        words = self.tr("Copy with speaker, outlet and date (Ctrl+Shift+C)")
        self.copy = tool(self, "card-correct", words, "quote-copy", self.tr("Copy"))
        self.copy.setIconSize(QSize(14, 14))
        self.copy.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addLayout(row(self.correct, self.copy, None, margins=(0, 2, 0, 0)))
        self.set_colours(colours)
        self.hide()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        for button in (self.correct, self.copy):
            button.setProperty("ink", colours.accent)
        paint_signs(self, colours)
        self.update()

    def show_quote(self, quote: Quote, number: int, total: int) -> None:
        """Say whose words these are; `number` counts from 1."""
        self._say(self._name, name_of(quote) or self.tr("Speaker unknown"))
        font = self._name.font()
        font.setItalic(quote.confidence is not Confidence.SURE)
        self._name.setFont(font)
        self._say(self._role, quote.role)
        self._say(self._cue, quote.cue and f"… {quote.cue}")
        which = self.tr("Quote {0} of {1}").format(number, total)
        where = field_words(quote.field, self.tr)
        self._say(self._which, "  ·  ".join(filter(None, (which, self._certainty(quote), where))))
        self._say(self._why, quote.why)
        self.setAccessibleName(self.text())
        self.setMaximumWidth(WIDEST + 2 * _SHADOW)
        self.adjustSize()

    def text(self) -> str:
        """What the card says, line by line."""
        return "\n".join(part.text() for part in self.findChildren(QLabel) if part.text())

    def stand_by(self, lines: Sequence[QRect], area: QRect) -> None:
        """Show the card beside lines of text, within an area of the parent."""
        inner = self.size() - QSize(2 * _SHADOW, 2 * _SHADOW)
        self.move(place(inner, lines, area) - QPoint(_SHADOW, _SHADOW))
        self.show()
        self.raise_()

    def outline(self) -> QRect:
        """The sheet itself in the parent's coordinates, without its shadow."""
        return self.geometry().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, sheet = self._colours, QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(_SHADOW - 2, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 3))
            painter.drawRoundedRect(
                sheet.adjusted(-spread, 2 - spread, spread, 2 + spread), 7 + spread, 7 + spread
            )
        painter.setBrush(QColor(colours.raised))
        painter.setPen(QPen(QColor(colours.rule), 1))
        painter.drawRoundedRect(sheet, 7, 7)
        shape = QPainterPath()
        shape.addRoundedRect(sheet, 7, 7)
        painter.setClipPath(shape)
        painter.fillRect(QRectF(sheet.left(), sheet.top(), _BAR, sheet.height()), QColor(colours.quote_bar))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def _certainty(self, quote: Quote) -> str:
        """How sure the speaker is; of one that is not known that is said already."""
        if quote.confidence is Confidence.UNKNOWN:
            return self.tr("doubtful") if name_of(quote) else ""
        return self.tr("sure") if quote.confidence is Confidence.SURE else self.tr("likely")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a story's words are never markup
        label.setWordWrap(True)
        return label

    def _say(self, label: QLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))


def place(card: QSize, lines: Sequence[QRect], area: QRect) -> QPoint:
    """Where a card of this size stands: above the lines, else below, right or left of them; in the area."""
    first, last = lines[0], lines[-1]
    right = max(line.right() for line in lines) + GAP
    left = min(line.left() for line in lines) - GAP - card.width()
    corners = [QPoint(x, y) for y in (area.bottom(), area.top()) for x in (area.right(), area.left())]
    wished = [
        QPoint(first.left(), first.top() - GAP - card.height()),
        QPoint(last.left(), last.bottom() + GAP),
        QPoint(right, first.top()),
        QPoint(left, first.top()),
        *corners,
    ]
    moved = [_within(point, card, area) for point in wished]
    return min(moved, key=lambda point: _hidden(QRect(point, card), lines))


def _within(point: QPoint, card: QSize, area: QRect) -> QPoint:
    """The nearest place to a point where the card stays in the area."""
    x = max(area.left(), min(point.x(), area.right() - card.width()))
    y = max(area.top(), min(point.y(), area.bottom() - card.height()))
    return QPoint(x, y)


def _hidden(card: QRect, lines: Sequence[QRect]) -> int:
    """How much of the lines a card would hide."""
    covered = (card.intersected(line) for line in lines)
    return sum(part.width() * part.height() for part in covered if part.isValid())
