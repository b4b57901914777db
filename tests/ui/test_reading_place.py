"""A story opens at the words one left, however wide the pane and large the type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextCursor

from reader.types import TOP, ReadingPlace
from tests import factories as make
from tests.ui.pane_parts import paper, short_story
from ui.typography import Typography

if TYPE_CHECKING:
    from reader.types import Story
    from ui.reader_pane import ReaderPane


def numbered(paragraphs: int = 60) -> Story:
    """No two of its lines are alike."""
    said = [" ".join(f"word{number}x{word}" for word in range(40)) for number in range(paragraphs)]
    return make.story("A long count", body=make.body(*map(make.paragraph, said)))


def line_at_the_top(pane: ReaderPane) -> str:
    cursor = paper(pane).textCursor()
    cursor.setPosition(paper(pane).place()[0])
    cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def first_word_left(pane: ReaderPane) -> str:
    return line_at_the_top(pane).split()[0]


def reopened(pane: ReaderPane, story: Story, left: ReadingPlace) -> None:
    pane.show_story(short_story())
    pane.show_story(replace(story, left_at=left))


@pytest.mark.parametrize("fraction", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("size", [(420, 500), (1100, 500), (760, 800), (420, 300)])
def test_in_another_window_the_same_words_are_at_the_top(
    pane: ReaderPane, size: tuple[int, int], fraction: float
) -> None:
    story = numbered()
    pane.show_story(story)
    paper(pane).scroll_to(fraction)
    word, left = first_word_left(pane), pane.place()
    pane.show_story(short_story())
    pane.resize(*size)
    reopened(pane, story, left)
    assert word in line_at_the_top(pane)


def test_in_larger_type_the_same_words_are_at_the_top(pane: ReaderPane) -> None:
    story = numbered()
    pane.show_story(story)
    paper(pane).scroll_to(0.6)
    word, left = first_word_left(pane), pane.place()
    pane.show_story(short_story())
    pane.set_typography(Typography(pixels=28))
    reopened(pane, story, left)
    assert word in line_at_the_top(pane)


def test_at_its_top_a_story_has_no_place_and_above_its_text_one_stays(pane: ReaderPane) -> None:
    story = numbered()
    pane.show_story(story)
    assert pane.place() == TOP
    paper(pane).verticalScrollBar().setValue(40)  # in the headline
    left = pane.place()
    assert left.offset == 0
    reopened(pane, story, left)
    assert paper(pane).verticalScrollBar().value() == 40


def test_a_place_beyond_what_is_set_of_a_long_story_is_set(pane: ReaderPane) -> None:
    story = numbered(500)
    pane.show_story(replace(story, left_at=ReadingPlace(1.0)))
    assert pane.place().offset < 120_000
    offset = story.body.text.index("word480x0 ")
    pane.show_story(replace(story, left_at=ReadingPlace(1.0, offset)))
    assert first_word_left(pane) == "word480x0"


def test_where_only_a_fraction_is_known_it_is_gone_to(pane: ReaderPane) -> None:
    pane.show_story(replace(numbered(), left_at=ReadingPlace(0.5)))
    assert paper(pane).position() == pytest.approx(0.5, abs=0.01)
