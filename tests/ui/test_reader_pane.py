"""The reading pane, used as a reader uses it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from reader.types import Confidence, Field, Span
from tests import factories as make
from ui import document
from ui.blank import Blank
from ui.document import MORE
from ui.find import hits
from ui.find_bar import FindBar
from ui.paper import Paper
from ui.quote_card import QuoteCard
from ui.reader_pane import ZOOMS, ReaderPane
from ui.theme import DARK, LIGHT, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.types import Quote, Story

Part = TypeVar("Part", bound=QWidget)
SAID = "“The sea is calm,”"


@pytest.fixture
def pane(qtbot: QtBot) -> ReaderPane:
    pane = ReaderPane(Theme.LIGHT)
    qtbot.addWidget(pane)
    pane.resize(720, 500)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def paper(pane: ReaderPane) -> Paper:
    return part(pane, Paper)


def card(pane: ReaderPane) -> QuoteCard:
    return part(pane, QuoteCard)


def find_bar(pane: ReaderPane) -> FindBar:
    return part(pane, FindBar)


def blank(pane: ReaderPane) -> Blank:
    return part(pane, Blank)


def part(pane: ReaderPane, kind: type[Part]) -> Part:
    found = pane.findChild(kind)
    assert isinstance(found, kind)
    return found


def count(pane: ReaderPane) -> str:
    label = find_bar(pane).findChild(QLabel, "find-count")
    assert isinstance(label, QLabel)
    return label.text()


def quote(pane: ReaderPane) -> Quote | None:
    return pane.quote


def story_of(pane: ReaderPane) -> Story | None:
    return pane.story


def long_story(paragraphs: int = 40) -> Story:
    """Every tenth paragraph holds a quote."""
    said = [f"“Number {number} is calm,”" for number in range(0, paragraphs, 10)]
    blocks = [
        make.paragraph(
            f"{said[number // 10]} she said. " * (number % 10 == 0) + "The rain fell on the roofs. " * 6
        )
        for number in range(paragraphs)
    ]
    story = make.story("A long rain", body=make.body(*blocks))
    for words in said:
        story = make.quoted(story, words, name="Ana Lind")
    return story


def short_story() -> Story:
    story = make.story(
        body=make.body(make.paragraph(f"{SAID} she said. See [the map](https://x.example/map)."))
    )
    return make.quoted(story, SAID, name="Ana Lind", cue="said")


def point_at(pane: ReaderPane, words: str) -> None:
    """Move the pointer to the middle of the words."""
    found = paper(pane).document().find(words)
    start = QTextCursor(found)
    start.setPosition((found.selectionStart() + found.selectionEnd()) // 2)
    place = paper(pane).cursorRect(start).center()
    QTest.mouseMove(paper(pane).viewport(), place + QPoint(2, 0))


# ── showing ──────────────────────────────────────────────────────────────────────────────────────


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
    qtbot.wait(300)
    assert paper(pane).isVisible(), "a story that came ends the patience"


def test_pages_put_away_are_forgotten(pane: ReaderPane, qtbot: QtBot) -> None:
    for _ in range(5):
        pane.show_story(short_story())
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert len(paper(pane).findChildren(QTextDocument)) <= 2  # Qt's own first one, and ours


def test_a_theme_changes_colours_and_keeps_the_place(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    pane.go_to(0.5)
    before = paper(pane).place()[0]
    pane.set_theme(Theme.DARK)
    assert paper(pane).place()[0] == before
    assert paper(pane).document().find("The rain").charFormat().foreground().color().name() == DARK.text
    assert LIGHT.text != DARK.text


def test_a_theme_may_be_chosen_before_there_is_a_story(pane: ReaderPane) -> None:
    pane.set_theme(Theme.DARK)
    pane.show_story(short_story())
    assert paper(pane).document().find("she said").charFormat().foreground().color().name() == DARK.text
    pane.grab()
    pane.clear()
    pane.grab()


# ── size ─────────────────────────────────────────────────────────────────────────────────────────


def test_the_text_grows_and_shrinks_by_keys_and_wheel(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    with qtbot.waitSignal(pane.zoomed) as zoomed:
        QTest.keyClick(paper(pane), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert zoomed.args == [20]
    QTest.keyClick(paper(pane), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pane.pixels == 21
    assert paper(pane).document().find("she said").charFormat().font().pixelSize() == 21
    QTest.keyClick(paper(pane), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(paper(pane), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.pixels == 19
    for turned in (120, -120):
        wheel(pane, turned, Qt.KeyboardModifier.ControlModifier)
    assert pane.pixels == 19
    pane.zoom(-99)
    assert pane.pixels == ZOOMS[0]
    pane.zoom(99)
    assert pane.pixels == ZOOMS[-1]
    pane.set_pixels(23)
    assert pane.pixels in (22, 24)


def wheel(pane: ReaderPane, turned: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    middle = QPointF(100, 100)
    QGuiApplication.sendEvent(
        paper(pane).viewport(),
        QWheelEvent(
            middle, middle, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def test_a_narrow_pane_gets_smaller_headlines_and_keeps_the_place(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    pane.go_to(0.4)
    before = paper(pane).place()[0]
    pane.resize(400, 500)
    assert paper(pane).document().find("A long").charFormat().font().pixelSize() == 31
    assert abs(paper(pane).place()[0] - before) < 100
    pane.resize(760, 500)
    assert paper(pane).document().find("A long").charFormat().font().pixelSize() == 39


# ── place ────────────────────────────────────────────────────────────────────────────────────────


def test_a_story_opens_where_it_was_left(pane: ReaderPane) -> None:
    pane.show_story(long_story())
    assert pane.position() == 0
    pane.go_to(0.5)
    left = pane.position()
    assert left == pytest.approx(0.5, abs=0.01)
    pane.show_story(replace(long_story(), scroll=left))
    assert pane.position() == pytest.approx(left, abs=0.01)
    pane.go_to(7)
    assert pane.position() == 1
    pane.clear()
    assert pane.position() == 0


def test_space_turns_pages_until_the_end(pane: ReaderPane, qtbot: QtBot) -> None:
    assert not pane.page_down()
    pane.show_story(long_story())
    QTest.keyClick(paper(pane), Qt.Key.Key_Space)
    assert pane.position() > 0
    pages = 0
    while pane.page_down():
        pages += 1
    assert 3 < pages < 40
    assert pane.position() == 1
    wheel(pane, 120)
    assert pane.position() < 1


def test_a_short_story_is_at_its_end_at_once(pane: ReaderPane) -> None:
    pane.show_story(short_story())
    assert not pane.page_down()
    assert pane.position() == 0


# ── quotes ───────────────────────────────────────────────────────────────────────────────────────


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
    pane.go_to(0.6)
    pane.next_quote()
    assert quote(pane) == story.quotes[3]
    pane.show_story(replace(story))
    pane.go_to(0.6)
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


def colours_on(pane: ReaderPane) -> set[str]:
    image = paper(pane).grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_the_pointer_on_a_quote_shows_who_spoke(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    point_at(pane, SAID)
    assert quote(pane) is not None
    qtbot.waitUntil(lambda: card(pane).isVisible())
    assert card(pane).text().startswith("Ana Lind")
    assert_card_beside_quote(pane)
    assert LIGHT.quote_mark_active in colours_on(pane)
    point_at(pane, "she said")
    assert quote(pane) is None
    assert not card(pane).isVisible()


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
    pane.go_to(0.9)
    assert not card(pane).isVisible()


def test_a_quote_in_the_headline_can_be_gone_to(pane: ReaderPane) -> None:
    pane.show_story(make.quoted(make.story("‘All is well’"), "‘All is well’", Field.HEADLINE))
    assert pane.next_quote()
    assert_card_beside_quote(pane)


# ── find ─────────────────────────────────────────────────────────────────────────────────────────


def test_words_are_found_counted_and_stepped_through(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(long_story())
    QTest.keyClick(paper(pane), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert find_bar(pane).isVisible()
    QTest.keyClicks(find_bar(pane).field, "is calm")
    assert count(pane) == "1 of 4"
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return)
    assert count(pane) == "2 of 4"
    assert pane.position() > 0
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count(pane) == "4 of 4"
    assert LIGHT.found_active in colours_on(pane)
    find_bar(pane).next()
    find_bar(pane).previous()
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Escape)
    assert not find_bar(pane).isVisible()
    assert LIGHT.found_active not in colours_on(pane)


def test_nothing_found_is_said(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    pane.find()
    QTest.keyClicks(find_bar(pane).field, "zebra")
    assert count(pane) == "not found"
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Return)
    find_bar(pane).field.clear()
    assert count(pane) == ""
    QTest.keyClick(find_bar(pane).field, Qt.Key.Key_Tab)


def test_what_is_looked_for_is_found_in_the_next_story_too(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    pane.find()
    QTest.keyClicks(find_bar(pane).field, "calm")
    pane.show_story(long_story())
    assert count(pane) == "1 of 4"
    pane.clear()
    pane.find()
    assert not find_bar(pane).isVisible(), "there is nothing to find anything in"


def test_find_knows_letters_by_their_base_and_quotes_of_any_kind(qapp: object) -> None:
    page = QTextDocument("Ein 🌊 Café, “naïve” and ’tis\u2028so")
    assert [page.toRawText()] != []
    found = {words: len(hits(page, words)) for words in ("cafe", '"naive"', "'tis so", "CAFÉ", " ", "x")}
    assert found == {"cafe": 1, '"naive"': 1, "'tis so": 1, "CAFÉ": 1, " ": 0, "x": 0}
    cursor = QTextCursor(page)
    start, end = hits(page, "cafe")[0]
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "Café"
    assert len(hits(QTextDocument("a" * 6_000), "a")) == 5_000


# ── links, copies, safety ────────────────────────────────────────────────────────────────────────


def test_links_say_where_they_lead_and_open_nothing(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    with qtbot.waitSignal(pane.hovered) as hovered:
        point_at(pane, "the map")
    assert hovered.args == ["https://x.example/map"]
    with qtbot.waitSignal(pane.opened) as opened:
        paper(pane).anchorClicked.emit(QUrl("https://x.example/map"))
    assert opened.args == ["https://x.example/map"]
    assert "The sea is calm" in paper(pane).toPlainText(), "the story stays"


def test_show_more_shows_more_and_keeps_the_place(
    pane: ReaderPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reader_pane.SHOWN_AT_ONCE", 3_000)
    pane.show_story(long_story())
    pane.go_to(1)
    before, shown = paper(pane).place()[0], len(paper(pane).toPlainText())
    heard: list[str] = []
    pane.hovered.connect(heard.append)
    paper(pane).highlighted.emit(QUrl(MORE))
    paper(pane).anchorClicked.emit(QUrl(MORE))
    assert heard == [""]
    assert len(paper(pane).toPlainText()) > shown
    assert abs(paper(pane).place()[0] - before) < 100


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
        "The Harbour Post\u200324 October 2024",
        "A storm passes",
        "Ten boats",
        "1. first",
        "x",
        "y",
        "a = 1\nb = 2",
    ]
    cursor = paper(pane).document().find("irst")
    paper(pane).setTextCursor(cursor)
    assert pane.selected_text() == "irst"


def test_the_pane_survives_whatever_is_done_without_a_story(pane: ReaderPane, qtbot: QtBot) -> None:
    assert pane.selected_text() == ""
    assert paper(pane).lines_of([(0, 1)]) == []
    pane.show_quotes(False)
    pane.go_to(0.5)
    pane.zoom(1)
    QTest.mouseMove(paper(pane).viewport(), QPoint(30, 30))
    QTest.keyClick(pane, Qt.Key.Key_A)
    assert not pane.next_quote()
    assert document.NARROW > 0
