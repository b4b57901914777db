"""Somebody keeps the list in order: how its rows are, what stands first, acts on many, searches that narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from reader.types import Scope
from tests import feeds
from tests.journeys.test_keyboard import press, write
from tests.pictures_of import png
from tests.ui import spoken
from tests.ui.typeset import colours_in
from ui.orders import Order
from ui.palette import OFFER
from ui.row_shape import Density
from ui.story_row import DAY, LINE
from ui.theme import LIGHT

if TYPE_CHECKING:
    from reader.types import Line
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

TOWNS = ("Aske", "Brenna", "Moss", "Talvik", "Ellis")
LAMP = "The lamp of the harbour burns all night."
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def filled(journey: Journey) -> None:
    """A library of some stories, seen all together, newest first."""
    for town in TOWNS:
        text = f"Rain in {town}\n\nIt rained on {town} all day, and the harbour master counted the boats.\n"
        journey.desk.library.save_text(text)
    journey.restart()
    journey.command("all")
    journey.wait(lambda: len(journey.headlines()) == len(TOWNS))


def test_rows_and_their_order_are_as_one_likes_and_stay_so(journey: Journey, mouse: Mouse) -> None:
    filled(journey)
    newest, search = journey.headlines(), journey.desk.columns.search
    high = journey.desk.columns.list.rowHeight(0)
    for density in (Density.DENSE, Density.HEADLINES):
        mouse.click(search.rows)
        assert journey.desk.columns.list.density is density
        low = journey.desk.columns.list.rowHeight(0)
        assert low < high
        high = low
    mouse.choose_behind(search.sort, "Oldest first")
    journey.wait(lambda: journey.headlines() == newest[::-1])
    journey.restart()
    assert journey.desk.columns.list.density is Density.HEADLINES
    assert search.order is Order.OLDEST


def test_many_are_chosen_and_bookmarked_thrown_away_and_taken_back(journey: Journey, mouse: Mouse) -> None:
    filled(journey)
    headlines, stories = journey.headlines(), journey.desk.columns.list
    mouse.row(stories, lambda index: index.row() == 1)
    mouse.row(stories, lambda index: index.row() == 3, held=SHIFT)
    mouse.row(stories, lambda index: index.row() == 2, held=CTRL)
    bulk = journey.desk.columns.middle.bulk
    assert spoken.label(bulk, "bulk-words").text() == "2 chosen"
    mouse.click(bulk.buttons["bookmark"])
    counts = journey.desk.library.sidebar
    journey.wait(lambda: counts().counts[Scope.BOOKMARKS] == 2)
    mouse.click(bulk.buttons["delete"])
    journey.wait(lambda: journey.headlines() == [headlines[0], headlines[2], headlines[4]])
    assert spoken.banner(journey.window) == "2 stories are in the trash"
    for bookmarks in (2, 0):
        mouse.menu("Edit", "Undo")
        journey.wait(lambda bookmarks=bookmarks: counts().counts[Scope.BOOKMARKS] == bookmarks)  # type: ignore[misc]
        journey.wait(lambda: journey.headlines() == headlines)


def test_a_story_that_was_read_stays_until_the_view_is_left(journey: Journey, mouse: Mouse) -> None:
    filled(journey)
    journey.command("unread")
    journey.wait(lambda: len(journey.headlines()) == len(TOWNS))
    before, stories = journey.headlines(), journey.desk.columns.list
    mouse.row(stories, lambda index: index.row() == 1)
    journey.wait(lambda: journey.desk.library.sidebar().counts[Scope.UNREAD] == len(TOWNS) - 1)
    journey.wait(lambda: (line := stories.line()) and line.read)
    assert journey.headlines() == before
    journey.command("all")
    journey.command("unread")
    journey.wait(lambda: journey.headlines() == [before[0], *before[2:]])


def test_a_row_says_what_a_story_is_and_what_was_done_to_it(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    site.put("/lamp.png", png(300, 300, 77), "image/png")
    burns, rain = ("The lamp burns", f"<p>{LAMP}</p>"), ("Rain at last", "<p>It rained on the harbour.</p>")
    told = feeds.write("rss", "The Courier", (burns, rain), site=site.address(), address=site.address("/f"))
    picture = (
        f'<content xmlns="http://search.yahoo.com/mrss/" url="{site.address("/lamp.png")}" medium="image"/>'
    )
    site.put("/feed.xml", told.replace("</item>", f"{picture}</item>", 1), feeds.MEDIA_TYPES["rss"])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read("The lamp burns")
    journey.come_back()
    listed = journey.desk.columns.list
    journey.wait(lambda: journey.desk.columns.pane.story and journey.desk.columns.pane.story.pictures)
    assert listed.model().index(0, 0).data(DAY), "the first row of a day says which"
    assert not listed.model().index(1, 0).data(DAY)
    journey.desk.acts.tag(journey.desk.chosen(), "lamps")
    journey.command("bookmark")

    def line() -> Line:
        found: Line = listed.model().index(0, 0).data(LINE)
        return found

    journey.wait(lambda: line().bookmarked and line().tags == ("lamps",) and line().read)
    assert (line().outlet, line().excerpt) == ("The Courier", LAMP)

    def painted(row: int) -> set[str]:
        return colours_in(listed.viewport().grab(listed.visualRect(listed.model().index(row, 0))).toImage())

    journey.wait(lambda: QColor(77, 77, 77).name() in painted(0))
    assert LIGHT.unread in painted(1), "a dot before what is unread"
    mouse.row(listed, lambda index: index.row() == 1)
    journey.wait(lambda: LIGHT.unread not in painted(1))


def test_the_field_leads_anywhere_by_the_keyboard_alone(journey: Journey) -> None:
    filled(journey)
    journey.desk.library.tag(journey.desk.library.ids(journey.desk.view())[:2], "weather/rain")
    journey.restart()
    press(journey, Qt.Key.Key_K, CTRL)
    write("rain")
    palette = journey.desk.columns.finding.palette
    while not (offer := palette.offer()) or "weather/rain" not in offer.words:
        assert palette.isVisible()
        press(journey, Qt.Key.Key_Down)
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: journey.desk.view().tag == "weather/rain")
    journey.wait(lambda: len(journey.headlines()) == 2)
    press(journey, Qt.Key.Key_Slash)
    write("tag:wea")
    press(journey, Qt.Key.Key_Down)
    press(journey, Qt.Key.Key_Return)
    assert journey.desk.columns.search.words() == "tag:weather"
    press(journey, Qt.Key.Key_Escape)
    assert journey.desk.columns.list.hasFocus()
    press(journey, Qt.Key.Key_K, CTRL)
    write(">keys")
    press(journey, Qt.Key.Key_Return)
    assert journey.window.keys.isVisible()


def test_the_field_offers_what_the_library_has_and_conditions_are_taken_off(
    journey: Journey, mouse: Mouse
) -> None:
    filled(journey)
    journey.desk.library.tag(journey.desk.library.ids(journey.desk.view())[:2], "weather/rain")
    journey.restart()
    journey.command("all")
    search = journey.desk.columns.search
    mouse.write(search.field, "harbour tag:wea")
    palette = journey.desk.columns.finding.palette
    journey.wait(palette.isVisible)
    mouse.row(palette.list, lambda index: "weather/rain" in index.data(OFFER).words)
    journey.wait(lambda: len(journey.headlines()) == 2)
    (chip,) = search.chips._chips
    mouse.click(chip)
    journey.wait(lambda: len(journey.headlines()) == len(TOWNS))
    assert search.field.text() == "harbour"
    assert journey.desk.columns.list.model().index(0, 0).data(LINE).marks, "what was found is marked"
