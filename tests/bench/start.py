"""From the start of the process to the painted window, and the memory when all is quiet.

Three moments: something of the window is painted; its first stories and the side bar's counts are; and all
that is not seen is made too, so that a key is answered at once. A key that comes before waits for the last.
Where timers go before posted events (with xcb), the first two are only noticed after the last.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.table import row, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library

ROOT = Path(__file__).parent.parent.parent

# Both children are watched the same way: the paints of the window, then two quiet seconds.
WATCH = """
import json, os, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    painted = filled = served = used = 0.0
    def __init__(self, window, full):
        super().__init__(window)
        self.window, self.full = window, full
        window.installEventFilter(self)
        QTimer.singleShot(2500, self.done)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.filled:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))  # when the parts inside are painted too
        return False
    def customEvent(self, event):
        self.painted = self.painted or time.time()
        if self.full(self.window) and not self.filled:
            self.filled, self.used = time.time(), time.process_time()
    def serve(self):
        self.served = time.time()
    def done(self):
        pss = sum(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Pss:"))
        moments = {name: getattr(self, name) for name in ("painted", "filled", "served", "used")}
        print(json.dumps({**moments, "pss": pss / 1024}), flush=True)
        self.window.close()  # or the next start would think that this one crashed
        os._exit(0)
"""

EMPTY = f"""{WATCH}
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, Watch(window, lambda window: True).serve)
app.exec()
"""

# What main.py does, and all of it: only the application is made by us, to look on. Qt comes by way of `ui`.
OURS = f"""
import main, ui
{WATCH}
class Watched(QApplication):
    def exec(self):
        window, = (one for one in self.topLevelWidgets() if one.objectName() == "window")
        window.resize(1280, 800)
        window.opened.connect(Watch(window, full).serve)
        return super().exec()
def full(window):
    columns = window.desk.columns
    return bool(columns.list.stories.ids) and columns.tree.sidebar is not None
app = Watched([])
main.main([])
"""


def environment() -> dict[str, str]:
    """As at a person's second start: byte code is kept, and without a screen there is none."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def once(code: str, config: Path) -> dict[str, float]:
    """Milliseconds to each moment of one run, and megabytes (PSS)."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment() | {"XDG_CONFIG_HOME": str(config)},
    )
    said = json.loads(done.stdout.splitlines()[-1])
    moments = {name: (said[name] - began) * 1000 for name in ("painted", "filled", "served")}
    return {**moments, "used": said["used"] * 1000, "mb": said["pss"]}


@contextmanager
def chosen(folder: Path) -> Iterator[Path]:
    """A place for settings where this library is the one that was chosen."""
    with TemporaryDirectory() as config:
        note = Path(config) / "cuttings" / "library.txt"
        note.parent.mkdir()
        note.write_text(f"{folder.absolute()}\n", encoding="utf-8")
        yield Path(config)


def report(library: Library, runs: int) -> None:
    """The rows of the table about starting."""
    with chosen(library.folder) as config:
        once(EMPTY, config), once(OURS, config)  # warm the files
        pairs = [(once(EMPTY, config), once(OURS, config)) for _ in range(runs)]
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    title(f"Start with {library.sidebar().total:,} stories, {screen}, {runs} runs in turn, medians")
    for what, name, unit, *needed in (
        ("painted", "first paint, above an empty window's", "ms", "<= 150 ms more", "60 ms"),
        ("filled", "first stories and all counts painted, above it", "ms"),
        ("served", "the rest made too: all is answered at once, above the window", "ms"),
        ("used", "first stories painted, by the processor, which others do not slow", "ms"),
        ("mb", "PSS, a moment later", "MB", "<= 120 MB", "80 MB"),
    ):
        empty = statistics.median(one[what] for one, _ in pairs)
        cuttings = statistics.median(one[what] for _, one in pairs)
        more = statistics.median(two[what] - one[what] for one, two in pairs)
        row(name, f"{cuttings:.0f} = {empty:.0f} + {more:.0f} {unit}", *needed)
