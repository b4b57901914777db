"""Journeys go through the real window, on a real library, with a real web site, as a person would."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.fetch import Fetcher
from reader.library import Library
from tests.journeys.mouse import Mouse
from tests.site import Site
from tests.ui.patience import PatientBot
from tests.ui.tidy import tidy
from ui import app as program
from ui.desk import Desk
from ui.theme import Appearance, Theme
from ui.window import SIZE, Window

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Journey:
    """A window on a library folder; can be closed and opened again."""

    window: Window

    def __init__(
        self, folder: Path, app: QApplication, qtbot: QtBot, opening: Callable[[Path], Library]
    ) -> None:
        self._folder, self._app, self._qtbot, self._opening = folder, app, qtbot, opening
        self.open()

    def open(self) -> None:
        self.window = program.start(self._folder, Appearance(self._app, Theme.LIGHT), self._opening)
        self.window.resize(*SIZE)  # the screen that is none has less room
        self.come_back()
        self.wait(lambda: self.window.desk is not None and self.window.menus.actions)

    def come_back(self) -> None:
        """Give the keys to the window, as a desktop does when a sheet or a menu is gone."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def restart(self) -> None:
        self.close()
        self.open()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self._qtbot.wait(10)

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    def wait(self, done: Callable[[], object]) -> None:
        """Let the window live until something is so."""
        self._qtbot.waitUntil(lambda: bool(done()))

    def command(self, name: str) -> None:
        """What a menu entry or its key does."""
        self.window.menus.actions[name].trigger()

    def headlines(self) -> list[str]:
        """The rows of the list, from the top."""
        model = self.desk.columns.list.stories
        rows = (model.line(row) for row in range(len(model.ids)))
        return [line.headline for line in rows if line]

    def read(self, headline: str) -> None:
        """Choose a story, and wait until the pane shows it."""
        self.wait(lambda: headline in self.headlines())
        model = self.desk.columns.list.stories
        self.desk.columns.list.go_to(model.ids[self.headlines().index(headline)])
        self.wait(lambda: self.shown() == headline)

    def shown(self) -> str:
        story = self.desk.columns.pane.story
        return story.headline if story else ""

    def search(self, words: str) -> None:
        self.desk.columns.search.ask(words)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def tidied() -> Iterator[None]:
    """No journey leaves a window behind, or garbage for a thread to find."""
    with tidy():
        yield


@pytest.fixture
def journey(tmp_path: Path, qapp: QApplication, qtbot: QtBot, site: Site) -> Iterator[Journey]:
    def opening(folder: Path) -> Library:
        return Library.open(folder, fetcher=Fetcher(allowed=[site.host]))

    journey = Journey(tmp_path / "library", qapp, qtbot, opening)
    yield journey
    journey.close()


@pytest.fixture
def mouse(journey: Journey) -> Mouse:
    """The mouse before that window."""
    return Mouse(journey)
