"""What becomes different without anybody doing it in this window: other programs write, and a day begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from reader import days

if TYPE_CHECKING:
    from reader.library import Library

OFTEN = 1000  # milliseconds between looks


class Watch(QObject):
    """Looks at the library and at the clock.

    Signals: written: the command line or another window wrote; day_began: it is past midnight.
    """

    written = Signal()
    day_began = Signal()

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        self._day = days.of(library.clock())
        self.see()

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def see(self) -> None:
        """What was written so far is known."""
        self._version = self._library.version()

    @Slot()
    def look(self) -> None:
        """Say what is different."""
        before, day = self._version, days.of(self._library.clock())
        self.see()
        if self._version != before:
            self.written.emit()
        if day != self._day:
            self._day = day
            self.day_began.emit()
