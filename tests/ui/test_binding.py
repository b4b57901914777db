"""The binding to Qt keeps count of None and True.

PySide6 6.12.0 loses a reference to None on each call that answers nothing, and takes one of True on each
emitted signal; Python before 3.12 then dies. The lock excludes that version; this test says why.
"""

from __future__ import annotations

import sys

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
