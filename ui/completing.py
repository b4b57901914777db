"""What follows the stories, quietly while nothing else is to do: their quotes, whole texts and pictures.

After a refresh, and at the next start what the last session left.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from reader.types import NOTHING, Changes

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import Completed
    from ui.background import Background
    from ui.collecting import Collecting

QUIET = 2_000  # milliseconds without a change before a round begins
OFTEN = 60_000  # between two looks for what is to be tried again
QUOTED_AT_A_TIME = 500  # stories, between two looks whether to stop
TOLD_EVERY = 0.5  # seconds: what came is shown in handfuls


class Completing(QObject):
    """Sends a round after the other as long as something is wanted, never two at once."""

    def __init__(self, library: Library, background: Background, collecting: Collecting) -> None:
        super().__init__(collecting)
        self._library, self._background = library, background
        self._stop: Event | None = None  # of the round under way
        self._refreshing = False
        self._complained = ""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.look)
        self._often = QTimer(self, interval=OFTEN)
        self._often.timeout.connect(self.look)
        collecting.refreshing.connect(self._refresh_goes_on)

    def start(self) -> None:
        """Go on with what the last session left."""
        self._often.start()
        self._quiet.start()
        self._background.changed.connect(self._changed)

    def leave(self) -> None:
        """The window closes: the rest is for the next time."""
        self._quiet.stop()
        self._often.stop()
        if self._stop is not None:
            self._stop.set()

    @Slot()
    def look(self) -> None:
        """Begin a round if anything is wanted."""
        if self._stop is None and not self._refreshing:
            self._background.read(partial(_lacks, self._library), self._begin, topic="whole")

    @Slot(object)
    def _changed(self, _changes: Changes) -> None:
        self._quiet.start()

    @Slot(bool)
    def _refresh_goes_on(self, busy: bool) -> None:
        self._refreshing = busy
        if busy and self._stop is not None:
            self._stop.set()  # feeds first
        elif not busy:
            self._quiet.start()

    def _begin(self, lacking: bool) -> None:
        if lacking and self._stop is None and not self._refreshing:
            self._stop = Event()
            job = partial(_round, self._library, self._background, self._stop)
            self._background.work(job, self._ended, self._failed)

    def _ended(self, _done: Completed) -> None:
        self._stop = None

    def _failed(self, error: ReaderError) -> None:
        """A disk that is full is said once, not every minute."""
        self._stop = None
        if error.reason != self._complained:
            self._complained = error.reason
            self._background.failed.emit(error)


def _lacks(library: Library) -> bool:
    """Whether there is something to do. While another process asks feeds it has the processors."""
    return (library.lacks() or library.lacks_quotes()) and not library.is_refreshing()


def _round(library: Library, background: Background, stop: Event) -> Completed:
    """One round, on its own thread; what it brings is told in handfuls, the last with its end."""
    waiting, told = NOTHING, monotonic()

    def keep(changes: Changes) -> None:
        nonlocal waiting, told
        waiting |= changes
        if waiting and monotonic() - told >= TOLD_EVERY:
            background.tell(waiting)
            waiting, told = NOTHING, monotonic()

    while not library.is_refreshing() and (found := library.renew_quotes(QUOTED_AT_A_TIME, stop)):
        keep(found)
    done = library.complete_all(kept=lambda done: keep(done.changes), stop=stop, gently=True)
    return replace(done, changes=waiting)
