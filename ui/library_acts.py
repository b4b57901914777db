"""What is done to the library as a whole: backups by themselves and by hand, checks, another place for it."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox

from reader import places
from reader.types import Cure
from ui import asking
from ui.parts import count, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Backup, Problem
    from ui.background import Background
    from ui.backup_sheet import BackupSheet
    from ui.banner import Banner
    from ui.diagnostics import Diagnostics

AFTER = 500  # milliseconds until it is looked what a crash left: the window is painted first
SOON, OFTEN = 30_000, 3_600_000  # milliseconds to the first look whether a backup is due, and between two


class LibraryActs(QObject):
    """Signals: restore_wanted(Path of a backup); move_wanted(Path of a folder); renew_wanted: of its file."""

    restore_wanted = Signal(object)
    move_wanted = Signal(object)
    renew_wanted = Signal()

    def __init__(self, library: Library, background: Background, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._background = library, background
        self._banner, self._window = banner, window
        self._stop = Event()
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self._look)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What each command does."""
        return {
            "move_library": self.choose_place,
            "back_up": self.back_up,
            "backups": self.show_backups,
            "check": self.check,
            "diagnostics": self.show_diagnostics,
        }

    def begin(self) -> None:
        """The library is open: what a crash left is looked at, and a bad place is said."""
        if not self._library.begin():
            QTimer.singleShot(AFTER, self, self._look_after_crash)
        elif words := places.warning(self._library.folder):
            self._banner.say(sentence(words), str(self._library.folder))

    @Slot()
    def _look_after_crash(self) -> None:
        self._background.read(partial(self._library.check, True), self._say_after_crash)

    def start(self) -> None:
        """From now on make backups by themselves, the first when the window has come to rest."""
        self._timer.start()
        QTimer.singleShot(SOON, self, self._look)

    def leave(self) -> None:
        """The window closes: a backup that is half made is left, and the library was closed as it should."""
        self._timer.stop()
        self._stop.set()
        self._library.end()

    # ── backups ──────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def sheet(self) -> BackupSheet:
        """The page of backups, made when it is first needed."""
        from ui.backup_sheet import BackupSheet

        made = BackupSheet(self._library, self._background, self._window)
        made.restore_wanted.connect(self.restore_wanted)
        made.back_up_wanted.connect(self.back_up)
        return made

    @Slot()
    def show_backups(self) -> None:
        self.sheet.show_backups()

    @Slot()
    def back_up(self) -> None:
        """Make a backup now."""
        self._banner.offer(self.tr("Making a backup…"), "")
        self._background.work(partial(self._library.back_up, stop=self._stop), self._say_made, self._complain)

    def _say_made(self, made: Backup) -> None:
        self._banner.say(self.tr("A backup was made and checked"), made.path.name)
        if "sheet" in self.__dict__:
            self.sheet.take_new()

    @Slot()
    def _look(self) -> None:
        job = partial(self._library.back_up_if_due, self._stop)
        self._background.work(job, lambda _: None, self._not_backed_up)

    def _not_backed_up(self, error: ReaderError) -> None:
        self._banner.complain(self.tr("No backup could be made today"), sentence(error.reason))

    # ── checks ───────────────────────────────────────────────────────────────────────────────────

    @Slot()
    def check(self) -> None:
        """Look whether everything is there and agrees."""
        self._banner.offer(self.tr("Checking the library…"), "")
        self._background.work(self._library.check, self._say_checked, self._complain)

    def _say_checked(self, found: list[Problem]) -> None:
        if found:
            self._offer_repair(found)
        else:
            self._banner.say(self.tr("All is well"), self.tr("Everything is there, and agrees."))

    def _say_after_crash(self, found: list[Problem]) -> None:
        if found:
            self._offer_repair(found)

    def _offer_repair(self, found: list[Problem]) -> None:
        words = count(len(found), self.tr("One thing is wrong"), self.tr("{} things are wrong"))
        detail = "\n".join(sentence(problem.words) for problem in found[:3])
        if any(problem.cure for problem in found):
            repair = (self.tr("Put it right"), partial(self._repair, found))
            self._banner.complain(words, detail, repair)
        else:
            self._banner.complain(words, detail, (self.tr("Backups…"), self.show_backups))

    def _repair(self, found: list[Problem]) -> None:
        if any(problem.cure is Cure.ANEW for problem in found):
            self.renew_wanted.emit()
            return
        self._banner.offer(self.tr("Putting it right…"), "")
        self._background.work(partial(self._library.repair, found), self._say_checked, self._complain)

    @cached_property
    def page(self) -> Diagnostics:
        """The page of facts, made when it is first needed."""
        from ui.diagnostics import Diagnostics

        return Diagnostics(self._library, self._background, self._window)

    @Slot()
    def show_diagnostics(self) -> None:
        self.page.show_facts()

    # ── another place ────────────────────────────────────────────────────────────────────────────

    @Slot()
    def choose_place(self) -> None:
        """Ask where the library is to lie from now on."""
        around = str(self._library.folder.parent)
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Move the library to"), around)
        if chosen:
            target = Path(chosen)
            if any(target.iterdir()):  # a folder of its own inside of what was chosen
                target /= self._library.folder.name
            self._ask_to_move(target)

    def _ask_to_move(self, target: Path) -> None:
        words = self.tr("Move the library to {}?").format(target)
        detail = self.tr("It is copied and compared first; the old copy stays until you remove it.")
        if warning := places.warning(target):
            detail = f"{detail}\n\n{sentence(warning)}."
        ask = asking.before(self._window, self.tr("Move the library"), words, detail)
        move = ask.addButton(self.tr("Move"), QMessageBox.ButtonRole.AcceptRole)
        ask.addButton(QMessageBox.StandardButton.Cancel)
        ask.finished.connect(lambda _: self._answered(ask.clickedButton() is move, target))
        asking.show(ask)

    def _answered(self, yes: bool, target: Path) -> None:
        if yes:
            self.move_wanted.emit(target)

    def _complain(self, error: ReaderError) -> None:
        self._banner.complain(sentence(error.reason), error.subject)
