"""Messages above the window's lower edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QProgressBar, QVBoxLayout, QWidget

from ui.banner import WIDEST, Banner
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(QListWidget(made))
    layout.addWidget(QLineEdit(made))
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.findChildren(QListWidget)[0].setFocus()
    return made


@pytest.fixture
def banner(window: QWidget) -> Banner:
    return Banner(LIGHT, window)


def test_a_message_is_as_wide_as_its_words_and_takes_no_focus(banner: Banner) -> None:
    banner.say("Kept")
    assert isinstance(QApplication.focusWidget(), QListWidget)
    narrow = banner.width()
    banner.say("Kept", "A sentence that goes on and on, for longer than a message may ever be wide. " * 2)
    assert narrow < banner.width() == WIDEST


def test_an_offer_is_taken_by_enter_and_gives_the_focus_back(banner: Banner) -> None:
    taken: list[str] = []
    banner.offer("Keep this?", "", ("Keep", lambda: taken.append("kept")), ("Not now", lambda: None))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert taken == ["kept"]
    assert not banner.isVisible()
    assert isinstance(QApplication.focusWidget(), QListWidget)


def test_an_offer_is_declined_by_escape(banner: Banner) -> None:
    taken: list[str] = []
    banner.offer("Keep this?", "", ("Keep", lambda: taken.append("kept")))
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not taken
    assert not banner.isVisible()
    assert isinstance(QApplication.focusWidget(), QListWidget)


def test_an_offer_takes_no_keys_from_somebody_who_is_writing(window: QWidget, banner: Banner) -> None:
    (field,) = window.findChildren(QLineEdit)
    field.setFocus()
    taken: list[str] = []
    banner.offer("Remove its stories?", "", ("Remove", lambda: taken.append("removed")))
    QTest.keyClicks(field, "wall\r")
    assert field.hasFocus()
    assert field.text() == "wall"
    assert not taken


def test_something_long_says_how_far_it_is_until_it_ends(banner: Banner) -> None:
    stopped: list[str] = []
    banner.begin("Keeping 9 captures…", 9, ("Stop", lambda: stopped.append("stopped")))
    banner.go_on(4, "page.html")
    bar = banner.findChild(QProgressBar)
    assert bar is not None
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (4, 9, True)
    assert isinstance(QApplication.focusWidget(), QListWidget)
    banner.end()
    assert not banner.isVisible()
    banner.say("Kept")
    banner.go_on(5, "late.html")  # another message took its place
    banner.end()
    assert banner.isVisible()
    assert not bar.isVisible()


def test_what_goes_on_fits_into_its_line(banner: Banner) -> None:
    banner.begin("Keeping 12 captures…", 12)
    width = banner.width()
    banner.go_on(3, "/a/folder/with/" + "a-very-long-name-" * 20 + ".html")
    (detail,) = [one for one in banner.findChildren(QLabel) if "/a/folder" in one.text()]
    assert banner.width() == width
    assert detail.fontMetrics().horizontalAdvance(detail.text()) <= detail.width()


def test_what_is_said_and_its_detail_stand_together_beside_a_high_button(banner: Banner) -> None:
    banner.setStyleSheet("QPushButton { min-height: 90px; }")
    banner.say("You are working offline", "Feeds are not refreshed meanwhile.", ("Go online", lambda: None))
    banner.grab()
    text, detail = (banner.findChild(QLabel, name) for name in ("banner-text", "banner-detail"))
    assert text is not None
    assert detail is not None
    assert detail.y() - text.geometry().bottom() < 6
    assert text.y() > 20


@pytest.mark.parametrize(("wide", "is_over"), [(500, True), (270, True), (120, False)])
def test_a_message_stands_over_the_story_where_that_has_room(
    window: QWidget, banner: Banner, wide: int, is_over: bool
) -> None:
    story = QWidget(window)
    story.setGeometry(900 - wide, 20, wide, 440)
    story.show()
    banner.stand_over(story)
    banner.say("Marked read", "", ("Undo", lambda: None))
    assert story.geometry().contains(banner.geometry()) == is_over
    assert window.rect().contains(banner.geometry())
    story.resize(wide, 300)
    assert story.geometry().contains(banner.geometry()) == is_over, "it goes with the story"
