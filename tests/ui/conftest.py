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


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, dressed in the light theme."""
    theme.apply(qapp, Theme.LIGHT)
    return qapp
