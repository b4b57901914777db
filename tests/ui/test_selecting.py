"""A selection outlives that its page is set anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.types import Field, KeptPicture, StoryId
from tests import factories as make
from tests.pictures_of import png
from tests.ui.pane_parts import paper
from ui.places import Place, Places

if TYPE_CHECKING:
    from pathlib import Path

    from reader.types import Story
    from ui.reader_pane import ReaderPane

ADDRESS = "https://x.example/boat.png"
BODY = make.body(
    make.paragraph("First of 🌧 all."), make.picture("A boat", ADDRESS), make.paragraph("And then.")
)


@pytest.fixture
def story() -> Story:
    return make.story("A storm “passes”", body=BODY, address="https://x.example/a")


def with_picture(story: Story, folder: Path) -> Story:
    """The same a moment later: its picture came."""
    (folder / "boat.png").write_bytes(png(40, 30))
    return replace(story, pictures={ADDRESS: KeptPicture(folder / "boat.png", 40, 30)})


@pytest.mark.parametrize("words", ["of 🌧 all", "then", "storm “pass"])
def test_the_same_words_are_selected_when_a_picture_came(
    pane: ReaderPane, story: Story, tmp_path: Path, words: str
) -> None:
    pane.show_story(story)
    paper(pane).setTextCursor(paper(pane).document().find(words))
    pane.show_again(with_picture(story, tmp_path))
    assert pane.selected_text() == words


def test_other_words_are_never_selected_instead(pane: ReaderPane, story: Story) -> None:
    pane.show_story(story)
    paper(pane).setTextCursor(paper(pane).document().find("First"))
    pane.show_again(replace(story, body=make.body(make.paragraph("Other words."))))
    assert not pane.selected_text()
    pane.show_story(replace(story, id=StoryId(story.id + 1)))
    paper(pane).setTextCursor(paper(pane).document().find("First"))
    pane.show_story(replace(story, id=StoryId(story.id + 2)))
    assert not pane.selected_text(), "of another story nothing is selected"


def test_the_card_stays_beside_the_words(pane: ReaderPane, story: Story, tmp_path: Path) -> None:
    pane.show_story(story)
    cursor = paper(pane).document().find("then")
    paper(pane).setTextCursor(cursor)
    paper(pane).selected.emit()
    assert pane.marks.card.isVisible()
    pane.show_again(with_picture(story, tmp_path))
    assert pane.marks.card.isVisible()


def test_a_drag_goes_on_from_where_it_began(pane: ReaderPane, story: Story, tmp_path: Path) -> None:
    pane.show_story(story)
    viewport, left = paper(pane).viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=edge(pane, "of", 0))
    pane.show_again(with_picture(story, tmp_path))
    QTest.mouseMove(viewport, edge(pane, "all", 3))
    QTest.mouseRelease(viewport, left, pos=edge(pane, "all", 3))
    assert pane.selected_text() == "of 🌧 all"


def edge(pane: ReaderPane, words: str, letters: int) -> QPoint:
    """The place so many letters behind the beginning of words."""
    cursor = paper(pane).document().find(words)
    cursor.setPosition(cursor.selectionStart() + letters)
    return paper(pane).cursorRect(cursor).center()


def test_a_place_is_found_where_it_is_shown() -> None:
    places = Places()
    places.add(Place(Field.BODY, 0), 10, "🌧 rain")
    places.add(Place(Field.BODY, 8), 30, "wind")
    assert [places.position(Place(Field.BODY, offset)) for offset in (0, 1, 2, 9)] == [10, 12, 13, 31]
    assert places.position(Place(Field.CAPTION, 0)) is None
