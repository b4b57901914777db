"""The program: which library its window shows, and what takes that window's place."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from reader import places, safety
from reader.errors import ReaderError
from reader.keeper import now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.library import Library
    from reader.types import Restored
    from ui.instance import Instance
    from ui.theme import Appearance
    from ui.window import Window

    Opening = Callable[[Path], Library]
    Start = Callable[[Path, Appearance, Opening], Window]


SOON = 200  # milliseconds until other starts are listened to: the window is painted first


class Program(QObject):
    """One window at a time, one library each. What needs a library closed is done between two windows."""

    window: Window

    def __init__(self, appearance: Appearance, opening: Opening, start: Start, start_soon: Start) -> None:
        super().__init__()
        self._appearance, self._opening = appearance, opening
        self._start, self._start_soon = start, start_soon

    @cached_property
    def instance(self) -> Instance:
        """The ear for other starts, made after the first paint."""
        from ui import instance

        made = instance.Instance(self)
        made.asked.connect(self._asked)
        return made

    @Slot()
    def _listen(self) -> None:
        self.instance.listen(self.window.folder)

    def show(self, folder: Path, given: Sequence[str] = ()) -> None:
        """Show the first window, and in it what is to be opened."""
        self._adopt(self._start(folder, self._appearance, self._opening))
        self.window.take(given)

    def leave(self) -> None:
        """Close the window, and be nobody's."""
        self.instance.stop()
        self.window.close()

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Show another library, now and, once it could be opened, when the program is started again."""
        self._replace(folder, self._opening, lambda: self._choose(folder))

    @Slot(object)
    def restore(self, file: Path) -> None:
        """Put the library back from a backup; what was there stays, and is offered back."""
        folder = self.window.folder
        done: list[Restored] = []
        act = partial(safety.put_back, folder, file, now)
        self._between(folder, folder, lambda: done.append(act()), lambda: self._say_restored(done[0]))

    @Slot(object)
    def move(self, target: Path) -> None:
        """Move the library to another folder; the old one stays until the person removes it."""
        left = self.window.folder

        def said() -> None:
            self._choose(target)
            self._say_moved(left, target)

        self._between(left, target, partial(safety.move, left, target), said)

    @Slot()
    def renew(self) -> None:
        """Write the library's file anew, because what can be made again is damaged in it."""
        folder = self.window.folder
        kept: list[Path] = []
        act = partial(safety.write_anew, folder, now)
        self._between(folder, folder, lambda: kept.append(act()), lambda: self._say_renewed(kept[0]))

    def _between(self, left: Path, folder: Path, act: Callable[[], object], said: Callable[[], None]) -> None:
        """Close the library, act, and open the folder; if it could not be done, the one that was left."""
        acts, failed = [act], list[ReaderError]()

        def opening(asked: Path) -> Library:
            try:
                if acts:
                    acts.pop()()
            except ReaderError as error:
                failed.append(error)
                asked = left
            return self._opening(asked)

        self._replace(folder, opening, lambda: self.window.complain(failed[0]) if failed else said())

    def _replace(self, folder: Path, opening: Opening, said: Callable[[], None]) -> None:
        """Close the window, and put another in its place."""
        old = self.window
        QApplication.setQuitOnLastWindowClosed(False)
        old.close()
        self._adopt(self._start_soon(folder, self._appearance, opening))
        self.window.opened.connect(partial(self._opened, said))
        old.deleteLater()
        QApplication.setQuitOnLastWindowClosed(True)

    def _opened(self, said: Callable[[], None]) -> None:
        self._listen()
        said()

    def _choose(self, folder: Path) -> None:
        try:
            places.choose(folder)
        except ReaderError as error:
            self.window.complain(error)

    def _adopt(self, window: Window) -> None:
        self.window = window
        window.elsewhere.connect(self.open)
        window.restore_wanted.connect(self.restore)
        window.move_wanted.connect(self.move)
        window.renew_wanted.connect(self.renew)
        QTimer.singleShot(SOON, self, self._listen)
        window.collect_by_itself()

    @Slot(object)
    def _asked(self, given: list[str]) -> None:
        self.window.come_forward()
        self.window.take(given)

    def _say_restored(self, restored: Restored) -> None:
        words = self.tr("The library is as it was in the backup: {} stories")
        said = words.format(f"{restored.contents.stories:,}")
        if restored.kept is None or not restored.kept.is_file():
            self.window.banner.say(said)
            return
        undo = (self.tr("Undo"), partial(self.restore, restored.kept))
        detail = self.tr("What was there before is kept as a backup.")
        self.window.banner.offer(said, detail, (self.tr("Good"), _nothing), undo)

    def _say_renewed(self, kept: Path) -> None:
        detail = self.tr("The damaged file is kept in {}.").format(kept)
        self.window.banner.say(self.tr("The library is whole again"), detail)

    def _say_moved(self, left: Path, target: Path) -> None:
        def remove() -> None:
            said = self.tr("The old copy is removed")
            window = self.window
            window.background.work(partial(safety.remove_moved, left), lambda _: window.banner.say(said))

        self.window.banner.offer(
            self.tr("The library is in {} now").format(target),
            self.tr("Every file was compared. The old copy is still in {}.").format(left),
            (self.tr("Keep the old copy"), _nothing),
            (self.tr("Remove it"), remove),
        )


def _nothing() -> None:
    """For an offer that is declined."""
