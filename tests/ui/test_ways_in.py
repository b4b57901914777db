"""The whole way through the real window: a sample, a site, a refresh; nothing is pretended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.fetch import Fetcher
from reader.library import Library
from reader.types import Scope, View
from tests.ui import shelf, spoken
from ui.welcome import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.site import Site
    from ui.desk import Desk
    from ui.window import Window


@pytest.fixture
def window(tmp_path: Path, site: Site, qapp: QApplication, qtbot: QtBot) -> Iterator[Window]:
    """The window on an empty library that may reach the test's own site."""

    def opening(folder: Path) -> Library:
        return Library.open(folder, fetcher=Fetcher(allowed=[site.host]))

    with shelf.open_window(tmp_path / "library", qapp, opening) as window:
        qtbot.waitUntil(lambda: window.desk is not None)
        yield window


def test_the_sample_becomes_two_stories(desk: Desk, qtbot: QtBot) -> None:
    desk.capturing.keep_sample()
    qtbot.waitUntil(lambda: desk.reading.story is not None)
    assert desk.columns.list.currentIndex().row() == 0
    desk.columns.list.step(1)
    qtbot.waitUntil(lambda: (open_ := desk.reading.story) is not None and "Ferry" in open_.headline)
    story = desk.reading.story
    assert story is not None
    assert story.headline == "Ferry crews call off strike as Halden Bay accepts ‘a fair timetable’"
    assert story.updated == "14 May 2026"
    assert story.dateline == "PORT MERRIN, Halden Bay"
    assert story.caption.startswith("A ferry leaves the eastern quay")
    assert len(story.summary) == 1
    assert {"Maren Ostby", "Tobias Renn"} <= {quote.name for quote in story.quotes}
    assert desk.view() == View(scope=Scope.CAPTURES)
    assert len(desk.columns.list.stories.ids) == 2
    QTest.keyClick(desk, Qt.Key.Key_Period)
    assert desk.columns.pane.quote is not None


def test_a_site_is_added_read_and_refreshed(window: Window, desk: Desk, site: Site, qtbot: QtBot) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml" title="The Lantern">'
    site.put("/", f"<html><head>{link}</head><body><p>Welcome to The Lantern.</p></body></html>")
    site.feed("/feed.xml", stories=[("Wells opened", "<p>At last.</p>"), ("Rain", "<p>None yet.</p>")])
    desk.welcome.address_given.emit(site.address("/"))
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) == 2)
    assert spoken.banner(window) == "Reading “The Lantern”"
    assert desk.columns.search.title.text() == "The Lantern"
    stories = [
        ("Rain at last", "<p>It rained.</p>"),
        ("Wells opened", "<p>At last.</p>"),
        ("Rain", "<p>None yet.</p>"),
    ]
    site.feed("/feed.xml", stories=stories)
    desk.refresh()
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) == 3)
    qtbot.waitUntil(lambda: not desk.columns.footer.bar.isVisible())
    assert desk.columns.footer.words.text().startswith("1 new")
    desk.refresh()
    qtbot.waitUntil(lambda: desk.columns.footer.words.text().startswith("0 new"))
    assert site.conditional >= 2


def test_an_address_where_nothing_is_stays_in_the_sheet(desk: Desk, site: Site, qtbot: QtBot) -> None:
    sheet = desk.collecting.sheet
    desk.collecting.add_address(site.address("/nowhere"))
    qtbot.waitUntil(lambda: spoken.label(sheet, "sheet-words").property("trouble") is True)
    assert sheet.isVisible()
    sheet.reject()


def test_a_text_pasted_over_the_welcome_is_no_address(desk: Desk, qtbot: QtBot) -> None:
    field = desk.welcome.field
    desk.welcome.field.setFocus()
    QGuiApplication.clipboard().setText("https://a.example/")
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "https://a.example/"
    QGuiApplication.clipboard().setText(SAMPLE.read_text(encoding="utf-8"))
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None)
    assert field.text() == "https://a.example/"
    assert desk.capturing.sheet is not None
    desk.capturing.sheet.reject()


def test_a_pasted_text_that_is_no_story_is_refused_in_words(window: Window, desk: Desk, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("\0\1\2")
    desk.capturing.read_text("\0\1\2 ")
    qtbot.waitUntil(lambda: window.banner.property("mood") == "trouble")
    assert spoken.banner(window)
