"""Somebody looks something up while they read: the story they are at stays open until they choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.types import Scope, View
from tests.journeys.mouse import RIGHT
from tests.journeys.test_keyboard import press, write
from tests.journeys.test_list import CTRL, TOWNS, filled
from tests.journeys.test_marking import page

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse

READ = "Rain in Moss"
OTHER = "Rain in Aske"


def bookmarked(journey: Journey) -> list[str]:
    library = journey.desk.library
    return [line.headline for line in library.lines(library.ids(View(scope=Scope.BOOKMARKS)))]


def test_words_of_a_story_are_looked_up_and_it_stays_open(journey: Journey, mouse: Mouse) -> None:
    filled(journey)
    journey.read(READ)
    mouse.drag_over(page(journey), "harbour master")
    mouse.click_on(page(journey), "arbour master", RIGHT)
    mouse.choose("Search the library")
    stories = journey.desk.columns.list
    assert stories.view.search == '"harbour master"'
    journey.wait(lambda: stories.current() is None)  # nothing is chosen yet of what was found
    assert len(journey.headlines()) == len(TOWNS)
    assert journey.shown() == READ

    press(journey, Qt.Key.Key_S)  # it can be acted on as before
    journey.wait(lambda: bookmarked(journey) == [READ])
    press(journey, Qt.Key.Key_J)
    journey.wait(lambda: journey.shown() == journey.headlines()[0])

    journey.read(OTHER)
    journey.search("")
    journey.wait(lambda: not stories.view.search)
    assert journey.shown() == OTHER
    assert (line := stories.line())  # it is chosen where it stands
    assert line.headline == OTHER
    journey.command("bookmarks")
    journey.wait(lambda: not journey.shown())


def test_a_command_that_is_found_in_the_field_is_for_the_open_story(journey: Journey) -> None:
    filled(journey)
    journey.command("unread")
    journey.wait(lambda: len(journey.headlines()) == len(TOWNS))
    journey.read(READ)
    journey.wait(lambda: journey.desk.unread == len(TOWNS) - 1)
    press(journey, Qt.Key.Key_K, CTRL)
    write(">bookmark")
    palette = journey.desk.columns.finding.palette
    while not (offer := palette.offer()) or offer.name != "bookmark":
        press(journey, Qt.Key.Key_Down)
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: bookmarked(journey) == [READ])
    assert journey.shown() == READ
    assert READ in journey.headlines()  # the view was not left


def test_an_open_story_that_is_deleted_is_closed_though_no_row_shows_it(journey: Journey) -> None:
    filled(journey)
    journey.read(READ)
    journey.search("Aske")
    journey.wait(lambda: journey.headlines() == [OTHER])
    journey.desk.columns.list.setFocus()
    press(journey, Qt.Key.Key_Delete)
    journey.wait(lambda: not journey.shown())
    assert journey.desk.library.sidebar().counts[Scope.TRASH] == 1
    assert journey.headlines() == [OTHER]
