"""The real program in a process of its own: started, listened to as it speaks, killed."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds after which a program that says nothing hangs
LINGERING = 10.0  # seconds that its workers have to notice that it is gone

Record = dict[str, Any]


class Ended(NamedTuple):
    """How a program ended: its exit code, its closing object ({}: it was killed before), what it complained of."""

    code: int
    end: Record
    errors: str


class Program:
    """`main.py --library FOLDER --json --events WORDS`, running from the moment it is made."""

    def __init__(
        self,
        folder: Path,
        words: Sequence[str],
        options: Sequence[str] = (),
        before: Sequence[str] = (),
        zone: str = "UTC",
    ) -> None:
        main = [*before, sys.executable, str(ROOT / "main.py"), "--library", str(folder)]
        main += ["--json", "--events"]
        self.began = time.monotonic()
        self._process = subprocess.Popen(
            [*main, *options, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"TZ": zone},
            start_new_session=True,  # so that whoever it leaves behind can be found
        )
        self._said: queue.SimpleQueue[Record | None] = queue.SimpleQueue()
        self._over = False  # all it said was listened to
        self._errors: list[str] = []
        self._listening = [threading.Thread(target=one) for one in (self._listen, self._listen_for_errors)]
        for thread in self._listening:
            thread.start()

    def said(self, until: float | None = None) -> Iterator[Record]:
        """What it says, as it says it; ends with the program, or at a moment of time.monotonic()."""
        while not self._over:
            wait = PATIENCE if until is None else until - time.monotonic()
            try:
                record = self._said.get(timeout=max(0.0, wait))
            except queue.Empty:
                if until is None:
                    self.kill()
                    raise AssertionError(f"the program said nothing for {PATIENCE:g} seconds") from None
                return
            if record is None:
                self._over = True
            else:
                yield record

    def kill(self) -> None:
        """End it as a power cut would: it is not asked."""
        self._process.kill()

    def end(self) -> tuple[list[Record], Ended]:
        """Wait for its end: what it said since it was last listened to, and how it ended."""
        records = list(self.said())
        code = self._process.wait(PATIENCE)
        for thread in self._listening:
            thread.join()
        end = records.pop() if records and "ok" in records[-1] else {}
        return records, Ended(code, end, "".join(self._errors))

    def left_behind(self) -> bool:
        """Whether processes of a program that ended are still there after a while. They are ended then."""
        end = time.monotonic() + LINGERING
        while _alive(self._process.pid):
            if time.monotonic() > end:
                with suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                return True
            time.sleep(0.01)
        return False

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                if line.endswith("\n"):  # the kill may have cut the last one
                    self._said.put(json.loads(line))
        self._said.put(None)

    def _listen_for_errors(self) -> None:
        assert self._process.stderr is not None
        with self._process.stderr as lines:
            self._errors += lines


def run(
    folder: Path,
    words: Sequence[str],
    options: Sequence[str] = (),
    before: Sequence[str] = (),
    zone: str = "UTC",
) -> tuple[list[Record], Ended]:
    """Run the program to its end: what it said, and how it ended. `before`: a program that runs it."""
    return Program(folder, words, options, before, zone).end()


def _alive(session: int) -> bool:
    """Whether a process of the session is left; one that only waits to be buried is not."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it went this moment
            state, _, _, of = status.read_text().rpartition(")")[2].split()[:4]
            if int(of) == session and state != "Z":
                return True
    return False
