"""Somebody keeps the list in order: how its rows are, what stands first, acts on many, searches that narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.types import Scope
from tests.ui import spoken
from ui.orders import Order
from ui.palette import OFFER
from ui.row_shape import Density
from ui.story_row import LINE

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse

TOWNS = ("Aske", "Brenna", "Moss", "Talvik", "Ellis")
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
