"""What the first story needs is there before it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import ahead

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_modules_are_loaded_one_after_the_other(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("ui.one", "ui.another")
    loaded: list[str] = []
    monkeypatch.setattr(ahead, "MODULES", names)
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    parent = QObject()
    ahead.Ahead(parent)
    assert not loaded
    qtbot.waitUntil(lambda: loaded == list(names))


def test_every_module_is_one(qtbot: QtBot) -> None:
    parent = QObject()
    ahead.Ahead(parent)
    qtbot.waitUntil(lambda: set(ahead.MODULES) <= set(sys.modules))
