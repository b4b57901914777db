"""Ten minutes of use while stories come in: how long the window is deaf, and at which act.

A library that is full already, its feeds slow enough that one refresh lasts as long as the use; every half second
a person does something else, by keys and commands. python -m tests.bench.use DIR HOST SECONDS prints one JSON
object; ./run bench use calls it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from tests.bench.collector import EMPTY, ask, read_subscriptions, window_of
from tests.bench.feed_server import FeedServer
from tests.bench.make_library import NEWEST, fill
from tests.bench.start import ROOT, environment
from tests.bench.table import row, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QScrollBar

    from ui.theme import Appearance
    from ui.window import Window

FEEDS, ENTRIES = 600, 20
STORIES = 20_000  # in the library before
SECONDS = 600
EVERY, AN_ACT = 0.004, 0.5  # seconds between looks at the clock, and between acts
AT_ONCE = (
    16  # answers of one server that are awaited at a time, by which a refresh lasts as long as is wanted
)
COMMANDS = (
    *("next_story", "page", "next_quote", "next_story", "read", "bookmark", "next_unread", "quote_list"),
    *(
        "unread",
        "all",
        "today",
        "quotes",
        "highlights",
        "bookmarks",
        "rows",
        "larger",
        "smaller",
        "undo",
        "redo",
    ),
    *("oldest_first", "newest_first", "left_out", "side_bar", "previous_story", "next_unread", "page"),
)
TYPED = (
    "harbour",
    "glacier mayor",
    '"the council" is:unread',
    "light* -harbour",
    "tag:climate",
    "mayor title:port",
)


def report(folder: Path, seconds: int = SECONDS) -> None:
    """The rows of the table about use."""
    with Library.open(folder, clock=lambda: NEWEST) as library:
        fill(library, STORIES)
    with FeedServer(FEEDS, ENTRIES) as server:
        read_subscriptions(folder, server)
        server.wait_each(seconds * 1000 * AT_ONCE // FEEDS)
        with window_of(EMPTY) as empty:
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.use", str(folder), server.host, str(seconds)],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                cwd=ROOT,
                env=environment(),
            )
            beside = ask(empty, "use")
    said = json.loads(done.stdout.splitlines()[-1])
    title(f"{seconds} seconds of use, {said['acts']} acts, while {said['came']:,} stories came in")
    row("longest time in which the window was deaf", f"{said['waits'][0][0]:.0f} ms", "<= 50 ms")
    row("the same of an empty window beside it: the machine's part", f"{beside['longest']:.0f} ms")
    row(f"most work of the window's thread at a time: {said['busy']}", f"{said['busiest']:.0f} ms")
    row("one look in a thousand waited longer than", f"{said['thousandth']:.0f} ms")
    for wait, act, used in said["waits"]:
        row(f"    {act} (work at a time)", f"{wait:.0f} ({used:.0f}) ms")


def measure(folder: Path, host: str, seconds: float) -> dict[str, object]:
    """The longest waits of a timer in the window, each with the kind of act before it and its most work."""
    from PySide6.QtCore import Qt, QTimer

    from reader.fetch import Fetcher
    from ui.app import application, start
    from ui.garbage import Garbage
    from ui.theme import Appearance, Theme

    app = application()
    opening = partial(Library.open, fetcher=Fetcher(allowed=[host]))
    garbage = Garbage(app)
    appearance = Appearance(app, Theme.LIGHT)
    window = start(folder, appearance, opening)
    window.resize(1280, 800)
    garbage.start()
    assert window.desk is not None
    before = window.desk.library.sidebar().total
    waits: list[float] = []
    longest, busiest = dict[str, float](), dict[str, float]()  # by acts
    act, last, used, acts = "start", 0.0, 0.0, 0
    script = _script(window, appearance)

    def look() -> None:
        nonlocal last, used
        now, worked = time.perf_counter(), time.thread_time()
        waits.append((now - last - EVERY) * 1000)
        longest[act] = max(longest.get(act, 0.0), waits[-1])
        busiest[act] = max(busiest.get(act, 0.0), (worked - used) * 1000)
        last, used = now, worked

    def go_on() -> None:
        nonlocal act, acts
        act, do = next(script)
        acts += 1
        do()

    looking = QTimer(interval=int(EVERY * 1000), timerType=Qt.TimerType.PreciseTimer)
    looking.timeout.connect(look)
    acting = QTimer(interval=int(AN_ACT * 1000))
    acting.timeout.connect(go_on)

    def begin() -> None:
        nonlocal last, used
        last, used = time.perf_counter(), time.thread_time()
        looking.start()
        acting.start()
        window.menus.actions["refresh"].trigger()

    QTimer.singleShot(1500, begin)  # the start has a part of its own
    QTimer.singleShot(int(seconds * 1000), partial(app.exit, 0))
    app.exec()
    came = window.desk.library.sidebar().total - before
    window.close()
    waits.sort(reverse=True)
    worst = sorted(longest, key=lambda act: -longest[act])[:8]
    return {
        "acts": acts,
        "came": came,
        "waits": [(longest[act], act, busiest[act]) for act in worst],
        "busiest": max(busiest.values()),
        "busy": max(busiest, key=lambda act: busiest[act]),
        "thousandth": waits[len(waits) // 1000],
    }


def _script(window: Window, appearance: Appearance) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a person does, without end: commands, and words typed letter by letter into the field."""
    from PySide6.QtTest import QTest

    from ui.theme import Theme

    chance = random.Random(7)
    desk = window.desk
    assert desk is not None
    field = desk.columns.search.field
    while True:
        for name in chance.sample(COMMANDS, len(COMMANDS)):
            yield name, window.menus.actions[name].trigger
        yield "search", window.menus.actions["search"].trigger
        for letter in chance.choice(TYPED):
            yield f"type {letter}", partial(QTest.keyClicks, field, letter)
        for _ in range(4):
            yield "drag", partial(_drag, desk.columns.list.verticalScrollBar(), chance.random())
        yield "leave the search", window.menus.actions["leave_search"].trigger
        yield "theme", partial(appearance.choose, chance.choice(list(Theme)))


def _drag(bar: QScrollBar, part: float) -> None:
    bar.setValue(round(bar.maximum() * part))


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))), flush=True)
    sys.exit(0)
