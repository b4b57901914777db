"""A feed's sign: its own icon, or the first letter of its name on a tile of a colour that stays the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from ui import fonts

if TYPE_CHECKING:
    from ui.theme import Colours

DARK = 128  # a ground of less lightness
TILE = "#ece7dd"
LETTERS = ("#3d6b7d", "#7a5c3e", "#5d6b3a", "#7d4a52", "#54577d", "#3f6f5a", "#6f5570", "#806327")
LETTER = 0.7  # of the tile's height
ARTICLES = {
    "the",
    "a",
    "an",
    "der",
    "die",
    "das",
    "le",
    "la",
    "les",
    "el",
    "los",
    "las",
    "il",
    "de",
    "het",
    "o",
    "os",
}


def paint(
    painter: QPainter, box: QRectF, name: str, own: QPixmap | None, colours: Colours, *, quiet: bool = False
) -> None:
    """Paint the sign of the feed with this name; `own` is its icon, `quiet` it is while the feed rests."""
    if own is not None:
        _paint_own(painter, box, own, colours, quiet=quiet)
    else:
        _paint_letter(painter, box.adjusted(1, 1, -1, -1), name)


def letter(name: str) -> str:
    """The first letter of a name; "The Courier" is told from "The Guardian" by its second word."""
    first, _, rest = name.strip().partition(" ")
    telling = rest if rest.strip() and first.casefold() in ARTICLES else name
    return next((sign for sign in telling if sign.isalnum()), "·").upper()


def _paint_own(painter: QPainter, box: QRectF, own: QPixmap, colours: Colours, *, quiet: bool) -> None:
    """On dark ground on a light tile, because most are drawn for white."""
    if QColor(colours.panel).lightness() < DARK:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(TILE))
        painter.drawRoundedRect(box, 4, 4)
        box = box.adjusted(2, 2, -2, -2)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(0.5 if quiet else 1)
    inner = QRectF(0, 0, box.width(), box.width())
    inner.setSize(QSizeF(own.size()).scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio))
    inner.moveCenter(box.center())
    painter.drawPixmap(inner, own, QRectF(own.rect()))
    painter.setOpacity(1)


def _paint_letter(painter: QPainter, tile: QRectF, name: str) -> None:
    colour = LETTERS[sum(name.encode()) % len(LETTERS)]
    sharp = painter.device().devicePixelRatioF()
    painter.drawPixmap(tile.topLeft(), _lettered(letter(name), colour, round(tile.width()), sharp))


@lru_cache(maxsize=512)
def _lettered(sign: str, colour: str, size: int, sharp: float) -> QPixmap:
    """A tile with a letter: drawn once, because rows are drawn many times a second."""
    made = QPixmap(round(size * sharp), round(size * sharp))
    made.setDevicePixelRatio(sharp)
    made.fill(Qt.GlobalColor.transparent)
    tile = QRectF(0, 0, size, size)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(tile, size / 4, size / 4)
        font = fonts.sans(size * LETTER)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, sign)
    return made
