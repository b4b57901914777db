"""What is selected on a page stays so when the page is set anew, for a picture that came or other letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ui import clean_text

if TYPE_CHECKING:
    from ui.paper import Paper
    from ui.places import Place


class Selection(NamedTuple):
    """From where to where, in the story's own characters, and which words those were."""

    anchor: Place
    position: Place
    words: str


def held(paper: Paper) -> Selection | None:
    """The selection of a page, or where a drag has just begun; None where no words of the story are."""
    cursor = paper.textCursor()
    if paper.sheet is None:
        return None
    anchor, position = (paper.sheet.places.place(at) for at in (cursor.anchor(), cursor.position()))
    return Selection(anchor, position, clean_text.selected(cursor)) if anchor and position else None


def give_back(paper: Paper, selection: Selection) -> None:
    """Select the same on the page that lies there now, if those words stand there still."""
    if paper.sheet is None:
        return
    anchor, position = map(paper.sheet.places.position, selection[:2])
    if anchor is None or position is None:
        return
    cursor = paper.textCursor()
    cursor.setPosition(anchor)
    cursor.setPosition(position, cursor.MoveMode.KeepAnchor)
    if clean_text.selected(cursor) == selection.words:
        paper.setTextCursor(cursor)
