"""Somebody settles down to read: sets the page as they like it, looks words up in it, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.journeys.test_correcting import opened
from tests.ui import spoken
from ui.quote_row import row_of
from ui.theme import Theme
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from ui.paper import Paper

LONG = "A long way home\n\n" + "".join(
    f"On day {day} the ferry went from island to island, and nobody on board was in any hurry to arrive.\n\n"
    for day in range(1, 90)
)


def page(journey: Journey) -> Paper:
    return journey.desk.columns.pane._paper


def button(inside: QWidget, name: str) -> QToolButton:
    found = inside.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def test_the_page_is_set_as_one_likes_and_is_so_tomorrow(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    columns = journey.desk.columns
    mouse.click(columns.bar.buttons["type"])
    sheet = journey.desk.open.page_acts.type_sheet
    for button in (sheet.text.more, sheet.text.more, sheet.lines.more, sheet.faces[Face.SANS]):
        mouse.click(button)
    mouse.click(sheet.themes[Theme.SEPIA])
    designed, chosen = Typography(), columns.pane.typography
    assert chosen.pixels > designed.pixels
    assert chosen.leading > designed.leading
    assert chosen.face is Face.SANS
    assert journey.window._appearance.theme is Theme.SEPIA
    assert page(journey).setting is not None
    assert page(journey).setting.typography == chosen  # type: ignore[union-attr]
    sheet.close()
    journey.restart()
    assert journey.desk.columns.pane.typography == chosen


def test_words_are_found_in_the_story(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    mouse.menu("Edit", "Find in story")
    bar = journey.desk.columns.pane._find_bar
    mouse.write(bar.field, "harbour")
    first = spoken.label(bar, "find-count").text()
    assert first.startswith("1")
    mouse.click(button(bar, "find-next"))
    assert spoken.label(bar, "find-count").text() == first.replace("1", "2", 1)
    mouse.click(button(bar, "find-close"))
    assert not bar.isVisible()


def test_one_comes_back_to_where_one_was(journey: Journey) -> None:
    opened(journey)
    journey.desk.library.save_text(LONG)
    journey.command("all")
    journey.read("A long way home")
    for _ in range(3):
        QTest.keyClick(journey.desk.columns.list, Qt.Key.Key_Space)
    place = page(journey).place()
    assert place[0] > 1000
    journey.read("Ferry strike enters its third week")
    journey.restart()
    journey.command("all")
    journey.read("A long way home")
    journey.wait(lambda: page(journey).place() == place)


def test_who_said_it_stands_beside_the_words_and_in_the_list(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    paper, card = page(journey), journey.desk.columns.pane._guide.card
    mouse.point_at(paper, "slow to listen")
    journey.wait(card.isVisible)
    assert card.text().startswith("Tobias Renn")
    pieces = paper.shown.marks[0].pieces
    corner = paper.viewport().mapTo(journey.desk.columns.pane, QPoint(0, 0))
    said = [line.translated(corner) for line in paper.lines_of(pieces)]
    assert not any(card.outline().intersects(line) for line in said)

    mouse.click(journey.desk.columns.bar.buttons["quote_list"])
    quotes = journey.desk.columns.story.quotes.list
    mouse.row(
        quotes, lambda index: (quote := row_of(index).quote) is not None and quote.name == "Lucia Farfan"
    )
    journey.wait(
        lambda: journey.desk.columns.pane.quote and journey.desk.columns.pane.quote.name == "Lucia Farfan"
    )
    mouse.menu("View", "Mark quotes")
    assert not paper.shown.marks
    mouse.menu("View", "Mark quotes")
    assert len(paper.shown.marks) == 2
