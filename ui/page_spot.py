"""What lies at a place of the page, or under the keys, when one asks what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QUrl

if TYPE_CHECKING:
    from reader.types import Highlight, Quote
    from ui.paper import Paper

BELOW = 6  # pixels from the words to a menu that a key asked for
INSIDE = 3  # pixels within the first of them


class Spot(NamedTuple):
    """A place on the screen, and what is there."""

    at: QPoint
    selected: bool = False  # words that are selected
    link: str = ""  # that leads out of the story
    picture: str = ""  # the address of one
    quote: Quote | None = None
    highlight: Highlight | None = None


def under_pointer(paper: Paper, point: QPoint) -> Spot:
    """What lies at a point of the viewport."""
    shown, place = paper.shown, paper.position_at(QPointF(point))
    quote, stripe = paper.quote_at(place), paper.stripe_at(place)
    cursor = paper.textCursor()
    return Spot(
        paper.viewport().mapToGlobal(point),
        cursor.hasSelection() and cursor.selectionStart() <= place < cursor.selectionEnd(),
        _leading_out(paper, paper.anchorAt(point)),
        paper.picture_at(QPointF(point)),
        shown.marks[quote].quote if quote >= 0 else None,
        shown.stripes[stripe].highlight if stripe >= 0 else None,
    )


def under_keys(paper: Paper) -> Spot:
    """What is selected, else the highlight or else the quote that was gone to; the menu stands below it."""
    shown, selected = paper.shown, paper.textCursor().hasSelection()
    lines = paper.selected_lines()
    if not selected and shown.stripe >= 0:
        lines = paper.lines_of(shown.stripes[shown.stripe].pieces)
    elif not selected and shown.active >= 0:
        lines = paper.lines_of(shown.marks[shown.active].pieces)
    seen = [line for line in lines if line.intersects(paper.viewport().rect())]
    if not seen:
        return Spot(paper.viewport().mapToGlobal(paper.viewport().rect().center()))
    there = under_pointer(paper, seen[0].topLeft() + QPoint(INSIDE, seen[0].height() // 2))
    below = paper.viewport().mapToGlobal(seen[-1].bottomLeft() + QPoint(0, BELOW))
    return there._replace(at=below, selected=selected)


def _leading_out(paper: Paper, link: str) -> str:
    return "" if paper.is_own(QUrl(link)) else link
