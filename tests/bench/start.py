"""From the start of the process to the first painted window, and the memory when all is quiet."""

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

# Both children end the same way: the first paint of anything in the window, then one quiet second.
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
"""

OURS = """
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import app as program
from ui.garbage import Garbage
from ui.memory import Memory
from ui.theme import Appearance
app = QApplication([])
garbage = Garbage(app)
folder = Path({folder!r})
window = program.start(folder, Appearance(app, Memory(folder).theme()))
window.resize(1280, 800)
"""

MEASURE = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    painted = 0.0
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            QTimer.singleShot(0, self.note)
            self.painted = 1.0
        return False
    def note(self):
        self.painted = time.time()
watch = Watch()
app.installEventFilter(watch)
def done():
    pss = sum(int(line.split()[1]) for line in open("/proc/self/smaps_rollup") if line.startswith("Pss:"))
    print(json.dumps({"painted": watch.painted, "pss": pss / 1024}), flush=True)
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
    """Milliseconds to the first paint and megabytes (PSS) of one run."""
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
    return {"ms": (said["painted"] - began) * 1000, "mb": said["pss"]}


def report(library: Library, runs: int) -> None:
    """The rows of the table about starting."""
    ours = OURS.format(folder=str(library.folder))
    once(EMPTY), once(ours)  # warm the files
    pairs = [(once(EMPTY), once(ours)) for _ in range(runs)]
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    title(f"Start with {library.sidebar().total:,} stories, {screen}, {runs} runs in turn, medians")
    needed = {"ms": ("<= 150 ms more", "60 ms"), "mb": ("<= 120 MB", "80 MB")}
    for what, name in (("ms", "first paint, above an empty window's"), ("mb", "PSS, a moment later")):
        empty = statistics.median(one[what] for one, _ in pairs)
        cuttings = statistics.median(one[what] for _, one in pairs)
        more = statistics.median(two[what] - one[what] for one, two in pairs)
        figure = f"{cuttings:.0f} = {empty:.0f} + {more:.0f} {what.upper() if what == 'mb' else what}"
        row(name, figure, *needed[what])
