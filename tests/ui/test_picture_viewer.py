"""A picture is looked at large, closer, and one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from reader.types import Picture
from tests import factories as make
from tests.ui import spoken
from tests.ui.pane_parts import paper
from tests.ui.test_gallery import RED, coloured
from ui.picture_viewer import exhibits
from ui.plates import SIGN
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.types import Story
    from ui.desk import Desk
    from ui.picture_viewer import PictureViewer

LEAD, WALL, GATE = (f"https://x.example/{name}.png" for name in ("lead", "wall", "gate"))


@pytest.fixture
def story(tmp_path: Path) -> Story:
    body = make.body(
        make.paragraph("Before. " * 60),
        make.picture("A wall", WALL),
        make.caption("The wall, as it was"),
        make.picture("A gate", GATE),
        make.picture("A wall again", WALL),
        make.picture("Not kept", "https://x.example/gone.png"),
    )
    pictures = {
        LEAD: coloured(tmp_path, 3000, 1500),
        WALL: coloured(tmp_path),
        GATE: coloured(tmp_path, colour="#1ec81e"),
    }
    return make.story(body=body, pictures=pictures, picture=Picture(LEAD, "The lead"), caption="A boat")


def opened(desk: Desk, story: Story) -> PictureViewer:
    """Click the first picture on the page of a story."""
    pane = desk.columns.pane
    pane.show_story(story)
    page = paper(pane)
    found = page.document().find(SIGN)
    page.bring_into_view([(found.selectionStart(), found.selectionEnd())], 40)
    start = page.textCursor()
    start.setPosition(found.selectionStart())
    place = page.cursorRect(start)
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place.center() + QPoint(30, 0))
    return desk.open.page_acts.viewer


def test_pictures_come_in_the_order_of_reading_each_once_with_their_words(story: Story) -> None:
    assert [(one.address, one.words) for one in exhibits(story)] == [
        (LEAD, "A boat"),
        (WALL, "The wall, as it was"),
        (GATE, "A gate"),
    ]


def test_a_click_shows_a_picture_over_the_window_and_keys_lead_on(
    desk: Desk, story: Story, qtbot: QtBot
) -> None:
    viewer = opened(desk, story)
    assert viewer.isVisible()
    assert viewer.size() == desk.window().size()
    assert viewer.shown is not None
    assert viewer.shown.address == WALL

    def middle() -> str:
        seen = viewer.grab().toImage()
        return seen.pixelColor(seen.rect().center()).name()

    qtbot.waitUntil(lambda: middle() == RED)
    for key, address in ((Qt.Key.Key_Right, GATE), (Qt.Key.Key_J, LEAD), (Qt.Key.Key_Left, GATE)):
        QTest.keyClick(viewer, key)
        assert viewer.shown is not None
        assert viewer.shown.address == address
    desk.set_theme(Theme.DARK)
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert viewer.isHidden()


def test_one_comes_closer_and_goes_back_as_far_as_the_whole(desk: Desk, story: Story) -> None:
    viewer = opened(desk, story)
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.zoom == pytest.approx(1.25)
    for _ in range(20):
        QTest.keyClick(viewer, Qt.Key.Key_Equal)
    assert viewer.zoom == 8
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.zoom == 1
    QTest.mouseDClick(viewer, Qt.MouseButton.LeftButton, pos=viewer.rect().center())
    assert viewer.zoom > 2
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.zoom == 1, "the next picture is whole at first"


def test_the_mouse_leads_on_and_away(desk: Desk, story: Story) -> None:
    viewer = opened(desk, story)
    right = QPoint(viewer.width() - 30, viewer.height() // 2)
    QTest.mouseClick(viewer, Qt.MouseButton.LeftButton, pos=right)
    assert viewer.shown is not None
    assert viewer.shown.address == GATE
    QTest.mouseClick(viewer, Qt.MouseButton.LeftButton, pos=QPoint(viewer.width() // 2, viewer.height() - 5))
    assert viewer.isHidden()


def test_a_cross_in_the_corner_leads_away_by_click_and_by_key(desk: Desk, story: Story) -> None:
    viewer = opened(desk, story)
    cross = viewer.close_button
    assert (cross.accessibleName(), cross.toolTip()) == ("Close", "Close (Esc)")
    assert viewer.width() - cross.geometry().right() < 20
    assert cross.y() < 20
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert viewer.isHidden()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        viewer = opened(desk, story)
        QTest.keyClick(viewer, Qt.Key.Key_Tab)
        assert cross.hasFocus()
        QTest.keyClick(cross, Qt.Key.Key_Right)
        assert viewer.shown is not None
        assert viewer.shown.address == GATE, "keys are for the picture still"
        QTest.keyClick(cross, key)
        assert viewer.isHidden()


def test_the_cross_lights_up_under_the_pointer(desk: Desk, story: Story) -> None:
    cross = opened(desk, story).close_button

    def ground() -> int:
        return cross.grab().toImage().pixelColor(cross.width() // 2, 4).lightness()

    resting = ground()
    cross.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert ground() > resting


def test_tab_stays_in_the_picture(desk: Desk, story: Story) -> None:
    viewer = opened(desk, story)
    for _ in range(2):
        QTest.keyClick(viewer.close_button if viewer.close_button.hasFocus() else viewer, Qt.Key.Key_Tab)
    assert viewer.hasFocus()


def test_a_picture_is_saved_as_it_came_or_the_reason_is_said(
    desk: Desk, story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.columns.pane.show_story(story)
    offered: list[str] = []
    path = tmp_path / "wall.png"

    def ask(_over: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    desk.open.menu.save_wanted.emit(WALL)
    assert path.read_bytes() == story.pictures[WALL].file.read_bytes()
    assert offered[0].endswith(f"{story.headline}.png")
    assert "Picture saved" in spoken.banner(desk.window())
    path = tmp_path / "nowhere" / "wall.png"
    desk.open.menu.save_wanted.emit(WALL)
    assert "not saved" in spoken.banner(desk.window())
