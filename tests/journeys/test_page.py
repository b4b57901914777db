"""Somebody settles down to read: sets the page as they like it, looks words up in it, and who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.journeys.test_capture import RANGERS, TWO
from tests.journeys.test_correcting import opened
from tests.journeys.test_keyboard import press
from tests.pictures_of import png
from tests.ui import spoken
from ui.quote_row import row_of
from ui.theme import Theme
from ui.typography import Face, Typography

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site
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
    for button in (sheet.text.more, sheet.measure.more, sheet.lines.more, sheet.faces[Face.SANS]):
        mouse.click(button)
    mouse.click(sheet.themes[Theme.SEPIA])
    designed, chosen = Typography(), columns.pane.typography
    assert chosen.pixels > designed.pixels
    assert chosen.leading > designed.leading
    assert chosen.measure > designed.measure
    assert chosen.face is Face.SANS
    assert journey.window._appearance.theme is Theme.SEPIA
    assert page(journey).setting is not None
    assert page(journey).setting.typography == chosen  # type: ignore[union-attr]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    journey.restart()
    assert journey.desk.columns.pane.typography == chosen


def test_a_story_is_typeset_as_in_a_newspaper(journey: Journey) -> None:
    journey.desk.capturing.read_text(TWO.read_text(encoding="utf-8"))
    journey.wait(lambda: journey.desk.capturing.sheet)
    QTest.keyClick(journey.desk.capturing.sheet.list, Qt.Key.Key_Return)  # type: ignore[union-attr]
    journey.read(RANGERS)
    story = journey.desk.columns.pane.story
    assert story is not None
    document, sizes = page(journey).document(), []
    places = []
    for words in ("1 min", RANGERS, story.summary[0], story.dateline.upper()[:8], "Lundmark on Friday"):
        found = document.find(words)
        assert not found.isNull(), words
        places.append(found.selectionStart())
        sizes.append(found.charFormat().font().pixelSize())
    assert places == sorted(places)
    kicker, headline, standfirst, dateline, text = sizes
    assert headline > standfirst > text > max(kicker, dateline)


def test_a_link_says_where_it_leads_and_a_picture_fills_the_column(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    site.put("/wide.png", png(1600, 400), "image/png")
    words = "<p>The boat left the harbour of Port Merrin in the morning, as the <a href='https://x.example/map'>map of"
    html = f"{words} boats</a> says, and nobody on board was in any hurry.</p><img src='{site.address('/wide.png')}'>"
    site.feed("/feed.xml", stories=[("A map of boats", html)])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read("A map of boats")
    pane, paper = journey.desk.columns.pane, page(journey)
    journey.wait(lambda: pane.story and pane.story.pictures)
    mouse.point_at(paper, "map of boats says")
    target = journey.desk.columns.right.target
    journey.wait(target.isVisible)
    assert target.text() == "https://x.example/map"
    mouse.point_at(paper, "boat left")
    journey.wait(lambda: not target.isVisible())
    row = [x for x in range(paper.viewport().width()) if paper.picture_at(QPointF(x, picture_top(paper) + 9))]
    margins = pane.typography.side(paper.viewport().width())
    assert abs(len(row) - (paper.viewport().width() - 2 * margins)) < 4


def picture_top(paper: Paper) -> int:
    middle = paper.viewport().width() // 2
    return next(y for y in range(paper.viewport().height()) if paper.picture_at(QPointF(middle, y)))


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
    journey.restart()
    journey.wait(lambda: journey.shown() == "A long way home" and page(journey).place() == place)
    journey.read("Ferry strike enters its third week")
    journey.restart()
    journey.command("all")
    journey.read("A long way home")
    journey.wait(lambda: page(journey).place() == place)


def test_what_is_to_be_read_once_more_is_not_opened_by_a_start(journey: Journey) -> None:
    opened(journey)
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.read)
    press(journey, Qt.Key.Key_M)
    journey.wait(lambda: journey.desk.unread == 1)
    journey.restart()
    assert journey.shown() == ""
    assert journey.desk.columns.list.current() is None
    assert journey.desk.unread == 1


def test_who_said_what_is_gone_through_by_the_keyboard_alone(journey: Journey) -> None:
    opened(journey)
    pane, paper = journey.desk.columns.pane, page(journey)
    said = []
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma):
        press(journey, key)
        card = pane._guide.card
        assert card.isVisible()
        said.append(card.text().splitlines()[0])
        corner = paper.viewport().mapTo(pane, QPoint(0, 0))
        pieces = paper.shown.marks[paper.shown.active].pieces
        lines = [line.translated(corner) for line in paper.lines_of(pieces)]
        assert lines
        assert not any(card.outline().intersects(line) for line in lines), "it hides no word of it"
    assert said == ["Tobias Renn", "Lucia Farfan", "Tobias Renn"]
    press(journey, Qt.Key.Key_Q)
    quotes = journey.desk.columns.story.quotes.list
    journey.wait(lambda: QApplication.focusWidget() is quotes)
    assert [words for words in quotes.words() if "slow to listen" in words]
    while not (row := row_of(quotes.currentIndex())).quote or row.quote.name != "Lucia Farfan":
        press(journey, Qt.Key.Key_Down)
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: pane.quote is not None and pane.quote.name == "Lucia Farfan")
    assert not journey.desk.columns.story.is_open, "it would lie over the words"
    press(journey, Qt.Key.Key_Escape)
    assert pane.quote is None
    for marks in (0, 2):
        press(journey, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
        assert len(paper.shown.marks) == marks


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
