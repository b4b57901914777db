"""What the pane shows without a story: an invitation, a moment's patience, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.parts import fill, label, row
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from ui.theme import Colours

HINTS = ("next_story", "page", "next_quote", "search")


class Blank(QWidget):
    """A drawn cutting, a headline, a sentence, and the keys worth knowing."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("blank")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = _Cutting(colours, self)
        self._headline = label(self, "blank-headline", wrap=True)
        self._words = label(self, "blank-words", wrap=True)
        for part in (self._headline, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._hints = self._keys()
        column = fill(
            QVBoxLayout(self),
            *(None, row(None, self._sign, None), self._headline),
            *(self._words, row(None, self._hints, None), None),
            margins=(24, 24, 24, 48),
            space=10,
        )
        column.insertSpacing(2, 8)
        column.insertSpacing(5, 10)
        self._invites = True
        self.show_invitation()

    def set_colours(self, colours: Colours) -> None:
        self._sign.colours = colours
        self._sign.update()

    def invite(self, wanted: bool) -> None:
        """Whether there are stories to choose from; where there are none, the list says why."""
        if wanted != self._invites:
            self._invites = wanted
            self.show_invitation()

    def show_invitation(self) -> None:
        """No story is chosen."""
        self._show(
            self.tr("Select a story") if self._invites else "", "", sign=self._invites, hints=self._invites
        )

    def show_patience(self) -> None:
        """A story is being fetched from the library."""
        self._show("", self.tr("Opening…"), sign=False, hints=False)

    def show_trouble(self, headline: str, sentence: str) -> None:
        """A story cannot be shown, and why."""
        self._show(headline, sentence, sign=True, hints=False)

    def text(self) -> str:
        """What is said."""
        return "\n".join(words for words in (self._headline.text(), self._words.text()) if words)

    def _show(self, headline: str, words: str, *, sign: bool, hints: bool) -> None:
        for part, said in ((self._headline, headline), (self._words, words)):
            part.setText(said)
            part.setVisible(bool(said))
        self._sign.setVisible(sign)
        self._hints.setVisible(hints)

    def _keys(self) -> QWidget:
        """The first keys of a few commands, as they are set at this moment."""
        made = QWidget(self)
        grid = QGridLayout(made)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(7)
        for line, command in enumerate(COMMANDS[name] for name in HINTS):
            key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            cap = label(made, "key-cap", key)
            grid.addWidget(cap, line, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(made, "blank-hint", command.words.replace("&", "")), line, 1)
        return made


class _Cutting(QWidget):
    """A story cut out of a page: a few lines of print with a dashed edge."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours = colours
        self.setFixedSize(92, 76)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(8.5, 6.5, 74, 62)
        painter.setBrush(QColor(self.colours.raised))
        edge = QPen(QColor(self.colours.thumb_hover), 1.3)
        edge.setDashPattern([4, 3])
        painter.setPen(edge)
        painter.drawRoundedRect(sheet, 4, 4)
        for colour, thick, y, right in (
            (self.colours.muted, 4, 21, 58),
            (self.colours.thumb, 2.4, 33, 70),
            (self.colours.quote_underline, 3.4, 41.5, 62),
            (self.colours.thumb, 2.4, 50, 70),
            (self.colours.thumb, 2.4, 58, 46),
        ):
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(21, y), QPointF(right, y))
        painter.end()
