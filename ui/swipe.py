"""Two fingers moved sideways: to the next story, or back to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

FAR = 260  # eighths of a degree sideways: a wish, and no trembling
PAUSE = 350  # milliseconds without moving, after which it is another gesture


class Swipe:
    """Collects what a touch pad says, and turns one story a gesture."""

    def __init__(self, turn: Callable[[int], object]) -> None:
        self._turn = turn
        self._moved, self._last, self._turned = 0, 0, False

    def take(self, event: QWheelEvent) -> bool:
        """Whether an event moves sideways, and so is no scrolling."""
        if event.phase() is Qt.ScrollPhase.ScrollBegin or event.timestamp() - self._last > PAUSE:
            self._moved, self._turned = 0, False
        self._last = event.timestamp()
        sideways = event.angleDelta().x()
        if abs(sideways) <= abs(event.angleDelta().y()):
            return False
        self._moved += sideways
        if abs(self._moved) >= FAR and not self._turned:
            self._turned = True
            self._turn(1 if self._moved < 0 else -1)
        return True
