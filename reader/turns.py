"""Working in turns: of many threads beside a window one works at a time, while the others wait or rest.

Python lets one thread work at a time and knows no order among those that want to. When answers come in
together, two dozen threads want to, and the window is only one more of them. Here they line up behind each
other first, so that the window has one rival; and that one rests after its work, so that it has gaps.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from time import sleep, thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 2.0  # seconds: a turn is a courtesy and no lock; whoever waited as long goes on without one
LONGEST_REST = 0.5  # seconds, after work that could not be divided


class _Here(threading.local):
    turns: Turns | None = None


_here = _Here()


class Turns:
    """Turns for threads that together take no more than `share` of one processor's time."""

    def __init__(self, share: float) -> None:
        self._rest = 1 / share - 1  # seconds for each that was worked
        self._turn = threading.Lock()
        self._mine = _Mine()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Work in turns until the block ends; what waits inside it says so by `waiting`."""
        _here.turns = self
        self._take()
        try:
            yield
        finally:
            self._give()
            _here.turns = None

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave the turn to others until the block ends."""
        self._give()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        self._mine.taken = self._turn.acquire(timeout=PATIENCE)
        self._mine.since = thread_time()

    def _give(self) -> None:
        sleep(min((thread_time() - self._mine.since) * self._rest, LONGEST_REST))
        if self._mine.taken:
            self._turn.release()


class _Mine(threading.local):
    """What one thread knows of its turn."""

    taken = False
    since = 0.0


@contextmanager
def waiting() -> Iterator[None]:
    """While a thread that works in turns waits for something, others work; for all other threads, nothing."""
    if _here.turns is None:
        yield
    else:
        with _here.turns.aside():
            yield
