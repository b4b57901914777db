"""The side bar: what stands in it, and what a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from reader.types import Feed, FeedId, Folder, FolderId, SavedSearch, Scope, Sidebar, Tag, View
from ui.branches import SCOPES, Place, plant
from ui.feed_model import PLACE
from ui.feed_tree import FeedTree
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.qtbot import QtBot


def feed(number: int, title: str, folder: int = 0, unread: int = 0, error: str = "") -> Feed:
    return Feed(
        id=FeedId(number),
        address=f"https://example.org/{number}",
        site="",
        title=title,
        folder=FolderId(folder) if folder else None,
        total=9,
        unread=unread,
        fetched=0,
        due=0,
        error=error,
    )


SIDEBAR = Sidebar(
    counts={Scope.UNREAD: 12, Scope.ALL: 123_456, Scope.TODAY: 3},
    folders=(Folder(FolderId(1), "News"), Folder(FolderId(2), "Islands", FolderId(1))),
    feeds=(
        feed(1, "Zebra Post", 1, unread=5),
        feed(2, "an island paper", 2, unread=7),
        feed(3, "", error="no answer came"),
        feed(4, "Alone"),
    ),
    tags=(Tag("wells", 4, 1), Tag("Harbour", 2, 0)),
    total=123_456,
)


@pytest.fixture
def tree(qtbot: QtBot) -> FeedTree:
    made = FeedTree(LIGHT, None)  # type: ignore[arg-type]  # a window of its own here
    qtbot.addWidget(made)
    made.resize(230, 700)
    made.show()
    made.show_sidebar(SIDEBAR)
    return made


def index_of(tree: FeedTree, name: str) -> QModelIndex:
    found = tree._rows
    return next(item.index() for item in found if item.data(PLACE).name == name)


def test_folders_hold_their_feeds_and_add_up() -> None:
    branches = plant(SIDEBAR, str)
    assert [branch.place.name for branch in branches[9:]] == ["Feeds", "Tags"]
    (news, *feeds) = branches[9].inside
    assert (news.place.name, news.place.count) == ("News", 12)
    assert [branch.place.name for branch in news.inside] == ["Islands", "Zebra Post"]
    assert news.inside[0].inside[0].place.depth == 2
    assert [branch.place.name for branch in feeds] == ["https://example.org/3", "Alone"]
    assert [branch.place.name for branch in branches[10].inside] == ["Harbour", "wells"]


def test_an_empty_library_has_only_views() -> None:
    empty = Sidebar(counts={}, folders=(), feeds=(), tags=(), total=0)
    assert [branch.place.view for branch in plant(empty, str)] == [View(scope=scope) for scope in SCOPES]
    assert set(SCOPES) == set(Scope)


def test_tags_stand_in_one_another_and_searches_above_the_feeds() -> None:
    tags = (
        Tag("war", 7, 0, "red"),
        Tag("War/east", 5, 0),
        Tag("war/east/coast", 2, 0),
        Tag("lone/child", 1, 0),
    )
    saved = SavedSearch(name="Wells", query="wells is:unread", best=True)
    sidebar = SIDEBAR._replace(tags=tags, searches=(saved,))
    wells = View(search="wells is:unread", best=True)
    branches = plant(sidebar, str, {wells: 1_000})[9:]
    assert [branch.place.name for branch in branches] == ["Searches", "Feeds", "Tags"]
    (search,) = branches[0].inside
    assert (search.place.view, search.place.counted) == (wells, "999+")
    lone, war = branches[2].inside
    assert (lone.place.name, war.place.colour) == ("lone/child", "red")
    (east,) = war.inside
    (coast,) = east.inside
    assert (coast.place.name, coast.place.key, coast.place.depth) == ("coast", "#war/east/coast", 2)


def test_a_section_is_folded_by_the_keyboard(tree: FeedTree) -> None:
    tree.setFocus()
    tree.go_to(View(scope=Scope.TRASH))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    place = tree.current()
    assert place is not None
    assert place.name == "Feeds"
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.folded() == ["Feeds"]
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.folded() == []


def test_choosing_a_place_says_its_view(tree: FeedTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.chosen) as chosen:
        QTest.mouseClick(
            tree.viewport(),
            Qt.MouseButton.LeftButton,
            pos=tree.visualRect(index_of(tree, "Alone")).center(),
        )
    assert chosen.args == [View(feed=FeedId(4))]
    assert tree.view() == View(feed=FeedId(4))
    assert not tree.go_to(View(tag="no such"))
    assert tree.place(View(tag="no such")) is None


def test_new_counts_leave_the_choice_alone(tree: FeedTree) -> None:
    chosen: list[View] = []
    tree.go_to(View(tag="wells"))
    tree.chosen.connect(chosen.append)
    tree.show_sidebar(SIDEBAR._replace(counts={Scope.UNREAD: 1}))
    tree.show_sidebar(SIDEBAR._replace(feeds=SIDEBAR.feeds[1:]))
    assert tree.view() == View(tag="wells")
    assert not chosen
    place = tree.place(View(scope=Scope.ALL))
    assert place is not None
    assert place.count == 123_456


def test_a_folder_opens_and_closes_by_its_arrow(tree: FeedTree) -> None:
    news = index_of(tree, "News")
    arrow = QPoint(14, tree.visualRect(news).center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert not tree.isExpanded(news)
    assert tree.folded() == ["News"]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert tree.isExpanded(news)
    heading = index_of(tree, "Tags")
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(heading).center())
    assert not tree.isExpanded(heading)
    tree.fold(["Feeds"])
    assert tree.isExpanded(heading)
    assert not tree.isExpanded(index_of(tree, "Feeds"))


def test_the_next_feed_with_unread_stories(tree: FeedTree) -> None:
    tree.go_to(View(feed=FeedId(2)))
    assert tree.next_unread() == View(feed=FeedId(1))
    tree.go_to(View(feed=FeedId(1)))
    assert tree.next_unread() == View(feed=FeedId(2))
    tree.show_sidebar(SIDEBAR._replace(feeds=()))
    assert tree.next_unread() is None


def test_a_right_click_asks_for_the_menu(tree: FeedTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.menu_wanted) as wanted:
        tree.customContextMenuRequested.emit(tree.visualRect(index_of(tree, "wells")).center())
    assert isinstance(wanted.args[0], Place)
    assert wanted.args[0].name == "wells"
    with qtbot.assertNotEmitted(tree.menu_wanted):
        tree.customContextMenuRequested.emit(QPoint(5, 5000))


def test_places_are_painted_and_told_to_screen_readers(tree: FeedTree) -> None:
    tree.go_to(View(feed=FeedId(1)))
    tree.setFocus()
    light = tree.grab().toImage()
    tree.set_colours(DARK)
    assert tree.grab().toImage() != light
    assert index_of(tree, "wells").data() == "wells (4)"
    assert index_of(tree, "https://example.org/3").data(PLACE).trouble == "no answer came"


def test_a_closed_folder_tells_of_trouble_inside(tree: FeedTree) -> None:
    troubled = SIDEBAR._replace(feeds=(*SIDEBAR.feeds, feed(9, "Broken", 2, error="no answer came")))
    tree.show_sidebar(troubled)
    news = index_of(tree, "News")
    assert "has trouble" in news.data(PLACE).trouble
    tree.setExpanded(news, True)
    open_ = tree.grab(tree.visualRect(news)).toImage()
    tree.setExpanded(news, False)
    assert tree.grab(tree.visualRect(index_of(tree, "News"))).toImage() != open_


def test_a_feed_with_trouble_carries_a_mark(tree: FeedTree) -> None:
    row = tree.visualRect(index_of(tree, "https://example.org/3"))
    marked = tree.grab(row).toImage()
    tree.show_sidebar(SIDEBAR._replace(feeds=tuple(one._replace(error="") for one in SIDEBAR.feeds)))
    assert tree.grab(row).toImage() != marked


def test_rows_are_as_high_as_the_font_wants_and_headings_higher(tree: FeedTree) -> None:
    def height(name: str) -> int:
        return tree.visualRect(index_of(tree, name)).height()

    before = height("Zebra Post")
    assert height("Feeds") > before
    font = tree.font()
    font.setPixelSize(30)
    tree.setFont(font)
    assert height("Zebra Post") > before


@pytest.mark.parametrize(("wide", "said"), [(230, ["A paper & its very long name"]), (420, [])])
def test_a_name_is_said_in_full_where_it_is_cut(
    tree: FeedTree, monkeypatch: pytest.MonkeyPatch, wide: int, said: list[str]
) -> None:
    long = feed(5, "A paper & its very long name", 2, unread=7)
    tree.show_sidebar(SIDEBAR._replace(feeds=(*SIDEBAR.feeds, long)))
    tree.resize(wide, 700)
    assert tree.go_to(View(feed=long.id))
    assert _tip(tree, monkeypatch) == said


def test_what_is_wrong_with_a_feed_is_said_below_its_name(
    tree: FeedTree, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill = feed(5, "<b>A paper</b> and its very long name", error="no answer came")
    tree.show_sidebar(SIDEBAR._replace(feeds=(ill,)))
    assert tree.go_to(View(feed=ill.id))
    assert _tip(tree, monkeypatch) == ["<b>A paper</b> and its very long name", "no answer came"]


def _tip(tree: FeedTree, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines of the tool tip on the current row, as one reads them."""
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _view: shown.append(words))
    place = tree.visualRect(tree.currentIndex()).center()
    QApplication.sendEvent(
        tree.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, tree.viewport().mapToGlobal(place))
    )
    document = QTextDocument()
    document.setHtml(shown[0])
    return [line for line in document.toPlainText().split("\n") if line]
