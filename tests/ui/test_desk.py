"""Reading at the desk, through the real window and a real library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.types import TOP, Scope, StoryId, View
from tests.ui import shelf
from tests.ui.pane_parts import paper
from ui.orders import Order

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.desk import Desk
    from ui.window import Window

UNREAD = View(scope=Scope.UNREAD)
ALL = View()


def opened(desk: Desk, qtbot: QtBot, row: int = 0) -> int:
    """Open a story by its row, and wait until it stands in the pane."""
    desk.columns.list.go_to(desk.columns.list.stories.ids[row])
    story = desk.columns.list.current()
    qtbot.waitUntil(lambda: desk.reading.story is not None and desk.reading.story.id == story)
    assert story is not None
    return story


def wait_for_line(desk: Desk, qtbot: QtBot, row: int, **state: object) -> None:
    def right() -> bool:
        line = desk.columns.list.stories.line(row)
        return line is not None and all(getattr(line, name) == value for name, value in state.items())

    qtbot.waitUntil(right)


def test_unread_stories_are_there_at_once(window: Window, desk: Desk) -> None:
    assert desk.view() == UNREAD
    assert len(desk.columns.list.stories.ids) == 54
    assert window.windowTitle() == "[54] Cuttings"
    assert desk.columns.search.title.text() == "Unread"
    assert desk.columns.search.count.text() == "54 stories"


def test_an_empty_view_counts_and_orders_nothing(desk: Desk, qtbot: QtBot) -> None:
    search = desk.columns.search
    top = desk.columns.list.mapTo(desk.columns.search.window(), QPoint()).y()
    desk.go_to(View(scope=Scope.BOOKMARKS))
    qtbot.waitUntil(lambda: not search.sort.isVisible())
    assert search.count.text() == ""
    desk.go_to(ALL)
    qtbot.waitUntil(search.sort.isVisible)
    assert search.count.text() == "54 stories"
    assert desk.columns.list.mapTo(desk.columns.search.window(), QPoint()).y() == top


def test_the_day_above_a_chosen_row_is_not_chosen_with_it(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    rows = desk.columns.list
    colours = rows.rows.colours
    painted = [rows.viewport().grab().toImage().pixelColor(8, y).name() for y in (4, 40)]
    assert painted == [colours.surface, colours.selection]


def test_an_opened_story_is_read_at_once_and_stays_in_the_list(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    story = opened(desk, qtbot)
    wait_for_line(desk, qtbot, 0, read=True)
    assert desk.columns.pane.story is not None
    qtbot.waitUntil(lambda: window.windowTitle() == "[53] Cuttings")
    assert desk.columns.list.stories.ids[0] == story
    desk.go_to(ALL)
    desk.go_to(UNREAD)
    assert desk.columns.list.stories.ids[0] != story


def test_keys_go_from_story_to_story(window: Window, desk: Desk, qtbot: QtBot) -> None:
    ids = desk.columns.list.stories.ids
    for key, row in ((Qt.Key.Key_J, 0), (Qt.Key.Key_J, 1), (Qt.Key.Key_N, 2), (Qt.Key.Key_K, 1)):
        QTest.keyClick(window, key)
        assert desk.columns.list.current() == ids[row]
    qtbot.waitUntil(lambda: desk.reading.story is not None and desk.reading.story.id == ids[1])


def test_space_pages_and_then_goes_to_the_next_unread(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.resize(1000, 420)
    opened(desk, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.columns.list.currentIndex().row() == 0
    assert paper(desk.columns.pane).position() > 0
    for _ in range(10):
        QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.columns.list.currentIndex().row() > 0


def test_marks_are_taken_back_and_done_again(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot, 3)
    wait_for_line(desk, qtbot, 3, read=True)
    QTest.keyClick(window, Qt.Key.Key_S)
    wait_for_line(desk, qtbot, 3, bookmarked=True)
    QTest.keyClick(window, Qt.Key.Key_M)
    wait_for_line(desk, qtbot, 3, read=False)
    assert window.menus.actions["undo"].text().endswith("Undo mark as unread")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_line(desk, qtbot, 3, read=True, bookmarked=True)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_line(desk, qtbot, 3, bookmarked=False)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_Z, both)
    wait_for_line(desk, qtbot, 3, bookmarked=True)


def test_all_read_and_taken_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: window.windowTitle() == "Cuttings")
    QTest.keyClick(window, Qt.Key.Key_N)
    assert window.banner.isVisible()
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "[54] Cuttings")


def test_a_tag_is_put_on_and_taken_off(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    QTest.keyClick(window, Qt.Key.Key_T)
    field = desk.columns.bar.tags.field
    assert field.isVisible()
    QTest.keyClicks(field, "harbour")
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for_line(desk, qtbot, 0, tags=("harbour",))
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(tag="harbour")) is not None)
    qtbot.waitUntil(lambda: desk.columns.bar.tags._tags == ("harbour",))
    desk.columns.bar.tags._chips[0].click()
    wait_for_line(desk, qtbot, 0, tags=())
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(tag="harbour")) is None)


def test_a_tag_that_cannot_be_is_refused_in_words(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    desk._tag("x" * 5000)
    qtbot.waitUntil(window.banner.isVisible)


def test_search_as_one_types(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash)
    field = desk.columns.search.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "ferr")
    qtbot.waitUntil(lambda: desk.view().search == "ferr")
    qtbot.waitUntil(lambda: 0 < len(desk.columns.list.stories.ids) < 54)
    found = len(desk.columns.list.stories.ids)
    assert desk.columns.search.title.text() == "Search"
    desk.columns.search.set_order(Order.BEST)
    qtbot.waitUntil(lambda: desk.view().best)
    desk.columns.search.set_order(Order.NEWEST)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.columns.list.hasFocus())
    qtbot.waitUntil(lambda: desk.columns.list.current() is not None)
    assert len(desk.columns.list.stories.ids) == found
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert desk.view() == UNREAD


def test_a_search_that_is_left_leaves_no_cross_in_the_field(desk: Desk, qtbot: QtBot) -> None:
    field = desk.columns.search.field
    desk.columns.search.ask("a")
    heard: list[str] = []
    field.textChanged.connect(heard.append)
    desk.go_to(View(scope=Scope.ALL))
    assert heard == [""]  # this is what Qt's own cross listens to
    assert not desk.view().search


def test_a_search_can_be_narrowed_to_the_place(desk: Desk, qtbot: QtBot) -> None:
    feed = next(feed for feed in desk.library.sidebar().feeds if feed.title == "Zaunkönig")
    desk.go_to(View(feed=feed.id))
    assert len(desk.columns.list.stories.ids) == 6
    desk.columns.search.ask("a")
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) != 6)
    desk.columns.search.only.setChecked(True)
    qtbot.waitUntil(lambda: desk.view().feed == feed.id)


def test_nothing_found_is_an_answer(desk: Desk, qtbot: QtBot) -> None:
    desk.columns.search.ask("zyzzyva")
    qtbot.waitUntil(lambda: desk.columns.middle.no_list.isVisible())
    assert "zyzzyva" in desk.columns.middle.no_list.headline.text()
    assert not desk.columns.pane.blank.text()
    desk.columns.search.ask("")
    qtbot.waitUntil(lambda: desk.columns.pane.blank.text() == "Select a story")


def test_an_odd_search_is_explained(desk: Desk, qtbot: QtBot) -> None:
    desk.columns.search.ask("is:purple")
    qtbot.waitUntil(lambda: desk.columns.search.notices.isVisible())


def test_a_feed_in_trouble_says_so(desk: Desk) -> None:
    feed = next(feed for feed in desk.library.sidebar().feeds if feed.error)
    place = desk.columns.tree.place(View(feed=feed.id))
    assert place is not None
    assert place.trouble == feed.error


def test_what_another_program_writes_is_seen(
    window: Window, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    other = type(desk.library).open(tmp_path / "library", clock=shelf.clock)
    other.mark_read(other.ids(ALL)[:4])
    other.close()
    qtbot.waitUntil(lambda: window.windowTitle() == "[50] Cuttings")
    wait_for_line(desk, qtbot, 0, read=True)


def test_new_stories_come_in_on_top_and_nothing_moves(desk: Desk, qtbot: QtBot) -> None:
    story = opened(desk, qtbot, 2)
    add(desk.library, 3)
    desk._background.write(lambda: desk.library.mark_read([1], read=True))
    desk.columns.list.read_anew()
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) == 57)
    assert desk.columns.list.current() == story
    assert desk.columns.list.currentIndex().row() == 5


def test_the_next_feed_with_unread_stories_follows(window: Window, desk: Desk, qtbot: QtBot) -> None:
    feeds = {feed.title: feed.id for feed in desk.library.sidebar().feeds}
    desk.go_to(View(feed=feeds["Bread and Butter"]))
    desk.columns.list.go_to(desk.columns.list.stories.ids[5])
    QTest.keyClick(window, Qt.Key.Key_N)
    assert desk.view() == View(feed=feeds["Notes from a Lighthouse"])
    assert desk.columns.list.currentIndex().row() == 0


def test_copying_gives_headline_and_address(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    desk.copy()
    line = desk.columns.list.line()
    assert line is not None
    assert QGuiApplication.clipboard().text() == f"{line.headline}\n{line.address}"


def test_the_place_in_a_story_is_remembered(window: Window, desk: Desk, qtbot: QtBot) -> None:
    window.resize(1000, 420)
    story = opened(desk, qtbot)
    page = paper(desk.columns.pane)
    page.scroll_to(1.0)
    at_the_top = page.place()
    opened(desk, qtbot, 1)
    qtbot.waitUntil(lambda: desk.library.story(StoryId(story)).left_at.fraction == 1.0)
    opened(desk, qtbot, 0)
    qtbot.waitUntil(lambda: page.place() == at_the_top)


def test_a_story_that_was_only_opened_in_another_window_size_keeps_its_place(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    window.resize(1000, 420)
    story = opened(desk, qtbot)
    paper(desk.columns.pane).scroll_to(1.0)
    opened(desk, qtbot, 1)
    qtbot.waitUntil(lambda: desk.library.story(StoryId(story)).left_at != TOP)
    left = desk.library.story(StoryId(story)).left_at
    window.resize(1300, 420)
    opened(desk, qtbot, 0)
    opened(desk, qtbot, 1)
    qtbot.wait(100)
    assert desk.library.story(StoryId(story)).left_at == left


def test_the_menu_of_a_story(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    with qtbot.waitSignal(desk.story_menu_wanted):
        desk._ask_story_menu(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_theme_is_changed_everywhere(window: Window, desk: Desk, qtbot: QtBot) -> None:
    opened(desk, qtbot)
    themes = window.menus._themes.actions()
    themes[2].trigger()
    assert window._appearance.theme == "dark"
    assert desk.columns.tree.rows.colours == desk.columns.list.rows.colours
    window.grab()
    themes[1].trigger()


def add(library: Library, count: int) -> None:
    """Stories that a refresh brought: newer than all."""
    from reader.store import arrivals

    feed = library.sidebar().feeds[0].id
    fresh = tuple(shelf.invented(count, shelf.NOW + 90_000, "Late News", 50))
    library.write(lambda db: arrivals.save(db, feed, fresh, shelf.NOW))
