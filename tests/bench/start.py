"""From the start of the process to the painted window, and the memory when all is quiet.

Two moments: something of the window is painted, and its first stories and the side bar's counts are.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.table import row, title

if TYPE_CHECKING:
    from reader.library import Library

ROOT = Path(__file__).parent.parent.parent

# Both children end the same way: the paints of the window, then two quiet seconds.
EMPTY = """
def full():
    return True
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""

OURS = """
import gc
gc.disable()  # as main.py does, which loads what follows, in this order, before it shows the window
from pathlib import Path
from reader.cli import arguments, context
from ui import app as program
from PySide6.QtWidgets import QApplication
from ui.garbage import Garbage
from ui.memory import Memory
from ui.theme import Appearance
app = QApplication([])
garbage = Garbage(app)
folder = Path({folder!r})
arguments.options().parse_args([])
window = program.start(folder, Appearance(app, Memory(folder).theme()))
window.resize(1280, 800)
def full():
    columns = window.desk.columns
    return bool(columns.list.stories.ids) and columns.tree.sidebar is not None
"""

MEASURE = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    painted = filled = used = 0.0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.filled:
            QTimer.singleShot(0, self.note)  # when the parts inside are painted too
        return False
    def note(self):
        self.painted = self.painted or time.time()
        if full() and not self.filled:
            self.filled, self.used = time.time(), time.process_time()
watch = Watch()
window.installEventFilter(watch)
def done():
    pss = sum(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Pss:"))
    moments = {"painted": watch.painted, "filled": watch.filled, "used": watch.used}
    print(json.dumps({**moments, "pss": pss / 1024}), flush=True)
    window.close()  # or the next start would think that this one crashed
    import os
    os._exit(0)
QTimer.singleShot(2500, done)
app.exec()
"""


def environment() -> dict[str, str]:
    """As at a person's second start: byte code is kept, and without a screen there is none."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


def once(code: str) -> dict[str, float]:
    """Milliseconds to the first paint and to the first page, megabytes (PSS) of one run."""
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code + MEASURE],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    said = json.loads(done.stdout.splitlines()[-1])
    painted, filled = ((said[moment] - began) * 1000 for moment in ("painted", "filled"))
    return {"painted": painted, "filled": filled, "used": said["used"] * 1000, "mb": said["pss"]}


def report(library: Library, runs: int) -> None:
    """The rows of the table about starting."""
    ours = OURS.format(folder=str(library.folder))
    once(EMPTY), once(ours)  # warm the files
    pairs = [(once(EMPTY), once(ours)) for _ in range(runs)]
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    title(f"Start with {library.sidebar().total:,} stories, {screen}, {runs} runs in turn, medians")
    for what, name, unit, *needed in (
        ("painted", "first paint, above an empty window's", "ms", "<= 150 ms more", "60 ms"),
        ("filled", "first stories and all counts painted, above it", "ms"),
        ("used", "the same by the processor, which other programs do not slow", "ms"),
        ("mb", "PSS, a moment later", "MB", "<= 120 MB", "80 MB"),
    ):
        empty = statistics.median(one[what] for one, _ in pairs)
        cuttings = statistics.median(one[what] for _, one in pairs)
        more = statistics.median(two[what] - one[what] for one, two in pairs)
        row(name, f"{cuttings:.0f} = {empty:.0f} + {more:.0f} {unit}", *needed)
