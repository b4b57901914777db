"""Starts the window; paints it before anything heavy is imported."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from datetime import datetime
from traceback import format_exception
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from reader import safety
from reader.diagnosis import LOG
from reader.errors import ReaderError
from reader.library import Library
from ui import icons
from ui.first_paint import FirstPaint
from ui.garbage import Garbage
from ui.memory import Memory
from ui.program import Program
from ui.theme import Appearance
from ui.window import NAME, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    Opening = Callable[[Path], Library]

ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")  # Ctrl+C, the end of a session, a terminal that is closed
SWITCH = 0.001  # seconds after which a thread that works lets the window's thread go on; Python's own is 5 ms


def run(folder: Path, opening: Opening = Library.open, given: Sequence[str] = ()) -> int:
    """Show the window on a library folder until it is closed; `opening` opens a folder's library.

    When a window has this library open already, what was `given` to be opened is handed to it.
    """
    app = application()
    if safety.is_open(folder) and _is_taken(folder, given):
        return 0
    program = Program(Appearance(app, Memory(folder).theme()), opening, start, start_soon)
    garbage = Garbage(program)
    program.show(folder, given)
    garbage.start()
    _end_on_signals(program)
    sys.excepthook = _Hook(lambda: program.window)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    _end(app, program)
    return code


def _end_on_signals(program: Program) -> None:
    """Whoever ends the program from outside closes its window as one does by hand; what is so then is kept.

    Python hears of a signal as soon as it runs, which some timer sees to within a second.
    """
    for number in (getattr(signal, name) for name in ENDINGS if hasattr(signal, name)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: QTimer.singleShot(0, program.leave))


def _end(app: QApplication, program: Program) -> None:
    """Threads first, then windows from the top down, the application last. Python would begin anywhere."""
    if program.window.isVisible():  # the desktop ended the program
        program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _is_taken(folder: Path, given: Sequence[str]) -> bool:
    """Whether the window that has the library open took what was given."""
    from ui import instance  # takes a while to load: not for the first paint

    return instance.hand_over(folder, given)


def application() -> QApplication:
    """The one application object, with its name and sign.

    Its style is the one that takes colours the same way on every desktop; asked for here, it needs no QStyle,
    which is a thirtieth of the start.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    QCoreApplication.setApplicationName(NAME)
    QGuiApplication.setWindowIcon(QIcon(str(icons.FOLDER / "cuttings.svg")))
    return cast("QApplication", app)


def start(folder: Path, appearance: Appearance, opening: Opening = Library.open) -> Window:
    """Show the window: at once with its stories when the library is in order, else opening it meanwhile."""
    sys.setswitchinterval(SWITCH)
    window = Window(folder, appearance, opening)
    try:
        ready = Library.ready(folder)
        if ready:
            window.use(opening(folder))
    except ReaderError as error:
        ready = True
        window.show_trouble(error)
    if not ready:
        window.open_soon()
    return _shown(window)


def start_soon(folder: Path, appearance: Appearance, opening: Opening) -> Window:
    """Show the window while its library is opened off its thread, whatever has to be done to it first."""
    window = Window(folder, appearance, opening)
    window.open_soon()
    return _shown(window)


def _shown(window: Window) -> Window:
    window.show()
    FirstPaint(window, window.begin)
    return window


class _Hook:
    """What becomes of an exception nobody caught: the world's fault is told, a bug is logged and admitted."""

    def __init__(self, window: Callable[[], Window]) -> None:
        self._window = window
        self._told = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, ReaderError):
            self._window().complain(error)
            return
        log = self._window().folder / LOG
        sys.__excepthook__(kind, error, trace)
        with suppress(OSError), log.open("a", encoding="utf-8") as file:
            file.writelines([f"{datetime.now().astimezone():%c}\n", *format_exception(kind, error, trace)])
        if not self._told:
            self._told = True  # once is enough: a bug in painting comes sixty times a second
            words = "Something went wrong inside Cuttings. Your library is safe. It is written down in {}."
            from PySide6.QtWidgets import QMessageBox

            QMessageBox.warning(self._window(), NAME, words.format(log))
