"""Nothing of one test of the window is left for the next: its widgets end with it, its garbage on this thread."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def tidy() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile, see ui/garbage.py; afterwards no window is left."""
    gc.disable()
    if not gc.get_freeze_count():
        gc.freeze()  # what the tests are made of stays: to go through it costs more than many a test
    try:
        yield
        delete_now()
        left = [f"{type(one).__name__} {one.objectName()}" for one in QApplication.topLevelWidgets()]
        assert not left, "whoever makes a window has it deleted: qtbot.addWidget, or deleteLater"
    finally:
        gc.collect()
        gc.enable()


def delete_now() -> None:
    """Delete what waits for it; only a running event loop would do that by itself."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
