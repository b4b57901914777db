"""The open story: what leads out of it, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.types import StoryId

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.window import Window


@pytest.fixture
def desk(desk: Desk, qtbot: QtBot) -> Desk:
    """The desk with its first story open."""
    desk.columns.list.step(1)
    qtbot.waitUntil(lambda: desk.reading.story is not None)
    return desk


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """The addresses that were opened outside."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    return opened


def test_a_story_is_opened_in_the_browser(window: Window, desk: Desk, browser: list[QUrl]) -> None:
    QTest.keyClick(window, Qt.Key.Key_B)
    desk.columns.bar.buttons["browser"].click()
    assert [url.host() for url in browser] == ["example.org", "example.org"]


def test_only_links_for_a_browser_are_opened(desk: Desk, browser: list[QUrl]) -> None:
    for address in ("https://a.example/", "mailto:ida@a.example", "file:///etc/passwd", "javascript:1"):
        desk.columns.pane.opened.emit(address)
    assert [url.scheme() for url in browser] == ["https", "mailto"]


def test_a_link_says_where_it_leads(desk: Desk) -> None:
    target = desk.columns.right.target
    desk.columns.pane.hovered.emit("https://a.example/" + "far/" * 100)
    assert target.isVisible()
    assert "…" in target.text()
    desk.columns.pane.hovered.emit("")
    assert not target.isVisible()


def test_a_story_that_is_gone_is_said_so(desk: Desk, qtbot: QtBot) -> None:
    desk.reading.show(StoryId(987_654))
    qtbot.waitUntil(lambda: desk.reading.story is None)
    words = {label.text() for label in desk.columns.pane.findChildren(QLabel)}
    assert "This story cannot be shown" in words
    assert not desk.columns.bar.isEnabled()


def test_a_story_that_was_edited_is_set_anew(desk: Desk, qtbot: QtBot) -> None:
    from dataclasses import replace

    story = desk.reading.story
    assert story is not None
    edited = replace(story, hash="another", headline="A new headline")
    desk.reading._changed(edited)
    assert desk.columns.pane.story is edited
    desk.reading._changed(replace(edited, id=StoryId(5_000)))
    assert desk.reading.story is edited
