"""What is selected on a page is pasted as one would have typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from tests import factories as make
from tests.ui.pane_parts import paper
from ui import clean_text

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from reader.types import Block
    from ui.reader_pane import ReaderPane

LAMPS = make.table(["Lamp", "Colour", "Turns"], ["Port Merrin", "white", ""], ["Salt Ferry", "red", "7"])


def shown(pane: ReaderPane, *blocks: Block) -> QTextDocument:
    pane.show_story(make.story(body=make.body(*blocks)))
    return paper(pane).document()


def between(document: QTextDocument, first: str, last: str) -> str:
    """What is copied from the first of these words to the end of the last."""
    cursor = document.find(first)
    start = cursor.selectionStart()
    end = document.find(last, start).selectionEnd()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return clean_text.selected(cursor)


def test_a_table_is_cells_and_rows(pane: ReaderPane) -> None:
    document = shown(pane, make.paragraph("Before it."), LAMPS, make.paragraph("Behind it."))
    assert between(document, "Before", "Behind") == (
        "Before it.\n\nLamp\tColour\tTurns\nPort Merrin\twhite\t\nSalt Ferry\tred\t7\n\nBehind"
    )


def test_a_selected_column_is_only_that(pane: ReaderPane) -> None:
    document = shown(pane, LAMPS)
    assert between(document, "Colour", "red") == "Colour\nwhite\nred"
    assert between(document, "Colour", "7") == "Colour\tTurns\nwhite\t\nred\t7"
    assert between(document, "ort M", "erri") == "ort Merri", "words of one cell"


def test_a_list_is_a_list_and_code_keeps_its_lines(pane: ReaderPane) -> None:
    code = make.code("for lamp in lamps:\n    turn(lamp)\n\nprint(lamps)")
    document = shown(
        pane, make.paragraph("Bring:"), make.item("a coat"), make.item("a lamp", "2."), code, LAMPS
    )
    assert between(document, "Bring", "print(lamps)") == (
        "Bring:\n\n• a coat\n2. a lamp\n\nfor lamp in lamps:\n    turn(lamp)\n\nprint(lamps)"
    )
    assert between(document, "coat", "lamp") == "coat\n2. a lamp"
