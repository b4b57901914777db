"""Lies unseen over a window while a small sheet stands in it, which is looked at or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent


class Cover(QWidget):
    """A click beside the sheet, Escape or another size of the window put it away.

    A window of its own would have square corners on desktops without a compositor.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._left: QWidget | None = None  # what had the focus before
        over.installEventFilter(self)
        self.hide()

    def open(self, sheet: QWidget, corner: QPoint) -> None:
        """Show the sheet with its upper right corner at a point of the window, all of it inside."""
        if self.isHidden():
            self._left = QApplication.focusWidget()
        self.setGeometry(self._over.rect())
        sheet.adjustSize()
        room = self.size() - sheet.size()
        left, top = min(corner.x() - sheet.width(), room.width()), min(corner.y(), room.height())
        sheet.move(max(0, left), max(0, top))
        self.show()
        self.raise_()

    def close_sheet(self) -> None:
        """Put the sheet away; the keys are for what had them before."""
        if self.isHidden():
            return
        left, self._left = self._left, None
        if left is not None and isValid(left):
            left.setFocus()
        self.hide()

    # ── Qt's hooks ──

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.close_sheet()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Every key is for the sheet, also those that are commands elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes around in the sheet, and not to what lies below."""
        stops = [part for part in self.findChildren(QWidget) if _takes_tab(part)]
        focus = self.focusWidget()
        at = stops.index(focus) if focus in stops else -1
        reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if following else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.close_sheet()


def _takes_tab(part: QWidget) -> bool:
    return part.isVisible() and part.isEnabled() and bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
