"""How stories are set is chosen in one small sheet, seen at once, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest

from tests import factories as make
from tests.ui.pane_parts import paper, short_story
from tests.ui.typeset import set_in_type
from ui import document
from ui.memory import FILE, Memory
from ui.setting import Setting
from ui.theme import LIGHT, Theme
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


def test_text_and_theme_change_under_ones_eyes_by_keys_alone(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    pane = desk.columns.pane
    pane.show_story(short_story())
    window.menus.actions["type"].trigger()
    sheet = desk.open.page_acts.type_sheet
    assert sheet.isVisible()
    assert sheet.themes[Theme.LIGHT].isChecked()
    assert sheet.grab().toImage().pixelColor(6, sheet.height() // 2).name() == LIGHT.raised
    for button in (sheet.text.more, sheet.measure.less, sheet.lines.more, sheet.faces[Face.SANS]):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert pane.typography == Typography(pixels=20, measure=62, leading=168, face=Face.SANS)
    letters = paper(pane).document().find("she said").charFormat().font()
    assert (letters.pixelSize(), QFontInfo(letters).family()) == (20, "Source Sans Pro")
    QTest.keyClick(sheet.themes[Theme.SEPIA], Qt.Key.Key_Space)

    def ink() -> str:
        return paper(pane).document().find("she said").charFormat().foreground().color().name()

    qtbot.waitUntil(lambda: ink() == "#332a1e")
    QTest.keyClick(sheet.reset, Qt.Key.Key_Space)
    assert pane.typography == Typography()
    assert not sheet.reset.isEnabled()
    sheet.grab()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_steps_end_where_they_end_and_odd_values_become_the_nearest() -> None:
    assert Typography(pixels=5, measure=9, leading=9).sound() == Typography(
        pixels=12, measure=44, leading=130
    )
    assert Typography().wider(99).measure == 100
    assert Typography().looser(-99).leading == 130


@pytest.mark.parametrize("face", Face)
def test_every_face_has_letters(qapp: object, face: Face) -> None:
    setting = Setting(colours=LIGHT, typography=Typography(face=face))
    sheet = set_in_type(make.story(body=make.body(make.paragraph("It rained."))), setting)
    assert sheet.document.find("rained").charFormat().font().families()


def test_a_wider_column_and_looser_lines_are_just_that(qapp: object) -> None:
    story = make.story(body=make.body(make.paragraph("It rained on the roofs. " * 40)))
    heights = []
    for typography in (Typography(), Typography(leading=195), Typography(measure=100)):
        setting = Setting(colours=LIGHT, typography=typography)
        sheet = set_in_type(story, setting)
        document.fit(sheet.document, setting, 1400)
        heights.append(sheet.document.size().height())
    assert heights[1] > heights[0] > heights[2]


def test_an_odd_file_counts_as_never_said(window: Window, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("[General]\nface=comic\nleading=x\nmeasure=50\n", encoding="utf-8")
    assert Memory(tmp_path).typography() == Typography(measure=50)


@pytest.mark.parametrize("chosen", [Theme.LIGHT, Theme.DARK, Theme.SEPIA])
def test_its_corners_are_round_and_show_what_lies_below(
    window: Window, desk: Desk, chosen: Theme, qtbot: QtBot
) -> None:
    desk.set_theme(chosen)
    desk.columns.pane.show_story(short_story())
    below = window.grab().toImage()
    window.menus.actions["type"].trigger()
    sheet = desk.open.page_acts.type_sheet
    place = QRect(sheet.mapTo(window, QPoint(0, 0)), sheet.size())
    seen = window.grab().toImage()
    for corner in (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()):
        assert seen.pixel(corner) == below.pixel(corner)
    assert seen.pixel(place.center()) != below.pixel(place.center())


def test_it_is_put_away_by_a_click_beside_it_and_gives_the_keys_back(window: Window, desk: Desk) -> None:
    stories = desk.columns.list
    stories.setFocus()
    stories.step(1)
    row = stories.currentIndex().row()
    window.menus.actions["type"].trigger()
    sheet = desk.open.page_acts.type_sheet
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert sheet.isVisible(), "between two buttons is not beside it"
    visited = set()
    for _ in range(30):
        focus = window.focusWidget()
        assert sheet.isAncestorOf(focus), "Tab stays in the sheet"
        visited.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert visited >= {sheet.themes[Theme.LIGHT], sheet.faces[Face.SERIF], sheet.text.less, sheet.lines.more}
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_J)
    assert stories.currentIndex().row() == row, "keys are for the sheet"
    around = sheet.parentWidget()
    assert around is not None
    QTest.mouseClick(around, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not sheet.isVisible()
    assert stories.hasFocus()
    window.menus.actions["type"].trigger()
    window.resize(window.width() - 100, window.height())
    assert not sheet.isVisible()
