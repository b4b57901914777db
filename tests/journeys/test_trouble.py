"""When something is wrong with the library, or with what is brought in, the window says so and lives on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.library import Library
from reader.types import StoryId, View
from tests.journeys.conftest import Journey
from tests.journeys.test_keyboard import press
from ui import app as program
from ui.pages import Trouble
from ui.theme import Appearance, Theme


def damaged(path: Path) -> None:
    path.write_bytes(b"no database at all " * 500)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma user_version = 99")


@pytest.mark.parametrize(("spoil", "sentence"), [(damaged, "left as it is"), (newer, "newer version")])
def test_a_library_that_cannot_be_opened_is_named_and_kept(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, spoil: Callable[[Path], None], sentence: str
) -> None:
    Library.open(tmp_path).close()
    spoil(tmp_path / "library.db")
    before = (tmp_path / "library.db").read_bytes()
    window = program.start(tmp_path, Appearance(qapp, Theme.LIGHT))
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Trouble))
    words = " ".join(label.text() for label in window.findChildren(QLabel))
    assert sentence in words
    assert (tmp_path / "library.db").read_bytes() == before


def test_a_story_that_went_away_meanwhile_says_so(journey: Journey) -> None:
    for town in ("Aske", "Moss"):
        journey.desk.library.save_text(f"Rain in {town}\n\nIt rained on {town} all day.\n")
    journey.restart()
    journey.command("all")
    journey.read("Rain in Moss")
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.read)
    other_row = Qt.Key.Key_Down if journey.headlines()[0] == "Rain in Moss" else Qt.Key.Key_Up
    ids = list(journey.desk.library.ids(View()))
    journey.desk._watch.stop()  # it would be seen within a second
    with Library.open(journey.desk.library.folder) as other:  # another program
        other.delete([StoryId(id_) for id_ in ids])
        other.empty_trash()
    press(journey, other_row)
    blank = journey.desk.columns.pane.blank
    journey.wait(lambda: "This story cannot be shown" in blank.text())
    journey.desk._watch.start()
    journey.wait(lambda: journey.desk.currentWidget() is journey.desk.welcome)
    assert not journey.desk.library.check()


def test_the_window_lives_while_twenty_megabytes_are_read(journey: Journey) -> None:
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1

    timer = QTimer(journey.window, interval=10)
    timer.timeout.connect(beat)
    timer.start()
    journey.desk.capturing.read_text("all work and no play makes a long line of words " * 420_000)
    journey.wait(
        lambda: journey.desk.capturing.sheet or journey.window.banner.property("mood") == "trouble",
    )
    timer.stop()
    assert beats > 20  # it went on drawing
