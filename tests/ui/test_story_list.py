"""The list of a view: long ones, far ones, and what a click means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.types import Scope, StoryId, View
from tests.ui import shelf
from ui import story_row
from ui.row_shape import height
from ui.story_list import FIRST, FOOT, NEAR, StoryList
from ui.story_row import DAY
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.library import Library
    from ui.background import Background


@pytest.fixture
def long_library(tmp_path: Path) -> Iterator[Library]:
    """More stories than are looked through at once."""
    with shelf.stocked(tmp_path / "long", each=90) as library:
        yield library


@pytest.fixture
def stories(library: Library, background: Background, qtbot: QtBot) -> StoryList:
    return shown(library, background, qtbot)


def shown(library: Library, background: Background, qtbot: QtBot) -> StoryList:
    made = StoryList(library, background, LIGHT, None)  # type: ignore[arg-type]  # a window of its own here
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    background.changed.connect(made.take)
    made.show_view(View())
    return made


def test_a_long_list_is_painted_before_it_is_known(
    long_library: Library, background: Background, qtbot: QtBot
) -> None:
    stories = shown(long_library, background, qtbot)
    assert len(stories.stories.ids) == FIRST
    stories.go_to(stories.stories.ids[150])
    story, top = stories.current(), stories.rowViewportPosition(150)
    with qtbot.waitSignal(stories.counted) as counted:
        pass
    assert counted.args == [810]
    assert stories.current() == story
    assert stories.rowViewportPosition(150) == top


def test_one_line_parts_two_rows_where_a_day_begins(
    long_library: Library, background: Background, qtbot: QtBot
) -> None:
    stories = shown(long_library, background, qtbot)
    first = next(row for row in range(1, FIRST) if stories.stories.index(row, 0).data(DAY))
    stories.go_to(stories.stories.ids[first + 1])
    image, top = stories.viewport().grab().toImage(), stories.rowViewportPosition(first)
    ground, line, below = (image.pixelColor(60, top + beside).name() for beside in (-1, 0, 1))
    assert line == LIGHT.thumb
    assert ground == below != LIGHT.rule


def test_an_unread_story_far_away_is_found(
    long_library: Library, background: Background, qtbot: QtBot
) -> None:
    ids = long_library.ids(View())
    long_library.mark_read([id for id in ids if id not in (ids[0], ids[NEAR + 100])])
    stories = shown(long_library, background, qtbot)
    qtbot.waitUntil(lambda: len(stories.stories.ids) == 810)
    stories.step_unread(1)
    assert stories.current() == ids[0]
    stories.step_unread(1)
    qtbot.waitUntil(lambda: stories.current() == ids[NEAR + 100])
    with qtbot.waitSignal(stories.ran_out):
        stories.step_unread(1)
    stories.go_to(ids[-1])
    stories.step_unread(-1)
    assert stories.current() == ids[NEAR + 100]
    long_library.mark_read(ids)
    background.changed.emit(long_library.bookmark([ids[0]]))
    stories.stories.forget(ids)
    stories.go_to(ids[-1])
    with qtbot.waitSignal(stories.ran_out):
        stories.step_unread(-1)


def test_the_focus_alone_opens_nothing(stories: StoryList, qtbot: QtBot) -> None:
    stories.setFocus()
    qtbot.waitUntil(stories.hasFocus)
    assert stories.current() is None
    assert stories.line() is None
    assert stories.selected() == ()


def test_rows_grow_older_while_nobody_touches_them(
    stories: StoryList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories.viewport().repaint()
    painted = 0

    def age(_second: int, _now: int) -> str:
        nonlocal painted
        painted += 1
        return "older"

    monkeypatch.setattr(story_row, "age", age)
    stories._ageing.setInterval(1)
    qtbot.waitUntil(lambda: painted > 0)


def test_a_click_opens_once(stories: StoryList, qtbot: QtBot) -> None:
    chosen: list[StoryId | None] = []
    stories.chosen.connect(chosen.append)
    where = QPoint(50, height(stories.font()) + 20)
    for _ in range(2):
        QTest.mouseClick(stories.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen == [stories.stories.ids[1]]


def test_the_first_story_is_opened_as_soon_as_a_search_has_answered(stories: StoryList, qtbot: QtBot) -> None:
    stories.show_view(View(search="harbour"))
    stories.open_first()
    assert stories.current() is None
    qtbot.waitUntil(lambda: stories.current() is not None)
    assert stories.currentIndex().row() == 0
    stories.step(1)
    chosen = stories.current()
    stories.open_first()
    assert stories.current() == chosen


def test_several_stories_can_be_chosen(stories: StoryList) -> None:
    stories.go_to(stories.stories.ids[0])
    QTest.keyClick(stories, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert stories.selected() == tuple(stories.stories.ids[:2])


def test_the_ends_of_a_list_are_ends(stories: StoryList) -> None:
    stories.step(-1)
    assert stories.current() == stories.stories.ids[0]
    stories.step(-1)
    assert stories.current() == stories.stories.ids[0]
    stories.go_to(stories.stories.ids[-1])
    stories.step(1)
    assert stories.current() == stories.stories.ids[-1]
    assert not stories.go_to(999_999)


def test_what_was_read_stays_until_the_view_is_left(
    stories: StoryList, library: Library, background: Background, qtbot: QtBot
) -> None:
    stories.show_view(View(scope=Scope.UNREAD))
    first = stories.stories.ids[0]
    library.mark_read([first])
    stories.read_anew()
    with qtbot.waitSignal(stories.counted):
        pass
    assert stories.stories.ids[0] == first
    stories.show_view(View(scope=Scope.UNREAD))
    assert stories.stories.row(first) == -1


def test_rows_above_come_without_moving_what_one_sees(
    stories: StoryList, library: Library, qtbot: QtBot
) -> None:
    stories.verticalScrollBar().setValue(5 * height(stories.font()) + 7)
    seen, top = stories.stories.ids[5], stories.rowViewportPosition(5)
    ids = stories.stories.ids[:]
    ids.insert(0, 777_777)
    stories._become(ids)
    assert stories.stories.row(seen) == 6
    assert stories.rowViewportPosition(6) == top


def test_a_larger_font_makes_higher_rows(stories: StoryList) -> None:
    before = stories.rowHeight(0)
    font = stories.font()
    font.setPixelSize(font.pixelSize() * 2)
    stories.setFont(font)
    assert stories.rowHeight(0) > 1.5 * before
    assert stories.rows.sizeHint(_option(stories), stories.stories.index(0, 0)).height() == stories.rowHeight(
        0
    )


def _option(stories: StoryList) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.font = stories.font()
    return option


def test_rows_are_painted_in_every_state(stories: StoryList, library: Library, qtbot: QtBot) -> None:
    ids = stories.stories.ids
    library.bookmark([ids[0]])
    library.note(StoryId(ids[0]), "a note")
    for tag in ("harbour", "wells", "a tag that is far too long to be painted whole in a narrow row"):
        library.tag(list(ids[:2]), tag)
    library.mark_read([ids[1]])
    stories.stories.forget(ids)
    stories.go_to(ids[0])
    stories.setFocus()
    light = stories.grab().toImage()
    stories.set_colours(DARK)
    assert stories.grab().toImage() != light
    stories.show_view(View(search="harbour"))
    qtbot.waitUntil(lambda: len(stories.stories.ids) < 54)
    assert stories.grab().toImage() != light


def test_the_last_row_can_be_scrolled_up_from_under_a_message(stories: StoryList, qtbot: QtBot) -> None:
    last = len(stories.stories.ids) - 1
    bar, step = stories.verticalScrollBar(), stories.verticalHeader().defaultSectionSize()
    bar.setValue(bar.maximum())
    foot = stories.rowViewportPosition(last) + step
    assert stories.viewport().height() - foot == FOOT
    assert stories.below_rows().top() == foot
    stories.resize(400, 480)
    assert bar.value() == bar.maximum() - 20, "what one looks at does not move"
    bar.setValue(0)
    assert stories.below_rows().isEmpty()
