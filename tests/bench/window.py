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
from tests.bench.table import p95, row, title

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
    row(
        f"{len(said['views'])} views switched, first page painted, p95",
        f"{p95(said['views']):.1f} ms",
        "<= 50 ms",
        "20 ms",
    )
    row("until the ids of all stories are there", f"{said['all']:.0f} ms")
    row("jump to the end", f"{said['end']:.1f} ms", "<= 50 ms")
    row(f"drag of the scroll bar, a frame, p95 of {FRAMES}", f"{p95(said['frames']):.1f} ms", "<= 16 ms")


def measure(folder: Path) -> dict[str, float | list[float]]:
    """All that is measured, in this process."""
    from reader.types import View
    from ui.app import application, start
    from ui.theme import Appearance, Theme

    window = start(folder, Appearance(application(), Theme.LIGHT))
    window.resize(1280, 800)
    desk = window.desk
    if desk is None:
        raise SystemExit("there is no library in order in this folder")
    views = [_switched(desk, view) for view in _views(desk.library.sidebar())]
    began = time.perf_counter()
    _switched(desk, View())
    stories, total = desk.columns.list.stories, desk.library.sidebar().total
    _wait(lambda: stories.rowCount() >= total)
    everything = (time.perf_counter() - began) * 1000
    bar = desk.columns.list.verticalScrollBar()
    end = _scrolled(desk, bar.maximum())
    chance = random.Random(1)
    frames = [_scrolled(desk, int(bar.maximum() * chance.random())) for _ in range(FRAMES)]
    return {"views": views, "all": everything, "end": end, "frames": frames}


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


def _switched(desk: Desk, view: View) -> float:
    """Milliseconds from choosing a view until its first page is painted."""
    began = time.perf_counter()
    desk.go_to(view)
    desk.columns.list.viewport().repaint()
    took = (time.perf_counter() - began) * 1000
    _settle(0.05)
    return took


def _scrolled(desk: Desk, place: int) -> float:
    began = time.perf_counter()
    desk.columns.list.verticalScrollBar().setValue(place)
    desk.columns.list.viewport().repaint()
    return (time.perf_counter() - began) * 1000


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
