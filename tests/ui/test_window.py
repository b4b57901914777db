"""The window around the desk: opening, trouble, keys, menus, and how it was left."""

from __future__ import annotations

import gc
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMessageBox, QPushButton, QScrollArea, QWidget

from reader import safety
from reader.diagnosis import LOG
from reader.errors import BusyError, DamagedError, DiskFullError, ReadOnlyError, StoreError
from reader.library import Library
from reader.types import Scope, View
from tests import factories as make
from tests.ui import shelf, spoken
from tests.ui.pane_parts import paper
from ui import app
from ui.branches import Place
from ui.memory import FILE, Memory
from ui.orders import Order
from ui.pages import Opening, Trouble
from ui.place_acts import PlaceActs
from ui.shortcuts import COMMANDS, MENUS
from ui.theme import LIGHT, Appearance, Theme
from ui.window import ALWAYS, NAME, SIZE, Window

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk


def button(inside: QWidget, name: str) -> QPushButton:
    found = inside.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


# ── opening ──────────────────────────────────────────────────────────────────────────────────────


def test_a_new_library_is_made_behind_a_welcome(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shelf.open_window(tmp_path / "new", qapp) as window:
        assert isinstance(window.centralWidget(), Opening)
        qtbot.waitUntil(lambda: window.desk is not None)
        assert window.desk is not None
        welcome = window.desk.welcome
        assert window.desk.currentWidget() is welcome
        with qtbot.waitSignal(welcome.sample_wanted):
            monkeypatch.setattr(window.desk.capturing, "keep_sample", lambda: None)
            button(welcome, "sample").click()
        monkeypatch.setattr(window.desk.collecting, "add_address", lambda _: None)
        QTest.keyClick(welcome.field, Qt.Key.Key_Return)  # nothing typed: nothing happens
        QTest.keyClicks(welcome.field, " a.example ")
        with qtbot.waitSignal(welcome.address_given) as given:
            QTest.keyClick(welcome.field, Qt.Key.Key_Return)
        assert given.args == ["a.example"]


def test_a_damaged_library_is_named_and_kept(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = tmp_path / "library", tmp_path / "other"
    folder.mkdir()
    (folder / "library.db").write_bytes(b"this is no database" * 100)
    with shelf.open_window(folder, qapp) as window:
        qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Trouble))
        page = window.centralWidget()
        assert isinstance(page, Trouble)
        assert page.headline.text() == "This library cannot be read"
        assert {name for name, action in window.menus.actions.items() if action.isEnabled()} == ALWAYS
        window._appearance.choose(Theme.DARK)
        button(page, "again").click()
        assert isinstance(window.centralWidget(), Opening)
        qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Trouble))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(other))
        with qtbot.waitSignal(window.elsewhere) as chosen:
            button(window, "elsewhere").click()
        assert chosen.args == [other]
    assert (folder / "library.db").read_bytes().startswith(b"this is no database")


@pytest.mark.parametrize(
    ("error", "headline"),
    [
        (DamagedError, "This library cannot be read"),
        (BusyError, "This library is in use"),
        (ReadOnlyError, "This library cannot be written"),
        (DiskFullError, "The disk is full"),
        (StoreError, "This library cannot be opened"),
    ],
)
def test_each_trouble_has_its_headline(window: Window, error: type[StoreError], headline: str) -> None:
    page = Trouble(error("/a/library", "it is so"), LIGHT, window)
    assert page.headline.text() == headline
    assert page.words.text() == "It is so."


