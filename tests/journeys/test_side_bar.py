"""Somebody puts the side bar in order with the mouse, and works a while without a network."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from reader.types import Scope, View
from tests.journeys.mouse import RIGHT
from tests.journeys.test_feed import subscribe
from tests.journeys.test_mouse import is_of
from tests.ui import spoken

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site


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


def test_offline_nothing_is_asked_and_a_quiet_sign_leads_back(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    subscribe(journey, site)
    asked, footer = len(site.requests), journey.desk.columns.footer
    mouse.menu("Feeds", "Work offline")
    journey.wait(footer.offline.isVisible)
    mouse.click(footer.refresh)
    assert spoken.banner(journey.window) == "You work offline"
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
