"""The real window, off the screen: views switched, the end of the list reached, the scroll bar dragged.

python -m tests.bench.window DIR prints one JSON object; ./run bench window calls it
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.start import ROOT, environment
from tests.bench.table import Timed, row, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library
    from reader.types import Sidebar, View
    from ui.desk import Desk

FRAMES = 300
PATIENCE = 20.0  # seconds until all ids of a view must be there


def report(library: Library) -> None:
    """The rows of the table about looking."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window", str(library.folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    said = json.loads(done.stdout.splitlines()[-1])
    title(f"The window with {library.sidebar().total:,} stories, off the screen")
    row("views switched, first page painted, p95 (by the processor)", said["views"], "<= 50 ms", "20 ms")
    row("until the ids of all stories are there", said["all"])
    row("jump to the end", said["end"], "<= 50 ms")
    row(f"drag of the scroll bar, a frame, p95 of {FRAMES}", said["frames"], "<= 16 ms")


def measure(folder: Path) -> dict[str, str]:
    """All that is measured, in this process."""
    from reader.types import View
    from ui.app import application, start
    from ui.theme import Appearance, Theme

    window = start(folder, Appearance(application(), Theme.LIGHT))
    window.resize(1280, 800)
    window.begin()
    desk = window.desk
    if desk is None:
        raise SystemExit("there is no library in order in this folder")
    switched = Timed()
    for view in _views(desk.library.sidebar()):
        _switch(desk, view, switched)
    began = time.perf_counter()
    _switch(desk, View(), Timed())
    stories, total = desk.columns.list.stories, desk.library.sidebar().total
    _wait(lambda: stories.rowCount() >= total)
    everything = (time.perf_counter() - began) * 1000
    bar = desk.columns.list.verticalScrollBar()
    end, dragged, chance = Timed(), Timed(), random.Random(1)
    _scroll(desk, bar.maximum(), end)
    for _ in range(FRAMES):
        _scroll(desk, int(bar.maximum() * chance.random()), dragged)
    return {"views": str(switched), "all": f"{everything:.0f} ms", "end": str(end), "frames": str(dragged)}


def _views(sidebar: Sidebar) -> list[View]:
    """Every fixed view; feeds, folders and tags large and small."""
    from reader.types import Scope, View

    every = [
        *(View(scope=scope) for scope in Scope),
        *(View(feed=feed.id) for feed in sidebar.feeds[::12]),
        *(View(folder=folder.id) for folder in sidebar.folders),
        *(View(tag=tag.name) for tag in sidebar.tags[::2]),
    ]
    random.Random(2).shuffle(every)
    return every


def _switch(desk: Desk, view: View, timed: Timed) -> None:
    """From choosing a view until its first page is painted."""
    with timed.once():
        desk.go_to(view)
        desk.columns.list.viewport().repaint()
    _settle(0.05)


def _scroll(desk: Desk, place: int, timed: Timed) -> None:
    with timed.once():
        desk.columns.list.verticalScrollBar().setValue(place)
        desk.columns.list.viewport().repaint()


def _settle(seconds: float) -> None:
    """Let the window do what it does by itself."""
    until = time.perf_counter() + seconds
    _wait(lambda: time.perf_counter() > until)


def _wait(done: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    until = time.perf_counter() + PATIENCE
    while not done() and time.perf_counter() < until:
        QApplication.processEvents()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
    sys.exit(0)
