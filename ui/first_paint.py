"""The moment when a window was painted for the first time: what is not seen in it waits for that.

A person must never meet half a window. So the first key, click or drop that reaches it before has the rest
made first, and is served by all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QDropEvent, QInputEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LATEST = 1000  # milliseconds: a desktop may keep a window where it is never painted


ON_THE_WAY = (QEvent.Type.Enter, QEvent.Type.MouseMove)  # the pointer, as when a window opens under it


class FirstPaint(QObject):
    """Calls `then` once, right after a window was first painted, or before somebody acts on it."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        handle = window.windowHandle()
        is_painted = handle.isExposed()  # as it is at once where there is no screen
        self._timer = QTimer(self, singleShot=True, interval=0 if is_painted else LATEST)
        self._timer.timeout.connect(self._begin)
        self._timer.start()
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            self._timer.start(0)  # it is painted while this event is served
        elif isinstance(event, QInputEvent | QDropEvent) and event.type() not in ON_THE_WAY:
            self._begin()
        return super().eventFilter(watched, event)

    @Slot()
    def _begin(self) -> None:
        self._timer.stop()
        self.deleteLater()  # the filter goes with it
        then, self._then = self._then, _nothing
        then()


def _nothing() -> None:
    """It was done."""
