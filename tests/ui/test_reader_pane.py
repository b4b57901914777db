"""The reading pane, used as a reader uses it: what it shows, how large, and where."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.types import TOP, ReadingPlace
from tests.ui.pane_parts import blank, card, long_story, paper, short_story, story_of, wheel
from ui.document import MORE
from ui.theme import DARK, LIGHT, Theme
from ui.typography import PIXELS, Typography

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.reader_pane import ReaderPane


def test_an_empty_pane_invites_and_names_the_keys(pane: ReaderPane) -> None:
    assert blank(pane).isVisible()
    assert blank(pane).text() == "Select a story"
    caps = [label.text() for label in blank(pane).findChildren(QLabel, "key-cap")]
    assert "Space" in caps


def test_a_story_is_shown_and_put_away(pane: ReaderPane, qtbot: QtBot) -> None:
    story = short_story()
    with qtbot.waitSignal(pane.story_shown) as shown:
        pane.show_story(story)
    assert shown.args == [story]
    assert story_of(pane) is story
    assert paper(pane).isVisible()
    assert "The sea is calm" in paper(pane).toPlainText()
    assert paper(pane).accessibleDescription() == story.headline
    pane.clear()
    assert story_of(pane) is None
    assert blank(pane).isVisible()


def test_trouble_and_patience_are_said_in_words(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_error("This story is gone", "Choose another one.")
    assert blank(pane).text() == "This story is gone\nChoose another one."
    pane.show_loading()
    qtbot.waitUntil(lambda: blank(pane).text() == "Opening…")
    pane.show_loading()
    pane.show_story(short_story())
    patience = pane.findChild(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(patience, QTimer)
    assert not patience.isActive(), "a story that came ends the patience"
    assert paper(pane).isVisible()


def test_pages_put_away_are_forgotten(pane: ReaderPane, qtbot: QtBot) -> None:
    for _ in range(5):
        pane.show_story(short_story())
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert len(paper(pane).findChildren(QTextDocument)) <= 2  # Qt's own first one, and ours


def test_a_theme_changes_colours_and_keeps_the_place(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    paper(pane).scroll_to(0.5)
    before = paper(pane).place()[0]
    pane.set_theme(Theme.DARK)
    assert paper(pane).place()[0] == before
    assert paper(pane).document().find("The rain").charFormat().foreground().color().name() == DARK.text
    assert LIGHT.text != DARK.text


def test_a_theme_leaves_the_quote_one_went_to_with_its_card(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    pane.next_quote()
    pane.next_quote()
    chosen = pane.quote
    pane.set_theme(Theme.DARK)
    assert card(pane).isVisible()
    assert pane.quote == chosen
    pane.show_story(short_story())
    assert not card(pane).isVisible()


def test_a_theme_may_be_chosen_before_there_is_a_story(pane: ReaderPane) -> None:
    pane.set_theme(Theme.DARK)
    pane.show_story(short_story())
    assert paper(pane).document().find("she said").charFormat().foreground().color().name() == DARK.text
    pane.grab()
    pane.clear()
    pane.grab()


def test_the_text_grows_and_shrinks_by_keys_and_wheel(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    with qtbot.waitSignal(pane.type_changed) as zoomed:
        QTest.keyClick(paper(pane), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert zoomed.args == [Typography(pixels=20)]
    QTest.keyClick(paper(pane), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pane.typography.pixels == 21
    assert paper(pane).document().find("she said").charFormat().font().pixelSize() == 21
    QTest.keyClick(paper(pane), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(paper(pane), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.typography.pixels == 19
    for turned in (120, -120):
        wheel(pane, turned, Qt.KeyboardModifier.ControlModifier)
    assert pane.typography.pixels == 19
    pane.zoom(-99)
    assert pane.typography.pixels == PIXELS[0]
    pane.zoom(99)
    assert pane.typography.pixels == PIXELS[-1]
    pane.set_typography(Typography(pixels=23))
    assert pane.typography.pixels in (22, 24)


def test_a_narrow_pane_gets_smaller_headlines_and_keeps_the_place(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    paper(pane).scroll_to(0.4)
    before = paper(pane).place()[0]
    pane.resize(400, 500)
    assert paper(pane).document().find("A long").charFormat().font().pixelSize() == 31
    assert abs(paper(pane).place()[0] - before) < 100
    pane.resize(760, 500)
    assert paper(pane).document().find("A long").charFormat().font().pixelSize() == 39


def test_a_story_opens_where_it_was_left(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    assert paper(pane).position() == 0
    paper(pane).scroll_to(0.5)
    left = pane.place()
    assert left.fraction == pytest.approx(0.5, abs=0.01)
    pane.show_story(replace(long_story(), left_at=left))
    assert pane.place() == left
    paper(pane).scroll_to(7)
    assert paper(pane).position() == 1
    pane.clear()
    assert pane.place() == TOP


def test_a_story_opens_at_the_same_place_again_and_again(pane: ReaderPane, qtbot: QtBot) -> None:
    story = long_story(400)
    pane.show_story(replace(story, left_at=ReadingPlace(0.3)))
    for _ in range(3):
        place = paper(pane).place()
        qtbot.wait(50)  # Qt has laid out all of it, and knows where it ends
        left = pane.place()
        pane.show_story(short_story())
        pane.show_story(replace(story, left_at=left))
        assert paper(pane).place() == place


def test_space_turns_pages_until_the_end(pane: ReaderPane, qtbot: QtBot) -> None:
    assert not pane.page_down()
    pane.show_story(long_story())
    QTest.keyClick(paper(pane), Qt.Key.Key_Space)
    assert paper(pane).position() > 0
    pages = 0
    while pane.page_down():
        pages += 1
    assert 3 < pages < 40
    assert paper(pane).position() == 1
    wheel(pane, 120)
    assert paper(pane).position() < 1


def test_a_short_story_is_at_its_end_at_once(pane: ReaderPane) -> None:
    pane.show_story(short_story())
    assert not pane.page_down()
    assert paper(pane).position() == 0


def test_show_more_shows_more_and_keeps_the_place(
    pane: ReaderPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reader_pane.SHOWN_AT_ONCE", 3_000)
    pane.show_story(long_story())
    paper(pane).scroll_to(1)
    before, shown = paper(pane).place()[0], len(paper(pane).toPlainText())
    heard: list[str] = []
    pane.hovered.connect(heard.append)
    paper(pane).highlighted.emit(QUrl(MORE))
    paper(pane).anchorClicked.emit(QUrl(MORE))
    assert heard == [""]
    assert len(paper(pane).toPlainText()) > shown
    assert abs(paper(pane).place()[0] - before) < 100


def test_the_pane_survives_whatever_is_done_without_a_story(pane: ReaderPane, qtbot: QtBot) -> None:
    assert pane.selected_text() == ""
    assert paper(pane).lines_of([(0, 1)]) == []
    pane.show_quotes(False)
    paper(pane).scroll_to(0.5)
    pane.zoom(1)
    QTest.mouseMove(paper(pane).viewport(), QPoint(30, 30))
    QTest.keyClick(pane, Qt.Key.Key_A)
    assert not pane.next_quote()
    assert paper(pane).position() == 0


def test_a_footnote_is_gone_to_within_the_story(pane: ReaderPane) -> None:
    story = long_story()
    last = story.body.blocks[-1]
    pane.show_story(replace(story, body=replace(story.body, places={"note-é": last.start})))
    paper(pane).anchorClicked.emit(QUrl("#note-%C3%A9"))
    assert paper(pane).position() > 0.8
    paper(pane).anchorClicked.emit(QUrl("#nowhere"))
    assert paper(pane).position() > 0.8
