"""One fetch under way: how long it may take, whether it is still wanted, and how it says what went wrong."""

import math
import threading
import time
from collections.abc import Callable

from reader import turns
from reader.errors import FetchError

SLICE = 0.1  # seconds: how soon a fetch notices that it is no longer wanted


class Errand:
    """The patience of one fetch. Whatever waits for the network waits through `wait`."""

    def __init__(
        self, subject: str, silence: float, total: float, stops: tuple[threading.Event, ...]
    ) -> None:
        self.subject, self.silence, self.total = subject, silence, total
        self._stops = stops
        self._deadline = math.inf

    def start(self) -> None:
        """Let the clock run; a fetch that waits for its turn at a busy host has not begun."""
        self._deadline = min(self._deadline, time.monotonic() + self.total)

    def check(self) -> None:
        if any(stop.is_set() for stop in self._stops):
            raise self.failure("stopped before the answer came")
        if time.monotonic() > self._deadline:
            raise self.failure(f"the whole answer took more than {_seconds(self.total)}; try again later")

    def wait(self, ready: Callable[[float], bool], silence: float | None = None) -> None:
        """Wait until `ready`, which itself waits at most the seconds it is given, says yes."""
        silence = self.silence if silence is None else silence
        quiet = time.monotonic() + silence
        self.check()
        with turns.waiting():
            while not ready(max(0.0, min(SLICE, quiet - time.monotonic()))):
                self.check()
                if time.monotonic() >= quiet:
                    raise self.failure(
                        f"the server did not answer within {_seconds(silence)}; try again later"
                    )

    def failure(self, reason: str, *, status: int = 0) -> FetchError:
        return FetchError(self.subject, reason, status=status)


def _seconds(count: float) -> str:
    return "1 second" if count == 1 else f"{count:g} seconds"