def test_how_it_was_left(tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "library"
    shelf.stocked(folder).close()
    with shelf.open_window(folder, qapp) as window:
        assert window.desk is not None
        tree = window.desk.columns.tree
        tree.fold(["News"])
        window.desk.go_to(View(scope=Scope.BOOKMARKS))
        window.desk.columns.pane.zoom(2)
        pixels = window.desk.columns.pane.typography.pixels
        window._appearance.choose(Theme.SEPIA)
        window.resize(777, 700)
    assert Memory(folder).theme() is Theme.SEPIA
    with shelf.open_window(folder, qapp) as window:
        assert window.desk is not None
        assert window.desk.view() == View(scope=Scope.BOOKMARKS)
        assert window.desk.columns.tree.folded() == ["News"]
        assert window.desk.columns.pane.typography.pixels == pixels
        assert window.width() == 777


def test_an_odd_memory_counts_as_none(tmp_path: Path, qapp: QApplication) -> None:
    folder = tmp_path / "library"
    shelf.stocked(folder).close()
    (folder / FILE).write_text("[General]\ntheme=plaid\nscope=nowhere\nfeed=x\nwindow=1\npixels=y\npanes=\n")
    assert Memory(folder).theme() is Theme.SYSTEM
    with shelf.open_window(folder, qapp) as window:
        assert window.desk is not None
        assert window.desk.view() == View(scope=Scope.ALL)


# ── commands ─────────────────────────────────────────────────────────────────────────────────────


def test_every_command_does_something(window: Window) -> None:
    assert set(window.menus._slots) == set(COMMANDS) == set(window.menus.actions)


def test_no_key_has_two_meanings() -> None:
    keys = [key for command in COMMANDS.values() for key in command.keys]
    assert len(keys) == len(set(keys))
    assert len(COMMANDS) == sum(command is not None for menu in MENUS.values() for command in menu)


def test_keys_lead_to_views(window: Window, desk: Desk) -> None:
    for key, scope in (
        (Qt.Key.Key_1, Scope.TODAY),
        (Qt.Key.Key_5, Scope.CAPTURES),
        (Qt.Key.Key_8, Scope.ALL),
        (Qt.Key.Key_9, Scope.TRASH),
    ):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert desk.view() == View(scope=scope)


def test_the_keys_are_shown_and_put_away(window: Window, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.keys.isVisible()
    window.resize(900, 640)
    window.keys.grab()
    QTest.keyClick(window.keys, Qt.Key.Key_J)
    assert not window.keys.isVisible()
    window.keys.open()
    QTest.mouseClick(window.keys, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not window.keys.isVisible()


def test_in_a_low_window_the_keys_are_whole_and_scroll(window: Window) -> None:
    window.resize(800, 600)
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.keys.grab()
    (area,) = window.keys.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    assert all(cap.height() >= cap.sizeHint().height() for cap in area.findChildren(QLabel, "key"))
    QTest.keyClick(window.keys, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(window.keys, Qt.Key.Key_Up)
    assert 0 < bar.value() < bar.maximum()
    window.resize(1200, 900)
    QTest.keyClick(window.keys, Qt.Key.Key_Up)
    assert not window.keys.isVisible()


def test_the_side_bar_goes_and_comes_back(window: Window, desk: Desk) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert desk.columns.side.isHidden()
    desk.columns.search.side.click()
    assert not desk.columns.side.isHidden()
    window.resize(700, 600)
    assert not desk.columns.side.isHidden()  # as it was asked for


def test_a_narrow_window_has_no_room_for_the_side_bar(window: Window, desk: Desk) -> None:
    window.resize(700, 600)
    assert desk.columns.side.isHidden()
    window.resize(1200, 600)
    assert not desk.columns.side.isHidden()


def test_what_the_program_is_is_told_in_the_dress_of_its_questions(window: Window) -> None:
    window.menus.actions["about"].trigger()
    told = window.findChild(QMessageBox)
    assert told is not None
    assert told.text() == NAME
    assert str(window.folder) in told.informativeText()
    formats = {part.textFormat() for part in told.findChildren(QLabel) if part.text()}
    assert formats == {Qt.TextFormat.PlainText}
    told.close()


def test_the_whole_screen(window: Window) -> None:
    window.menus.actions["full_screen"].trigger()
    assert window.isFullScreen()
    window.menus.actions["full_screen"].trigger()
    assert not window.isFullScreen()


def test_a_first_window_fits_the_screen(tmp_path: Path, qapp: QApplication) -> None:
    window = Window(tmp_path, Appearance(qapp, Theme.LIGHT), Library.open)
    assert window.screen().availableGeometry().contains(window.frameGeometry())
    assert window.width() <= SIZE[0]
    window.close()
    window.deleteLater()


def test_the_menus_show_the_order_in_force(window: Window, desk: Desk) -> None:
    window.menus.actions["oldest_first"].trigger()
    orders = [f"{order}_first" for order in Order]
    assert [name for name in orders if window.menus.actions[name].isChecked()] == ["oldest_first"]
    desk.columns.search.set_order(Order.UNREAD)
    assert [name for name in orders if window.menus.actions[name].isChecked()] == ["unread_first"]


# ── places ───────────────────────────────────────────────────────────────────────────────────────


def test_what_a_feed_offers(
    window: Window, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = desk.library.sidebar().feeds[0]
    menus = desk.findChild(PlaceActs)
    assert isinstance(menus, PlaceActs)
    place = desk.columns.tree.place(View(feed=feed.id))
    assert place is not None
    do = {action.text(): action for action in menus.menu(place).actions()}
    do["Mark all as read"].trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "[48] Cuttings")
    do["Copy address"].trigger()
    do["Rename"].trigger()
    field = desk.columns.tree.findChild(QLineEdit, "name-field")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "My own name")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(feed=feed.id)).name == "My own name")  # type: ignore[union-attr]
    do["Unsubscribe"].trigger()
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(feed=feed.id)) is None)
    qtbot.waitUntil(lambda: "no longer read" in spoken.banner(window))
    assert desk.library.sidebar().total == 54


