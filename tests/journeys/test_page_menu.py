"""Somebody asks the page what can be done with what lies there: by a right click, and by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.types import HighlightColour
from tests.journeys.mouse import RIGHT
from tests.journeys.test_correcting import names, opened
from tests.journeys.test_keyboard import go_to_button, press
from tests.journeys.test_marking import highlights, marks, page, words
from tests.journeys.test_own_window import own
from tests.ui import spoken

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse

SAID = "neither side would give way"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_words_a_highlight_and_a_quote_are_asked_by_right_clicks(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    paper = page(journey)
    mouse.drag_over(paper, SAID)
    mouse.click_on(paper, "side would", RIGHT)
    mouse.choose("Copy")
    assert copied() == SAID
    mouse.click_on(paper, "side would", RIGHT)
    mouse.choose("Highlight in green")
    journey.wait(lambda: words(journey) == [SAID])

    mouse.click_on(paper, "side would", RIGHT)
    mouse.choose("Highlight in pink")
    journey.wait(lambda: highlights(journey)[0].colour is HighlightColour.PINK)
    mouse.click_on(paper, "side would", RIGHT)
    mouse.choose("Note")
    mouse.write(marks(journey).card.note.editor, "Again?")
    mouse.click_on(paper, "runs the only shop")  # elsewhere: the note is kept
    journey.wait(lambda: highlights(journey)[0].note == "Again?")
    mouse.click_on(paper, "side would", RIGHT)
    mouse.choose("Take highlight off")
    journey.wait(lambda: not words(journey))
    mouse.menu("Edit", "Undo take off highlight")
    journey.wait(lambda: words(journey) == [SAID])

    mouse.click_on(paper, "slow to listen", RIGHT)
    mouse.choose("Copy quote")
    assert copied().startswith("“We were slow to listen to the islands” — Tobias Renn, harbour director")
    mouse.click_on(paper, "slow to listen", RIGHT)
    mouse.choose("Say who said")
    mouse.choose("Said by Lucia Farfan")
    journey.wait(lambda: names(journey) == ["Lucia Farfan"] * 2)


def test_selected_words_are_looked_up_in_the_library_also_from_a_window_of_their_own(
    journey: Journey, mouse: Mouse
) -> None:
    opened(journey)
    journey.desk.library.save_text("Rain in Moss\n\nIt rained, and the harbour director had no umbrella.\n")
    headline = journey.shown()
    mouse.drag_over(page(journey), "harbour director")
    mouse.click_on(page(journey), "arbour director", RIGHT)
    mouse.choose("Search the library")
    journey.wait(lambda: journey.headlines() == ["Rain in Moss", headline])
    assert journey.desk.columns.search.words() == '"harbour director"'
    journey.read(headline)
    paper = own(journey).column.pane._paper
    mouse.drag_over(paper, "Ferry crews")
    mouse.click_on(paper, "erry crews", RIGHT)
    mouse.choose("Search the library")
    journey.wait(lambda: journey.headlines() == [headline])
    assert journey.desk.columns.search.words() == '"Ferry crews"'


def ask_by_key(journey: Journey, name: str) -> None:
    """Open the menu of what has the focus, and choose from it."""
    press(journey, Qt.Key.Key_F10, SHIFT)
    choose_by_keys(journey, name)


def choose_by_keys(journey: Journey, name: str) -> None:
    """Walk down the menu that is open to an entry, and choose it."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction().text().replace("&", "").startswith(name):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            journey.come_back()
            return
    raise AssertionError(name)


def test_the_keyboard_alone_opens_the_menu_for_what_it_went_to(journey: Journey) -> None:
    opened(journey)
    go_to_button(journey, "paper")
    press(journey, Qt.Key.Key_Period)
    ask_by_key(journey, "Highlight in yellow")
    journey.wait(lambda: words(journey) == ["“We were slow to listen to the islands,”"])
    press(journey, Qt.Key.Key_BraceRight)
    ask_by_key(journey, "Tag highlight")
    card = marks(journey).card
    journey.wait(lambda: QApplication.focusWidget() is card.tags.field)
    QTest.keyClicks(card.tags.field, "harbour")
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: highlights(journey)[0].tags == ("harbour",))
    press(journey, Qt.Key.Key_Escape)
    press(journey, Qt.Key.Key_Escape)
    press(journey, Qt.Key.Key_F7)
    for _ in range(2):
        press(journey, Qt.Key.Key_Right, SHIFT | Qt.KeyboardModifier.ControlModifier)
    looked_up = journey.desk.columns.pane.selected_text().strip()
    ask_by_key(journey, "Search the library")
    assert journey.desk.columns.search.words() == f'"{looked_up}"'
    journey.wait(journey.desk.columns.list.hasFocus)


def test_where_nothing_is_the_menu_is_of_the_page(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    mouse.click_on(page(journey), "on Tuesday", RIGHT)
    mouse.choose("Find in story")
    find = journey.desk.columns.pane._find_bar
    journey.wait(find.field.hasFocus)
    QTest.keyClicks(find.field, "harbour")
    assert spoken.label(find, "find-count").text().startswith("1")
