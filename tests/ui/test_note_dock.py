"""The note at the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.types import StoryId
from ui.note_dock import PADDING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


@pytest.mark.parametrize("width", [1900, 1280, 800])
def test_a_note_stands_under_the_words_of_its_story(
    window: Window, desk: Desk, qtbot: QtBot, width: int
) -> None:
    story = StoryId(desk.library.ids(desk.view())[0])
    desk.library.note(story, "Ask about the second vote.")
    window.resize(width, 700)
    desk.columns.list.step(1)
    qtbot.waitUntil(desk.columns.right.note.isVisible)

    def is_under() -> bool:
        page = desk.columns.pane._paper.document().rootFrame().frameFormat()
        note = desk.columns.right.note._column.contentsMargins()
        return abs(page.leftMargin() - note.left() - PADDING) <= 1

    qtbot.waitUntil(is_under)
    desk.columns.pane.zoom(3)
    qtbot.waitUntil(is_under)
