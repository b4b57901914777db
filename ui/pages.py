"""What stands in the window instead of stories: a welcome, a moment's patience, or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import icons
from ui.parts import fill, label, paint_signs, push, row, sentence
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from reader.errors import ReaderError
    from ui.emptiness import Reason
    from ui.theme import Colours

COLUMN = 520


class Sign(QWidget):
    """A large drawn sign."""

    def __init__(self, name: str, colour: str, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._colour = name, colour
        self.setFixedSize(size, size)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def show_sign(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, QRectF(self.rect()), self._name, self._colour)
        painter.end()


class Page(QFrame):
    """A sign, a headline, a few words and what one may do next, in the middle of the pane."""

    def __init__(self, sign: str, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("message-page")
        self.sign = Sign(sign, colours.muted, 56, self)
        self.headline = label(self, "message-headline", wrap=True)
        self.words = label(self, "message-words", wrap=True)
        self.buttons = row(space=10)
        self.column = QVBoxLayout()
        for words in (self.headline, self.words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        fill(self.column, row(None, self.sign, None), self.headline, self.words, space=10)
        self.column.addSpacing(10)
        self.column.addLayout(row(None, self.buttons, None))
        middle = QWidget(self)
        middle.setMaximumWidth(COLUMN)
        middle.setLayout(self.column)
        across = row(None, middle, None, margins=(24, 24, 24, 24))
        across.setStretch(1, 8)
        fill(QVBoxLayout(self), None, across, None)

    def set_colours(self, colours: Colours) -> None:
        self.sign.set_colour(colours.muted)
        paint_signs(self, colours)


class Trouble(Page):
    """The library cannot be opened: which, why, and what to do.

    Signals: again: try once more; elsewhere: choose another folder; restore_wanted: choose a backup.
    """

    again = Signal()
    elsewhere = Signal()
    restore_wanted = Signal()

    def __init__(self, error: ReaderError, colours: Colours, parent: QWidget) -> None:
        super().__init__("warning", colours, parent)
        self.sign.set_colour(colours.danger)
        self.headline.setText(self._headline(error.code))
        reason = sentence(error.reason)
        self.words.setText(reason if reason.endswith((".", "!", "?")) else reason + ".")
        place = label(self, "message-place", error.subject, wrap=True)
        place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.insertWidget(3, place)
        damaged = error.code == "damaged"
        again = push(self, "again", self.tr("Try again"), primary=not damaged)
        elsewhere = push(self, "elsewhere", self.tr("Open another library…"))
        again.clicked.connect(self.again)
        elsewhere.clicked.connect(self.elsewhere)
        restore = push(self, "restore", self.tr("Put back a backup…"), primary=True)
        restore.clicked.connect(self.restore_wanted)
        restore.setVisible(damaged)
        fill(self.buttons, restore, again, elsewhere, space=10)

    def set_colours(self, colours: Colours) -> None:
        super().set_colours(colours)
        self.sign.set_colour(colours.danger)

    def _headline(self, code: str) -> str:
        return {
            "damaged": self.tr("This library cannot be read"),
            "busy": self.tr("This library is in use"),
            "read-only": self.tr("This library cannot be written"),
            "disk-full": self.tr("The disk is full"),
        }.get(code, self.tr("This library cannot be opened"))


class Opening(Page):
    """The library is being made or brought up to date."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("book", colours, parent)
        self.headline.setText(self.tr("Opening your library"))
        self.words.setText(self.tr("This takes a moment."))


class Empty(Page):
    """Nothing to read here: says why, so that an empty list is never a riddle.

    Signals: wanted(str): the command that would fill it.
    """

    wanted = Signal(str)

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__("inbox", colours, parent)
        self.do = push(self, "fill", "")
        self.buttons.addWidget(self.do)
        self.do.clicked.connect(self._ask)

    def show_reason(self, reason: Reason) -> None:
        self.sign.show_sign(reason.sign)
        self.headline.setText(reason.headline)
        self.words.setText(reason.words)
        self.words.setVisible(bool(reason.words))
        self.do.setVisible(bool(reason.command))
        self.do.setProperty("command", reason.command)
        if reason.command:
            words = reason.button or self.tr(COMMANDS[reason.command].words)
            self.do.setText(words.replace("&", ""))

    @Slot()
    def _ask(self) -> None:
        self.wanted.emit(self.do.property("command"))
