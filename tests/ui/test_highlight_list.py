from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.types import Highlight, HighlightedStory, StoryId
from ui.highlight_list import HighlightList
from ui.theme import DARK, LIGHT

MANY = 600  # stories, each with a highlight
WORDS = "the council could not say when "


def stories(count: int, note: str = "") -> list[HighlightedStory]:
    return [
        HighlightedStory(
            id=StoryId(number),
            headline=f"Story {number}",
            outlet="The Harbour Post",
            published=1_729_771_200,
            highlights=(
                Highlight(
                    story=StoryId(number),
                    start=0,
                    end=9,
                    exact=WORDS * (number % 4 + 1),
                    id=number,
                    note=note if number == 1 else "",
                ),
            ),
        )
        for number in range(1, count + 1)
    ]


@pytest.fixture
def listed(qtbot: QtBot) -> Iterator[HighlightList]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(380, 700)
    made = HighlightList(LIGHT, window)
    made.resize(380, 700)
    window.show()
    yield made
    made.close()


def wait_for(listed: HighlightList, rows: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: listed.rows.rowCount() == rows)
    listed.executeDelayedItemsLayout()


def at_top(listed: HighlightList) -> str:
    return str(listed.indexAt(QPoint(0, 0)).data()).split(",")[0]


def test_many_come_little_by_little_and_all_of_them(listed: HighlightList, qtbot: QtBot) -> None:
    listed.show_highlights(stories(MANY))
    assert 0 < listed.rows.rowCount() < 2 * MANY, "the window is not kept waiting for all of them"
    assert listed.count == MANY
    wait_for(listed, 2 * MANY, qtbot)
    heights = [listed.visualRect(listed.rows.index(row, 0)).height() for row in (7, 1, 3)]
    assert heights == sorted(heights), "rows are as high as their words"
    assert heights[0] < heights[1] < heights[2]


def test_what_one_looks_at_stays_where_it_is(listed: HighlightList, qtbot: QtBot) -> None:
    listed.show_highlights(stories(MANY))
    wait_for(listed, 2 * MANY, qtbot)
    listed.setCurrentIndex(listed.rows.index(2 * 400 + 1, 0))
    listed.scrollTo(listed.rows.index(2 * 400, 0), HighlightList.ScrollHint.PositionAtTop)
    assert at_top(listed) == "Story 401"
    listed.show_highlights(stories(MANY, note="Changed"))
    assert at_top(listed) == "Story 401"
    wait_for(listed, 2 * MANY, qtbot)
    assert "Changed" in listed.words()[1]
    assert listed.currentIndex().row() == 2 * 400 + 1
    for width in (300, 460):  # its lines break elsewhere, and so do those above
        listed.resize(width, 700)
        assert at_top(listed) == "Story 401"
        qtbot.wait(50)
        assert at_top(listed) == "Story 401"
    listed.set_colours(DARK)
    listed.grab()


def test_rows_are_measured_again_for_another_width(listed: HighlightList, qtbot: QtBot) -> None:
    listed.show_highlights(stories(4))
    wait_for(listed, 8, qtbot)
    index = listed.rows.index(7, 0)
    wide = listed.visualRect(index).height()
    listed.resize(240, 700)
    assert listed.visualRect(index).height() > wide
