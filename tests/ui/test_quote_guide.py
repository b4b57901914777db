"""From quote to quote, by keys and by the pointer, with the card beside each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.types import Confidence, Field
from tests import factories as make
from tests.ui.pane_parts import SAID, card, colours_on, long_story, paper, point_at, quote, short_story
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.reader_pane import ReaderPane


def test_keys_lead_from_quote_to_quote_and_round(pane: ReaderPane) -> None:
    story = long_story()
    pane.show_story(story)
    assert quote(pane) is None
    for expected in (*story.quotes, story.quotes[0]):
        assert pane.next_quote()
        assert quote(pane) == expected
        assert_card_beside_quote(pane)
    assert pane.previous_quote()
    assert quote(pane) == story.quotes[-1]


def assert_card_beside_quote(pane: ReaderPane) -> None:
    """The card is on the pane, the quote is too, and neither hides the other."""
    shown = paper(pane).shown
    assert card(pane).isVisible()
    outline = card(pane).outline()
    assert pane.rect().contains(outline)
    for line in paper(pane).lines_of(shown.marks[shown.active].pieces):
        assert paper(pane).viewport().rect().contains(line)
        assert not outline.intersects(line)


def test_the_first_step_starts_from_what_is_seen(pane: ReaderPane) -> None:
    story = long_story()
    pane.show_story(story)
    paper(pane).scroll_to(0.6)
    pane.next_quote()
    assert quote(pane) == story.quotes[3]
    pane.show_story(replace(story))
    paper(pane).scroll_to(0.6)
    pane.previous_quote()
    assert quote(pane) == story.quotes[2]


def test_a_story_without_quotes_leads_nowhere(pane: ReaderPane) -> None:
    pane.show_story(make.story())
    assert not pane.next_quote()
    assert not pane.previous_quote()


def test_quotes_can_be_switched_off(pane: ReaderPane) -> None:
    pane.show_story(short_story())
    pane.show_quotes(False)
    assert not pane.next_quote()
    assert LIGHT.quote_mark not in colours_on(pane)
    pane.show_quotes(True)
    assert pane.next_quote()


def test_the_pointer_on_a_quote_shows_who_spoke(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    point_at(pane, SAID)
    assert quote(pane) is not None
    qtbot.waitUntil(lambda: card(pane).isVisible())
    assert card(pane).text().startswith("Ana Lind")
    assert_card_beside_quote(pane)
    assert LIGHT.quote_mark_active in colours_on(pane)
    point_at(pane, "she said")
    qtbot.waitUntil(lambda: quote(pane) is None)
    assert not card(pane).isVisible()


def test_the_pointer_may_go_from_a_quote_to_its_card(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    point_at(pane, SAID)
    qtbot.waitUntil(lambda: card(pane).isVisible())
    point_at(pane, "she said")
    card(pane).entered.emit()
    qtbot.wait(500)
    assert card(pane).isVisible()
    point_at(pane, SAID)
    with qtbot.waitSignal(pane.correct_wanted) as wanted:
        card(pane).correct.click()
    assert wanted.args is not None
    assert wanted.args[0] == quote(pane)
    card(pane).left.emit()
    qtbot.wait(500)
    assert card(pane).isVisible()  # it stays while one chooses
    pane.clear()
    assert not pane.correct_quote()


def test_a_quote_that_is_gone_to_flashes(pane: ReaderPane, qtbot: QtBot) -> None:
    story = long_story()
    pane.show_story(story)
    pane.go_to_quote(story.quotes[3])
    assert quote(pane) == story.quotes[3]
    assert_card_beside_quote(pane)
    assert paper(pane).shown.flash is not None
    qtbot.waitUntil(lambda: 0 < paper(pane).shown.glow < 0.9)
    pane.grab()
    pane.show_quotes(False)
    pane.go_to_quote(story.quotes[0])
    assert quote(pane) is None
    assert paper(pane).shown.flash is not None
    pane.go_to_quote(replace(story.quotes[0], start=1))  # of another story
    pane.clear()
    pane.go_to_quote(story.quotes[0])


def test_the_pointer_leaving_the_pane_puts_the_card_away(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    point_at(pane, SAID)
    QGuiApplication.sendEvent(paper(pane), QEvent(QEvent.Type.Leave))
    assert quote(pane) is None


def test_the_innermost_quote_answers_the_pointer(pane: ReaderPane, qtbot: QtBot) -> None:
    story = make.story(body=make.body(make.paragraph("“He told me ‘never again’ and left,” she said.")))
    story = make.quoted(story, "“He told me ‘never again’ and left,”", name="Ana")
    story = make.quoted(story, "‘never again’", name="He", level=2, confidence=Confidence.LIKELY)
    pane.show_story(story)
    point_at(pane, "never again")
    inner = quote(pane)
    assert inner is not None
    assert inner.level == 2


def test_escape_leaves_a_quote(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    pane.next_quote()
    QTest.keyClick(paper(pane), Qt.Key.Key_Escape)
    assert quote(pane) is None
    assert not card(pane).isVisible()
    QTest.keyClick(paper(pane), Qt.Key.Key_Escape)


def test_the_card_goes_along_when_the_page_moves_and_away_with_its_quote(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    pane.next_quote()
    before = card(pane).pos()
    bar = paper(pane).verticalScrollBar()
    bar.setValue(bar.value() + 20)
    assert card(pane).pos() != before
    paper(pane).scroll_to(0.9)
    assert not card(pane).isVisible()


def test_a_quote_in_the_headline_can_be_gone_to(pane: ReaderPane) -> None:
    pane.show_story(make.quoted(make.story("‘All is well’"), "‘All is well’", Field.HEADLINE))
    assert pane.next_quote()
    assert_card_beside_quote(pane)
