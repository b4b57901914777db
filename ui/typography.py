"""How a person likes to read: size of the text, width of the column, distance of the lines, typeface."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ui.theme import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

PIXELS = (12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 24, 26, 28, 31, 34, 38)  # of the text
MEASURES = (44, 50, 56, 62, 68, 74, 80, 88, 100)  # letters in a line
LEADINGS = (130, 140, 150, 158, 168, 180, 195)  # per cent of the text, from line to line

NARROW = 520  # pixels of a page, below which headlines are smaller and margins thin
SIDE, THIN = 40, 22  # the least margins in pixels


class Face(StrEnum):
    """The typeface of stories."""

    SERIF = "serif"
    SANS = "sans"
    SYSTEM = "system"


class Typography(NamedTuple):
    """One way to set stories; without anything said, that which Cuttings was designed with."""

    pixels: int = SIZES.story
    measure: int = 68  # what eyes follow without losing the line
    leading: int = 158
    face: Face = Face.SERIF

    def larger(self, steps: int) -> Typography:
        return self._replace(pixels=_stepped(PIXELS, self.pixels, steps))

    def wider(self, steps: int) -> Typography:
        return self._replace(measure=_stepped(MEASURES, self.measure, steps))

    def looser(self, steps: int) -> Typography:
        return self._replace(leading=_stepped(LEADINGS, self.leading, steps))

    def side(self, width: float) -> float:
        """The margin on both sides of the column, on a page of this width; all in pixels."""
        column = round(self.pixels * self.measure / 2)  # a letter is half as wide as its size
        return max(THIN if width < NARROW else SIDE, (width - column) / 2)

    def sound(self) -> Typography:
        """The nearest that there is: a file may say anything."""
        return self.larger(0).wider(0).looser(0)


def _stepped(steps: Sequence[int], at: int, by: int) -> int:
    """The value so many steps further, beginning at the nearest; the last is the end."""
    nearest = min(range(len(steps)), key=lambda number: abs(steps[number] - at))
    return steps[max(0, min(nearest + by, len(steps) - 1))]
