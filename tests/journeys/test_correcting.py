"""Somebody reads a story, and puts right who said what in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from ui.put_right import PutRightSheet
from ui.quote_row import row_of
from ui.speakers import name_of

if TYPE_CHECKING:
    from reader.types import Quote
    from tests.journeys.conftest import Journey

CAPTURE = """Ferry strike enters its third week
14 May 2026

PORT MERRIN: Ferry crews and the harbour board met on Tuesday, and neither side would give way at first.

“We were slow to listen to the islands,” harbour director Tobias Renn said after the meeting.

“Every morning I count what is left,” said Lucia Farfan, who runs the only shop.
"""


def quotes(journey: Journey) -> list[Quote]:
    story = journey.desk.reading.story
    return list(story.quotes) if story else []


def names(journey: Journey) -> list[str]:
    return [name_of(quote) for quote in quotes(journey)]


def opened(journey: Journey) -> None:
    journey.desk.library.save_text(CAPTURE)
    journey.restart()
    journey.command("captures")
    journey.wait(lambda: journey.desk.columns.list.model().rowCount())
    journey.desk.columns.list.open_first()
    journey.wait(lambda: quotes(journey))
    assert names(journey) == ["Tobias Renn", "Lucia Farfan"]


def choose(journey: Journey, words: str) -> None:
    menu = journey.desk.open.correcting.menu
    assert menu is not None
    (action,) = [action for action in menu.actions() if words in action.text()]
    action.trigger()
    menu.close()


def answer(journey: Journey, words: str) -> None:
    (dialog,) = [one for one in journey.desk.findChildren(QInputDialog) if one.isVisible()]
    dialog.setTextValue(words)
    dialog.accept()


def test_a_speaker_is_put_right_and_the_list_follows(journey: Journey) -> None:
    opened(journey)
    desk = journey.desk
    journey.command("quote_list")
    assert desk.columns.story.is_open
    desk.columns.story.quotes.list.point_to(quotes(journey)[0])
    QTest.keyClick(desk.columns.story.quotes.list, Qt.Key.Key_Down)
    desk.columns.story.quotes.list.point_to(quotes(journey)[0])
    desk.columns.story.quotes.list.setFocus()
    journey.command("next_quote")
    desk.open.correcting.ask(quotes(journey)[0], desk.mapToGlobal(desk.rect().center()))
    choose(journey, "Said by Lucia Farfan")
    journey.wait(lambda: names(journey) == ["Lucia Farfan", "Lucia Farfan"])
    assert not any("Tobias" in words for words in desk.columns.story.quotes.list.words())
    journey.command("undo")
    journey.wait(lambda: names(journey) == ["Tobias Renn", "Lucia Farfan"])
    journey.command("redo")
    journey.wait(lambda: names(journey)[0] == "Lucia Farfan")
    journey.restart()
    assert desk.library.folder == journey.desk.library.folder


def test_somebody_else_said_it(journey: Journey) -> None:
    opened(journey)
    journey.command("next_quote")
    journey.command("correct_quote")
    choose(journey, "Somebody else")
    answer(journey, "Ana Lind")
    journey.wait(lambda: names(journey)[0] == "Ana Lind")


def test_what_is_no_quote_is_taken_out_and_put_back(journey: Journey) -> None:
    opened(journey)
    desk = journey.desk
    journey.command("quote_list")
    desk.open.correcting.ask(quotes(journey)[0], desk.mapToGlobal(desk.rect().center()))
    choose(journey, "Not a quote")
    journey.wait(lambda: names(journey) == ["Lucia Farfan"])
    shown = desk.columns.story.quotes.list
    journey.wait(lambda: any("slow to listen" in words for words in shown.words()))
    rows = [row_of(shown.model().index(number, 0)) for number in range(shown.model().rowCount())]
    (row,) = [row for row in rows if row.taken_out]
    desk.open.correcting.ask_row(row, desk.mapToGlobal(desk.rect().center()))
    choose(journey, "This is a quote")
    journey.wait(lambda: names(journey) == ["Tobias Renn", "Lucia Farfan"])


def test_a_name_stands_for_a_person_in_every_story(journey: Journey) -> None:
    opened(journey)
    desk = journey.desk
    desk.open.correcting.ask(quotes(journey)[1], desk.mapToGlobal(desk.rect().center()))
    choose(journey, "Always call “Lucia Farfan”")
    answer(journey, "Lucia Farfan Ortega")
    journey.wait(lambda: names(journey)[1] == "Lucia Farfan Ortega")
    journey.command("undo")
    journey.wait(lambda: names(journey)[1] == "Lucia Farfan")


def test_without_a_quote_it_says_where_to_begin(journey: Journey) -> None:
    opened(journey)
    journey.command("correct_quote")
    assert journey.desk.open.correcting.menu is None


def test_headline_byline_and_date_are_put_right_and_come_back(journey: Journey) -> None:
    opened(journey)

    def sheet() -> PutRightSheet:
        journey.command("put_right")
        (found,) = [one for one in journey.desk.findChildren(PutRightSheet) if one.isVisible()]
        return found

    first = sheet()
    assert first.headline.cursorPosition() == 0  # so that the beginning of a long one is seen
    assert first.date.height() == first.headline.height()
    first.headline.setText(" ")
    assert not first.keep.isEnabled()
    first.headline.setText("Strike at Port Merrin goes on")
    first.byline.setText("Ada Vane")
    first.date.setDate(QDate(2026, 5, 12))
    QTest.keyClick(first.headline, Qt.Key.Key_Return)
    journey.wait(lambda: journey.shown() == "Strike at Port Merrin goes on")
    story = journey.desk.reading.story
    assert story is not None
    assert (story.byline, story.dated) == ("Ada Vane", True)
    assert QDateTime.fromSecsSinceEpoch(story.published).date() == QDate(2026, 5, 12)
    assert journey.headlines() == ["Strike at Port Merrin goes on"]
    journey.command("undo")
    journey.wait(lambda: journey.shown() == "Ferry strike enters its third week")
    journey.command("redo")
    journey.wait(lambda: journey.shown() == "Strike at Port Merrin goes on")
    sheet().as_found.click()
    journey.wait(lambda: journey.shown() == "Ferry strike enters its third week")
    assert not journey.desk.library.check()
