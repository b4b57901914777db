"""What the person did last, so that it can be taken back and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.types import Changes, StoryId
    from ui.background import Background

DEPTH = 200


class Act(NamedTuple):
    """Something done to stories or feeds: how it is called, how to do it again, and how to take it back.

    Both are given the stories that the act changed; acts on feeds know theirs themselves. `many` calls the
    act by how many stories it changed, when it was more than one.
    """

    words: str
    do: Callable[[Sequence[int]], Changes]
    take_back: Callable[[Sequence[int]], Changes]
    many: Callable[[int], str] | None = None


class _Done(NamedTuple):
    act: Act
    stories: tuple[StoryId, ...]

    @property
    def words(self) -> str:
        many = len(self.stories) > 1 and self.act.many
        return many(len(self.stories)) if many else self.act.words


class Undo(QObject):
    """Does acts, and remembers those that changed something.

    Signals: moved: there is something else to undo or redo now.
    """

    moved = Signal()

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._done: list[_Done] = []
        self._taken_back: list[_Done] = []

    def do(self, act: Act, stories: Sequence[int]) -> None:
        """Do something to stories; only those that it really changed are changed back later."""
        self._run(lambda: act.do(stories), act)

    def do_then(self, act: Act, then: Callable[[], object], stories: Sequence[int] = ()) -> None:
        """Do something, and go on when it is done."""
        self._run(lambda: act.do(stories), act, then)

    def do_once(self, act: Act, job: Callable[[], Changes]) -> None:
        """Do an act for the first time by another way, which finds the stories itself."""
        self._run(job, act)

    def add(self, act: Act, stories: Sequence[StoryId] = ()) -> None:
        """Remember an act that was done by another way already."""
        self._done.append(_Done(act, tuple(stories)))
        del self._done[:-DEPTH]
        self._taken_back.clear()
        self.moved.emit()

    @property
    def last(self) -> Act | None:
        """What undo would take back."""
        return self._done[-1].act if self._done else None

    @property
    def next(self) -> Act | None:
        """What redo would do again."""
        return self._taken_back[-1].act if self._taken_back else None

    def undo_words(self) -> str:
        """What undo would take back; "" when there is nothing."""
        return self._done[-1].words if self._done else ""

    def redo_words(self) -> str:
        """What redo would do again."""
        return self._taken_back[-1].words if self._taken_back else ""

    @Slot()
    def undo(self) -> None:
        """Take back the last act."""
        if self._done:
            done = self._done.pop()
            self._taken_back.append(done)
            self._background.write(lambda: done.act.take_back(done.stories))
            self.moved.emit()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._taken_back:
            done = self._taken_back.pop()
            self._done.append(done)
            self._background.write(lambda: done.act.do(done.stories))
            self.moved.emit()

    def _run(self, job: Callable[[], Changes], act: Act, then: Callable[[], object] | None = None) -> None:
        def remember(changes: Changes) -> None:
            if changes:
                self.add(act, sorted(changes.stories))
            if then:
                then()

        self._background.write(job, remember)
