"""The ids of a view and the lines of those in sight.

A million stories cost one list of numbers; the library is asked once for each chunk that comes into
sight, never for a cell.
"""

from __future__ import annotations

import time
from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader import days
from ui.ages import day
from ui.story_row import DAY, LINE, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.types import Line

Index = QModelIndex | QPersistentModelIndex
SHOWN = Qt.ItemDataRole.DisplayRole  # bound once: data() is hot
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
NOWHERE = QModelIndex()
PIECE = 4_096  # ids that are looked through at a time


class StoryModel(QAbstractTableModel):
    """The ids of a view in order; lines are read when they come into sight."""

    CHUNK = 32
    KEPT = 128  # chunks

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ids: array[int] = array("q")
        self._read: Callable[[Sequence[int]], list[Line]] = _no_lines
        self._chunks: OrderedDict[int, dict[int, Line]] = OrderedDict()
        self._by_day = True

    def start(
        self, ids: array[int], read: Callable[[Sequence[int]], list[Line]], *, by_day: bool = True
    ) -> None:
        """Show other stories, from the top; `by_day`: they stand in the order of their days."""
        self.beginResetModel()
        self._by_day = by_day
        self.ids, self._read = ids, read
        self._chunks.clear()
        self.endResetModel()

    def become(self, ids: array[int]) -> None:
        """Show these ids instead; rows that are in both, and the selection on them, stay."""
        head, tail = _ends(self.ids, ids)
        gone, come = len(self.ids) - head - tail, len(ids) - head - tail
        if gone:
            self.beginRemoveRows(NOWHERE, head, head + gone - 1)
            self._set_ids(self.ids[:head] + self.ids[head + gone :])
            self.endRemoveRows()
        if come:
            self.beginInsertRows(NOWHERE, head, head + come - 1)
            self._set_ids(ids)
            self.endInsertRows()

    def _set_ids(self, ids: array[int]) -> None:
        """Other ids, other chunks: who is told that rows will go may have had them read once more."""
        self.ids = ids
        self._chunks.clear()

    def forget(self, stories: Iterable[int]) -> None:
        """Read these lines again, because something about them changed."""
        changed = set(stories)
        stale = [number for number, lines in self._chunks.items() if not changed.isdisjoint(lines)]
        for number in stale:
            del self._chunks[number]
        if stale and self.ids:
            self._tell_changed()

    def forget_all(self) -> None:
        """Read every line again."""
        self._chunks.clear()
        if self.ids:
            self._tell_changed()

    def _tell_changed(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))

    def line(self, row: int) -> Line | None:
        """What a row shows; None when its story is gone meanwhile."""
        number = row // self.CHUNK
        chunk = self._chunks.get(number)
        if chunk is None:
            ids = self.ids[number * self.CHUNK : (number + 1) * self.CHUNK]
            chunk = self._chunks[number] = {line.id: line for line in self._read(ids)}
            if len(self._chunks) > self.KEPT:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(number)
        return chunk.get(self.ids[row])

    def day(self, row: int) -> str:
        """The day that begins with a row; "" for all its other rows."""
        line, above = self.line(row), self.line(row - 1) if row else None
        if not self._by_day or line is None:
            return ""
        begins = above is None or days.of(line.published) != days.of(above.published)
        return day(line.published, int(time.time())) if begins else ""

    def row(self, story: int) -> int:
        """Where a story stands; -1 when it is not here."""
        try:
            return self.ids.index(story)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = SHOWN) -> Any:
        if role == LINE:
            return self.line(index.row())
        if role == DAY:
            return self.day(index.row())
        if role in (SHOWN, SPOKEN):
            line = self.line(index.row())
            return spoken(line) if line else ""
        return None


def _no_lines(_ids: Sequence[int]) -> list[Line]:
    return []


def _ends(some: array[int], others: array[int]) -> tuple[int, int]:
    """How many ids are the same at the start of both, and how many of the rest at the end."""
    far, end = len(some), len(others)
    head = _alike(min(far, end), lambda low, high: some[low:high] == others[low:high])
    tail = _alike(
        min(far, end) - head,
        lambda low, high: some[far - high : far - low] == others[end - high : end - low],
    )
    return head, tail


def _alike(most: int, are_same: Callable[[int, int], bool]) -> int:
    """How many are the same, of `most` in a row: halving, as arrays compare at the speed of memory."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if are_same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def without(ids: array[int], gone: frozenset[int]) -> array[int]:
    """The ids that are not among some few."""
    left = array("q")
    for start in range(0, len(ids), PIECE):
        piece = ids[start : start + PIECE]
        left.extend(piece if gone.isdisjoint(piece) else (story for story in piece if story not in gone))
    return left


def keep(old: array[int], new: array[int]) -> array[int]:
    """`new`, in which the ids of `old` that left it still follow the one they followed.

    Only what differs is gone through: a set of a million ids keeps the window waiting while it is made.
    """
    head, tail = _ends(old, new)
    if head + tail == len(old):
        return new
    middle = _kept(old[head : len(old) - tail], new[head : len(new) - tail])
    return new[:head] + middle + new[len(new) - tail :]


def _kept(old: array[int], new: array[int]) -> array[int]:
    fresh, followers, last = set(new), dict[int, list[int]](), 0
    for story in old:
        if story in fresh:
            last = story
        else:
            followers.setdefault(last, []).append(story)
    result = array("q", followers.get(0, ()))
    for story in new:
        result.append(story)
        result.extend(followers.get(story, ()))
    return result