def test_headings_offer_what_is_for_all_below(desk: Desk) -> None:
    menus = desk.findChild(PlaceActs)
    assert isinstance(menus, PlaceActs)
    assert menus.menu(Place(name="Searches")).isEmpty()
    menus.show(Place(name="Searches"), QPoint())
    assert [one.text() for one in menus.menu(Place(name="Tags")).actions()] == ["Tags that look alike"]
    assert [one.text() for one in menus.menu(Place(name="Feeds")).actions()] == ["Refresh all", "New folder…"]


# ── bugs and the world ───────────────────────────────────────────────────────────────────────────


def test_an_uncaught_error_of_the_world_is_told(window: Window) -> None:
    error = BusyError("library", "another program is writing")
    app._Hook(lambda: window)(BusyError, error, None)
    assert spoken.banner(window) == "Another program is writing"


def test_a_bug_is_written_down_and_admitted_once(
    window: Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    hook = app._Hook(lambda: window)
    for _ in range(2):
        hook(ZeroDivisionError, ZeroDivisionError("a bug"), None)
    assert len(told) == 1
    assert (window.folder / LOG).read_text(encoding="utf-8").count("ZeroDivisionError") == 2
    assert "a bug" in capsys.readouterr().err


def test_the_program_runs_until_its_window_is_closed(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks, collecting = [], []

    def exec_(*_: object) -> int:
        hooks.append(sys.excepthook)
        collecting.append(gc.isenabled())
        qapp.closeAllWindows()
        return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(type(qapp), "exec", exec_)
    gc.enable()
    folder = tmp_path / "library"
    Library.open(folder).close()
    assert app.run(folder) == 0
    assert isinstance(hooks[0], app._Hook)
    assert collecting == [False]
    assert not qapp.topLevelWidgets()


def test_a_program_that_is_ended_from_outside_still_closes_its_window_first(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a desktop does that shuts down: the event loop ends with the window open."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(type(qapp), "exec", lambda *_: 0)
    folder = tmp_path / "library"
    Library.open(folder).close()
    assert app.run(folder) == 0
    assert not qapp.topLevelWidgets()
    assert not [
        one.name for one in threading.enumerate() if one.name.startswith(("write_", "read_", "long_"))
    ]
    assert not safety.is_open(folder)


@pytest.mark.parametrize("wide", [1280, 640])
def test_a_message_leaves_the_last_lines_of_list_and_story_to_be_read(
    window: Window, desk: Desk, wide: int
) -> None:
    window.resize(wide, 600)
    body = make.body(*(make.paragraph(f"Line {number} of it.") for number in range(60)))
    desk.columns.pane.show_story(make.story(body=body))
    window.banner.say("Moved to the folder", "Its stories stay where they are.", ("Undo", lambda: None))
    page, stories = paper(desk.columns.pane), desk.columns.list
    for area in (page, stories):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    end = page.textCursor()
    end.movePosition(QTextCursor.MoveOperation.End)
    message = window.banner.mapToGlobal(QPoint(0, 0)).y()
    assert page.viewport().mapToGlobal(page.cursorRect(end).bottomLeft()).y() < message
    assert stories.viewport().mapToGlobal(stories.below_rows().topLeft()).y() <= message
