"""The bridge between the window and work that takes time: the only file that knows threads and Qt.

A job gets no widget and answers with a value; the answer arrives on the window's thread. What the
person does runs in order on one thread, what may take minutes on others, so that a bookmark never
waits for a refresh. A ReaderError goes to `failed`; any other exception is a bug and stays loud. Whoever
asked and was closed meanwhile is not answered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from threading import get_ident
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from reader.errors import ReaderError
from reader.types import NOTHING, Changes, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Then = Callable[[T], None]
Failed = Callable[[ReaderError], None]

THREADS = {"read": 2, "long": 4, "decode": 1, "write": 1}
"""The kinds of work, and how many threads each has; in this order they are let go."""


class _Question(NamedTuple):
    kind: str  # of THREADS
    job: Callable[[], Any]
    then: Then[Any] | None
    failed: Failed | None
    topic: str


class Background(QObject):
    """Run library work off the window's thread; answer on it."""

    changed = Signal(object)  # Changes: something the views may show is different now
    failed = Signal(object)  # ReaderError: of a job whose asker brought no `failed` of its own
    progressed = Signal(object)  # Progress: of the long act that was given `tell`
    _finished = Signal(int, object)
    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pools: dict[str, ThreadPoolExecutor] = {}  # each made with its first work
        self._numbers: Iterator[int] = count(1)
        self._questions: dict[int, _Question] = {}
        self._newest: dict[str, int] = {}
        self._closed = False
        self._running: dict[int, int] = {}  # the threads that questions run on just now
        self.interrupt: Callable[[int], None] = _leave  # ends what the library reads on a thread
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def write(self, job: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Run a short act of the person's, after all earlier ones."""
        self._ask(_Question("write", job, then, failed, ""))

    def work(self, job: Callable[[], T], then: Then[T] | None = None, failed: Failed | None = None) -> None:
        """Run something long (the network, an import) beside the short acts."""
        self._ask(_Question("long", job, then, failed, ""))

    def read(
        self, job: Callable[[], T], then: Then[T], topic: str = "", failed: Failed | None = None
    ) -> None:
        """Ask the library; a later question on the same topic makes this one's answer stale."""
        self._ask(_Question("read", job, then, failed, topic))

    def decode(self, job: Callable[[], T], then: Then[T]) -> None:
        """Decode a picture, beside everything else."""
        self._ask(_Question("decode", job, then, None, ""))

    def forget(self, topic: str) -> None:
        """Drop the answers that are still under way on a topic."""
        self._drop(topic, next(self._numbers))

    def tell(self, so_far: Progress | Changes) -> None:
        """For a long job: say from its own thread how far it is, or what it changed so far."""
        self._told.emit(so_far)

    def teller(self, then: Then[Progress]) -> Callable[[Progress], None]:
        """What a long job may call on its own thread, so that `then` hears on the window's how far it is."""
        told = self._told
        return lambda progress: told.emit((then, progress))

    def close(self) -> None:
        """Finish what the person did; leave the rest."""
        self._closed = True
        self._questions.clear()  # nobody is there any more to be answered
        for kind in THREADS:
            if kind in self._pools:
                self._pools[kind].shutdown(cancel_futures=kind != "write")

    def _ask(self, question: _Question) -> None:
        if self._closed:  # a timer that was still running asks for nobody
            return
        number = next(self._numbers)
        self._questions[number] = question
        if question.topic:
            self._drop(question.topic, number)
        finished = self._finished
        self._pool(question.kind).submit(self._run, number, question.topic, question.job).add_done_callback(
            lambda future: finished.emit(number, future)
        )

    def _pool(self, kind: str) -> ThreadPoolExecutor:
        if kind not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # not for the first paint

            self._pools[kind] = ThreadPoolExecutor(THREADS[kind], kind)
        return self._pools[kind]

    def _run(self, number: int, topic: str, job: Callable[[], T]) -> T:
        if topic and self._newest[topic] != number:
            raise InterruptedError
        self._running[number] = get_ident()
        try:
            return job()
        finally:
            del self._running[number]

    def _drop(self, topic: str, newest: int) -> None:
        thread = self._running.get(self._newest.get(topic, 0))
        self._newest[topic] = newest
        if thread is not None:
            self.interrupt(thread)

    @Slot(int, object)
    def _answer(self, number: int, future: Future[Any]) -> None:
        question = self._questions.pop(number, None)
        if question is None or future.cancelled() or self._is_stale(number, question):
            return
        try:
            result = future.result()
        except InterruptedError:  # meant for another question that ran beside this one
            self._ask(question)
        except ReaderError as error:
            failed = question.failed if _is_there(question.failed) else None
            (failed or self.failed.emit)(error)
        else:
            self._pass_on(getattr(result, "changes", result if isinstance(result, Changes) else NOTHING))
            if question.then and _is_there(question.then):
                question.then(result)

    def _is_stale(self, number: int, question: _Question) -> bool:
        return bool(question.topic) and self._newest[question.topic] != number

    @Slot(object)
    def _pass_on(self, told: Progress | Changes | tuple[Then[Progress], Progress]) -> None:
        if isinstance(told, Progress):
            self.progressed.emit(told)
        elif isinstance(told, Changes):
            if told and not self._closed:
                self.changed.emit(told)
        elif not self._closed and _is_there(told[0]):
            told[0](told[1])


def _is_there(answer: object) -> bool:
    """Whether the object that an answer is for still lives: a window may be closed before it comes."""
    while isinstance(answer, partial):
        answer = answer.func
    asker = getattr(answer, "__self__", None)
    return not isinstance(asker, QObject) or isValid(asker)


def _leave(_thread: int) -> None:
    """Until a library is open there is nothing to interrupt."""
