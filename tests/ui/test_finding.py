"""One field for finding: searches, commands, places, endings of words, chips, orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from reader.types import FeedId, Scope, StoryId, View
from ui import offers
from ui.branches import Place
from ui.offers import Kind, Offer
from ui.orders import Order
from ui.query_chips import QueryChips
from ui.row_shape import Density, height
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.desk import Desk
    from ui.window import Window


def test_words_are_beginnings_of_a_name() -> None:
    assert offers.fits("n fo", "New folder")
    assert offers.fits("ferries", "harbour/ferries")
    assert not offers.fits("older", "New folder")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("rain tag:ha", ("tag", "ha")),
        ("#", ("tag", "")),
        ("-feed:Post", ("feed", "Post")),
        ("(said:To", ("speaker", "To")),
        ("rain", None),
        ("tag:war ", None),
        ("is:un", None),
        ("", None),
    ],
)
def test_the_condition_that_is_being_typed(text: str, begun: tuple[str, str] | None) -> None:
    assert offers.unfinished(text) == begun


def test_an_ending_takes_the_place_of_what_was_typed() -> None:
    (one, two) = offers.endings("rain #ha", ["harbour", "hay meadow"])
    assert one.text == "rain tag:harbour "
    assert two.text == 'rain tag:"hay meadow" '
    assert offers.endings("rain", ["harbour"]) == []


def test_places_that_begin_so_come_first() -> None:
    known = [
        Place(name="Feeds"),
        Place(name="The Harbour Post", view=View(feed=FeedId(1))),
        Place(name="harbour", view=View(tag="harbour"), sign="tag"),
        Place(name="Today", view=View(scope=Scope.TODAY), sign="today"),
    ]
    found = offers.places("har", known, str)
    assert [(one.words, one.detail) for one in found] == [("harbour", "Tag"), ("The Harbour Post", "Feed")]
    assert offers.places("h", known, str) == []


def test_all_commands_are_there_for_a_lone_sign() -> None:
    known = [
        Offer(kind=Kind.COMMAND, words=f"Do {n}", detail="", sign="command", name=str(n)) for n in range(20)
    ]
    assert len(offers.commands(">", known)) == offers.MANY
    assert [one.words for one in offers.commands("> do 7", known)] == ["Do 7"]
    assert len(offers.commands("do", known)) == offers.FEW
    assert offers.commands("d", known) == []


# ── through the window, by the keyboard alone ────────────────────────────────────────────────────


def type_into_field(window: Window, desk: Desk, text: str) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.columns.search.field.setFocus()
    QTest.keyClicks(desk.columns.search.field, text)


def press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(desk.columns.search.field, key)


def offered(desk: Desk) -> list[str]:
    model = desk.columns.finding.palette.list.model()
    shown = desk.columns.finding.palette.isVisible()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if shown else []


def test_a_command_is_done_from_the_field(window: Window, desk: Desk) -> None:
    type_into_field(window, desk, ">headlines")
    assert [words.partition(",")[0] for words in offered(desk)] == ["Headlines only"]
    press(desk, Qt.Key.Key_Return)
    assert desk.columns.list.density is Density.HEADLINES
    assert desk.columns.search.field.text() == ""
    assert offered(desk) == []
    assert window.menus.actions["rows_headlines"].isChecked()


def test_a_feed_is_gone_to_from_the_field(window: Window, desk: Desk, qtbot: QtBot) -> None:
    type_into_field(window, desk, "fjord")
    assert offered(desk)[0] == "Fjord & Field, Feed"
    press(desk, Qt.Key.Key_Down, Qt.Key.Key_Return)
    place = desk.columns.tree.current()
    assert place is not None
    assert place.name == "Fjord & Field"
    assert desk.view() == place.view


def test_an_empty_field_says_what_one_may_write(window: Window, desk: Desk) -> None:
    type_into_field(window, desk, "")
    assert len(offered(desk)) == len(offers.HINTS)
    press(desk, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.columns.search.field.text() == "tag:"
    press(desk, Qt.Key.Key_Escape)
    assert offered(desk) == []


def test_speakers_tags_and_feeds_are_suggested(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.acts.tag(desk.library.ids(View())[:3], "harbour/ferries")
    desk.library.find_quotes(StoryId(desk.library.ids(View())[0]))
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(tag="harbour")) is not None)
    for typed, wanted in (("#ferr", "harbour/ferries, tag"), ("feed:zaun", "Zaunkönig, feed")):
        desk.columns.search.clear()
        type_into_field(window, desk, typed)
        assert offered(desk) == [wanted]
    desk.columns.search.clear()
    type_into_field(window, desk, "speaker:ren")
    qtbot.waitUntil(lambda: offered(desk) == ["Tobias Renn, speaker"])
    press(desk, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.columns.search.field.text() == 'speaker:"Tobias Renn" '


def test_a_pointer_chooses_too(window: Window, desk: Desk) -> None:
    type_into_field(window, desk, "fjord")
    sheet = desk.columns.finding.palette
    sheet.set_colours(DARK)
    sheet.list.grab()
    middle = sheet.list.visualRect(sheet.list.model().index(0, 0)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert desk.view().feed is not None


def test_conditions_are_chips_that_can_be_taken_out(desk: Desk, qtbot: QtBot) -> None:
    desk.columns.search.ask('rain -tag:"two words" is:unread')
    chips = desk.columns.search.chips
    assert chips.words() == ["not tag: two words", "unread"]
    chips.findChildren(QToolButton)[0].click()
    assert desk.columns.search.words() == "rain is:unread"
    assert chips.words() == ["unread"]
    desk.columns.search.ask("rain -is:bookmarked has:note -has:quote")
    assert chips.words() == ["not bookmarked", "with note", "without quote"]
    desk.columns.search.ask("")
    assert chips.isHidden()


def test_chips_begin_another_line_where_there_is_no_room(
    library: Library, qapp: object, qtbot: QtBot
) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    chips = QueryChips(LIGHT, inside)
    chips.show_operators(library.operators("tag:harbour tag:ferries tag:wells tag:lighthouses"))
    layout = chips.layout()
    assert layout is not None
    one_line, narrow = layout.heightForWidth(1000), layout.heightForWidth(180)
    assert narrow > 2 * one_line - 12
    layout.setGeometry(QRect(0, 0, 180, narrow))
    rects = [chip.geometry() for chip in chips.findChildren(QToolButton)]
    assert all(rect.right() <= 180 and rect.bottom() <= narrow for rect in rects)
    assert len({(rect.x(), rect.y()) for rect in rects}) == 4


def test_the_star_shows_and_keeps_a_search(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.columns.search
    assert bar.star.isHidden()
    bar.ask("harbour")
    assert bar.star.property("sign") == "star"
    bar.star.click()
    qtbot.waitUntil(lambda: bar.star.property("sign") == "star-on")


# ── orders and rows ──────────────────────────────────────────────────────────────────────────────


def test_stories_stand_in_any_order(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.go_to(View())
    ids = list(desk.columns.list.stories.ids)
    window.menus.actions["oldest_first"].trigger()
    qtbot.waitUntil(lambda: list(desk.columns.list.stories.ids) == ids[::-1])
    desk.library.mark_read(ids[:10])
    window.menus.actions["unread_first"].trigger()
    assert list(desk.columns.list.stories.ids) == ids[10:] + ids[:10]
    window.menus.actions["best_first"].trigger()  # nothing is searched for
    assert desk.columns.search.order == Order.NEWEST
    desk.columns.search.ask("harbour")
    desk.columns.search.sort.menu().actions()[3].trigger()
    assert desk.view().best
    desk.columns.search.ask("")
    assert desk.columns.search.sort.text() == "Newest first"


def test_rows_show_more_or_less(window: Window, desk: Desk) -> None:
    stories = desk.columns.list
    heights = set()
    for density in (Density.DENSE, Density.HEADLINES, Density.COMFORTABLE):
        QTest.keyClick(window, Qt.Key.Key_L)
        assert stories.density is density
        assert stories.rowHeight(0) == height(stories.font(), density)
        heights.add(stories.rowHeight(0))
        stories.grab()
    assert len(heights) == 3


def test_several_stories_are_acted_on_at_once(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bulk = desk.columns.middle.bulk
    desk.columns.list.step(1)
    assert bulk.isHidden()
    QTest.keyClick(desk.columns.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (bulk.words.text(), bulk.all.text()) == ("2 chosen", "All 54")
    bulk.all.click()
    assert desk.columns.list.count_selected() == 54
    assert bulk.all.isHidden()
    bulk.buttons["bookmark"].click()
    qtbot.waitUntil(lambda: desk.library.sidebar().counts[Scope.BOOKMARKS] == 54)
    qtbot.waitUntil(
        lambda: "Undo bookmark 54 stories" in window.menus.actions["undo"].text().replace("&", "")
    )
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: desk.library.sidebar().counts[Scope.BOOKMARKS] == 0)
