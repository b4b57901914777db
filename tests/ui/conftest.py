"""What every test of the window needs: no screen, and our own fonts and colours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from ui import theme
from ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's warnings fail a test, but for what the platform without a screen says of every window."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, dressed in the light theme."""
    theme.apply(qapp, Theme.LIGHT)
    return qapp
