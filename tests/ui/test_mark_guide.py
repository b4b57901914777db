"""What is marked on a page: how it lies there, shows its card, and is led through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from reader.fields import of_story as fields_of
from reader.types import Field, Highlight, HighlightColour, Story
from tests import factories as make
from tests.ui.pane_parts import colours_on, long_story, paper, point_at
from tests.ui.typeset import words as printed
from ui.places import Passage
from ui.theme import DARK, LIGHT, Theme, highlight_colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.reader_pane import ReaderPane


def highlighted(story: Story, *marked: tuple[str, dict[str, Any]]) -> Story:
    """The story with words of its text marked, or of the field that is named among the facts."""
    made = []
    for number, (words, facts) in enumerate(marked, 1):
        start = fields_of(story)[facts.get("field", Field.BODY)].index(words)
        fields = {"story": story.id, "exact": words, "start": start, "end": start + len(words)}
        made.append(Highlight(**{**fields, "id": number, **facts}))
    return replace(story, highlights=tuple(made))


def rain(**facts: object) -> Story:
    story = make.story(
        body=make.body(
            make.paragraph("The 🌧 rain fell on the roofs of *the* town."),
            make.item("a roof of tin"),
            make.paragraph("Nobody minded it."),
        )
    )
    return highlighted(story, ("rain fell on the roofs", {"colour": HighlightColour.BLUE, **facts}))


@pytest.mark.parametrize(("theme", "look"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
@pytest.mark.parametrize("colour", HighlightColour)
def test_a_highlight_has_its_colour_in_every_theme(
    pane: ReaderPane, theme: Theme, look: object, colour: HighlightColour
) -> None:
    pane.set_theme(theme)
    pane.show_story(rain(colour=colour))
    assert highlight_colour(look, colour) in colours_on(pane)  # type: ignore[arg-type]


def test_lost_words_lie_nowhere(pane: ReaderPane) -> None:
    pane.show_story(rain(lost=True))
    assert not paper(pane).shown.stripes
    assert not pane.marks.step(1)


def storm() -> Story:
    """A story with something in every field."""
    story = rain()
    return replace(
        story,
        headline="A 🌧 storm passes",
        summary=("Roofs are 🏠 gone", "Nobody is hurt"),
        byline="Ada Vane",
        caption="The harbour on Monday",
    )


def select(pane: ReaderPane, first: str, last: str = "") -> None:
    """Select words of the page, to the end of others if they are given."""
    page = paper(pane)
    cursor = page.document().find(first)
    end = page.document().find(last).selectionEnd() if last else cursor.selectionEnd()
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field.HEADLINE, "storm passes"),
        (Field.SUMMARY, "🏠 gone"),
        (Field.SUMMARY, "is hurt"),
        (Field.CAPTION, "on Monday"),
        (Field.BODY, "rain fell on the roofs of the town"),
    ],
)
def test_a_selection_says_which_characters_of_which_field_it_covers(
    pane: ReaderPane, field: Field, words: str
) -> None:
    story = storm()
    pane.show_story(story)
    select(pane, words)
    start = fields_of(story)[field].index(words)
    assert paper(pane).selection() == Passage(field, start, start + len(words))
    select(pane, "Ada Vane")
    assert paper(pane).selection() is None, "whose it is is no field"


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        ("passes", "is hurt", Field.SUMMARY, "Roofs are 🏠 gone\nNobody is hurt"),
        ("storm passes", "Roofs", Field.HEADLINE, "storm passes"),
        ("are", "Nobody", Field.SUMMARY, "are 🏠 gone\nNobody"),
        ("hurt", "rain fell", Field.CAPTION, "The harbour on Monday"),
    ],
)
def test_a_selection_over_several_fields_is_of_the_one_that_has_most_of_it(
    pane: ReaderPane, first: str, last: str, field: Field, words: str
) -> None:
    story = storm()
    pane.show_story(story)
    select(pane, first, last)
    passage = paper(pane).selection()
    assert passage is not None
    assert (passage.field, fields_of(story)[field][passage.start : passage.end]) == (field, words)


def test_where_all_is_selected_the_text_is_meant(pane: ReaderPane) -> None:
    story = rain()
    pane.show_story(story)
    paper(pane).selectAll()
    assert paper(pane).selection() == Passage(Field.BODY, 0, len(story.body.text))


def test_highlights_lie_in_every_field_and_are_gone_through_as_one_reads(pane: ReaderPane) -> None:
    said = [
        (Field.HEADLINE, "🌧 storm"),
        (Field.SUMMARY, "gone\nNobody"),
        (Field.CAPTION, "harbour"),
        (Field.BODY, "Nobody minded"),
    ]
    story = highlighted(storm(), *((words, {"field": field}) for field, words in said))
    pane.show_story(story)
    sheet = paper(pane).sheet
    assert sheet is not None
    shown = [
        "\n".join(printed(sheet, piece) for piece in stripe.pieces) for stripe in paper(pane).shown.stripes
    ]
    assert shown == [words for _, words in said]
    gone_to = []
    for _ in said:
        assert pane.marks.step(1)
        gone_to.append(gone_to_by(pane))
    assert gone_to == [words for _, words in said]


def test_a_quote_of_a_headline_or_summary_is_marked_as_one_of_the_text(
    pane: ReaderPane, qtbot: QtBot
) -> None:
    story = make.quoted(storm(), "Nobody", Field.SUMMARY, 1)
    pane.show_story(story)
    pane.next_quote()
    with qtbot.waitSignal(pane.marks.mark_wanted) as wanted:
        assert pane.marks.mark(HighlightColour.PINK)
    start = len(story.summary[0]) + 1
    assert wanted.args == [Passage(Field.SUMMARY, start, start + 6), HighlightColour.PINK]


def test_the_card_of_a_highlight_with_a_note_opens_under_the_pointer_and_goes_with_it(
    pane: ReaderPane, qtbot: QtBot
) -> None:
    pane.show_story(rain(note="Which one?", tags=("weather",)))
    card = pane.marks.card
    point_at(pane, "fell on the")
    qtbot.waitUntil(card.isVisible)
    assert card.note.leaf.toPlainText() == "Which one?"
    lines = paper(pane).lines_of(paper(pane).shown.stripes[0].pieces)
    assert not any(card.geometry().intersects(line) for line in lines)
    point_at(pane, "Nobody minded")
    qtbot.waitUntil(lambda: not card.isVisible())
    pane.show_story(rain())
    point_at(pane, "fell on the")
    qtbot.wait(250)
    assert not card.isVisible(), "there is nothing to say"


def gone_to_by(pane: ReaderPane) -> str:
    return pane.marks.highlight.exact if pane.marks.highlight else ""


def test_highlights_are_gone_through_round_and_round(pane: ReaderPane) -> None:
    story = long_story()
    texts = [f"“Number {number} is calm,”" for number in (0, 20, 30)]
    pane.show_story(highlighted(story, *((words, {}) for words in texts)))
    gone_to = []
    for _ in range(4):
        assert pane.marks.step(1)
        gone_to.append(gone_to_by(pane))
    assert gone_to == [*texts, texts[0]]
    assert pane.marks.step(-1)
    assert gone_to_by(pane) == texts[2]
    assert paper(pane).position() > 0.5
    assert pane.marks.go_to(1)
    assert not pane.marks.go_to(99)


def escape(pane: ReaderPane) -> None:
    QTest.keyClick(pane.marks.card.note.editor, Qt.Key.Key_Escape)


@pytest.mark.parametrize("leave", [lambda pane: pane.marks.leave(), escape], ids=["left", "escape"])
def test_a_note_is_kept_however_it_is_left(
    pane: ReaderPane, qtbot: QtBot, leave: Callable[[ReaderPane], None]
) -> None:
    pane.show_story(rain(note="Which one?"))
    pane.marks.step(1)
    box = pane.marks.card.note
    pane.marks.note()
    assert box.currentWidget() is box.editor
    assert box.editor.toPlainText() == "Which one?"
    box.editor.setPlainText("The first one")
    with qtbot.waitSignal(pane.marks.note_written) as written:
        leave(pane)
    assert box.currentWidget() is box.leaf
    assert written.args is not None
    assert written.args[1] == "The first one"


def test_a_note_that_is_being_written_outlives_news_about_the_story(pane: ReaderPane) -> None:
    story = rain(note="Which one?")
    pane.show_story(story)
    pane.marks.step(1)
    pane.marks.note()
    pane.marks.card.note.editor.setPlainText("half a thou")
    pane.show_marks(rain(note="Which one?", tags=("new",)))
    assert pane.marks.card.note.editor.toPlainText() == "half a thou"
    assert pane.marks.card.note.is_edited


def test_two_fingers_sideways_turn_one_story(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(long_story())
    turned: list[int] = []
    pane.turned.connect(turned.append)

    def move(x: int, y: int = 0) -> None:
        middle = QPointF(100, 100)
        phase, none = Qt.ScrollPhase.ScrollUpdate, Qt.MouseButton.NoButton
        held = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(middle, middle, QPoint(), QPoint(x, y), none, held, phase, False)
        QGuiApplication.sendEvent(paper(pane).viewport(), event)

    for _ in range(9):
        move(-60, 5)
    assert turned == [1]
    before = paper(pane).position()
    move(0, -240)
    assert paper(pane).position() > before
    QTest.mouseClick(paper(pane).viewport(), Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    assert turned == [1, -1]
