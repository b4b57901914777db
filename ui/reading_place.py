"""Where one is on a page, by its text, so that another width or size of type shows the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor

from reader import reading_places
from reader.types import TOP, Field, ReadingPlace
from ui.places import Place

if TYPE_CHECKING:
    from reader.types import Story
    from ui.paper import Paper


def on(paper: Paper, story: Story) -> ReadingPlace:
    """The place of the line at the top of the pane."""
    fraction = paper.position()
    if not paper.sheet or not paper.setting or fraction <= 0:
        return TOP
    cursor = paper.cursorForPosition(QPoint(paper.viewport().width() // 2, 0))
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    offset = paper.sheet.places.nearest(Field.BODY, cursor.position())
    position = paper.sheet.places.position(Place(Field.BODY, offset))
    if position is None:  # a story without a text
        return ReadingPlace(fraction)
    cursor.setPosition(position)
    above = -paper.cursorRect(cursor).top() / paper.setting.typography.pixels
    return reading_places.at(story.body.text, offset, above, fraction)


def go_to(paper: Paper, place: ReadingPlace) -> None:
    """Scroll until the line of a place stands as it stood."""
    position = None
    if paper.sheet and place.offset >= 0:
        position = paper.sheet.places.position(Place(Field.BODY, place.offset))
    if position is None or not paper.setting:
        paper.scroll_to(place.fraction)
    else:
        paper.return_to((position, round(-place.above * paper.setting.typography.pixels)))
