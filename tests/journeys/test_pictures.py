"""Somebody looks at the pictures of a story: large, from one to the next, closer; also without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.test_keyboard import go_to_button
from tests.journeys.test_page import page
from tests.journeys.test_page_menu import ask_by_key
from tests.pictures_of import png
from tests.ui.typeset import colours_in
from ui.picture_viewer import STEP, PictureViewer

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

HEADLINE = "A lamp and a boat"
LAMP, BOAT = (QColor(shade, shade, shade).name() for shade in (90, 170))


def illustrated(journey: Journey, site: Site) -> None:
    """A story with two pictures, subscribed to and open, its pictures kept."""
    site.put("/lamp.png", png(900, 500, 90), "image/png")
    site.put("/boat.png", png(600, 400, 170), "image/png")
    figures = "".join(
        f"<figure><img src='{site.address(f'/{name}.png')}'><figcaption>{caption}</figcaption></figure>"
        for name, caption in (("lamp", "The lamp of Port Merrin"), ("boat", "The last boat"))
    )
    words = "<p>The lamp burns, and the boat comes home to it every evening, as boats do.</p>"
    site.feed("/feed.xml", title="The Courier", stories=[(HEADLINE, f"{words}{figures}{words}")])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read(HEADLINE)
    journey.come_back()
    journey.wait(lambda: (story := journey.desk.columns.pane.story) and len(story.pictures) == 2)


def click_picture(journey: Journey, mouse: Mouse) -> PictureViewer:
    """Click on the first picture that is seen, and wait until it is there, large."""
    paper = page(journey)
    paper.lay_out()
    room = paper.viewport().rect()
    points = (QPoint(room.center().x(), y) for y in range(room.top() + 8, room.bottom(), 8))
    there = next(point for point in points if paper.picture_at(QPointF(point)))
    mouse.click(paper.viewport(), there + QPoint(0, 24))
    viewer = journey.desk.open.page_acts.viewer
    journey.wait(viewer.isVisible)
    return viewer


def caption(viewer: PictureViewer) -> str:
    assert viewer.shown is not None
    return viewer.shown.words


def is_painted(viewer: PictureViewer, colour: str) -> bool:
    return colour in colours_in(viewer.grab().toImage())


def test_a_picture_is_clicked_looked_at_closer_and_put_away(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    illustrated(journey, site)
    viewer = click_picture(journey, mouse)
    assert caption(viewer) == "The lamp of Port Merrin"
    journey.wait(lambda: is_painted(viewer, LAMP))
    mouse.click(viewer, QPoint(viewer.width() - 30, viewer.height() // 2))
    assert caption(viewer) == "The last boat"
    journey.wait(lambda: is_painted(viewer, BOAT))
    middle = viewer.mapTo(journey.window, viewer.rect().center())
    QTest.wheelEvent(journey.window.windowHandle(), QPointF(middle), QPoint(0, 120))
    assert viewer.zoom == STEP
    mouse.click(viewer, QPoint(20, viewer.height() - 20))  # beside it
    assert not viewer.isVisible()


def test_the_keyboard_alone_looks_at_pictures(journey: Journey, site: Site) -> None:
    illustrated(journey, site)
    go_to_button(journey, "paper")
    ask_by_key(journey, "View pictures")
    viewer = journey.desk.open.page_acts.viewer
    journey.wait(lambda: QApplication.focusWidget() is viewer)
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(viewer, key)
        seen.append(caption(viewer))
    assert seen == ["The last boat", "The lamp of Port Merrin", "The last boat"]
    for key, zoom in (
        (Qt.Key.Key_Plus, STEP),
        (Qt.Key.Key_Minus, 1),
        (Qt.Key.Key_Plus, STEP),
        (Qt.Key.Key_0, 1),
    ):
        QTest.keyClick(viewer, key)
        assert viewer.zoom == zoom
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
    journey.wait(page(journey).hasFocus)


def test_without_a_network_the_pictures_of_a_story_are_there(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    illustrated(journey, site)
    site.remove("/lamp.png")
    site.remove("/boat.png")
    journey.command("offline")
    asked = len(site.requests)
    journey.restart()
    journey.command("all")
    journey.read(HEADLINE)
    journey.wait(lambda: {LAMP, BOAT} & colours_in(page(journey).grab().toImage()))
    viewer = click_picture(journey, mouse)
    journey.wait(lambda: is_painted(viewer, LAMP))
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert len(site.requests) == asked
