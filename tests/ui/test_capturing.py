"""Pasting, dropping and opening: one sure story is kept at once, several are shown before they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from reader.errors import DiskFullError
from reader.types import Scope, View
from tests.reader.handiwork import DIGEST, Here
from tests.ui import spoken
from ui.welcome import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.capture_sheet import CaptureSheet
    from ui.desk import Desk
    from ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ONE = """Bell of Tern Island found

12 May 2026

TERN ISLAND: Divers have found the bell of the old church in forty metres of water, the museum said on Friday.

“It still rings, and it rings in tune,” Curator Lena Holt told reporters.
"""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.library.intake._workers = Here()  # type: ignore[assignment]
    return desk


def paste(window: Window, text: str, keys: Qt.KeyboardModifier = CONTROL) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window, Qt.Key.Key_V, keys)


def captured(library: Library) -> list[str]:
    ids = library.ids(View(scope=Scope.CAPTURES))
    return [line.headline for line in library.lines(ids)]


def press(window: Window, words: str) -> None:
    buttons = window.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words).click()


def sheet(desk: Desk) -> CaptureSheet:
    """The sheet that is open."""
    assert desk.capturing.sheet is not None
    return desk.capturing.sheet


def test_one_story_is_kept_by_one_key_and_let_go_by_another(window: Window, desk: Desk, qtbot: QtBot) -> None:
    paste(window, ONE)
    qtbot.waitUntil(lambda: spoken.banner(window) == "1 story kept")
    assert captured(desk.library) == ["Bell of Tern Island found"]
    assert desk.view() == View(scope=Scope.CAPTURES)
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: captured(desk.library) == [])
    QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: captured(desk.library) == ["Bell of Tern Island found"])


def test_what_was_kept_by_mistake_is_let_go_by_the_message(window: Window, desk: Desk, qtbot: QtBot) -> None:
    paste(window, ONE)
    qtbot.waitUntil(lambda: spoken.banner(window) == "1 story kept")
    press(window, "Undo")
    qtbot.waitUntil(lambda: captured(desk.library) == [])
    paste(window, ONE)  # out of the trash
    qtbot.waitUntil(lambda: captured(desk.library) == ["Bell of Tern Island found"])


def test_several_are_shown_first_and_may_be_left(window: Window, desk: Desk, qtbot: QtBot) -> None:
    paste(window, DIGEST)
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None)
    assert captured(desk.library) == []
    QTest.keyClick(sheet(desk).list, Qt.Key.Key_Escape)  # the clipboard has it still
    assert spoken.banner(window) == "Nothing was kept"
    press(window, "Show it again")
    QTest.keyClick(sheet(desk).list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(captured(desk.library)) == 3)


def test_one_story_is_shown_where_that_is_asked_for(window: Window, desk: Desk, qtbot: QtBot) -> None:
    paste(window, ONE, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None)
    sheet(desk).keep()
    qtbot.waitUntil(lambda: spoken.banner(window) == "1 story kept")
    press(window, "Show the cuts")
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None)
    sheet(desk).accept()
    window.menus.actions["paste"].trigger()
    qtbot.waitUntil(lambda: spoken.banner(window) == "This story was here already")


def test_the_clipboard_without_a_text(window: Window) -> None:
    paste(window, "  ")
    assert spoken.banner(window) == "The clipboard holds no text."
    QGuiApplication.clipboard().setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert "holds a picture" in spoken.banner(window)


def test_a_field_keeps_its_own_paste(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("lighthouse")
    desk.search()
    field = desk.columns.search.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "lighthouse"
    assert not window.banner.isVisible()


def drop(window: Window, text: str = "", urls: Sequence[str] = (), image: bool = False) -> None:
    dropped = QMimeData()
    if text:
        dropped.setText(text)
    if urls:
        dropped.setUrls([QUrl(url) for url in urls])
    if image:
        dropped.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    where, buttons, keys = QPoint(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    for event in (
        QDragEnterEvent(where, offered, dropped, buttons, keys),
        QDragMoveEvent(where, offered, dropped, buttons, keys),
        QDropEvent(where, offered, dropped, buttons, keys),
    ):
        event.setDropAction(Qt.DropAction.MoveAction)  # as editors and folders propose it
        event.ignore()
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
        assert event.dropAction() is Qt.DropAction.CopyAction  # what is moved, its source deletes


def test_what_is_dropped_is_read(
    window: Window, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    read_text = desk.library.read_text
    for name in ("read_file", "read_address", "import_opml", "save_address"):

        def answered(given: object, name: str = name) -> object:
            asked.append(f"{name} {given}")
            return read_text(f"{ONE} {given}")

        monkeypatch.setattr(desk.library, name, answered)
    drop(window, urls=[QUrl.fromLocalFile(str(tmp_path / "page.html")).toString()])
    drop(window, urls=["https://harbourpost.example/bell"])
    drop(window, text="https://harbourpost.example/storm")
    qtbot.waitUntil(lambda: len(asked) == 3)
    assert asked == [
        f"read_file {tmp_path / 'page.html'}",
        "read_address https://harbourpost.example/bell",
        "read_address https://harbourpost.example/storm",
    ]
    qtbot.waitUntil(lambda: len(captured(desk.library)) == 3)
    drop(window, text=ONE)
    qtbot.waitUntil(lambda: len(captured(desk.library)) == 4)


def test_a_picture_by_itself_is_refused_in_words(window: Window) -> None:
    drop(window, image=True)
    assert spoken.banner(window) == "What you dropped cannot be kept"
    window.banner.close_message()


def test_what_could_not_be_kept_is_not_lost(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keep = desk.library.keep

    def full(_captured: object) -> None:
        raise DiskFullError("library", "the disk is full")

    monkeypatch.setattr(desk.library, "keep", full)
    desk.capturing.read_text(ONE)
    qtbot.waitUntil(lambda: spoken.banner(window) == "The disk is full")
    monkeypatch.setattr(desk.library, "keep", keep)
    press(window, "Try again")
    qtbot.waitUntil(lambda: len(captured(desk.library)) == 1)


def test_files_are_chosen_and_kept(
    window: Window, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "a.txt")], ""))
    window.menus.actions["open_file"].trigger()
    qtbot.waitUntil(lambda: spoken.banner(window) == "1 story kept")


def test_the_sample_is_two_stories_of_our_own() -> None:
    words = SAMPLE.read_text(encoding="utf-8")
    assert words.count("Short Url") == 1
    assert words.count("Follow") == 2
    assert words.count("Updated ") == 2


@pytest.mark.parametrize(
    "text",
    [
        "\u202eمرحبا بالعالم\n\nالقاهرة: " + "قال المتحدث إن العبارات ستبحر من جديد يوم الأحد. " * 40,
        "word " * 60_000,
        "\n".join(f"Line {n} of a long list that never ends" for n in range(3_000)),
        "<html><body>" + "<div>" * 400 + "<p>Deep down a line of text stands here.</p>",
    ],
    ids=["from the right", "one line", "many lines", "deep"],
)
def test_hostile_captures_are_shown(window: Window, desk: Desk, text: str, qtbot: QtBot) -> None:
    desk.capturing.read_text(text, look=True)
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None or window.banner.property("mood") == "trouble")
    if (shown := desk.capturing.sheet) is not None:
        shown.grab()
        assert shown.list.rows()
        shown.left_out.setChecked(True)
        shown.list.press()
        shown.keep()
    qtbot.waitUntil(lambda: desk.capturing.sheet is None)


def test_a_feeds_story_has_no_cuts(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.columns.list.open_first()
    qtbot.waitUntil(lambda: desk.reading.story is not None)
    assert not window.menus.actions["cuts"].isEnabled()
    desk.show_cuts()
    qtbot.waitUntil(lambda: "came from a feed" in spoken.banner(window))
