"""Going round many servers: many at once, each in its turn, and none that does not want to be asked.

Knows neither feeds nor stories: what is fetched, and what becomes of it, is for those who send it round.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from functools import partial
from itertools import chain, islice, zip_longest
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urlsplit

from reader.errors import FetchError
from reader.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from reader.errors import ReaderError


class Addressed(Protocol):
    """Something that is fetched from an address."""

    @property
    def address(self) -> str: ...


A = TypeVar("A", bound=Addressed)
T = TypeVar("T")
R = TypeVar("R")

MOMENT = 0.25  # seconds
NICENESS = 10  # of threads that fetch beside a window
SHARE = 0.35  # of the time of one processor, which all threads of Python share
AHEAD = 2  # times as many are sent for as are fetched at once: those that wait to be taken hold up nobody

MINUTE, DAY = 60, 86_400
FIRST_WAIT = 15 * MINUTE  # after a failure that may pass; twice as long each time
MOST_TRIES = 6
SILENCES = 2  # failures without any answer after which a server is left alone for a while
REST = 15 * MINUTE
FOR_GOOD = (400, 401, 402, 403, 404, 405, 406, 410, 451)  # answers that another try would not change


def by_turns(wanted: Sequence[A]) -> list[A]:
    """One of each host, then a second of each: a host with many must not keep the others waiting."""
    hosts: dict[str | None, list[A]] = {}
    for one in wanted:
        hosts.setdefault(urlsplit(one.address).hostname, []).append(one)
    return [one for one in chain.from_iterable(zip_longest(*hosts.values())) if one is not None]


def gather(
    wanted: Iterable[T],
    fetch: Callable[[T], R],
    at_once: int,
    stop: threading.Event,
    *,
    gently: bool = False,
) -> Iterator[list[R]]:
    """Fetch everything, so many at once; yields what came in batches, in the order it comes.

    What comes within a moment comes together, so that it is written together. Only so much is fetched ahead
    of whoever takes it; `gently`, its threads work in turns and take a third of a processor's time, so that
    a window beside it has its own. Ends early on `stop`: what is under way then is not waited for, its answer
    dropped.
    """
    from concurrent.futures import ThreadPoolExecutor  # not for the first paint

    pool = ThreadPoolExecutor(at_once, "fetch", initializer=_go_last if gently else None)
    done: SimpleQueue[Future[R]] = SimpleQueue()
    coming, under_way = iter(wanted), 0
    work = partial(_in_turns, Turns(SHARE), fetch) if gently else fetch

    def send(most: int) -> int:
        sent = [pool.submit(work, one) for one in islice(coming, most)]
        for future in sent:
            future.add_done_callback(done.put)
        return len(sent)

    try:
        under_way, taken = send(AHEAD * at_once), monotonic()
        while under_way and not stop.is_set():
            came = _come(done, under_way, taken + MOMENT)
            under_way += send(len(came)) - len(came)
            taken = monotonic()
            if came:
                yield [future.result() for future in came]
    finally:
        pool.shutdown(wait=not stop.is_set(), cancel_futures=True)


def _in_turns(turns: Turns, fetch: Callable[[T], R], one: T) -> R:
    with turns.work():
        return fetch(one)


def _go_last() -> None:
    """Have this thread wait for the window: when answers come in together, two dozen have work to do."""
    if sys.platform == "linux":  # elsewhere a thread has no number of its own that this would take
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _come(done: SimpleQueue[T], most: int, end: float) -> list[T]:
    """What came, at least one unless nothing comes, and what still comes until a moment is over."""
    came: list[T] = []
    with suppress(Empty):
        came.append(done.get(timeout=MOMENT))
        while len(came) < most:
            came.append(done.get(timeout=max(0.0, end - monotonic())))
    return came


class Servers:
    """Which servers are left alone for now: they asked for it, or they do not answer. Any thread may ask."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._silences: dict[str, int] = {}
        self._resting: dict[str, int] = {}  # until when

    def rests(self, address: str) -> bool:
        """Whether the server of an address is not to be asked now."""
        return self._resting.get(_host(address), 0) > self._clock()

    def answered(self, address: str) -> None:
        self._silences.pop(_host(address), None)

    def failed(self, address: str, error: ReaderError) -> None:
        """Take notice of a failure: a server that wants to be left alone is."""
        host = _host(address)
        if not isinstance(error, FetchError) or error.status not in (0, 429, 503):
            return
        silences = self._silences[host] = self._silences.get(host, 0) + (error.status == 0)
        wait = error.retry_after or (REST if error.status or silences >= SILENCES else 0)
        if wait:
            self._silences[host] = 0
            self._resting[host] = self._clock() + wait


def _host(address: str) -> str:
    return urlsplit(address).netloc


def next_try(error: ReaderError, tries: int, now: int) -> int | None:
    """When to try again what failed, after so many tries before this one; None: only when asked to."""
    if not isinstance(error, FetchError) or error.gone or error.status in FOR_GOOD or tries + 1 >= MOST_TRIES:
        return None
    return now + min(max(FIRST_WAIT << tries, error.retry_after or 0), DAY)
