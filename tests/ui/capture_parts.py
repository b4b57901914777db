"""A capture as its sheet is given it, made by the real splitter in this very process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import captures, pipeline
from reader.types import ByHand, CaptureRead, Page
from tests.reader.handiwork import DIGEST, NOW
from ui import capture_lines
from ui.capture_lines import Kind

if TYPE_CHECKING:
    from ui.capture_lines import Lines, Row

FERRY = "Ferry crews end strike in Halden Bay"
WELLS = "Calderra opens village wells to save the harvest"
PUMPS = "Pumps were brought from the coast on forty lorries."
CARS = "Cars waited for three hours at the northern ramp on the last day."


def read(text: str = DIGEST, by_hand: ByHand | None = None, page: Page | None = None) -> CaptureRead:
    """A text (or a page) that was read and is not kept."""
    page = page or captures.from_text(text)
    said = by_hand or ByHand()
    found = pipeline.read_capture(page, NOW, said)
    assert found.split is not None
    return CaptureRead(page=page, by_hand=said, moment=NOW, stories=found.stories, split=found.split)


def lines(text: str = DIGEST, by_hand: ByHand | None = None) -> Lines:
    return capture_lines.read(read(text, by_hand))


def rows(shown: Lines, *, all_shown: bool = False, first: int = 0, most: int = 500) -> list[Row]:
    return shown.rows(all_shown=all_shown, opened=(), first=first, most=most)


def row(shown: Lines, words: str, kind: Kind = Kind.LINE) -> Row:
    """The row of a kind that begins with these words."""
    found = rows(shown, all_shown=kind is Kind.LEFT)
    return next(one for one in found if one.kind is kind and one.line.text.startswith(words))
