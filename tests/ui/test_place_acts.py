"""What one does with feeds and folders in the window; everything can be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QPushButton

from reader.types import Feed, FeedId, Folder, Progress, Refreshed, Scope, View
from tests.ui import spoken
from ui.feed_model import PLACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.branches import Place
    from ui.desk import Desk
    from ui.window import Window


def feed(desk: Desk, title: str) -> Feed:
    return next(one for one in desk.library.feeds() if one.title == title)


def folder(desk: Desk, name: str) -> Folder:
    return next(one for one in desk.library.sidebar().folders if one.name == name)


def go(desk: Desk, qtbot: QtBot, view: View) -> Place:
    qtbot.waitUntil(lambda: desk.columns.tree.place(view) is not None)
    desk.go_to(view)
    desk.columns.tree.setFocus()
    place = desk.columns.tree.current()
    assert place is not None
    return place


def undo(window: Window, qtbot: QtBot, words: str) -> None:
    action = window.menus.actions["undo"]
    qtbot.waitUntil(lambda: words.casefold() in action.text().casefold())
    action.trigger()


def press(window: Window, text: str) -> None:
    buttons = window.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()


def index(desk: Desk, view: View) -> QModelIndex:
    tree = desk.columns.tree
    return next(item.index() for item in tree._rows if item.data(PLACE).view == view)


def type_name(desk: Desk, name: str) -> None:
    field = desk.columns.tree.findChild(QLineEdit, "name-field")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_f2_renames_a_feed_in_its_place(window: Window, desk: Desk, qtbot: QtBot) -> None:
    one = feed(desk, "Open Valve")
    go(desk, qtbot, View(feed=one.id))
    QTest.keyClick(desk.columns.tree, Qt.Key.Key_F2)
    type_name(desk, "My valve")
    qtbot.waitUntil(lambda: [f.title for f in desk.library.feeds() if f.id == one.id] == ["My valve"])
    undo(window, qtbot, "Rename “Open Valve”")
    qtbot.waitUntil(lambda: desk.library.settings_of(one.id).title == "")


def test_f2_renames_a_folder_and_a_name_that_is_taken_is_refused(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    news = folder(desk, "News")
    go(desk, qtbot, View(folder=news.id))
    window.menus.actions["rename_place"].trigger()
    type_name(desk, "Papers")
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(folder=news.id)).name == "Papers")  # type: ignore[union-attr]
    go(desk, qtbot, View(folder=news.id))
    window.menus.actions["rename_place"].trigger()
    type_name(desk, "Science")
    qtbot.waitUntil(lambda: "of that name already" in spoken.banner(window))
    undo(window, qtbot, "Rename “News”")
    qtbot.waitUntil(lambda: "News" in [one.name for one in desk.library.sidebar().folders])


def test_views_and_tags_keep_their_names(desk: Desk, qtbot: QtBot) -> None:
    go(desk, qtbot, View(scope=Scope.ALL))
    QTest.keyClick(desk.columns.tree, Qt.Key.Key_F2)
    assert desk.columns.tree.findChild(QLineEdit, "name-field") is None


def drop(desk: Desk, what: View, where: View | None) -> bool:
    """Drag a feed or folder onto another row; None is the heading."""
    model = desk.columns.tree._places
    data = model.mimeData([index(desk, what)])
    target = index(desk, where) if where else index(desk, what)
    while where is None and target.parent().isValid():
        target = target.parent()
    move = Qt.DropAction.MoveAction
    if not model.canDropMimeData(data, move, -1, -1, target):
        return False
    assert not model.dropMimeData(data, move, -1, -1, target)  # Qt itself moves no row
    return True


def test_feeds_and_folders_are_dragged_into_folders(window: Window, desk: Desk, qtbot: QtBot) -> None:
    valve, bread = feed(desk, "Open Valve"), feed(desk, "Bread and Butter")
    news, science = folder(desk, "News"), folder(desk, "Science")
    assert drop(desk, View(feed=bread.id), View(folder=news.id))
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder == news.id)
    assert drop(desk, View(feed=bread.id), View(feed=valve.id))  # beside another feed
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder == science.id)
    assert drop(desk, View(feed=bread.id), None)
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder is None)
    assert drop(desk, View(folder=science.id), View(folder=news.id))
    qtbot.waitUntil(lambda: folder(desk, "Science").parent == news.id)
    qtbot.waitUntil(
        lambda: index(desk, View(folder=science.id)).parent() == index(desk, View(folder=news.id))
    )
    assert not drop(desk, View(folder=news.id), View(folder=science.id))  # not into itself
    undo(window, qtbot, "Move “Science”")
    qtbot.waitUntil(lambda: folder(desk, "Science").parent is None)
    undo(window, qtbot, "Move “Bread and Butter”")
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder == science.id)


def test_nothing_is_dropped_on_views_and_tags(desk: Desk) -> None:
    bread = View(feed=feed(desk, "Bread and Butter").id)
    assert not drop(desk, bread, View(scope=Scope.ALL))
    model = desk.columns.tree._places
    foreign = QMimeData()
    foreign.setText("feed 1")
    assert not model.canDropMimeData(foreign, Qt.DropAction.MoveAction, -1, -1, index(desk, bread))
    assert model.mimeTypes() == ["application/x-cuttings-place"]
    assert not model.flags(index(desk, View(scope=Scope.ALL))) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(index(desk, bread)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_feed_is_moved_by_keys(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bread, news = feed(desk, "Bread and Butter"), folder(desk, "News")
    go(desk, qtbot, View(feed=bread.id))
    window.menus.actions["move_place"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text().strip() for action in menu.actions()] == ["No folder", "News", "Science"]
    assert menu.actions()[0].isChecked()
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder == news.id)
    go(desk, qtbot, View(folder=news.id))
    window.menus.actions["move_place"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["No folder", "Science"]
    menu.close()


def test_commands_for_feeds_say_what_they_need(window: Window, desk: Desk, qtbot: QtBot) -> None:
    go(desk, qtbot, View(scope=Scope.ALL))
    for name in ("move_place", "details", "pause", "unsubscribe"):
        window.banner.close_message()
        window.menus.actions[name].trigger()
        assert "in the side bar first" in spoken.banner(window)


def test_a_feed_rests_and_is_read_again(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bread = feed(desk, "Bread and Butter")
    go(desk, qtbot, View(feed=bread.id))
    window.menus.actions["pause"].trigger()
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(feed=bread.id)).quiet)  # type: ignore[union-attr]
    undo(window, qtbot, "Pause “Bread and Butter”")
    qtbot.waitUntil(lambda: not feed(desk, "Bread and Butter").paused)
    for resting in (True, False):
        place = desk.columns.tree.place(View(feed=bread.id))
        assert place is not None
        (entry,) = [one for one in window.places.menu(place).actions() if one.text() == "Pause"]
        assert entry.isChecked() is not resting
        entry.trigger()
        quiet = partial(_is_quiet, desk, bread.id, resting)
        qtbot.waitUntil(quiet)


def _is_quiet(desk: Desk, feed: FeedId, quiet: bool) -> bool:
    place = desk.columns.tree.place(View(feed=feed))
    return place is not None and place.quiet is quiet


def test_a_feed_is_unsubscribed_and_comes_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bread = feed(desk, "Bread and Butter")
    go(desk, qtbot, View(feed=bread.id))
    QTest.keyClick(desk.columns.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "no longer read" in spoken.banner(window))
    assert desk.library.sidebar().total == 54
    press(window, "Undo")
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(feed=bread.id)) is not None)


def test_its_stories_go_when_one_says_so_and_come_back_too(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bread = feed(desk, "Bread and Butter")
    go(desk, qtbot, View(feed=bread.id))
    window.menus.actions["unsubscribe"].trigger()
    qtbot.waitUntil(lambda: "no longer read" in spoken.banner(window))
    press(window, "Remove 6 stories")
    qtbot.waitUntil(lambda: spoken.banner(window) == "6 stories removed")
    assert desk.library.sidebar().total == 48
    undo(window, qtbot, "Remove the stories")
    qtbot.waitUntil(lambda: desk.library.sidebar().total == 54)
    undo(window, qtbot, "Unsubscribe")
    qtbot.waitUntil(lambda: len(desk.library.feeds()) == 9)


def test_a_feed_without_stories_to_remove_offers_only_undo(window: Window, desk: Desk, qtbot: QtBot) -> None:
    bread = feed(desk, "Bread and Butter")
    desk.library.bookmark(desk.library.ids(View(feed=bread.id)))
    go(desk, qtbot, View(feed=bread.id))
    window.menus.actions["unsubscribe"].trigger()
    qtbot.waitUntil(lambda: spoken.detail(window) == "Its stories stay in your library.")


def test_folders_come_and_go(window: Window, desk: Desk, qtbot: QtBot) -> None:
    news = folder(desk, "News")
    go(desk, qtbot, View(folder=news.id))
    window.menus.actions["new_folder"].trigger()
    ask = desk.findChild(QInputDialog)
    assert isinstance(ask, QInputDialog)
    assert "“News”" in ask.labelText()
    ask.textValueSelected.emit("Islands")
    ask.reject()
    qtbot.waitUntil(lambda: len(desk.library.sidebar().folders) == 3)
    islands = folder(desk, "Islands")
    assert islands.parent == news.id
    undo(window, qtbot, "New folder “Islands”")
    qtbot.waitUntil(lambda: len(desk.library.sidebar().folders) == 2)
    window.menus.actions["redo"].trigger()
    qtbot.waitUntil(lambda: len(desk.library.sidebar().folders) == 3)
    assert folder(desk, "Islands") == islands
    go(desk, qtbot, View(folder=news.id))
    window.menus.actions["unsubscribe"].trigger()
    qtbot.waitUntil(lambda: spoken.banner(window) == "The folder “News” is gone")
    assert folder(desk, "Islands").parent is None
    press(window, "Undo")
    qtbot.waitUntil(lambda: len(desk.library.sidebar().folders) == 3)
    assert len(desk.library.feeds_in(news.id)) == 3


def test_a_folder_has_a_menu(window: Window, desk: Desk, qtbot: QtBot) -> None:
    place = go(desk, qtbot, View(folder=folder(desk, "News").id))
    do = {action.text(): action for action in window.places.menu(place).actions()}
    assert {"Refresh this folder", "Rename", "Move to", "New folder inside…", "Remove folder"} <= set(do)
    window.places.show(place, QPoint())
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


@pytest.mark.parametrize("kind", ["feed", "folder", "all"])
def test_a_refresh_asks_the_place_one_is_at(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    asked: list[object] = []

    def refresh(feeds: object, **_: object) -> Refreshed:
        asked.append(feeds)
        return Refreshed()

    monkeypatch.setattr(desk.library, "refresh", refresh)
    bread, news = feed(desk, "Bread and Butter"), folder(desk, "News")
    views = {"feed": View(feed=bread.id), "folder": View(folder=news.id), "all": View(scope=Scope.ALL)}
    go(desk, qtbot, views[kind])
    window.menus.actions["refresh_place"].trigger()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == {"feed": [[bread.id]], "folder": [desk.library.feeds_in(news.id)], "all": [None]}[kind]


def test_a_refresh_that_was_stopped_goes_on(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tuple(one.id for one in desk.library.feeds()[:3])
    asked: list[object] = []

    def refresh(feeds: object, *, progress: Callable[[Progress], None], **_: object) -> Refreshed:
        asked.append(feeds)
        progress(Progress(done=37, total=200, new=112, failed=3))
        return Refreshed(stopped=feeds is None, left=left if feeds is None else ())

    monkeypatch.setattr(desk.library, "refresh", refresh)
    footer, said = desk.columns.footer, list[str]()
    window.background.progressed.connect(lambda _: said.append(footer.words.text()))
    desk.refresh()
    qtbot.waitUntil(lambda: footer.resume.isVisible())
    assert said == ["37 of 200 feeds · 112 new · 3 failed"]
    assert footer.words.text().startswith("Stopped · 3 left")
    assert window.menus.actions["resume"].isEnabled()
    footer.resume.click()
    qtbot.waitUntil(lambda: asked == [None, left] and not footer.bar.isVisible())
    assert not footer.resume.isVisible()
    assert not window.menus.actions["resume"].isEnabled()
    desk.collecting.resume()
    assert len(asked) == 2


def test_the_row_under_a_drag_says_that_it_takes_it(desk: Desk, qtbot: QtBot) -> None:
    tree, bread = desk.columns.tree, View(feed=feed(desk, "Bread and Butter").id)
    news = View(folder=folder(desk, "News").id)
    data = tree._places.mimeData([index(desk, bread)])
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    plain = tree.grab().toImage()

    def over(view: View) -> bool:
        event = QDragMoveEvent(tree.visualRect(index(desk, view)).center(), move, data, left, none)
        tree.dragMoveEvent(event)
        return event.isAccepted()

    def aimed() -> bool:
        return tree.rows.target is not None

    assert over(news)
    assert tree.rows.target == index(desk, news)
    assert tree.grab().toImage() != plain
    assert not over(View(scope=Scope.ALL))
    assert not aimed()
    assert over(news)
    tree.dragLeaveEvent(QDragLeaveEvent())
    assert not aimed()
    for view, told in ((View(scope=Scope.ALL), []), (news, [(bread, news)])):
        moved: list[object] = []
        tree.moved.connect(lambda what, where, moved=moved: moved.append((what, where)))
        over(view)
        event = QDropEvent(tree.visualRect(index(desk, view)).center().toPointF(), move, data, left, none)
        tree.dropEvent(event)
        assert moved == told
        assert event.dropAction() == Qt.DropAction.IgnoreAction  # or Qt would take the row away
    qtbot.waitUntil(lambda: feed(desk, "Bread and Butter").folder == news.folder)
