"""Bringing stories in through the window: paste, drop, add, refresh, import."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QPushButton

from reader.errors import BusyError, FetchError
from reader.types import (
    Changes,
    FeedId,
    FeedLink,
    Imported,
    Progress,
    Refreshed,
    Saved,
    Scope,
    StoryId,
    Subscribed,
    View,
)
from tests.ui import spoken
from ui.welcome import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

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


def saved(*stories: int, notices: tuple[str, ...] = ()) -> Saved:
    return Saved(changes=Changes(), stories=tuple(StoryId(story) for story in stories), notices=notices)


def press(window: Window, words: str) -> None:
    buttons = window.banner.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words).click()


def test_pasting_anywhere_offers_to_keep_the_text(
    window: Window, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    asked = answers("save_text", saved(1, 2, notices=("one line was left out",)))
    QGuiApplication.clipboard().setText("\n  Ferry crews call off strike\nPORT MERRIN: ...")
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert spoken.banner(window) == "Keep this text as a capture?"
    assert spoken.detail(window) == "Ferry crews call off strike"
    press(window, "Keep")
    qtbot.waitUntil(lambda: spoken.banner(window) == "2 stories kept")
    assert spoken.detail(window) == "One line was left out"
    assert asked == ["Ferry crews call off strike\nPORT MERRIN: ..."]
    assert window.desk is not None
    assert window.desk.view() == CAPTURES


def test_an_offer_can_be_declined(window: Window, answers: Callable[..., list[Answer]]) -> None:
    asked = answers("save_text", saved(1))
    QGuiApplication.clipboard().setText("x" * 500)
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert spoken.detail(window).endswith("x…")
    press(window, "Not now")
    assert not window.banner.isVisible()
    assert not asked


def test_an_empty_clipboard_is_said_so(window: Window) -> None:
    QGuiApplication.clipboard().setText("  ")
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert spoken.banner(window) == "The clipboard holds no text."


def test_a_pasted_address_may_be_added(window: Window, sheet: AddFeed) -> None:
    QGuiApplication.clipboard().setText("https://harbourpost.example/")
    QTest.keyClick(window, Qt.Key.Key_V, CONTROL)
    press(window, "Add")
    assert sheet.isVisible()
    assert sheet.field.text() == "https://harbourpost.example/"
    sheet.reject()


def test_a_field_keeps_its_own_paste(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("lighthouse")
    desk.search()
    field = desk.columns.search.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "lighthouse"
    assert not window.banner.isVisible()


def test_what_is_dropped_is_kept(
    window: Window, answers: Callable[..., list[Answer]], tmp_path: Path, qtbot: QtBot
) -> None:
    files, texts = answers("save_file", saved(1)), answers("save_text", saved(1))
    pages, lists = answers("save_address", saved(1)), answers("import_opml", Imported(changes=Changes()))
    drop(window, urls=[tmp_path / "page.html", tmp_path / "feeds.opml"])
    drop(window, text="A text of some length")
    drop(window, text="https://harbourpost.example/storm")
    qtbot.waitUntil(lambda: bool(files and texts and pages and lists))
    assert files == [tmp_path / "page.html"]
    assert lists == [tmp_path / "feeds.opml"]
    assert texts == ["A text of some length"]
    assert pages == ["https://harbourpost.example/storm"]


def drop(window: Window, text: str = "", urls: list[Path] | None = None) -> None:
    dropped = QMimeData()
    if text:
        dropped.setText(text)
    if urls:
        dropped.setUrls([QUrl.fromLocalFile(str(url)) for url in urls])
    where, buttons, keys = QPoint(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, Qt.DropAction.CopyAction, dropped, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(where, Qt.DropAction.CopyAction, dropped, buttons, keys))


def test_what_cannot_be_kept_is_said_in_words(
    window: Window, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    answers("save_text", FetchError("example.org", "no answer came; try again later"))
    desk.collecting.keep_text("text")
    qtbot.waitUntil(lambda: spoken.banner(window) == "No answer came; try again later")
    assert spoken.detail(window) == "example.org"
    assert window.banner.property("mood") == "trouble"
    window.banner.close_message()


def test_the_sample_is_two_stories_of_our_own(desk: Desk, answers: Callable[..., list[Answer]]) -> None:
    words = SAMPLE.read_text(encoding="utf-8")
    assert words.count("Short Url") == 1
    assert words.count("Follow") == 2
    assert words.count("Updated ") == 2


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
    links = (FeedLink("https://a.example/feed", ""), FeedLink("https://a.example/sport", ""))
    asked = answers("subscribe", Subscribed(feed=FeedId(1), title="A", changes=Changes(), choices=links))
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(lambda: len(sheet.findChildren(QCheckBox)) == 2)
    assert not sheet.add.isEnabled()
    sheet.findChildren(QCheckBox)[0].setChecked(True)
    assert sheet.add.isEnabled()
    sheet.cancel.click()
    assert not sheet.isVisible()
    assert len(asked) == 1


def test_an_address_without_a_feed_stays_beside_its_error(
    sheet: AddFeed, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    answers("subscribe", FetchError("a.example", "nobody answers there; check the address"))
    pages = answers("save_address", saved(1))
    desk.collecting.add_address("a.example")
    qtbot.waitUntil(lambda: "Nobody answers" in spoken.label(sheet, "sheet-words").text())
    assert sheet.isVisible()
    assert sheet.field.isEnabled()
    sheet.save.click()
    qtbot.waitUntil(lambda: not sheet.isVisible())
    assert pages == ["a.example"]


def test_a_sheet_that_was_closed_no_longer_speaks(
    sheet: AddFeed, desk: Desk, answers: Callable[..., list[Answer]], qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(address: str) -> Saved:
        gate.wait(5)
        raise FetchError(address, "too late")

    answers("save_address", slow)
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


def test_files_are_chosen_and_kept(
    window: Window,
    answers: Callable[..., list[Answer]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    kept = answers("save_file", saved(1))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "a.txt")], ""))
    window.menus.actions["open_file"].trigger()
    qtbot.waitUntil(lambda: spoken.banner(window) == "1 story kept")
    assert kept == [tmp_path / "a.txt"]
