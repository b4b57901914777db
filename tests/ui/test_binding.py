"""The binding to Qt keeps count of None and True, and can say what is wrong with a call.

PySide6 6.12.0 loses a reference to None on each call that answers nothing, and takes one of True on each
emitted signal; Python before 3.12 then dies. The lock excludes that version; this test says why.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlockFormat

MORTAL = pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal since 3.12")
SLACK = 200  # what the rest of the program may do meanwhile


class Bell(QObject):
    rung = Signal(bool)


@MORTAL
def test_calls_that_answer_nothing_lose_no_reference_to_none() -> None:
    block = QTextBlockFormat()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        block.setTopMargin(1)
    assert abs(sys.getrefcount(None) - before) < SLACK


@MORTAL
def test_signals_take_no_reference_to_true() -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(2_000):
        bell.rung.emit(True)
        heard.clear()
    assert abs(sys.getrefcount(True) - before) < SLACK


ROOT = Path(__file__).parent.parent.parent
WRONG = """
from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget
for call in (lambda: QRect("a"), lambda: QRect(1, 2, 3, "x"), lambda: QObject(nonsense=3), QWidget.resize):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(error)
print(QRect.setRect.__doc__)
"""
LATER = """
import ui.window
from ui.binding import LATER, _sources
assert _sources.keys() == LATER, "something was asked for"
"""


def said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def test_a_wrong_call_is_told_as_ever_by_what_is_loaded_only_then() -> None:
    assert said(LATER + WRONG) == said(WRONG)
    assert "Supported signatures" in said(WRONG)
