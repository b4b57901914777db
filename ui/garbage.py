"""Python's cyclic garbage, looked for on the window's thread and nowhere else.

Left alone, Python looks for it wherever memory is asked for: on any thread, and in the middle of whatever Qt
is doing. A widget that is part of a cycle then dies on a thread that is not its own, while the window's
thread may be handing it an event; its animations stay in the list of those that run on the window's thread,
and at the next frame the program ends there. So the search is switched off, and made from the event loop,
when nothing of Qt's is under way below it.

When it has been quiet for a while, what is free goes back to the system.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QThread, QTimer, Slot

from ui import allocator

OFTEN = 200  # milliseconds
NEW = 2_000  # objects since the last look: fewer are not worth one
QUIET = 2_000  # milliseconds without that many, until the rest of what was free is given back
ROUNDS = (10, 10)  # so many looks at the new ones, until those that outlived one are looked at too, then all


class Garbage(QObject):
    """Takes away what nobody can reach any more, a little at a time: the newest often, all of it seldom."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = [0, 0]
        self._timer = QTimer(self, interval=OFTEN)
        self._timer.timeout.connect(self.look)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(allocator.give_back)

    def start(self) -> None:
        """From now on look; what is there now stays: to go through it would stop the window for 30 ms."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Look through the newest, or further, if it is time and nothing of Qt's waits for this to end."""
        if QThread.currentThread().loopLevel() > 1:  # a dialog or a drag has its own loop
            return
        new = gc.get_count()[0]
        if new >= NEW:
            gc.collect(self._due())
            self._quiet.start()
        elif self._rounds[1] >= ROUNDS[1]:  # the window is quiet
            self._rounds = [0, 0]
            gc.collect()

    def _due(self) -> int:
        """Which generation is due while the window works: 0, or now and then 1."""
        self._rounds[0] += 1
        if self._rounds[0] < ROUNDS[0]:
            return 0
        self._rounds = [0, self._rounds[1] + 1]
        return 1
