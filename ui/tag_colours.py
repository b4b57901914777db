"""The colours a tag may have, as ink on light and on dark grounds; each stands out by 3 to 1 at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

if TYPE_CHECKING:
    from ui.theme import Colours

DARK = 128  # a ground of less lightness
INKS = {
    "red": ("#b3382c", "#ee8b80"),
    "orange": ("#a8581a", "#e0995c"),
    "yellow": ("#8a6d00", "#d6b64c"),
    "green": ("#3f7436", "#8cbf7f"),
    "teal": ("#1c7570", "#63beb6"),
    "blue": ("#2e62a8", "#86aee6"),
    "violet": ("#75499f", "#bd97e0"),
    "grey": ("#6b665e", "#a39c90"),
}
DOT = 12


def ink(colour: str, colours: Colours) -> str:
    """The ink of a tag's colour in a theme; that of quiet text when it has none."""
    light, dark = INKS.get(colour, (colours.muted, colours.muted))
    return dark if QColor(colours.surface).lightness() < DARK else light


def dot(colour: str, colours: Colours) -> QIcon:
    """A colour to choose in a menu."""
    drawn = QPixmap(DOT * 2, DOT * 2)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink(colour, colours)))
        painter.drawEllipse(QPointF(DOT, DOT), DOT - 3, DOT - 3)
    return QIcon(drawn.scaled(QSize(DOT * 2, DOT * 2)))
