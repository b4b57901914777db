"""What keys mean on a reading pane; the window's own commands come first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.reader_pane import ReaderPane


def act(pane: ReaderPane, key: Qt.Key, held: Qt.KeyboardModifier) -> Callable[[], object] | None:
    """What a key does; None when it does nothing here."""
    plain: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_Escape: pane.leave,
        Qt.Key.Key_Space: pane.page_down,
    }
    with_control: dict[Qt.Key, Callable[[], object]] = {
        Qt.Key.Key_Plus: partial(pane.zoom, 1),
        Qt.Key.Key_Equal: partial(pane.zoom, 1),
        Qt.Key.Key_Minus: partial(pane.zoom, -1),
        Qt.Key.Key_0: pane.zoom_reset,
        Qt.Key.Key_F: pane.find,
    }
    return (with_control if held & Qt.KeyboardModifier.ControlModifier else plain).get(key)
