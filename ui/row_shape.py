"""How high the rows of the story list are, and in which type they are set."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF


class Density(StrEnum):
    """How much of a story a row shows."""

    COMFORTABLE = "comfortable"  # outlet, headline, excerpt, picture
    DENSE = "dense"  # headline, then outlet and excerpt in one line
    HEADLINES = "headlines"  # one line


LINES = 3  # of headline and excerpt, in a comfortable row
EDGES = {Density.COMFORTABLE: 13, Density.DENSE: 9, Density.HEADLINES: 6}  # above and below the text
LEFT, RIGHT = 30, 16  # beside the text; what is unread has its dot at the left
GAP = 3  # between the lines of a row
OVER = 8  # of a story's own ground above its words, below the day


class Type(NamedTuple):
    """The fonts of a row, made from the window's own, so that a larger one enlarges all."""

    meta: QFont
    day: QFont
    headline: QFont
    unread: QFont
    excerpt: QFont
    meta_height: float
    line_height: float
    ascent: float  # of the small type
    described: str  # the small type in words


@lru_cache(maxsize=4)
def fonts(described: str) -> Type:
    """The fonts of a row by the window's font."""
    meta, day, headline, unread, excerpt = (
        _font(described, step, weight)
        for step, weight in ((-2, 400), (-2, 600), (1, 400), (1, 600), (-1, 400))
    )
    line = max(QFontMetricsF(font).height() for font in (headline, unread, excerpt))
    small = QFontMetricsF(meta)
    heights = small.height(), round(line), small.ascent()
    return Type(meta, day, headline, unread, excerpt, *heights, meta.toString())


def height(font: QFont, density: Density = Density.COMFORTABLE) -> int:
    """How high every row is in a font."""
    type_, edges = fonts(font.toString()), 2 * EDGES[density]
    text = {
        Density.COMFORTABLE: type_.meta_height + GAP + LINES * type_.line_height,
        Density.DENSE: type_.line_height + GAP + type_.meta_height,
        Density.HEADLINES: type_.line_height,
    }[density]
    return round(edges + text)


def heading(type_: Type) -> int:
    """How many pixels of the first comfortable row of a day belong to the day."""
    return EDGES[Density.COMFORTABLE] + round(type_.line_height) - OVER


def _font(described: str, step: int, weight: int) -> QFont:
    font = QFont()
    font.fromString(described)
    size = font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 4 / 3)
    font.setPixelSize(max(8, size + step))
    font.setWeight(QFont.Weight(weight))
    return font
