"""What reading leaves in memory: hundreds of stories, no two alike, read one after the other in the real window.

In nine languages and six scripts, of 150 to 3,600 words, with quotes, two of three with pictures. Linux only.
python -m tests.bench.reading DIR prints one JSON object; ./run bench reading calls it.
"""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader import blocks, ready
from reader.library import Library
from reader.probe import Probe
from reader.store import arrivals, feeds, pictures, whole
from reader.types import Scope, View, WholeText
from tests.bench import invent
from tests.bench.make_library import NEWEST
from tests.bench.start import ROOT, environment
from tests.bench.table import row, title

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.types import FeedId
    from tests.bench.invent import Feed, Told
    from ui.window import Window

FEW, MANY = 50, 500  # stories read
FEEDS = 30
PARTS = (1, 1, 1, 2, 2, 3, 6)  # invented stories that make one
PICTURES = (0, 0, 1, 1, 1, 2, 3, 5, 12)
A_LOOK, QUIET = 0.03, 4.0  # seconds: at a page, and until the window has done what it does by itself


def report(folder: Path) -> None:
    """The rows of the table about memory."""
    fill(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.reading", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    said = json.loads(done.stdout.splitlines()[-1])
    title(f"Memory (PSS) of the quiet window; {MANY} stories of all lengths, scripts and pictures are read")
    row(f"after {FEW} stories", f"{said['few']:.1f} MB")
    row(f"after {MANY}, more than after {FEW}", f"{said['grown']:.1f} MB", "<= 20 MB")
    row("after the same were read again, more than before", f"{said['again']:.1f} MB", "<= 20 MB")


# ── what is read ─────────────────────────────────────────────────────────────────────────────────


def fill(folder: Path) -> None:
    """Make the library, with the files of its pictures."""
    of, chance = invent.feeds(FEEDS), random.Random("pictures")
    with Library.open(folder, clock=lambda: NEWEST) as library:
        known = library.write(lambda db: [feeds.add(db, feed.address, NEWEST, feed.title) for feed in of])
        for feed in known:
            library.settle(feed, replace(library.settings_of(feed), whole_text=WholeText.NEVER))
        library.write(lambda db: _store(db, list(islice(_stories(of), MANY)), known))
        with library.reading() as db:
            wanted = pictures.wanted(db, NEWEST, MANY * max(PICTURES))
        for address in sorted(one.address for one in wanted):
            _keep_picture(library, address, chance)


def _stories(of: Sequence[Feed]) -> Iterator[Told]:
    """Stories without end, each made of one or several invented ones of its feed, with pictures in it."""
    chance = random.Random("stories")
    waiting: dict[int, list[Told]] = {}
    for first in range(0, sys.maxsize, MANY):
        numbers = range(first, first + MANY)
        for told in invent.told(numbers, [NEWEST - 600 * number for number in numbers], of):
            parts = waiting.setdefault(told.feed, [])
            parts.append(told)
            if len(parts) >= chance.choice(PARTS):
                yield _made(waiting.pop(told.feed), chance)


def _made(parts: Sequence[Told], chance: random.Random) -> Told:
    first = parts[0].story
    text = blocks.APART.join(part.story.text for part in parts)
    paragraphs = blocks.from_paragraphs(text.split(blocks.APART)).split("\n")
    for number in range(chance.choice(PICTURES)):
        picture = f'<p><img src="{first.address}/{number}.jpg" alt=""></p>'
        paragraphs.insert(chance.randrange(len(paragraphs) + 1), picture)
    html = "\n".join(paragraphs)
    text = blocks.read(html).text
    story = first._replace(html=html, text=text, quotes=(), quotes_by=0)  # found when read
    return parts[0]._replace(story=story)


def _store(db: sqlite3.Connection, told: Sequence[Told], known: Sequence[FeedId]) -> None:
    brought = [(feed, [ready.made(one.story) for one in told if known[one.feed] == feed]) for feed in known]
    arrivals.save_all(db, brought, NEWEST)
    whole.look(db, len(told))


def _keep_picture(library: Library, address: str, chance: random.Random) -> None:
    """A picture of some size, of one colour: its file is small, its pixels are as many."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QImageWriter

    image = QImage(chance.randrange(300, 1600), chance.randrange(200, 1200), QImage.Format.Format_RGB32)
    image.fill(chance.randrange(1 << 24))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, QByteArray(b"jpeg")).write(image)
    content = bytes(file.data().data())
    mark, probe = library.media.keep(content), Probe("jpeg", image.width(), image.height())
    library.write(lambda db: pictures.keep(db, address, mark, probe, len(content)))


# ── reading it ───────────────────────────────────────────────────────────────────────────────────


def measure(folder: Path) -> dict[str, float]:
    """Megabytes after few stories, and how many more after many and after many more."""
    from ui.app import application, start
    from ui.garbage import Garbage
    from ui.theme import Appearance, Theme

    app = application()
    garbage = Garbage(app)
    window = start(folder, Appearance(app, Theme.LIGHT))
    window.resize(1280, 800)
    garbage.start()
    assert window.desk is not None
    window.desk.go_to(View())
    _wait(1.0)
    _read(window, FEW)
    few = _when_quiet()
    _read(window, MANY - FEW)
    many = _when_quiet()
    window.desk.go_to(View(scope=Scope.QUOTES))
    window.desk.go_to(View())
    _read(window, MANY)
    again = _when_quiet()
    window.close()
    return {"few": few, "grown": many - few, "again": again - many}


def _read(window: Window, count: int) -> None:
    """Read so many stories, each to its end."""
    assert window.desk is not None
    pane = window.desk.columns.pane
    for _ in range(count):
        before = pane.story
        window.menus.actions["next_story"].trigger()
        while pane.story is before:
            _wait(A_LOOK)
        at = -1.0
        while pane.story is not None and pane.place().fraction > at:
            at = pane.place().fraction
            _wait(A_LOOK)
            pane.page_down()


def _when_quiet() -> float:
    """Megabytes of this process, when what nobody needs is gone and nothing happens any more."""
    gc.collect()
    _wait(QUIET)
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def _wait(seconds: float) -> None:
    """Let the window work."""
    from PySide6.QtWidgets import QApplication

    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QApplication.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))), flush=True)
    sys.exit(0)
