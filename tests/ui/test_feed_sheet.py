"""The page of a feed's details."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.errors import RefusedError
from reader.store import feeds
from reader.store.feeds import Outcome
from reader.types import FeedSettings, Pictures, Refreshed, View, WholeText
from tests.ui import shelf, spoken
from ui.ages import HOUR

if TYPE_CHECKING:
    from PySide6.QtWidgets import QComboBox
    from pytestqt.qtbot import QtBot

    from reader.types import FeedId
    from ui.desk import Desk
    from ui.feed_sheet import FeedSheet
    from ui.window import Window


@pytest.fixture
def feed(desk: Desk) -> FeedId:
    return next(one.id for one in desk.library.feeds() if one.title == "Open Valve")


@pytest.fixture
def sheet(window: Window, desk: Desk, feed: FeedId, qtbot: QtBot) -> FeedSheet:
    desk.go_to(View(feed=feed))
    window.menus.actions["details"].trigger()
    sheet = window.places.sheet
    qtbot.waitUntil(lambda: sheet.name.text() == "Open Valve")
    return sheet


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def fact(sheet: FeedSheet) -> str:
    return spoken.label(sheet, "feed-fact").text()


def test_it_says_how_the_feed_fares(sheet: FeedSheet) -> None:
    assert spoken.label(sheet, "feed-address").text() == "https://example.org/7/feed"
    assert "did not answer within 20 seconds" in fact(sheet)
    assert spoken.label(sheet, "feed-fact").property("trouble")
    assert "did not answer" in spoken.label(sheet, "history-words").text()


def test_it_stands_inside_a_small_window(window: Window, sheet: FeedSheet, feed: FeedId) -> None:
    sheet.reject()
    window.resize(800, 600)
    sheet.show_feed(feed)
    assert sheet.height() <= window.height()
    assert sheet.width() <= window.width()


def test_what_is_chosen_holds_at_once_and_can_be_undone(
    window: Window, sheet: FeedSheet, desk: Desk, feed: FeedId, qtbot: QtBot
) -> None:
    before = desk.library.settings_of(feed)
    choose(sheet.every, 3 * HOUR)
    qtbot.waitUntil(lambda: desk.library.settings_of(feed).every == 3 * HOUR)
    choose(sheet.whole_text, WholeText.NEVER)
    qtbot.waitUntil(lambda: desk.library.settings_of(feed).whole_text == WholeText.NEVER)
    choose(sheet.pictures, Pictures.KEPT)
    qtbot.waitUntil(lambda: desk.library.settings_of(feed).pictures == Pictures.KEPT)
    sheet.paused.click()
    qtbot.waitUntil(lambda: desk.library.settings_of(feed).paused)
    for _ in range(4):
        window.menus.actions["undo"].trigger()
    qtbot.waitUntil(lambda: desk.library.settings_of(feed) == before)
    qtbot.waitUntil(lambda: sheet.every.currentData() == 0 and not sheet.paused.isChecked())


def test_its_name_is_typed_there_too(sheet: FeedSheet, desk: Desk, feed: FeedId, qtbot: QtBot) -> None:
    sheet.name.setFocus()
    sheet.name.setText("My valve")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.library.settings_of(feed).title == "My valve")


def test_a_rhythm_that_is_no_choice_is_shown(
    sheet: FeedSheet, desk: Desk, feed: FeedId, window: Window, qtbot: QtBot
) -> None:
    window.background.write(lambda: desk.library.settle(feed, FeedSettings(every=2 * HOUR)))
    qtbot.waitUntil(lambda: sheet.every.currentText() == "About every 2 hours")


def test_a_new_fetch_shows_at_once(
    sheet: FeedSheet, desk: Desk, feed: FeedId, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def refresh(only: list[FeedId], **_: object) -> Refreshed:
        asked.append(only)
        outcome = Outcome(fetched=shelf.NOW + 60, due=shelf.NOW + 7260)
        desk.library.write(lambda db: feeds.record(db, feed, outcome, new=3))
        return Refreshed(changes=desk.library.settle(feed, desk.library.settings_of(feed)))

    monkeypatch.setattr(desk.library, "refresh", refresh)
    sheet.refresh.click()
    qtbot.waitUntil(lambda: fact(sheet).endswith(": 3 new"))
    assert asked == [[feed]]
    assert not spoken.label(sheet, "feed-fact").property("trouble")


def test_a_login_is_kept(
    sheet: FeedSheet, desk: Desk, feed: FeedId, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def log_in(_feed: FeedId, name: str, password: str) -> bool:
        asked.append((name, password))
        if not name:
            raise RefusedError("x", "it needs a name")
        return name == "ann"

    monkeypatch.setattr(desk.library, "log_in", log_in)
    monkeypatch.setattr(desk.library, "refresh", lambda *_, **__: Refreshed())
    for name, words in (("ann", "in this computer’s keyring"), ("bo", "no keyring"), ("", "It needs a name")):
        sheet.login.setText(name)
        sheet.password.setText("secret")
        QTest.keyClick(sheet.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda words=words: words in sheet._login_words.text())  # type: ignore[misc]
    assert asked == [("ann", "secret"), ("bo", "secret"), ("", "secret")]
    assert sheet.password.text() == ""


def test_unsubscribing_closes_it(window: Window, sheet: FeedSheet, desk: Desk, qtbot: QtBot) -> None:
    sheet.unsubscribe.click()
    qtbot.waitUntil(lambda: "no longer read" in spoken.banner(window))
    assert not sheet.isVisible()
    assert len(desk.library.feeds()) == 8


def test_a_feed_that_went_elsewhere_closes_it(
    window: Window, sheet: FeedSheet, desk: Desk, feed: FeedId, qtbot: QtBot
) -> None:
    window.background.write(lambda: desk.library.unsubscribe(feed))
    qtbot.waitUntil(lambda: not sheet.isVisible())
