"""What was left out of a story stands at its end, where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.types import Dropped
from tests import factories as make
from tests.reader.handiwork import DIGEST
from tests.ui import spoken
from tests.ui.typeset import SETTING, lines
from ui import document, left_out

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window

pytestmark = pytest.mark.usefixtures("qapp")


def test_each_line_says_why_it_was_left_out() -> None:
    story = make.story(dropped=(Dropped(text="Short  Url", why="a share bar"),))
    assert lines(document.build(story, SETTING, dropped=True))[-2:] == [
        "Left out of this story",
        "Short Url  —  a share bar",
    ]
    assert not any("Short" in line for line in lines(document.build(story, SETTING)))


def test_very_much_is_cut_short() -> None:
    assert lines(document.build(make.story(), SETTING, dropped=True)) == lines(
        document.build(make.story(), SETTING)
    )
    many = tuple(Dropped(text="x" * 9_000, why="a menu") for _ in range(left_out.MOST + 5))
    shown = lines(document.build(make.story(dropped=many), SETTING, dropped=True))
    assert shown[-1] == "and 5 more lines"
    assert max(map(len, shown)) < 2 * left_out.LONGEST


def open_story(desk: Desk, text: str, qtbot: QtBot) -> None:
    stories = desk.library.save_text(text).stories[:1]
    desk.show_stories(stories)
    qtbot.waitUntil(lambda: desk.columns.pane.story is not None)


def test_a_key_shows_them_and_puts_them_away(window: Window, desk: Desk, qtbot: QtBot) -> None:
    open_story(desk, DIGEST, qtbot)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert spoken.banner(window) == "2 lines were left out of this story: see its end"
    assert desk.columns.pane.left_out_shown
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert not desk.columns.pane.left_out_shown


def test_where_nothing_was_left_out_that_is_said(window: Window, desk: Desk, qtbot: QtBot) -> None:
    open_story(desk, "Bell found\n\nTERN ISLAND: Divers found the bell of the church.", qtbot)
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert spoken.banner(window) == "Nothing was left out of this story"
