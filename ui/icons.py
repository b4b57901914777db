"""The drawn signs: resources/icons/NAME.svg, in the colour that is asked for, sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from ui.theme import Colours

FOLDER = Path(__file__).parent.parent / "resources" / "icons"
SIZE = 18  # pixels of a sign on a button
SMALL = 16  # in menus and fields


def paint(painter: QPainter, box: QRectF, name: str, colour: str) -> None:
    """Draw a sign into a box."""
    _drawing(name, colour).render(painter, box)


@cache
def icon(name: str, colours: Colours, colour: str = "", size: int = SIZE) -> QIcon:
    """A sign for buttons and menus, quieter when they are disabled.

    Drawn in one size for the screens there are: each further one costs time and memory at the start.
    """
    made = QIcon()
    scales = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    for mode, shade in ((QIcon.Mode.Normal, colour or colours.text), (QIcon.Mode.Disabled, colours.faint)):
        for scale in scales:
            made.addPixmap(pixmap(name, shade, size, scale), mode)
    return made


def pixmap(name: str, colour: str, size: int, scale: float = 1) -> QPixmap:
    """A sign as a picture of so many pixels of the page, each of `scale` pixels of the screen."""
    drawn = QPixmap(_shape(name, round(size * scale)))
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(drawn.rect())
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _shape(name: str, side: int) -> QPixmap:
    """A sign in so many pixels, drawn once: in any other colour it has the same shape."""
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(0, 0, side, side), name, "#000000")
    painter.end()
    return drawn


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


@cache
def _source(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()
