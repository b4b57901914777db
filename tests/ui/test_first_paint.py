"""A window is painted before it is whole, and nobody meets the half."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui import shelf
from ui import app
from ui.first_paint import LATEST, FirstPaint
from ui.theme import DARK, Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.window import Window


@contextmanager
def shown(folder: Path, qapp: QApplication) -> Iterator[tuple[Window, Appearance]]:
    """A window that was asked to show itself, before anything came of it."""
    shelf.stocked(folder).close()
    appearance = Appearance(qapp, Theme.LIGHT)
    window = app.start(folder, appearance, shelf.afternoon)
    try:
        yield window, appearance
    finally:
        window.close()
        window.deleteLater()
        appearance.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_whole(window: Window) -> bool:
    return bool(window.menus.actions)


def test_what_is_not_seen_follows_the_first_paint(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    with shown(tmp_path / "library", qapp) as (window, _):
        assert not is_whole(window)
        assert window.desk is not None
        assert window.desk.columns.list.stories.ids
        with qtbot.waitSignal(window.opened):
            qtbot.waitExposed(window)
        assert is_whole(window)


def test_what_follows_changes_nothing_that_is_seen(tmp_path: Path, qapp: QApplication) -> None:
    with shown(tmp_path / "library", qapp) as (window, _):
        before = window.grab().toImage()
        window.begin()
        assert window.grab().toImage() == before


class Log(QWidget):
    """Says what comes to it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802
        self.said.append("key")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        self.said.append("paint")


@pytest.fixture
def log(qtbot: QtBot) -> Log:
    """A widget that was just shown."""
    made = Log()
    qtbot.addWidget(made)
    made.show()
    FirstPaint(made, lambda: made.said.append("rest"))
    return made


def test_the_rest_comes_right_after_the_paint(log: Log, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "rest" in log.said, timeout=LATEST - 100)
    assert log.said[:2] == ["paint", "rest"]
    log.update()
    qtbot.waitUntil(lambda: log.said.count("paint") > 1)
    assert log.said.count("rest") == 1


def test_a_key_has_the_rest_made_first_and_is_served_then(log: Log) -> None:
    QTest.keyClick(log.windowHandle(), Qt.Key.Key_J)
    assert [one for one in log.said if one != "paint"] == ["rest", "key"]


def test_a_pointer_on_its_way_waits_for_the_paint(log: Log) -> None:
    log.said.clear()
    point = QPointF(9, 9)
    QCoreApplication.sendEvent(log.windowHandle(), QEnterEvent(point, point, point))
    assert "rest" not in log.said


def test_what_is_dragged_in_has_the_rest_made_first(log: Log) -> None:
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, QMimeData(), *none)
    QCoreApplication.sendEvent(log.windowHandle(), event)
    assert "rest" in log.said


def test_a_window_that_is_never_painted_is_made_whole(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.first_paint.LATEST", 0)
    with shown(tmp_path / "library", qapp) as (window, _):
        qtbot.waitUntil(lambda: is_whole(window))


def test_a_theme_that_changes_before_the_first_paint_is_taken_on(tmp_path: Path, qapp: QApplication) -> None:
    with shown(tmp_path / "library", qapp) as (window, appearance):
        appearance.choose(Theme.DARK)
        qapp.processEvents()
        assert window.desk is not None
        assert window.desk.columns.list.rows.colours == DARK
        appearance.choose(Theme.LIGHT)


def test_what_was_given_is_opened_once_all_is_there(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with shown(tmp_path / "library", qapp) as (window, _):
        window.take(["https://a.example/"])
        monkeypatch.setattr("ui.collecting.Collecting.ask_address", lambda _, address: asked.append(address))
        window.begin()
        window.begin()  # once is enough
        assert asked == ["https://a.example/"]
