"""A story is read in a window of its own, beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.types import HighlightColour
from tests.journeys.test_correcting import names, opened
from ui.put_right import PutRightSheet
from ui.theme import Theme
from ui.typography import Typography

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from ui.story_window import StoryWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def own(journey: Journey) -> StoryWindow:
    journey.command("own_window")
    (window,) = journey.desk.windows.windows
    journey.wait(lambda: window.story is not None)
    return window


def test_a_story_is_read_marked_and_tagged_in_its_own_window(journey: Journey) -> None:
    opened(journey)
    journey.desk.columns.pane.set_typography(Typography(pixels=22))
    window = own(journey)
    pane = window.column.pane
    journey.wait(lambda: pane.story is not None and pane.story.quotes)
    assert window.windowTitle() == journey.shown() == "Ferry strike enters its third week"
    assert pane.typography.pixels == 22
    assert own(journey) is window, "one window a story"
    QTest.keyClick(window, Qt.Key.Key_Period)
    QTest.keyClick(window, Qt.Key.Key_3)
    journey.wait(lambda: pane.story is not None and len(pane.story.highlights) == 1)
    window.column.bar.tags.added.emit("ferries")
    journey.wait(lambda: window.story is not None and window.story.tags == ("ferries",))
    journey.wait(lambda: journey.desk.reading.story.tags == ("ferries",))  # type: ignore[union-attr]
    window.column.bar.buttons["bookmark"].click()
    journey.wait(lambda: window.story is not None and window.story.bookmarked)
    journey.window.menus.actions["undo"].trigger()
    journey.wait(lambda: window.story is not None and not window.story.bookmarked)
    journey.window._appearance.choose(Theme.DARK)
    window.grab()
    QTest.keyClick(window, Qt.Key.Key_Period)
    QTest.keyClick(window, Qt.Key.Key_Escape)  # the quote is left first
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    journey.wait(lambda: not journey.desk.windows.windows)


def test_who_said_it_and_the_headline_are_put_right_in_a_window_of_its_own(
    journey: Journey, mouse: Mouse
) -> None:
    opened(journey)
    window = own(journey)
    pane = window.column.pane
    journey.wait(lambda: pane.story is not None and pane.story.quotes)
    mouse.drag_over(pane._paper, "Ferry crews")
    mouse.click(pane.marks.card.swatches[HighlightColour.GREEN])
    journey.wait(lambda: pane.story and [one.exact for one in pane.story.highlights] == ["Ferry crews"])

    mouse.point_at(pane._paper, "slow to listen")
    journey.wait(pane._guide.card.isVisible)
    mouse.click(pane._guide.card.correct)
    mouse.choose("Said by Lucia Farfan")
    journey.wait(lambda: pane.story and [quote.name for quote in pane.story.quotes] == ["Lucia Farfan"] * 2)
    journey.wait(lambda: names(journey) == ["Lucia Farfan"] * 2)  # the main window knows

    QTest.keyClick(window, Qt.Key.Key_E, CTRL)
    sheet = window.findChild(PutRightSheet)
    assert isinstance(sheet, PutRightSheet)
    sheet.headline.setText("Strike at Port Merrin goes on")
    QTest.keyClick(sheet.headline, Qt.Key.Key_Return)
    journey.wait(lambda: window.windowTitle() == "Strike at Port Merrin goes on" == journey.shown())
    for headline, speaker in (("Ferry strike enters its third week", "Lucia"), ("Ferry strike", "Tobias")):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
        journey.wait(lambda headline=headline: window.windowTitle().startswith(headline))  # type: ignore[misc]
        journey.wait(lambda speaker=speaker: names(journey)[0].startswith(speaker))  # type: ignore[misc]
    QTest.keyClick(window, Qt.Key.Key_W, CTRL)
    journey.wait(lambda: not journey.desk.windows.windows)
    assert journey.window.isVisible()


def test_windows_of_stories_close_with_the_main_one(journey: Journey) -> None:
    opened(journey)
    own(journey)
    windows = journey.desk.windows.windows
    journey.restart()
    assert not windows


def test_a_message_leaves_the_note_free(journey: Journey) -> None:
    opened(journey)
    window = own(journey)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    note = window.column.note
    journey.wait(note.isVisible)
    window.banner.say("Copied")
    assert window.banner.geometry().bottom() < note.mapTo(window, note.rect().topLeft()).y()
