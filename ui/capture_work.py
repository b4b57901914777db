"""What one does to a capture in its sheet, and how it is taken back: of one that is kept, or not yet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui import capture_lines
from ui.undo import Act

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library import Library
    from reader.types import ByHand, CaptureId, CaptureRead
    from ui.background import Background
    from ui.capture_lines import Lines
    from ui.undo import Undo

Reading = tuple["CaptureRead", "Lines"]


class Work(QObject):
    """A capture under one's hands.

    Signals: shown(Lines): it is cut so now; failed(ReaderError): it could not be, and is as it was;
    moved: there is something else to undo or redo; began: it is being cut anew.
    """

    shown = Signal(object)
    failed = Signal(object)
    moved = Signal()
    began = Signal()

    def __init__(self, library: Library, background: Background, captured: CaptureRead, owner: QObject):
        super().__init__(owner)
        self._library, self._background = library, background
        self.captured = captured
        self.wanted = captured.by_hand  # what is said of it, also while it is still being cut so
        self._asked = self._answered = 0

    @property
    def is_busy(self) -> bool:
        """Whether it is being cut anew."""
        return self._asked != self._answered

    def say(self, words: str, by_hand: ByHand) -> None:
        """Let this be said of its lines."""
        raise NotImplementedError

    def undo(self) -> None:
        raise NotImplementedError

    def redo(self) -> None:
        raise NotImplementedError

    def undo_words(self) -> str:
        """What undo would take back; "" when there is nothing."""
        raise NotImplementedError

    def redo_words(self) -> str:
        raise NotImplementedError

    def leave(self) -> None:
        """The sheet is closed: nobody is there any more to be answered."""
        self._asked += 1

    def _begin(self) -> int:
        """The number of a question; answers to earlier ones are stale."""
        self._asked += 1
        self.began.emit()
        return self._asked

    def _show(self, asked: int, reading: Reading) -> None:
        if asked == self._asked:  # else something was done since
            self._answered = asked
            self.captured, lines = reading
            self.wanted = self.captured.by_hand
            self.shown.emit(lines)

    def _complain(self, asked: int, error: ReaderError) -> None:
        if asked == self._asked:
            self._answered = asked
            self.wanted = self.captured.by_hand
            self.failed.emit(error)


class Draft(Work):
    """A capture that is not kept yet: what is done to it is forgotten with it."""

    def __init__(self, library: Library, background: Background, captured: CaptureRead, owner: QObject):
        super().__init__(library, background, captured, owner)
        self._done: list[tuple[str, ByHand]] = []  # what was done, and what was said before
        self._taken_back: list[tuple[str, ByHand]] = []

    def say(self, words: str, by_hand: ByHand) -> None:
        self._done.append((words, self.wanted))
        self._taken_back.clear()
        self._read(by_hand)

    def undo(self) -> None:
        self._step(self._done, self._taken_back)

    def redo(self) -> None:
        self._step(self._taken_back, self._done)

    def undo_words(self) -> str:
        return self._done[-1][0] if self._done else ""

    def redo_words(self) -> str:
        return self._taken_back[-1][0] if self._taken_back else ""

    def _step(self, of: list[tuple[str, ByHand]], onto: list[tuple[str, ByHand]]) -> None:
        if of:
            words, by_hand = of.pop()
            onto.append((words, self.wanted))
            self._read(by_hand)

    def _read(self, by_hand: ByHand) -> None:
        self.wanted = by_hand
        asked = self._begin()
        job = partial(_read_so, self._library, self.captured, by_hand)
        answers = partial(self._show, asked), partial(self._complain, asked)
        self._background.work(job, *answers)
        self.moved.emit()


class Kept(Work):
    """A capture of the library: what is done holds at once, and is undone with everything else."""

    def __init__(
        self,
        library: Library,
        background: Background,
        captured: CaptureRead,
        capture: CaptureId,
        undo: Undo,
        owner: QObject,
    ):
        super().__init__(library, background, captured, owner)
        self._capture, self._undo = capture, undo
        self._acts: list[Act] = []
        undo.moved.connect(self._read_again)

    def say(self, words: str, by_hand: ByHand) -> None:
        before, self.wanted = self.wanted, by_hand
        asked = self._begin()
        say = self._library.say
        act = Act(
            words,
            lambda _: say(self._capture, by_hand, before),
            lambda _: say(self._capture, before, by_hand),
        )
        self._acts.append(act)
        job = partial(say, self._capture, by_hand, before)
        done = partial(self._remember, act)
        self._background.write(job, done, partial(self._not_said, asked))

    def _not_said(self, asked: int, error: ReaderError) -> None:
        if asked == self._asked:
            self._complain(asked, error)
        else:  # the sheet is closed, or something else was done since
            self._background.failed.emit(error)

    def leave(self) -> None:
        super().leave()
        self._undo.moved.disconnect(self._read_again)

    def _remember(self, act: Act, _changes: object) -> None:
        self._undo.add(act)  # which tells, so that the capture is read again

    def undo(self) -> None:
        if self.undo_words():
            self._undo.undo()

    def redo(self) -> None:
        if self.redo_words():
            self._undo.redo()

    def undo_words(self) -> str:
        """Only what was done here: the rest is not seen behind the sheet."""
        return self._undo.undo_words() if self._undo.last in self._acts else ""

    def redo_words(self) -> str:
        return self._undo.redo_words() if self._undo.next in self._acts else ""

    @Slot()
    def _read_again(self) -> None:
        """Show the capture as it is after all that was done so far."""
        asked = self._begin()
        job = partial(_read_kept, self._library, self._capture)
        answers = partial(self._show, asked), partial(self._complain, asked)
        self._background.write(job, *answers)
        self.moved.emit()


def _read_so(library: Library, captured: CaptureRead, by_hand: ByHand) -> Reading:
    return _with_lines(library.read_so(captured, by_hand))


def _read_kept(library: Library, capture: CaptureId) -> Reading:
    return _with_lines(library.read_kept(capture))


def _with_lines(captured: CaptureRead) -> Reading:
    """A capture and its lines, which take their time too."""
    return captured, capture_lines.read(captured)
