"""The page one reads on is safe: its links only speak, nothing loads, and copies are clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument

from reader.types import Span
from tests import factories as make
from tests.ui.pane_parts import paper, point_at, short_story

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.reader_pane import ReaderPane


def test_links_say_where_they_lead_and_open_nothing(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    with qtbot.waitSignal(pane.hovered) as hovered:
        point_at(pane, "the map")
    assert hovered.args == ["https://x.example/map"]
    with qtbot.waitSignal(pane.opened) as opened:
        paper(pane).anchorClicked.emit(QUrl("https://x.example/map"))
    assert opened.args == ["https://x.example/map"]
    assert "The sea is calm" in paper(pane).toPlainText(), "the story stays"


def test_nothing_is_ever_loaded(pane: ReaderPane) -> None:
    pane.show_story(short_story())
    for address in ("https://x.example/a.png", "file:///etc/passwd", "qrc:/x"):
        resource = paper(pane).document().resource(QTextDocument.ResourceType.ImageResource, QUrl(address))
        assert not resource


def test_copies_are_clean(pane: ReaderPane) -> None:
    code = make.code("a = 1\nb = 2")
    spaced = make.plain("Ten\u00a0boats", Span(start=0, end=3, bold=True))
    pane.show_story(
        make.story(body=make.body(spaced, make.item("first", "1."), make.table(["x", "y"]), code))
    )
    paper(pane).selectAll()
    pane.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied == pane.selected_text()
    assert copied.split("\n\n") == [
        "The Harbour Post 24 October 2024 · 1 min",
        "A storm passes",
        "Ten boats",
        "1. first",
        "x\ty",
        "a = 1\nb = 2",
    ]
    cursor = paper(pane).document().find("irst")
    paper(pane).setTextCursor(cursor)
    assert pane.selected_text() == "irst"
