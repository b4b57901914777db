"""What is copied from a page can be passed on: clean words, and quotes with who said them where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests import factories as make
from tests.ui.pane_parts import SAID, paper, short_story
from ui.attributed import quoted
from ui.reading_time import minutes

if TYPE_CHECKING:
    from ui.reader_pane import ReaderPane


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_quote_is_copied_with_speaker_outlet_and_date(pane: ReaderPane) -> None:
    pane.show_story(short_story())
    pane.copy()
    pane.next_quote()
    assert pane.copy()
    assert copied() == "“The sea is calm” — Ana Lind (The Harbour Post, 24 October 2024)"
    page = paper(pane)
    page.setTextCursor(page.document().find("she said"))
    pane.copy()
    assert copied() == "she said", "what is selected comes first"


def test_a_quote_without_speaker_or_date_says_what_is_known() -> None:
    story = make.quoted(
        make.story("Rain", body=make.body(make.paragraph("“So it is.”")), dated=False), "“So it is.”"
    )
    assert quoted(story.quotes[0], story) == "“So it is.” (The Harbour Post)"


def test_what_qt_puts_between_words_is_not_copied(pane: ReaderPane) -> None:
    pane.show_story(
        make.story(body=make.body(make.paragraph("One."), make.item("a roof"), make.paragraph("Two.")))
    )
    QTest.keyClick(paper(pane), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    pane.copy()
    assert copied().endswith("One.\n\n• a roof\n\nTwo.")
    assert not set(copied()) & set("\ufffc\u2029\u2028\u2068\u200b")
    assert SAID not in copied()


def test_reading_takes_as_long_as_there_are_words_or_signs() -> None:
    assert minutes("") == 0
    assert minutes("word " * 230) == 1
    assert minutes("word " * 231) == 2
    assert minutes("北京" * 480) == 2
