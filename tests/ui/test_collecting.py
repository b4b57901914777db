"""Bringing feeds in through the window: add, refresh, import."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton

from reader.errors import BusyError, FetchError
from reader.types import (
    CaptureRead,
    Changes,
    FeedId,
    FeedLink,
    Imported,
    Progress,
    Refreshed,
    Scope,
    Subscribed,
    View,
)
from tests.ui import capture_parts, spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.addresses import Login
    from ui.add_feed import AddFeed
    from ui.desk import Desk
    from ui.window import Window

CAPTURES = View(scope=Scope.CAPTURES)
CONTROL = Qt.KeyboardModifier.ControlModifier
Answer = Any


@pytest.fixture
def sheet(desk: Desk) -> AddFeed:
    return desk.collecting.sheet


@pytest.fixture
def answers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Answer]]:
    """Lets a method of the library answer as a test says; gives the list of what it was asked."""

    def install(method: str, answer: object) -> list[Answer]:
        asked: list[Answer] = []

        def answered(*words: Answer, **more: Answer) -> Answer:
            asked.append(words[0] if words else more)
            if isinstance(answer, Exception):
                raise answer
            return answer(*words, **more) if callable(answer) else answer

        monkeypatch.setattr(desk.library, method, answered)
        return asked

    return install


def press(window: Window, words: str) -> None:
    buttons = window.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words).click()


def test_a_pasted_address_may_be_added(window: Window, sheet: AddFeed) -> None:
    QGuiApplication.clipboard().setText("https://harbourpost.example/")
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    press(window, "Add")
    assert sheet.isVisible()
    assert sheet.field.text() == "https://harbourpost.example/"
    sheet.reject()


def test_a_feed_is_added_by_its_sites_address(
    window: Window, desk: Desk, sheet: AddFeed, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    feed = desk.library.sidebar().feeds[0]
    asked = answers("subscribe", Subscribed(feed=feed.id, title=feed.title, changes=Changes()))
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert not sheet.add.isEnabled()
    QTest.keyClicks(sheet.field, "harbourpost.example")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert asked == ["harbourpost.example"]
    assert desk.view() == View(feed=feed.id)
    assert spoken.banner(window) == f"Reading “{feed.title}”"


def test_a_page_that_offers_several_feeds_lets_one_choose(
    desk: Desk, sheet: AddFeed, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    links: tuple[FeedLink, ...] = (FeedLink("https://a.example/feed", "All"),)
    links += (FeedLink("https://a.example/sport", "Sport"),)
    known = desk.library.sidebar().feeds[0]
    links += (FeedLink(known.address, "The first"),)
    asked = answers(
        "subscribe", Subscribed(feed=FeedId(1), title="The first", changes=Changes(), choices=links)
    )
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(lambda: len(sheet.findChildren(QCheckBox)) == 2)
    assert sheet.isVisible()
    sheet.findChildren(QCheckBox)[1].setChecked(True)
    sheet.add.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert asked == ["a.example", "https://a.example/sport"]
    sheet.ask()
    assert not sheet.findChildren(QCheckBox)
    sheet.reject()


def test_further_feeds_need_not_be_chosen(
    sheet: AddFeed, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    links = (FeedLink("https://a.example/feed", "Rain & sun"), FeedLink("https://a.example/sport?a&b", ""))
    asked = answers("subscribe", Subscribed(feed=FeedId(1), title="A", changes=Changes(), choices=links))
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(lambda: len(sheet.findChildren(QCheckBox)) == 2)
    first, second = sheet.findChildren(QCheckBox)
    assert (first.text(), second.toolTip()) == ("Rain && sun", "<p>https://a.example/sport?a&amp;b</p>")
    assert not sheet.add.isEnabled()
    first.setChecked(True)
    assert sheet.add.isEnabled()
    sheet.cancel.click()
    assert not sheet.isVisible()
    assert len(asked) == 1


def test_an_address_without_a_feed_stays_beside_its_error(
    sheet: AddFeed, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    answers("subscribe", FetchError("a.example", "nobody answers there; check the address"))
    pages = answers("read_address", capture_parts.read())
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(lambda: "Nobody answers" in spoken.label(sheet, "sheet-words").text())
    assert sheet.isVisible()
    assert sheet.field.isEnabled()
    sheet.save.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert pages == ["a.example"]


def test_a_feed_behind_a_login_is_added_with_it(
    sheet: AddFeed, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[Login | None] = []

    def subscribe(address: str, login: Login | None) -> Subscribed:
        said.append(login)
        if login is None:
            raise FetchError(address, "the server asks for a name and a password", status=401)
        return Subscribed(feed=desk.library.sidebar().feeds[0].id, title="A", changes=Changes())

    monkeypatch.setattr(desk.library, "subscribe", subscribe)
    sheet.ask()
    assert not sheet.name.isVisible()
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(sheet.name.hasFocus)
    QTest.keyClicks(sheet.name, "ann")
    QTest.keyClicks(sheet.password, "secret")
    QTest.keyClick(sheet.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert said == [None, ("ann", "secret")]
    sheet.ask("b.example")
    assert (sheet.name.isVisible(), sheet.password.text()) == (False, "")
    sheet.reject()


def test_a_sheet_that_was_closed_no_longer_speaks(
    sheet: AddFeed, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(address: str) -> CaptureRead:
        gate.wait(5)
        raise FetchError(address, "too late")

    answers("read_address", slow)
    sheet.ask("a.example")
    sheet.keep()
    sheet.reject()
    gate.set()
    qtbot.wait(50)
    sheet.ask("b.example")
    assert "too late" not in spoken.label(sheet, "sheet-words").text()
    sheet.reject()


def test_a_refresh_shows_how_far_it_is_and_can_be_stopped(
    window: Window, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    def refresh(
        _feeds: object, *, progress: Callable[[Progress], None], stop: threading.Event, **_: object
    ) -> Refreshed:
        progress(Progress(done=3, total=9, new=4))
        stop.wait(5)
        return Refreshed(new=4, stopped=True, failures=(("Open Valve", "no answer came"),))

    asked = answers("refresh", refresh)
    QTest.keyClick(window, Qt.Key.Key_F5)
    footer = desk.columns.footer
    qtbot.waitUntil(lambda: footer.words.text() == "3 of 9 feeds · 4 new")
    assert footer.bar.isVisible()
    desk.refresh()  # one at a time
    footer.stop.click()
    qtbot.waitUntil(lambda: not footer.bar.isVisible())
    assert footer.words.text().startswith("Stopped · 1 failed")
    assert "no answer came" in footer.words.toolTip()
    assert len(asked) == 1


def test_a_refresh_says_which_feed_it_left_alone(
    window: Window, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    said = "its server wants to be left alone until 2 May, 14:05"
    answers("refresh", Refreshed(new=4, notices=(("<b>Open Valve", said),)))
    desk.columns.footer.refresh.click()
    qtbot.waitUntil(lambda: desk.columns.footer.words.text().startswith("4 new"))
    assert (
        desk.columns.footer.words.toolTip() == f"<p>&lt;b&gt;Open Valve: {said}</p>"
    )  # as words, not as HTML


def test_a_refresh_that_cannot_be_says_why(
    window: Window, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    answers("refresh", BusyError("library", "a refresh is running already"))
    desk.columns.footer.refresh.click()
    qtbot.waitUntil(lambda: spoken.banner(window) == "A refresh is running already")
    assert not desk.columns.footer.bar.isVisible()


def test_subscriptions_are_brought_and_taken_along(
    window: Window,
    answers: Callable[..., list[Answer]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    skipped = tuple((line, "no address") for line in range(5))
    taken = answers("import_opml", Imported(changes=Changes(), feeds=(FeedId(1),), skipped=skipped))
    refreshed, written = answers("refresh", Refreshed()), answers("export_opml", None)
    file = str(tmp_path / "feeds.opml")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, ""))
    window.menus.actions["import_opml"].trigger()
    qtbot.waitUntil(lambda: bool(refreshed))
    assert spoken.banner(window) == "1 feed added"
    assert spoken.detail(window).endswith("and 2 more")
    window.menus.actions["export_opml"].trigger()
    qtbot.waitUntil(lambda: spoken.banner(window) == "Subscriptions written")
    assert taken == written == [tmp_path / "feeds.opml"]
