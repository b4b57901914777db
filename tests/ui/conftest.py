"""What every test of the window needs: no screen, and our own fonts and colours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.ui.patience import PatientBot
from tests.ui.tidy import tidy
from ui import theme
from ui.background import Background
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.desk import Desk
    from ui.reader_pane import ReaderPane
    from ui.window import Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's warnings fail a test, but for what the platform without a screen says of every window."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, dressed in the light theme."""
    theme.apply(qapp, Theme.LIGHT)
    return qapp


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """No test leaves a window behind, or garbage for a thread to find."""
    with tidy():
        yield


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with nine feeds and 54 stories, see tests/ui/shelf.py."""
    from tests.ui import shelf

    with shelf.stocked(tmp_path / "library") as library:
        yield library


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads that end with the test."""
    parent = QObject()
    made = Background(parent)
    yield made
    made.close()


@pytest.fixture
def window(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """The window on that library, open and shown."""
    from tests.ui import shelf

    shelf.stocked(tmp_path / "library").close()
    with shelf.open_window(tmp_path / "library", qapp) as window:
        yield window


@pytest.fixture
def pane(qtbot: QtBot) -> ReaderPane:
    """A reading pane without a story, see tests/ui/pane_parts.py."""
    from ui.reader_pane import ReaderPane

    pane = ReaderPane(Theme.LIGHT)
    qtbot.addWidget(pane)
    pane.resize(720, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.fixture
def desk(window: Window) -> Desk:
    """The desk of that window."""
    assert window.desk is not None
    return window.desk
