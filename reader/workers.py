"""Processes in which untrusted bytes are read, and which may be killed.

A feed or page that takes too long, too much memory, or brings a parser down costs one worker, never the
program. Each worker has a pipe of its own, so the end of one is no matter to the others. None has a network.
"""

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from typing import TYPE_CHECKING, Any, Self, TypeVar

from reader import turns
from reader.errors import ClosingError, GivenUpError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

GRACE = 2  # seconds after its time when a worker ends itself, should the program be gone
NICENESS = 5  # so that the window's own thread goes first
NO_ROOM = pickle.dumps((None, MemoryError()))  # made beforehand: when it is said there is no memory

# A fork of a program with threads (and Qt has some) may hang, so workers come from a server without any.
CONTEXT: ForkServerContext | SpawnContext = (
    multiprocessing.get_context("forkserver")
    if "forkserver" in multiprocessing.get_all_start_methods()
    else multiprocessing.get_context("spawn")
)
if isinstance(CONTEXT, ForkServerContext):  # once for all, and its memory is theirs together
    CONTEXT.set_forkserver_preload(["__main__", "reader.pipeline"])


def get_ready() -> None:
    """Start the server that workers come from before any is needed: to import the parsers takes a while.

    On the main thread. The server does not hear Ctrl+C, which is for the program, not even at its start.
    """
    if isinstance(CONTEXT, ForkServerContext):
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            forkserver.ensure_running()
        finally:
            signal.signal(signal.SIGINT, heard)


class Workers:
    """Runs functions in up to `count` processes, each call for at most `seconds` within `memory` bytes.

    A process is started when it is first needed. Any thread may call `run`; it waits for a free one.
    """

    def __init__(self, count: int = 2, seconds: float = 30.0, memory: int = 1 << 30) -> None:
        self._seconds, self._memory = seconds, memory
        self._all = [_Worker(memory) for _ in range(count)]
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the warm one first
        for worker in self._all:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(
        self, function: Callable[..., T], *args: object, subject: str = "", seconds: float | None = None
    ) -> T:
        """What `function(*args)` returns or raises in a worker; all of it must be picklable.

        Raises GivenUpError about `subject` when time or memory are up or the worker breaks down, and
        ClosingError when it was closed.
        """
        job = pickle.dumps((function, args))
        if len(job) > self._memory // 4:
            raise GivenUpError(subject, f"it is too large to be read ({len(job) >> 20} MB)")
        limit = self._seconds if seconds is None else seconds
        with turns.waiting():
            worker = self._free.get()
        try:
            result, error = worker.ask(job, limit)
        except TimeoutError:
            reason = f"reading it took more than {limit:g} seconds, so it was given up"
            raise GivenUpError(subject, reason) from None
        except (EOFError, OSError):  # the pipe is closed: the worker has died
            if worker.closed:
                raise ClosingError(subject, "Cuttings is closing") from None
            raise GivenUpError(subject, "the process that read it broke down") from None
        finally:
            self._free.put(worker)
        if isinstance(error, (MemoryError, RecursionError)):
            raise GivenUpError(subject, "reading it takes more memory than it may, so it was given up")
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]  # what `function` returned, by way of a pickle

    def close(self) -> None:
        """End all workers at once, also those at work: their callers get a ClosingError."""
        for worker in self._all:
            worker.close()


class _Worker:
    """One process, started at its first question and anew after it had to be killed."""

    def __init__(self, memory: int) -> None:
        self.closed = False
        self._memory = memory
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._asking = threading.Lock()  # held while a question is open
        self._changing = threading.Lock()  # held while the process starts or ends; the inner one of the two

    def ask(self, job: bytes, seconds: float) -> tuple[Any, BaseException | None]:
        """The result and error of a job. TimeoutError says just that, EOFError or OSError that it died."""
        with self._asking:
            pipe = self._started()
            try:
                with turns.waiting():
                    pipe.send(seconds)
                    pipe.send_bytes(job)
                    if not pipe.poll(seconds):
                        raise TimeoutError
                    answer = pipe.recv_bytes()
                result, error = pickle.loads(answer)  # noqa: S301  from our own process
            except (EOFError, OSError):
                self._end()
                raise
            if isinstance(error, MemoryError):
                self._end()
        return result, error

    def close(self) -> None:
        with self._changing:
            self.closed = True
            if self._process is not None:
                self._process.kill()  # whoever asks it hears so from the pipe, and lets go
        with self._asking:
            self._end()

    def _started(self) -> Connection:
        with self._changing:
            if self.closed:
                raise EOFError
            if self._pipe is not None and self._pipe.poll():  # an idle worker says nothing but that it died
                self._let_go()
            if self._pipe is None:
                self._pipe, theirs = CONTEXT.Pipe()
                process = CONTEXT.Process(
                    target=serve, args=(theirs, self._memory), name="reader", daemon=True
                )
                process.start()
                theirs.close()
                self._process = process
            return self._pipe

    def _end(self) -> None:
        with self._changing:
            self._let_go()

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def serve(pipe: Connection, memory: int) -> None:
    """A worker's whole life: answer jobs until the program closes the pipe or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICENESS)
    _limit(memory)
    sys.addaudithook(_no_network)
    with contextlib.suppress(EOFError, OSError):
        while True:
            _end_after(pipe.recv() + GRACE)
            pipe.send_bytes(_answer(pipe.recv_bytes()))
            _end_after(0)


def _answer(job: bytes) -> bytes:
    """The pickled (result, error) of a job."""
    try:
        function, args = pickle.loads(job)  # noqa: S301  from our own program
        return pickle.dumps((function(*args), None))
    except MemoryError:
        return NO_ROOM
    except Exception as error:  # all of them are for the caller
        error.add_note("In a worker:\n" + traceback.format_exc())
        return _sent(error)


def _sent(error: Exception) -> bytes:
    """The error as it can travel: some exceptions can be pickled but not unpickled."""
    try:
        sent = pickle.dumps((None, error))
        pickle.loads(sent)  # noqa: S301  made in the line above
    except Exception:  # whatever a strange one raises when it is copied
        return pickle.dumps(
            (None, RuntimeError(f"{type(error).__name__}: {error}\n{traceback.format_exc()}"))
        )
    return sent


def _limit(memory: int) -> None:
    """Cap the memory of this process where the system can (Linux; macOS and Windows do not)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _no_network(event: str, _: tuple[object, ...]) -> None:
    """Refuse whatever leads to the network: libraries that parse may want to, and are not to."""
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo"):
        raise PermissionError("what reads untrusted bytes has no network")


def _end_after(seconds: float) -> None:
    """Let the system end this process then; 0 takes it back. No Python code is needed to obey."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
