"""Something takes its time: the window says so, stays alive, and shows in the end what was asked for last."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.library import Library
from tests.journeys.test_keyboard import press
from tests.journeys.test_list import TOWNS, filled
from ui import app as program
from ui.pages import Opening
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.types import Story, StoryId
    from tests.journeys.conftest import Journey


@contextmanager
def slow_disk(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Stories are read as soon as the event says so, and in any case at the end."""
    library, awake = journey.desk.library, Event()
    read = library.story

    def story(id: StoryId) -> Story:
        awake.wait()
        return read(id)

    monkeypatch.setattr(library, "story", story)
    try:
        yield awake
    finally:
        awake.set()


def test_a_story_that_takes_a_moment_is_being_opened(
    journey: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(journey)
    first, second, third, *_ = journey.headlines()
    journey.read(first)
    pane = journey.desk.columns.pane
    with slow_disk(journey, monkeypatch) as disk:
        press(journey, Qt.Key.Key_J)
        assert journey.shown() == first  # it lies there while there is nothing better
        journey.wait(lambda: pane.blank.isVisible() and pane.blank.text() == "Opening…")
        press(journey, Qt.Key.Key_Space)  # nothing is skipped that is on its way
        assert (line := journey.desk.columns.list.line())
        assert line.headline == second
        press(journey, Qt.Key.Key_J)
        assert pane.blank.text() == "Opening…"
        disk.set()
        journey.wait(journey.shown)
    assert journey.shown() == third  # what was chosen last
    assert not pane.blank.isVisible()
    journey.wait(lambda: journey.desk.unread == len(TOWNS) - 2)  # the one between was not read


def test_a_story_that_is_there_at_once_says_nothing(journey: Journey) -> None:
    filled(journey)
    journey.read(journey.headlines()[0])
    said: list[str] = []
    patience = journey.desk.columns.pane._patience
    patience.timeout.connect(lambda: said.append("Opening…"))
    press(journey, Qt.Key.Key_J)
    journey.wait(lambda: journey.shown() == journey.headlines()[1])
    assert not patience.isActive()
    assert not said


def test_a_library_that_takes_a_moment_is_being_opened(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    awake = Event()

    def opening(folder: Path) -> Library:
        awake.wait()
        return Library.open(folder)

    window = program.start(tmp_path / "library", Appearance(qapp, Theme.LIGHT), opening)
    page = window.centralWidget()
    assert isinstance(page, Opening)
    qtbot.waitUntil(lambda: bool(window.menus.actions))
    assert page.isVisible()
    assert page.headline.text() == "Opening your library"
    assert window.menus.actions["quit"].isEnabled()
    assert not window.menus.actions["add_feed"].isEnabled()
    awake.set()
    qtbot.waitUntil(lambda: window.desk is not None and window.menus.actions["add_feed"].isEnabled())
    assert window.centralWidget() is window.desk
    window.close()
    window.deleteLater()
