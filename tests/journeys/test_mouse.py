"""A whole sitting by the mouse alone; only what is written into fields is typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from reader.types import HighlightColour, Scope, View
from tests.journeys.mouse import RIGHT
from ui.capture_lines import Kind
from ui.capture_row import button, button_words, row_of
from ui.feed_model import PLACE
from ui.story_row import LINE

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QMouseEvent

    from reader.types import Story
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site
    from ui.capture_sheet import CaptureSheet

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"
MAYOR = "Mayor says has ‘clear proof’ of rot in harbour wall"
RANGERS = "Lundmark sends 400 rangers to stop timber thieves"
WALL = ("Harbour wall rots", "<p>“We have clear proof,” Ada Vane said.</p>")


class Shy(QPushButton):
    """Goes down a step each of the first times that the hand comes to it."""

    steps = 3

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        if self.steps:
            self.steps -= 1
            self.move(self.x(), self.y() + 2 * self.height())


def test_the_hand_follows_what_moves_until_it_presses(journey: Journey, mouse: Mouse) -> None:
    shy = Shy("Here", journey.window)
    shy.setMouseTracking(True)
    shy.setGeometry(300, 100, 80, 30)
    shy.show()
    shy.raise_()
    pressed: list[bool] = []
    shy.clicked.connect(lambda: pressed.append(True))
    mouse.click(shy)
    assert (shy.steps, len(pressed)) == (0, 1)


def test_a_sitting_by_the_mouse_alone(journey: Journey, mouse: Mouse, site: Site) -> None:
    add_a_feed(journey, mouse, site)
    paste_and_cut(journey, mouse)
    read_and_mark(journey, mouse)
    find_again(journey, mouse)
    throw_away_and_take_back(journey, mouse)
    assert not journey.desk.library.check()


def add_a_feed(journey: Journey, mouse: Mouse, site: Site) -> None:
    """At first start, by its address."""
    site.feed("/feed.xml", title="The Courier", stories=[WALL])
    mouse.write(journey.desk.welcome.field, site.address("/feed.xml"))
    mouse.click(named(journey, "go"))
    journey.wait(lambda: journey.headlines() == [WALL[0]])


def paste_and_cut(journey: Journey, mouse: Mouse) -> None:
    """Look at what was pasted: join two stories, take that back, move the cut, take that back, and keep."""
    QGuiApplication.clipboard().setText(TWO.read_text(encoding="utf-8"))
    mouse.menu("Edit", "Paste as capture")
    journey.wait(lambda: journey.desk.capturing.sheet)
    sheet = journey.desk.capturing.sheet
    assert sheet is not None
    journey.wait(lambda: cuts(sheet) == [MAYOR, RANGERS])
    mouse.row(sheet.outline, lambda index: index.row() == 1)

    second = mouse.place_of(sheet.list, lambda index: begins(index, 1))
    row = next(row for row in sheet.list.rows() if row.kind is Kind.CUT and row.line.story == 1)
    mouse.click(sheet.list.viewport(), button(second, row, button_words(row, sheet.tr)).center())
    journey.wait(lambda: cuts(sheet) == [MAYOR])
    mouse.click(sheet.undo)
    journey.wait(lambda: cuts(sheet) == [MAYOR, RANGERS])

    mouse.row(sheet.outline, lambda index: index.row() == 1)
    second = mouse.place_of(sheet.list, lambda index: begins(index, 1))
    lower = mouse.place_of(sheet.list, lambda index: "Dozens of horse patrols" in index.data())
    mouse.drag(sheet.list.viewport(), second.center(), QPoint(second.center().x(), lower.top() + 4))
    journey.wait(lambda: cuts(sheet) not in ([MAYOR], [MAYOR, RANGERS]))
    mouse.click(sheet.undo)
    journey.wait(lambda: cuts(sheet) == [MAYOR, RANGERS])
    mouse.click(sheet.done_)
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})
    journey.wait(lambda: journey.desk.capturing.sheet is None)


def read_and_mark(journey: Journey, mouse: Mouse) -> None:
    """Read a story, highlight words of it, write a note on them, tag the story, bookmark it."""
    mouse.row(journey.desk.columns.list, lambda index: index.data(LINE).headline == RANGERS)
    journey.wait(lambda: journey.shown() == RANGERS)
    pane = journey.desk.columns.pane
    card = pane.marks.card
    mouse.drag_over(pane._paper, "gangs blamed for a wave of timber theft")
    mouse.click(card.swatches[HighlightColour.GREEN])
    journey.wait(lambda: story(journey).highlights)
    mouse.click_on(pane._paper, "wave of timber")
    mouse.click(card.note_button)
    mouse.write(card.note.editor, "Which **gangs**?")
    mouse.click(journey.desk.columns.bar.tags.add)  # elsewhere: the note is kept
    journey.wait(lambda: story(journey).highlights[0].note == "Which **gangs**?")
    (kept,) = story(journey).highlights
    assert (kept.exact, kept.colour) == ("gangs blamed for a wave of timber theft", HighlightColour.GREEN)

    mouse.write(journey.desk.columns.bar.tags.field, "forest/timber", enter=True)
    journey.wait(lambda: story(journey).tags == ("forest/timber",))
    mouse.click(journey.desk.columns.bar.buttons["bookmark"])
    journey.wait(lambda: story(journey).bookmarked)


def find_again(journey: Journey, mouse: Mouse) -> None:
    """Search, save the search with the star, leave it, and come back to it by the side bar."""
    columns = journey.desk.columns
    mouse.row(columns.tree, lambda index: is_of(index, View(scope=Scope.ALL)))
    journey.wait(lambda: len(journey.headlines()) == 3)
    mouse.write(columns.search.field, "timber", enter=True)
    journey.wait(lambda: journey.headlines() == [RANGERS])
    mouse.click(columns.search.star)
    journey.wait(lambda: [one.query for one in journey.desk.library.saved_searches()] == ["timber"])
    mouse.row(columns.tree, lambda index: is_of(index, View(tag="forest")))
    journey.wait(lambda: journey.headlines() == [RANGERS])
    mouse.row(columns.tree, lambda index: is_of(index, View(scope=Scope.CAPTURES)))
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})
    mouse.row(columns.tree, lambda index: is_of(index, View(search="timber")))
    journey.wait(lambda: journey.headlines() == [RANGERS])


def throw_away_and_take_back(journey: Journey, mouse: Mouse) -> None:
    """Delete a story and undo that; delete it again and take it out of the trash."""
    columns = journey.desk.columns
    mouse.row(columns.list, lambda index: index.data(LINE).headline == RANGERS)
    journey.wait(lambda: journey.shown() == RANGERS)
    mouse.row(columns.list, lambda index: index.data(LINE).headline == RANGERS, RIGHT)
    mouse.choose("Delete")
    journey.wait(lambda: journey.headlines() == [])
    mouse.menu("Edit", "Undo delete")
    journey.wait(lambda: journey.headlines() == [RANGERS])
    mouse.row(columns.list, lambda index: index.data(LINE).headline == RANGERS, RIGHT)
    mouse.choose("Delete")
    journey.wait(lambda: journey.headlines() == [])
    mouse.row(columns.tree, lambda index: is_of(index, View(scope=Scope.TRASH)))
    journey.wait(lambda: journey.headlines() == [RANGERS])
    mouse.row(columns.list, lambda index: index.data(LINE).headline == RANGERS, RIGHT)
    mouse.choose("Restore")
    journey.wait(lambda: journey.headlines() == [])
    mouse.row(columns.tree, lambda index: is_of(index, View(scope=Scope.BOOKMARKS)))
    journey.wait(lambda: journey.headlines() == [RANGERS])
    mouse.row(columns.list, lambda index: index.data(LINE).headline == RANGERS)
    journey.wait(lambda: journey.shown() == RANGERS)
    kept = story(journey)
    assert (kept.tags, [one.note for one in kept.highlights]) == (("forest/timber",), ["Which **gangs**?"])


def story(journey: Journey) -> Story:
    """The story that is open."""
    assert journey.desk.reading.story is not None
    return journey.desk.reading.story


def named(journey: Journey, name: str) -> QPushButton:
    found = journey.window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def cuts(sheet: CaptureSheet) -> list[str]:
    return list(sheet.list.shown.headlines) if sheet.list.shown else []


def begins(index: QModelIndex, number: int) -> bool:
    """Whether a row of the sheet is the cut above a story."""
    row = row_of(index)
    return row is not None and row.kind is Kind.CUT and row.line.story == number


def is_of(index: QModelIndex, view: View) -> bool:
    """Whether a row of the side bar is of a view."""
    return bool(index.data(PLACE).view == view)
