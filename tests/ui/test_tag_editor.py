"""Chips of tags, and the field that completes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.tag_editor import TagEditor
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KNOWN = ["harbour", "harvest", "wells"]


@pytest.fixture
def around(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(around: QWidget, qtbot: QtBot) -> TagEditor:
    made = TagEditor(lambda typed: [name for name in KNOWN if name.startswith(typed)], LIGHT, around)
    elsewhere = QLineEdit(around)
    layout = QVBoxLayout(around)
    layout.addWidget(made)
    layout.addWidget(elsewhere)
    around.resize(600, 90)
    around.show()
    qtbot.waitUntil(lambda: made.isVisible())
    return made


def test_a_chip_takes_its_tag_off(editor: TagEditor, qtbot: QtBot) -> None:
    editor.show_tags(("wells", "harbour"))
    with qtbot.waitSignal(editor.removed) as removed:
        editor._chips[1].click()
    assert removed.args == ["harbour"]


def test_what_is_typed_is_completed(editor: TagEditor, qtbot: QtBot) -> None:
    editor.show_tags(("harvest",))
    editor.edit()
    qtbot.waitUntil(editor.field.hasFocus)
    QTest.keyClicks(editor.field, "har")
    assert editor._names.stringList() == ["harbour"]
    popup = editor._completer.popup()
    assert popup is not None
    assert popup.isVisible()
    with qtbot.waitSignal(editor.added) as added:
        editor._completer.activated.emit("harbour")
    assert added.args == ["harbour"]
    assert not editor.field.isVisible()


def test_a_new_tag_is_put_on_by_return(editor: TagEditor, qtbot: QtBot) -> None:
    editor.edit()
    QTest.keyClicks(editor.field, "  islands ")
    with qtbot.waitSignals([editor.added, editor.left]):
        QTest.keyClick(editor.field, Qt.Key.Key_Return)
    editor.edit()
    with qtbot.assertNotEmitted(editor.added):
        QTest.keyClick(editor.field, Qt.Key.Key_Return)


def test_escape_and_going_elsewhere_close_the_field(editor: TagEditor, qtbot: QtBot) -> None:
    editor.edit()
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(editor.field, Qt.Key.Key_Escape)
    assert editor.add.isVisible()
    editor.edit()
    qtbot.waitUntil(editor.field.hasFocus)
    with qtbot.assertNotEmitted(editor.left):
        QTest.keyClick(editor.field, Qt.Key.Key_Tab)
        editor.window().findChildren(QLineEdit)[-1].setFocus()
    qtbot.waitUntil(lambda: not editor.field.isVisible())


def test_tags_without_room_wait_in_a_menu(editor: TagEditor, qtbot: QtBot) -> None:
    editor.window().resize(230, 90)
    editor.show_tags(("a tag of some length", "wells", "harbour"))
    assert editor._more.isVisible()
    assert editor._more.text() == "3 tags"
    with qtbot.waitSignal(editor.removed) as removed:
        editor._menu.actions()[-1].trigger()
    assert removed.args == ["harbour"]
    editor.window().resize(330, 90)
    assert editor._more.text() in ("+1", "+2")
    editor.window().resize(900, 90)
    assert not editor._more.isVisible()


def test_the_field_and_its_list_are_whole_in_a_narrow_bar(editor: TagEditor, qtbot: QtBot) -> None:
    editor._popup().setStyleSheet(theme.style_sheet(LIGHT))
    editor.setFixedWidth(120)
    editor.show_tags(("a tag of some length", "wells"))
    editor.edit()
    qtbot.waitUntil(editor.field.hasFocus)
    assert editor.field.geometry().right() < editor.width()
    popup = editor._popup()
    assert popup.width() >= 130
    assert popup.verticalScrollBar().maximum() == 0


def test_known_tags_are_offered_before_a_letter_is_typed(editor: TagEditor, qtbot: QtBot) -> None:
    editor.show_tags(("harvest",))
    editor.edit()
    popup = editor._completer.popup()
    assert popup is not None
    assert popup.isVisible()
    assert editor._names.stringList() == ["harbour", "wells"]
    with qtbot.waitSignal(editor.left):
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert not editor.field.isVisible()
