"""Python's garbage is taken away on the window's thread, and only when Qt waits for nothing."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui import allocator, garbage
from ui.garbage import Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def taken() -> Iterator[Garbage]:
    """As in the program: Python looked for garbage by itself until this was made."""
    gc.enable()
    parent = QObject()
    yield Garbage(parent)
    gc.disable()


class Dropped(QWidget):
    """A widget that can be reached from itself alone, and says on which thread it dies."""

    def __init__(self, died: list[int]) -> None:
        super().__init__()
        self.died, self.itself = died, self

    def __del__(self) -> None:
        self.died.append(get_ident())


def litter(count: int = 100_000) -> list[list[None]]:
    """So many new objects that Python by itself would look through all there is."""
    return [[None] for _ in range(count)]


def test_a_dropped_widget_dies_on_the_windows_thread(taken: Garbage) -> None:
    died: list[int] = []
    Dropped(died)
    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(litter).result()
    assert not died
    taken.look()
    assert died == [get_ident()]
    assert held


def test_it_looks_by_itself(taken: Garbage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    died: list[int] = []
    monkeypatch.setattr(garbage, "NEW", 1)
    try:
        taken.start()
        Dropped(died)
        qtbot.waitUntil(lambda: bool(died))
    finally:
        gc.unfreeze()


def test_nothing_dies_below_a_dialog(taken: Garbage) -> None:
    """What opened it may be an event of the very widget that would die."""
    died: list[int] = []
    Dropped(died)
    held = litter()
    outer, inner = QEventLoop(), QEventLoop()
    seen: list[int] = []

    def look() -> None:
        taken.look()
        seen.append(len(died))
        inner.quit()

    def open_dialog() -> None:
        QTimer.singleShot(0, look)
        inner.exec()
        outer.quit()

    QTimer.singleShot(0, open_dialog)
    outer.exec()
    assert seen == [0]
    taken.look()
    assert died
    assert held


def test_all_is_looked_through_seldom_and_when_the_window_is_quiet(
    taken: Garbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "ROUNDS", (2, 3))
    looked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (garbage.NEW, 0, 0))
    monkeypatch.setattr(gc, "collect", lambda generation=2: looked.append(generation))
    for _ in range(8):
        taken.look()
    assert looked == [0, 1, 0, 1, 0, 1, 0, 1]  # it is due, but there is much to do
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 0))
    taken.look()
    taken.look()
    assert looked[8:] == [2]


def test_what_is_free_is_given_back_when_it_is_quiet(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    given: list[int] = []
    monkeypatch.setattr(allocator, "give_back", lambda: given.append(get_ident()))
    monkeypatch.setattr(garbage, "QUIET", 50)
    parent = QObject()
    taken = Garbage(parent)
    try:
        taken.look()
        qtbot.wait(100)
        assert not given, "there was nothing new"
        held = litter()
        taken.look()
        assert not given, "it is not quiet yet"
        qtbot.waitUntil(lambda: given == [get_ident()])
        assert held
    finally:
        gc.disable()
