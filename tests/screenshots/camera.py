"""Takes pictures of the program: opens it on a library, brings it into a state, waits until it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from reader.fetch import Fetcher
from reader.library import Library
from reader.types import StoryId, View
from ui import app as program
from ui.memory import FILE
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ui.desk import Desk
    from ui.window import Window

SIZES = {"": (1280, 800), "wide": (1920, 1080), "small": (800, 600)}
EVERY = tuple(SIZES)
THEMES = (Theme.LIGHT, Theme.DARK, Theme.SEPIA)
TURN = 15  # milliseconds between two looks whether it is quiet
QUIET = 4  # turns in which nothing was asked of the library
MOST = 400  # turns
GROUND, EDGE = "#8a8f94", "#5c6166"  # of a desktop, where a sheet stands out over the window


class Stage(NamedTuple):
    """An open window, and what brings it into a state."""

    window: Window
    appearance: Appearance

    @property
    def desk(self) -> Desk:
        assert self.window.desk is not None
        return self.window.desk

    def command(self, name: str) -> None:
        """What a menu entry or its key does."""
        self.window.menus.actions[name].trigger()
        self.settle()

    def go_to(self, view: View) -> None:
        self.desk.go_to(view)
        self.settle()

    def open_first(self, view: View) -> None:
        """Show a view and read its first story."""
        self.go_to(view)
        self.desk.columns.list.step(1)
        self.settle()

    def read(self, words: str) -> None:
        """Show all stories, and read the one with these words in its headline."""
        self.go_to(View())
        library = self.desk.library
        ids = list(map(StoryId, library.ids(View())))
        found = next(line.id for line in library.lines(ids) if words in line.headline)
        self.desk.columns.list.go_to(found)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being asked of the library any more."""
        quiet = 0
        for _ in range(MOST):
            wait(TURN)
            busy = self.window.desk and self.window.background._questions  # nobody else has to know
            quiet = 0 if busy else quiet + 1
            if quiet == QUIET:
                return


def quietly(folder: Path) -> Library:
    """Open a library that asks nobody for anything: its sites do not exist."""
    return Library.open(folder, fetcher=Fetcher(offline=True))


class Shot(NamedTuple):
    """One thing to be seen: what brings it about, in which sizes of the window, on which library."""

    name: str
    bring: Callable[[Stage], QWidget | None]  # what is to be seen; None: the window and what stands over it
    sizes: tuple[str, ...] = EVERY
    library: str = "full"
    opening: Callable[[Path], Library] = quietly
    stays: bool = True  # also while the theme changes


def name(shot: Shot, size: str, theme: Theme) -> str:
    """What a picture is called."""
    return "-".join(filter(None, (shot.name, size, theme.value)))


def take(
    shot: Shot, size: str, themes: Sequence[Theme], libraries: Path, to: Path, form: str = "png"
) -> Iterator[Path]:
    """Take pictures of a shot in one size, one in each theme; where they are."""
    for some in [themes] if shot.stays else [[theme] for theme in themes]:
        (libraries / shot.library / FILE).unlink(missing_ok=True)  # how it was left before is no matter
        stage = _open(shot, size, some[0], libraries)
        shown = shot.bring(stage)
        for theme in some:
            if theme is not stage.appearance.theme:
                stage.appearance.choose(theme)
            stage.settle()
            path = to / f"{name(shot, size, theme)}.{form}"
            image = shown.grab().toImage() if shown else picture(stage.window)
            image.save(str(path), quality=100 if form == "webp" else -1)  # nothing is lost
            yield path
        _close(stage)


def _open(shot: Shot, size: str, theme: Theme, libraries: Path) -> Stage:
    appearance = Appearance(program.application(), theme)
    window = program.start(libraries / shot.library, appearance, shot.opening)
    stage = Stage(window, appearance)
    window.resize(*SIZES[size])
    stage.settle()
    return stage


def _close(stage: Stage) -> None:
    for over in QApplication.topLevelWidgets():
        if over is not stage.window:
            over.hide()
    stage.window.close()
    for gone in stage:
        gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def picture(window: QWidget) -> QImage:
    """The window, and over it the sheets and menus that are open."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    around = window.geometry()
    for one in shown:
        around = around.united(one.geometry())
    image = QImage(around.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    with QPainter(image) as painter:
        for one in (window, *shown):
            place = one.geometry().translated(-around.topLeft())
            painter.drawPixmap(place.topLeft(), one.grab())
            if one is not window and one.windowType() == Qt.WindowType.Dialog:
                painter.setPen(QColor(EDGE))  # a desktop gives it a frame
                painter.drawRect(place.adjusted(-1, -1, 0, 0))
    return image


def wait(milliseconds: int) -> None:
    """Let the window live so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
