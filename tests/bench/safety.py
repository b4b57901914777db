"""Checking a library and backing it up, and how little of that the window feels."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

from tests.bench.collector import EMPTY, ask, window_of
from tests.bench.table import row, title

if TYPE_CHECKING:
    from reader.library import Library


def report(library: Library) -> None:
    """The rows of the table about safety."""
    total = library.sidebar().total
    title(f"Safety of {total:,} stories")
    began = time.perf_counter()
    problems = library.check()
    took = time.perf_counter() - began
    row(f"check; {len(problems)} problems", f"{took:.1f} s", "<= 30 s/100k")
    began = time.perf_counter()
    library.check(quick=True)
    row("quick check", f"{time.perf_counter() - began:.2f} s", "<= 0.5 s")
    had = {one.path for one in library.backups()}
    browsed = BROWSED.format(folder=str(library.folder), now=library.clock())
    with window_of(EMPTY) as empty, window_of(browsed) as window:
        assert window.stdout is not None
        before, during = (json.loads(line) for line in window.stdout)
        beside = ask(empty, "all the while")
    for made in {one.path for one in library.backups()} - had:
        made.unlink()
    row("backup", f"{during['seconds']:.0f} s")
    row("longest pause of a window that is browsed meanwhile", f"{during['longest']:.0f} ms", "<= 50 ms")
    row("the same without a backup", f"{before['longest']:.0f} ms")
    row("the same of an empty window beside it", f"{beside['longest']:.0f} ms")


BROWSED = """
import itertools
from functools import partial
from pathlib import Path
from reader.library import Library
from ui import app as program
from ui.garbage import Garbage
from ui.memory import Memory
from ui.theme import Appearance
folder = Path({folder!r})
garbage = Garbage(app)
appearance = Appearance(app, Memory(folder).theme())
window = program.start(folder, appearance, partial(Library.open, clock=lambda: {now}))
window.resize(1280, 800)
garbage.start()
actions, bar = window.menus.actions, window.desk.columns.list.verticalScrollBar()
views = itertools.cycle(["all", "unread", "bookmarks", "quotes", "captures"])
def scroll():
    bar.setValue((bar.value() + bar.maximum() // 7) % (bar.maximum() + 1))
acts = itertools.cycle([lambda: actions[next(views)].trigger(), *[scroll] * 9])
browsing = QTimer(interval=50)
browsing.timeout.connect(lambda: next(acts)())
def begin():
    ticks.begin()
    browsing.start()
    QTimer.singleShot(5000, back_up)
def back_up():
    ticks.tell("before")
    window.background.work(window.desk.library.back_up, end)
def end(made):
    ticks.tell("during")
    window.close()
    app.quit()
QTimer.singleShot(3000, begin)  # the start has a part of its own
app.exec()
"""
