"""Shift+F10 asks what has the focus for its menu."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader.types import View
from ui.desk import Desk
from ui.window import Window


def offered(window: Window) -> list[str]:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    menu.close()
    return words


def test_the_list_and_the_side_bar_show_the_menu_of_the_row_one_is_at(window: Window, desk: Desk) -> None:
    desk.go_to(View())
    desk.columns.list.setFocus()
    desk.columns.list.step(1)
    assert "&Bookmark" in offered(window)
    feed = next(place.view for place in desk.columns.tree.places() if place.view and place.view.feed)
    desk.columns.tree.setFocus()
    desk.go_to(feed)
    assert "Refresh this feed" in offered(window)
