"""A whole sitting by the keyboard alone: read, keep, find again, save the search, throw away, take back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from reader.types import Scope
from tests.journeys.conftest import Journey

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(journey: Journey, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key, for whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget() or journey.window, key, modifier)


def write(text: str) -> None:
    """Letters, into the field that has the focus."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, text)


def go_to_button(journey: Journey, name: str) -> None:
    """Tab by Tab, as far as it takes."""
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        press(journey, Qt.Key.Key_Tab)
    raise AssertionError(name)


def test_a_sitting_by_the_keyboard_alone(journey: Journey) -> None:
    QGuiApplication.clipboard().setText(TWO.read_text(encoding="utf-8"))
    press(journey, Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    journey.wait(lambda: isinstance(QApplication.activeWindow(), QDialog))
    go_to_button(journey, "keep")  # on the sheet of cuts
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: len(journey.headlines()) == 2)
    journey.wait(lambda: journey.shown() == journey.headlines()[0])
    journey.come_back()
    press(journey, Qt.Key.Key_J)
    journey.wait(lambda: journey.shown() == journey.headlines()[1])
    kept = journey.shown()

    press(journey, Qt.Key.Key_T)
    write("harbour/walls")
    press(journey, Qt.Key.Key_Return)
    press(journey, Qt.Key.Key_S)
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.tags and line.bookmarked)

    press(journey, Qt.Key.Key_Slash)
    write("tag:harbour ")
    journey.wait(lambda: journey.headlines() == [kept])
    press(journey, Qt.Key.Key_D, CTRL)
    journey.wait(lambda: [one.query for one in journey.desk.library.saved_searches()] == ["tag:harbour"])
    press(journey, Qt.Key.Key_Return)  # from the field to the first story
    journey.wait(lambda: journey.shown() == kept)

    press(journey, Qt.Key.Key_Delete)
    journey.wait(lambda: journey.headlines() == [])
    press(journey, Qt.Key.Key_9, CTRL)
    journey.wait(lambda: journey.headlines() == [kept])
    press(journey, Qt.Key.Key_Z, CTRL)
    journey.wait(lambda: journey.headlines() == [])
    press(journey, Qt.Key.Key_3, CTRL)
    journey.wait(lambda: journey.headlines() == [kept])
    assert journey.desk.view().scope is Scope.BOOKMARKS

    press(journey, Qt.Key.Key_K, CTRL)
    write(">dense")
    press(journey, Qt.Key.Key_Return)
    journey.restart()
    journey.wait(lambda: journey.headlines() == [kept])
    assert journey.desk.columns.list.density.value == "dense"
    assert journey.desk.library.saved_searches()
