"""Somebody puts the side bar in order with the mouse, and works a while without a network."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit

from reader.types import Scope, View
from tests.journeys.mouse import RIGHT
from tests.journeys.test_feed import refreshed, subscribe
from tests.journeys.test_keyboard import go_to_button, press, write
from tests.journeys.test_mouse import is_of
from tests.journeys.test_page_menu import ask_by_key, choose_by_keys
from tests.pictures_of import png
from tests.ui import spoken
from tests.ui.typeset import colours_in
from ui.feed_model import PLACE
from ui.theme import LIGHT

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def names(journey: Journey) -> list[str]:
    """The rows of the side bar, from the top."""
    return [place.name for place in journey.desk.columns.tree.places()]


def test_a_feed_is_named_put_into_a_folder_and_folded_away(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    subscribe(journey, site)
    (feed,) = journey.desk.library.feeds()
    tree = journey.desk.columns.tree
    mouse.row(tree, lambda index: is_of(index, View(feed=feed.id)), RIGHT)
    mouse.choose("Rename")
    field = tree.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Harbour paper")
    mouse.row(tree, lambda index: is_of(index, View(scope=Scope.ALL)))
    journey.wait(lambda: "Harbour paper" in names(journey))

    mouse.menu("Feeds", "New folder")
    journey.wait(lambda: journey.window.findChild(QInputDialog))
    ask = journey.window.findChild(QInputDialog)
    assert isinstance(ask, QInputDialog)
    field = ask.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    mouse.write(field, "Papers", enter=True)
    journey.wait(lambda: "Papers" in names(journey))
    mouse.row(tree, lambda index: is_of(index, View(feed=feed.id)), RIGHT)
    mouse.choose("Move to")
    mouse.choose("Papers")
    journey.wait(lambda: journey.desk.library.feeds()[0].folder is not None)
    journey.wait(lambda: names(journey).index("Harbour paper") > names(journey).index("Papers"))
    mouse.menu("Edit", "Undo move")
    journey.wait(lambda: journey.desk.library.feeds()[0].folder is None)


def test_feeds_are_put_in_order_by_the_keyboard_alone(journey: Journey, site: Site) -> None:
    subscribe(journey, site)
    journey.come_back()
    tree, library = journey.desk.columns.tree, journey.desk.library
    press(journey, Qt.Key.Key_N, CTRL | SHIFT)
    journey.wait(lambda: isinstance(QApplication.activeWindow(), QInputDialog))
    write("Papers")
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: "Papers" in names(journey))
    journey.come_back()

    go_to_button(journey, "places")
    walk_to(journey, "The Courier")
    press(journey, Qt.Key.Key_F2)
    write("Harbour paper")
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: names(journey)[-2:] == ["Papers", "Harbour paper"])
    press(journey, Qt.Key.Key_M, CTRL | SHIFT)
    choose_by_keys(journey, "Papers")
    journey.wait(lambda: library.feeds()[0].folder is not None)
    journey.wait(lambda: tree.places()[-1].depth == 1)

    walk_to(journey, "Papers")
    assert tree.isExpanded(tree.currentIndex())
    press(journey, Qt.Key.Key_Left)
    assert not tree.isExpanded(tree.currentIndex())
    journey.restart()
    tree = journey.desk.columns.tree
    go_to_button(journey, "places")
    walk_to(journey, "Papers")
    assert not tree.isExpanded(tree.currentIndex()), "it stays folded away"
    press(journey, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.currentIndex())
    ask_by_key(journey, "Mark all as read")
    journey.wait(lambda: journey.desk.library.sidebar().counts[Scope.UNREAD] == 0)
    press(journey, Qt.Key.Key_Delete)  # the folder; the feed stays
    journey.wait(lambda: "Papers" not in names(journey))
    for folders in (1, 0):
        press(journey, Qt.Key.Key_Z, CTRL) if folders else press(journey, Qt.Key.Key_Z, CTRL | SHIFT)
        journey.wait(lambda folders=folders: names(journey).count("Papers") == folders)  # type: ignore[misc]
    assert names(journey)[-1] == "Harbour paper"


def walk_to(journey: Journey, name: str) -> None:
    """Home, and down, row by row."""
    tree = journey.desk.columns.tree
    press(journey, Qt.Key.Key_Home)
    for _ in names(journey):
        place = tree.current()
        if place is not None and place.name == name:
            return
        press(journey, Qt.Key.Key_Down)
    raise AssertionError(name)


def test_a_feed_shows_its_icon_its_count_and_what_is_wrong(journey: Journey, site: Site) -> None:
    site.put("/favicon.ico", png(32, 32, 77), "image/png")
    subscribe(journey, site)
    journey.come_back()
    tree = journey.desk.columns.tree
    feed = journey.desk.library.feeds()[0]

    def row() -> set[str]:
        """The colours that the feed's row is painted with."""
        (item,) = [item for item in tree._rows if item.data(PLACE).view == View(feed=feed.id)]
        return colours_in(tree.viewport().grab(tree.visualRect(item.index())).toImage())

    journey.command("today")
    assert tree.place(View(feed=feed.id)).count == 1  # type: ignore[union-attr]
    journey.desk.collecting.by_itself.look_for_icons()
    journey.wait(lambda: QColor(77, 77, 77).name() in row())
    assert LIGHT.danger not in row()
    site.put("/feed.xml", "<html>moved away</html>")
    refreshed(journey)
    journey.wait(lambda: LIGHT.danger in row())
    (place,) = [place for place in tree.places() if place.trouble]
    assert place.name == "The Courier"


def test_offline_nothing_is_asked_and_a_quiet_sign_leads_back(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    subscribe(journey, site)
    asked, footer = len(site.requests), journey.desk.columns.footer
    mouse.menu("Feeds", "Work offline")
    journey.wait(footer.offline.isVisible)
    mouse.click(footer.refresh)
    assert spoken.banner(journey.window) == "You are working offline"
    assert len(site.requests) == asked
    mouse.click(footer.offline)
    assert not footer.offline.isVisible()
    mouse.click(footer.refresh)
    journey.wait(lambda: len(site.requests) > asked)
    journey.wait(lambda: journey.window.menus.actions["refresh"].isEnabled())


def test_an_empty_place_says_why_and_what_would_fill_it(journey: Journey, mouse: Mouse, site: Site) -> None:
    subscribe(journey, site)
    empty = journey.desk.columns.middle.no_list
    said = {}
    for scope in (Scope.BOOKMARKS, Scope.CAPTURES, Scope.TRASH):
        mouse.row(journey.desk.columns.tree, partial(is_of, view=View(scope=scope)))
        journey.wait(empty.isVisible)
        said[scope] = empty.words.text()
    assert all(said.values())
    assert len(set(said.values())) == len(said)
