"""The parts of a reading pane, the stories to read on it, and a reader's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests import factories as make
from tests.ui.typeset import colours_in
from ui.blank import Blank

if TYPE_CHECKING:
    from reader.types import Quote, Story
    from ui.find_bar import FindBar
    from ui.paper import Paper
    from ui.quote_card import QuoteCard
    from ui.reader_pane import ReaderPane

Part = TypeVar("Part", bound=QWidget)
SAID = "“The sea is calm,”"


def paper(pane: ReaderPane) -> Paper:
    return pane._paper  # made with the first story, or now


def card(pane: ReaderPane) -> QuoteCard:
    return pane._guide.card


def find_bar(pane: ReaderPane) -> FindBar:
    return pane._find_bar


def blank(pane: ReaderPane) -> Blank:
    return part(pane, Blank)


def part(pane: ReaderPane, kind: type[Part]) -> Part:
    found = pane.findChild(kind)
    assert isinstance(found, kind)
    return found


def quote(pane: ReaderPane) -> Quote | None:
    return pane.quote


def story_of(pane: ReaderPane) -> Story | None:
    return pane.story


def short_story() -> Story:
    story = make.story(
        body=make.body(make.paragraph(f"{SAID} she said. See [the map](https://x.example/map)."))
    )
    return make.quoted(story, SAID, name="Ana Lind", cue="said")


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


def point_at(pane: ReaderPane, words: str) -> None:
    """Move the pointer to the middle of the words."""
    found = paper(pane).document().find(words)
    start = QTextCursor(found)
    start.setPosition((found.selectionStart() + found.selectionEnd()) // 2)
    place = paper(pane).cursorRect(start).center()
    QTest.mouseMove(paper(pane).viewport(), place + QPoint(2, 0))


def wheel(pane: ReaderPane, turned: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    middle = QPointF(100, 100)
    QGuiApplication.sendEvent(
        paper(pane).viewport(),
        QWheelEvent(
            middle, middle, QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip


def colours_on(pane: ReaderPane) -> set[str]:
    return colours_in(paper(pane).grab().toImage())
