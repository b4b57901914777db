"""Sets made stories in type, and looks at what stands on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from tests import factories as make
from ui import document
from ui.setting import Setting
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage, QTextBlock, QTextCharFormat

    from reader.types import Story
    from ui.document import Sheet


SETTING = Setting(colours=LIGHT)


def a_bit_of_everything() -> Story:
    return make.story(
        "‘All is well’ 😀 says nobody",
        summary=("First “line”.", "Second 🌊 “line”."),
        caption="A boat, “the Ada”, at rest",
        byline="By Ines Vidal",
        dateline="PORT ELLERY, Norland",
        body=make.body(
            make.paragraph(
                "It *rained* 🌧 and **poured**, she said: “Nothing [new](https://x.example/a) here.”"
            ),
            make.heading("What now"),
            make.block_quote("Words of somebody"),
            make.item("a “roof”"),
            make.item("a wall", "2."),
            make.picture("A wall"),
            make.caption("The wall, “as it was”"),
            make.table(["Name", "Count"], ["“Ada”", "1,200"], ["“Otto 🐟”", "7"]),
            make.rule(),
            make.code("if rain:\n    stay('in')  # “code”"),
            make.paragraph("The end, “at last”."),
        ),
    )


def set_in_type(story: Story, setting: Setting = SETTING, shown: int = document.WHOLE) -> Sheet:
    return document.build(story, setting, shown=shown)


def words(sheet: Sheet, piece: tuple[int, int]) -> str:
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(piece[0])
    cursor.setPosition(piece[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def lines(sheet: Sheet) -> list[str]:
    return [block.text() for block in blocks(sheet)]


def block_with(sheet: Sheet, text: str) -> QTextBlock:
    return next(block for block in blocks(sheet) if text in block.text())


def blocks(sheet: Sheet) -> Iterator[QTextBlock]:
    block = sheet.document.begin()
    while block.isValid():
        yield block
        block = block.next()


def letters_of(sheet: Sheet, text: str) -> QTextCharFormat:
    found = sheet.document.find(text)
    assert not found.isNull(), text
    return found.charFormat()


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}
