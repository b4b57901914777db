"""The small parts that panes are made of: labels, buttons and rows, named for the style sheet."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

from ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout

    from ui.theme import Colours

Margins = tuple[int, int, int, int]
TOP = 52  # height of the bar at the top of each pane
SCROLL_BAR = 10  # pixels
FRAME = QSize(16, 44)  # what a desktop puts around a window, with its title
INSIDE = 40  # pixels of a window that a sheet leaves free
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Push(QPushButton):
    """A button that Enter presses too; Qt's own leaves that to dialogs and their default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class Tool(QToolButton):
    """A flat button that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class Bar(QScrollBar):
    """A scroll bar as wide without a style sheet: while the theme changes, no page is laid out anew."""

    def sizeHint(self) -> QSize:
        return QSize(SCROLL_BAR, super().sizeHint().height())


def label(parent: QWidget, name: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """Words, dressed by their name. Never rich text: most of what is shown came from somebody else."""
    made = QLabel(text, parent)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def tool(parent: QWidget, name: str, words: str, sign: str = "", text: str = "") -> QToolButton:
    """A flat button with a sign, a text, or both; `words` are its tooltip and what a screen reader says."""
    made = Tool(parent)
    made.setObjectName(name)
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setText(text)
    made.setIconSize(QSize(icons.SIZE, icons.SIZE))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setProperty("sign", sign)
    if sign and text:
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return made


def push(parent: QWidget, name: str, text: str, *, primary: bool = False) -> QPushButton:
    """A button with words on it."""
    made = Push(text, parent)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.setProperty("primary", primary)
    return made


def hairline(parent: QWidget) -> QFrame:
    """A thin line between parts that stand below each other."""
    made = QFrame(parent)
    made.setObjectName("hairline")
    made.setFixedHeight(1)
    return made


def ground(made: QWidget, name: str) -> None:
    """Name a widget for the style sheet, and let it paint its ground from there."""
    made.setObjectName(name)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def row(*parts: QWidget | QLayout | None, margins: Margins = (0, 0, 0, 0), space: int = 6) -> QHBoxLayout:
    """Parts side by side; None is room that stretches."""
    return cast("QHBoxLayout", fill(QHBoxLayout(), *parts, margins=margins, space=space))


def fill(
    box: QBoxLayout, *parts: QWidget | QLayout | None, margins: Margins = (0, 0, 0, 0), space: int = 6
) -> QBoxLayout:
    """Put parts into a layout; None is room that stretches."""
    box.setContentsMargins(*margins)
    box.setSpacing(space)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)
    return box


def sentence(words: str) -> str:
    """Words that begin with a capital."""
    return words[:1].upper() + words[1:]


def tip(words: str) -> str:
    """Plain words for a tool tip: Qt guesses whether they are HTML, and a feed's name is somebody else's."""
    lines = "<br>".join(escape(line) for line in words.split("\n"))
    return f"<p>{lines}</p>" if words else ""


def count(number: int, one: str, many: str) -> str:
    """A number in words: for one, and for any other."""
    return one if number == 1 else many.format(f"{number:,}")


def repaint(area: QAbstractScrollArea) -> None:
    """Have an area painted again. What was not shown yet is painted anyway, and at the start it is dear to
    ask Qt for a viewport: to see what kind it is, all kinds of widgets are gone through.
    """
    if area.isVisible():
        area.viewport().update()


def hide_idle_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the scroll bar, but show its handle only while there is something to scroll."""
    bar = Bar(Qt.Orientation.Vertical, area)
    area.setVerticalScrollBar(bar)
    bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
    bar.setEnabled(bar.maximum() > bar.minimum())


def fit_screen(window: QWidget, width: int, height: int) -> None:
    """Make a window that large, or as large as its screen has room for it and its frame."""
    room = window.screen().availableGeometry().size() - FRAME
    window.resize(QSize(width, height).boundedTo(room))


def fit_window(sheet: QWidget, width: int, height: int) -> None:
    """Make a sheet that large, or as large as the window below it has room for."""
    room = (sheet.parentWidget() or sheet).window().size() - QSize(INSIDE, INSIDE)
    sheet.resize(QSize(width, height).boundedTo(room))


def paint_signs(inside: QWidget, colours: Colours) -> None:
    """Draw the signs of all buttons anew, in the colours of a theme."""
    for button in inside.findChildren(QAbstractButton):
        if sign := button.property("sign"):
            button.setIcon(icons.icon(sign, colours, str(button.property("ink") or colours.text)))
