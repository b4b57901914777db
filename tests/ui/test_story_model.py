"""The ids of a view, and the lines that are read for it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.types import Line, StoryId
from ui.story_model import StoryModel, keep, without
from ui.story_row import DAY, LINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot


class Lines:
    """A library's lines, and how often they were asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.gone: set[int] = set()

    def read(self, ids: Sequence[int]) -> list[Line]:
        self.asked.append(list(ids))
        return [line(id) for id in ids if id not in self.gone]


def line(id: int) -> Line:
    return Line(
        id=StoryId(id),
        headline=f"Headline {id}",
        outlet="The Harbour Post",
        published=1_729_771_200,
        excerpt="",
        read=False,
        bookmarked=True,
        noted=False,
        tags=("wells",),
    )


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture
def parent() -> QObject:
    return QObject()


@pytest.fixture
def model(parent: QObject, lines: Lines) -> StoryModel:
    made = StoryModel(parent)
    made.start(array("q", range(1000, 0, -1)), lines.read)
    return made


def test_only_what_is_in_sight_is_read(model: StoryModel, lines: Lines) -> None:
    assert model.index(500, 0).data(LINE).id == 500
    assert len(lines.asked) == 1
    assert len(lines.asked[0]) == StoryModel.CHUNK
    assert model.index(501, 0).data(LINE).id == 499
    assert len(lines.asked) == 1


def test_lines_out_of_sight_are_let_go(model: StoryModel, lines: Lines) -> None:
    chunk, more = StoryModel.CHUNK, StoryModel.KEPT + 1
    model.start(array("q", range(1, chunk * more + 1)), lines.read)
    for row in range(0, chunk * more, chunk):
        model.line(row)
    lines.asked.clear()
    model.line(0)
    model.line(chunk * (more - 1))
    assert [ids[0] for ids in lines.asked] == [1]


def test_a_row_is_said_aloud(model: StoryModel) -> None:
    words = model.index(0, 0).data()
    assert words.startswith("Headline 1000, The Harbour Post, Thursday 24 October 2024")
    assert words.endswith("unread, bookmarked, wells")
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_story_that_is_gone_leaves_its_row_empty(model: StoryModel, lines: Lines) -> None:
    lines.gone = {1000}
    assert model.index(0, 0).data() == ""
    assert model.line(0) is None


def test_a_changed_line_is_read_again(model: StoryModel, lines: Lines, qtbot: QtBot) -> None:
    model.line(0)
    model.line(500)
    lines.asked.clear()
    with qtbot.waitSignal(model.dataChanged):
        model.forget([1000])
    model.line(500)
    assert not lines.asked
    model.line(0)
    assert len(lines.asked) == 1


def test_a_line_that_changes_after_the_same_list_came_again_is_told(model: StoryModel, qtbot: QtBot) -> None:
    model.line(0)  # it is painted, and will be again only when it is told
    model.become(array("q", model.ids))
    with qtbot.waitSignal(model.dataChanged):
        model.forget([model.ids[0]])


def test_where_a_story_stands(model: StoryModel) -> None:
    assert model.row(1000) == 0
    assert model.row(1) == 999
    assert model.row(5000) == -1


@given(st.lists(st.integers(1, 60), unique=True), st.lists(st.integers(1, 60), unique=True))
@example(list(range(1, 46)), [*range(1, 21), *range(42, 46)])  # rows go that reach into the second chunk
def test_the_model_becomes_any_other_list(old: list[int], new: list[int]) -> None:
    parent = QObject()
    model = StoryModel(parent)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    model.start(array("q", old), lambda ids: [line(id) for id in ids])
    model.become(array("q", new))
    assert list(model.ids) == new
    assert model.rowCount() == len(new)


def test_rows_that_stay_are_not_touched(model: StoryModel) -> None:
    changes: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: changes.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: changes.append(("out", first, last)))
    model.become(array("q", [1002, 1001, *range(1000, 0, -1)]))
    model.become(array("q", [1002, 1001, *range(1000, 500, -1), *range(490, 0, -1)]))
    assert changes == [("in", 0, 1), ("out", 502, 511)]


def test_rows_have_no_rows(model: StoryModel) -> None:
    row = model.index(0, 0)
    assert model.rowCount(row) == model.columnCount(row) == 0
    assert model.columnCount(QModelIndex()) == 1


def kept(old: list[int], new: list[int]) -> list[int]:
    return list(keep(array("q", old), array("q", new)))


def test_what_left_a_view_stays_where_it_was() -> None:
    assert kept([5, 4, 3, 2, 1], [6, 5, 3, 1]) == [6, 5, 4, 3, 2, 1]
    assert kept([5, 4], [3]) == [5, 4, 3]
    assert kept([], [2, 1]) == [2, 1]
    assert kept([4, 3, 2, 1], [5, 4, 1]) == [5, 4, 3, 2, 1]


@given(st.lists(st.integers(1, 40), unique=True), st.lists(st.integers(1, 40), unique=True))
def test_keeping_loses_nothing_and_keeps_the_new_order(old: list[int], new: list[int]) -> None:
    both = kept(old, new)
    assert sorted(both) == sorted(set(old) | set(new))
    assert [id for id in both if id in new] == new


@given(st.lists(st.integers(1, 40), unique=True), st.frozensets(st.integers(1, 40)))
def test_without_some_the_others_stay_in_order(ids: list[int], gone: frozenset[int]) -> None:
    assert list(without(array("q", ids), gone)) == [id for id in ids if id not in gone]


def test_the_first_row_of_a_day_says_which_day(parent: QObject) -> None:
    noon = 1_729_771_200  # 24 October 2024, 12:00 UTC
    moments = {3: noon + 3600, 2: noon, 1: noon - 86_400}

    def read(ids: Sequence[int]) -> list[Line]:
        return [line(id)._replace(published=moments[id]) for id in ids]

    model = StoryModel(parent)
    model.start(array("q", [3, 2, 1]), read)
    days = [model.index(row, 0).data(DAY) for row in range(3)]
    assert days == ["24 October 2024", "", "23 October 2024"]
    model.start(array("q", [3, 2, 1]), read, by_day=False)  # best match first
    assert model.index(0, 0).data(DAY) == ""
