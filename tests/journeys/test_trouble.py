"""When something is wrong with the library, or with what is brought in, the window says so and lives on."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reader.library import Library
from tests.journeys.conftest import Journey
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
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), Trouble), timeout=10_000)
    words = " ".join(label.text() for label in window.findChildren(QLabel))
    assert sentence in words
    assert (tmp_path / "library.db").read_bytes() == before


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
        patience=60_000,
    )
    timer.stop()
    assert beats > 20  # it went on drawing
