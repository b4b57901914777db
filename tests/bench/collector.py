"""Feeds: how long a refresh takes and what it costs, and how long the window is deaf while stories come in.

The command line is measured with all its processes. The window is the real one, off the screen; a timer in
it, and one in an empty window beside it, tell the longest time in which nothing else could be done: what the
empty one waits, the machine is to blame for. Linux only, for so memory and processes that ended are counted.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.bench.feed_server import FeedServer
from tests.bench.start import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
FEEDS, ENTRIES = 200, 50
MANY_FEEDS, FEW_ENTRIES = 1_000, 5
LATENCY = 100  # milliseconds


def report(folder: Path, runs: int) -> None:
    folder.mkdir()
    with FeedServer(FEEDS, ENTRIES) as server:
        _report_commands(folder, server, runs)
        _report_window(folder / "large", server)
    with FeedServer(MANY_FEEDS, FEW_ENTRIES) as server:
        _report_window(folder / "many", server)


# ── the command line ─────────────────────────────────────────────────────────────────────────────

COST = """
import ctypes, json, os, resource, subprocess, sys, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # orphans come to us, and with them what they used
began = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
wall = time.monotonic() - began
try:
    while True:
        os.wait()
except ChildProcessError:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([wall, used.ru_utime + used.ru_stime]))
"""


class Cost(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    wall: float
    cpu: float


def _report_commands(folder: Path, server: FeedServer, runs: int) -> None:
    print(f"\nRefresh of {FEEDS} feeds with {ENTRIES} entries by command line, seconds, median of {runs}")
    costs: dict[str, list[Cost]] = {}
    for run in range(runs):
        for latency in (0, LATENCY):
            library = folder / f"{run}-{latency}"
            server.wait_each(0)
            read_subscriptions(library, server)
            server.wait_each(latency)
            for what in ("all stories are new", "nothing is new"):
                name = f"{what}, {latency} ms an answer"
                refresh = ("--allow-host", server.host, "refresh", "--force", "--feeds-only")
                costs.setdefault(name, []).append(_cost(library, *refresh))
    for name, spent in costs.items():
        wall, cpu = (statistics.median(column) for column in zip(*spent, strict=True))
        print(f"  {name}: {wall:.1f}, of the processors {cpu:.1f}")


def _cost(library: Path, *words: str) -> Cost:
    """What one command costs with all processes it starts."""
    command = [sys.executable, "main.py", "--library", str(library), *words]
    done = subprocess.run(
        [sys.executable, "-c", COST, *command],
        check=True,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
    )
    return Cost(*json.loads(done.stdout))


def read_subscriptions(library: Path, server: FeedServer) -> None:
    feeds = library.with_suffix(".opml")
    feeds.write_text(server.opml(), encoding="utf-8")
    _cost(library, "import", str(feeds))


# ── the window ───────────────────────────────────────────────────────────────────────────────────

TICKS = """
import json, os, sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
EVERY = 0.004

class Ticks:
    def __init__(self):
        self.begin()
        self.timer = QTimer(interval=int(EVERY * 1000), timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.tick)
        self.timer.start()

    def begin(self):
        self.waits, self.began = [], time.perf_counter()
        self.last, self.used = time.perf_counter(), time.thread_time()

    def tick(self):
        now, used = time.perf_counter(), time.thread_time()
        self.waits.append((now - self.last - EVERY, used - self.used))
        self.last, self.used = now, used

    def tell(self, what):
        waits = sorted(wait for wait, _ in self.waits)
        print(json.dumps({
            "what": what,
            "seconds": time.perf_counter() - self.began,
            "longest": waits[-1] * 1000,
            "one in a thousand": waits[-1 - len(waits) // 1000] * 1000,
            "busiest": max(used for _, used in self.waits) * 1000,
        }), flush=True)
        self.begin()

ticks = Ticks()
"""

EMPTY = """
import threading
window = QMainWindow()
window.show()
asked = []
def listen():
    for line in sys.stdin:
        asked.append(line)
    os._exit(0)  # who asked is gone
threading.Thread(target=listen, daemon=True).start()
looking = QTimer(interval=20)
looking.timeout.connect(lambda: [ticks.tell(asked.pop().strip()) for _ in asked[:1]])
looking.start()
app.exec()
"""

OURS = """
from functools import partial
from pathlib import Path
from reader.fetch import Fetcher
from reader.library import Library
from ui import app as program
from ui.garbage import Garbage
from ui.memory import Memory
from ui.theme import Appearance
folder = Path({folder!r})
garbage = Garbage(app)
opening = partial(Library.open, fetcher=Fetcher(allowed=[{host!r}]))
window = program.start(folder, Appearance(app, Memory(folder).theme()), opening)
window.resize(1280, 800)
window.begin()
garbage.start()
window.collect_by_itself()
collecting, library = window.desk.collecting, window.desk.library
stages = [
    ("stories come in", lambda: library.sidebar().total and not refreshing),
    ("quotes are found", lambda: not library.lacks_quotes()),
    ("pictures are fetched", lambda: not library.lacks()),
]
refreshing = True
def notice(busy):
    global refreshing
    refreshing = busy
collecting.refreshing.connect(notice)
def look():
    if not refreshing:
        window.background.read(stages[0][1], go_on, topic="bench")
def go_on(over):
    if over:
        ticks.tell(stages.pop(0)[0])
    if not stages:
        window.close()
        app.quit()
looking = QTimer(interval=200)
looking.timeout.connect(look)
looking.start()
QTimer.singleShot(1000, ticks.begin)  # the start has a part of its own
app.exec()
"""


def _report_window(library: Path, server: FeedServer) -> None:
    server.wait_each(0)
    read_subscriptions(library, server)
    print(f"\nThe window while {server.feeds} feeds with {server.entries} entries come in, milliseconds")
    with window_of(EMPTY) as empty, window_of(OURS.format(folder=str(library), host=server.host)) as ours:
        memory = _Memory(ours.pid)
        assert ours.stdout is not None
        for line in ours.stdout:
            said = json.loads(line)
            beside = ask(empty, said["what"])
            print(
                f"  {said['what']} ({said['seconds']:.0f} s): longest pause {said['longest']:.0f},"
                f" one in a thousand {said['one in a thousand']:.0f},"
                f" most work at a time {said['busiest']:.0f};"
                f" the empty window: longest pause {beside['longest']:.0f}"
            )
        print(f"  memory (PSS) at most, with all workers: {memory.peak():.0f} MB")


@contextmanager
def window_of(code: str) -> Iterator[subprocess.Popen[str]]:
    window = subprocess.Popen(
        [sys.executable, "-c", TICKS + code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
    )
    try:
        yield window
    finally:
        window.kill()
        window.communicate()


def ask(window: subprocess.Popen[str], what: str) -> dict[str, Any]:
    """What the empty window's timer waited since it was last asked."""
    assert window.stdin is not None
    assert window.stdout is not None
    window.stdin.write(what + "\n")
    window.stdin.flush()
    answer: dict[str, Any] = json.loads(window.stdout.readline())
    return answer


class _Memory:
    """Watches how much memory a process has with all that it started."""

    def __init__(self, process: int) -> None:
        self._process, self._most = process, 0.0
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def peak(self) -> float:
        """The most there was at a time, in megabytes, until the process ended."""
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while used := sum(map(_megabytes, _family(self._process))):
            self._most = max(self._most, used)
            time.sleep(0.5)


def _family(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _megabytes(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
