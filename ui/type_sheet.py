"""The small sheet behind Aa: theme, typeface, size, width and lines of what one reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui import fonts, theme
from ui.cover import Cover
from ui.parts import fill, label, paint_signs, row, tool
from ui.theme import DARK, LIGHT, SEPIA, Theme
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from ui.theme import Colours

WIDTH = 296
GROUNDS = {
    Theme.LIGHT: (LIGHT, LIGHT),
    Theme.SEPIA: (SEPIA, SEPIA),
    Theme.DARK: (DARK, DARK),
    Theme.SYSTEM: (LIGHT, DARK),
}


class TypeSheet(QFrame):
    """Every change is seen in the story at once. It closes by Escape, or when one looks elsewhere.

    Signals: theme_wanted(Theme), type_wanted(Typography).
    """

    theme_wanted = Signal(object)
    type_wanted = Signal(object)

    def __init__(self, colours: Colours, over: QWidget) -> None:
        cover = Cover(over)
        super().__init__(cover)
        self._cover = cover
        self.setObjectName("type-sheet")
        self.setAccessibleName(self.tr("Text and theme"))
        self.setFixedWidth(WIDTH)
        self._typography = Typography()
        names = {
            Theme.LIGHT: self.tr("Light"),
            Theme.SEPIA: self.tr("Sepia"),
            Theme.DARK: self.tr("Dark"),
            Theme.SYSTEM: self.tr("As the system"),
        }
        self.themes = {one: Sample(one, words, self) for one, words in names.items()}
        faces = {Face.SERIF: self.tr("Serif"), Face.SANS: self.tr("Sans"), Face.SYSTEM: self.tr("System")}
        self.faces = {one: self._face(one, words) for one, words in faces.items()}
        self._only_one(self.themes.values())
        self._only_one(self.faces.values())
        self.text = self._stepper("size", self.tr("Size"), Typography.larger)
        self.measure = self._stepper("width", self.tr("Width"), Typography.wider)
        self.lines = self._stepper("lines", self.tr("Lines"), Typography.looser)
        self.reset = tool(self, "type-reset", self.tr("As Cuttings was designed"), "", self.tr("As designed"))
        self.reset.clicked.connect(partial(self._want, Typography()))
        column = QVBoxLayout(self)
        fill(
            column,
            row(*self.themes.values(), space=8),
            row(*self.faces.values(), space=6),
            *(self.text, self.measure, self.lines),
            row(None, self.reset),
            margins=(14, 14, 14, 10),
            space=10,
        )
        for one, sample in self.themes.items():
            sample.clicked.connect(partial(self.theme_wanted.emit, one))
        self.set_colours(colours)

    def open(self, chosen: Theme, typography: Typography, at: QPoint) -> None:
        """Show how it is now, with the upper right corner at a point of the window."""
        self.show_theme(chosen)
        self.show_type(typography)
        self._cover.open(self, at)
        self.themes[chosen].setFocus(Qt.FocusReason.PopupFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # between two buttons is not beside the sheet

    def show_theme(self, chosen: Theme) -> None:
        self.themes[chosen].setChecked(True)

    def show_type(self, typography: Typography) -> None:
        """Show these values."""
        self._typography = typography
        self.faces[typography.face].setChecked(True)
        self.text.say(str(typography.pixels))
        self.measure.say(self.tr("{} letters").format(typography.measure))
        self.lines.say(f"{typography.leading / 100:.2f}".rstrip("0").rstrip("."))
        self.reset.setEnabled(typography != Typography())

    def set_colours(self, colours: Colours) -> None:
        for sample in self.themes.values():
            sample.set_colours(colours)
        paint_signs(self, colours)

    def _stepper(self, sign: str, words: str, step: Callable[[Typography, int], Typography]) -> Stepper:
        made = Stepper(sign, words, self)
        made.stepped.connect(lambda by: self._want(step(self._typography, by)))
        return made

    def _face(self, face: Face, words: str) -> QToolButton:
        made = tool(self, "face", self.tr("Typeface: {}").format(words), "", words)
        made.setFont(fonts.reading(face, theme.SIZES.large))
        made.setMinimumWidth(82)
        made.clicked.connect(lambda: self._want(self._typography._replace(face=face)))
        return made

    def _only_one(self, buttons: Iterable[QAbstractButton]) -> None:
        group = QButtonGroup(self)
        for button in buttons:
            button.setCheckable(True)
            group.addButton(button)

    def _want(self, typography: Typography, *_: object) -> None:
        self.show_type(typography)
        self.type_wanted.emit(typography)


class Stepper(QWidget):
    """A name, less, a value, more. Signals: stepped(int): -1 or 1."""

    stepped = Signal(int)

    def __init__(self, sign: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        name = label(self, "stepper-name", words)
        self.value = label(self, "stepper-value")
        self.value.setFixedWidth(84)
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = tool(self, f"{sign}-less", self.tr("{}: less").format(words), "minus")
        self.more = tool(self, f"{sign}-more", self.tr("{}: more").format(words), "add")
        self.less.clicked.connect(partial(self.stepped.emit, -1))
        self.more.clicked.connect(partial(self.stepped.emit, 1))
        self.setLayout(row(name, None, self.less, self.value, self.more, space=2))

    def say(self, value: str) -> None:
        self.value.setText(value)


class Sample(QAbstractButton):
    """A theme, shown by itself: its ground with two letters on it."""

    def __init__(self, chosen: Theme, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._grounds = GROUNDS[chosen]
        self._colours = LIGHT
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setFixedSize(QSize(60, 44))

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        first, second = self._grounds
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(shape, QColor(first.surface))
            half = box.adjusted(box.width() / 2, 0, 0, 0)
            painter.save()
            painter.setClipPath(shape)
            painter.fillRect(half, QColor(second.surface))
            painter.restore()
            painter.setPen(QPen(QColor(self._colours.rule), 1))
            painter.drawPath(shape)
            painter.setFont(fonts.serif(theme.SIZES.heading))
            for letter, look, part in (
                ("A", first, box.adjusted(0, 0, -box.width() / 2, 0)),
                ("a", second, half),
            ):
                painter.setPen(QColor(look.text))
                side = Qt.AlignmentFlag.AlignRight if letter == "A" else Qt.AlignmentFlag.AlignLeft
                painter.drawText(part, side | Qt.AlignmentFlag.AlignVCenter, letter)
            if self.isChecked() or self.hasFocus():
                painter.setPen(QPen(QColor(self._colours.accent), 2 if self.isChecked() else 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
