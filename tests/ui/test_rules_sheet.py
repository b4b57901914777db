"""Rules are tried before they are on; feeds that forget say so before; offline nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.errors import RefusedError
from reader.types import Act, Changes, Rule, Scope, StoryId, View
from tests.ui import spoken

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.rules_sheet import RulesSheet
    from ui.window import Window


@pytest.fixture
def sheet(window: Window, qtbot: QtBot) -> RulesSheet:
    window.menus.actions["rules"].trigger()
    sheet = window.places.rules
    qtbot.waitUntil(sheet.isVisible)
    return sheet


def test_a_rule_is_tried_and_then_switched_on(
    window: Window, desk: Desk, sheet: RulesSheet, qtbot: QtBot
) -> None:
    sheet.add.click()
    qtbot.waitUntil(lambda: len(desk.library.rules()) == 1)
    QTest.keyClicks(sheet.query, "lighthouses")
    assert not sheet.on.isEnabled()
    qtbot.waitUntil(lambda: "would have found" in sheet.found.text())
    found = len(desk.library.ids(View(search="lighthouses")))
    assert sheet.found.text().endswith(str(found))
    assert sheet.headlines.text().count("·") == min(found, 6)
    assert not sheet.on.isEnabled()  # it does nothing yet
    sheet.acts[Act.BOOKMARK].click()
    assert sheet.on.isEnabled()
    qtbot.waitUntil(lambda: dict(desk.library.rules()[0].acts) == {Act.BOOKMARK: ""})
    qtbot.wait(50)
    last = desk.acts.undo.last
    sheet.on.click()
    wanted = Rule(name="lighthouses", query="lighthouses", acts=((Act.BOOKMARK, ""),), active=True)
    qtbot.waitUntil(lambda: desk.library.rules() == (wanted,))
    qtbot.waitUntil(lambda: desk.acts.undo.last is not last)
    assert desk.library.sidebar().counts[Scope.BOOKMARKS] == 0  # what is here already is left alone
    window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: not desk.library.rules()[0].active)
    qtbot.waitUntil(lambda: not sheet.on.isChecked())
    sheet.delete.click()
    qtbot.waitUntil(lambda: desk.library.rules() == ())
    assert not sheet.delete.isEnabled()
    sheet.done_.click()
    assert sheet.isHidden()


def test_a_rule_whose_search_changed_must_be_tried_again(desk: Desk, sheet: RulesSheet, qtbot: QtBot) -> None:
    sheet.add.click()
    QTest.keyClicks(sheet.query, "wells")
    sheet.acts[Act.READ].click()
    qtbot.waitUntil(sheet.on.isEnabled)
    QTest.keyClicks(sheet.query, " is:odd")
    assert not sheet.on.isEnabled()
    qtbot.waitUntil(lambda: "is unknown" in sheet.notices.text())
    QTest.keyClick(sheet.query, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet.query, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sheet.found.text() == "")


def test_a_rule_that_puts_on_no_tag_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError):
        desk.library.set_rules([Rule(name="x", query="x", acts=((Act.TAG, "///"),))])
    assert desk.library.rules() == ()


def test_a_feed_says_what_it_would_forget(window: Window, desk: Desk, qtbot: QtBot) -> None:
    feed = desk.library.feeds()[0]
    window.places.show_details(feed)
    sheet = window.places.sheet
    qtbot.waitUntil(lambda: sheet.age._feed == feed.id)
    assert not desk.library.old_stories(feed.id, 30)
    sheet.age.choice.setCurrentIndex(sheet.age.choice.findData(30))
    sheet.age.choice.activated.emit(sheet.age.choice.currentIndex())
    qtbot.waitUntil(sheet.age.go.isVisible)
    assert sheet.age.words.text().startswith("None is that old now")
    sheet.age._preview([StoryId(1), StoryId(2)])
    assert sheet.age.words.text().startswith("2 stories would go to the trash now")
    assert desk.library.settings_of(feed.id).keep_days == 0
    sheet.age.go.click()
    qtbot.waitUntil(lambda: desk.library.settings_of(feed.id).keep_days == 30)
    qtbot.waitUntil(lambda: sheet.age._days == 30)
    sheet.age.choice.setCurrentIndex(0)
    sheet.age.choice.activated.emit(0)
    qtbot.waitUntil(lambda: desk.library.settings_of(feed.id).keep_days == 0)


def test_offline_nothing_is_fetched_and_one_is_told(window: Window, desk: Desk, qtbot: QtBot) -> None:
    assert desk.columns.footer.offline.isHidden()
    window.menus.actions["offline"].trigger()
    qtbot.waitUntil(lambda: desk.library.is_offline)
    assert desk.columns.footer.offline.isVisible()
    window.menus.actions["refresh"].trigger()
    assert spoken.banner(window) == "You are working offline"
    assert window.menus.actions["stop"].isEnabled() is False
    desk.columns.footer.offline.click()
    qtbot.waitUntil(lambda: not desk.library.is_offline)
    assert not window.menus.actions["offline"].isChecked()


def test_an_empty_list_offers_what_would_fill_it(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.columns.search.ask("zyzzyva")
    qtbot.waitUntil(desk.columns.middle.no_list.do.isVisible)
    assert desk.columns.middle.no_list.do.text() == "Leave the search"
    desk.columns.middle.no_list.do.click()
    assert desk.columns.search.words() == ""
    desk.go_to(View(scope=Scope.BOOKMARKS))
    assert desk.columns.middle.no_list.do.isHidden()


def test_what_a_rule_tells_is_told(window: Window, desk: Desk, qtbot: QtBot) -> None:
    story = StoryId(desk.library.ids(View())[2])
    (line,) = desk.library.lines([story])
    window.background.changed.emit(Changes(added=(story,), told=(story,)))
    assert spoken.banner(window) == line.headline
