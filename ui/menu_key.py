"""Shift+F10: the menu of what has the focus. Of itself Qt knows only the Menu key, if there is one."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

KEY = "Shift+F10"


def serve(window: QWidget) -> None:
    """Let the key open menus in a window."""
    QShortcut(QKeySequence(KEY), window).activated.connect(ask)


def ask() -> None:
    """Ask what has the focus for its menu, as the Menu key does."""
    focus = QApplication.focusWidget()
    if focus is not None:
        place = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        point = QRect(place).center() if isinstance(place, QRect) else focus.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(focus, QContextMenuEvent(reason, point, focus.mapToGlobal(point)))
