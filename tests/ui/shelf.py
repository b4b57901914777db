"""A real library with invented stories, for tests of the window: as a person's would be after some weeks."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import cycle, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest

from reader.library import Library
from reader.store import arrivals, feeds, folders
from reader.store.feeds import Outcome
from reader.types import ReadStory, When
from ui.app import start
from ui.memory import FILE
from ui.theme import Appearance, Theme
from ui.window import SIZE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from reader.types import FeedId
    from ui.window import Window

    Opening = Callable[[Path], Library]

NOW = 1_778_760_000  # 14 May 2026, 12:00 UTC
FEEDS = {
    "The Harbour Post": "News",
    "Calderra Today": "News",
    "Fjord & Field": "News",
    "Small Engines Weekly": "Science",
    "The Night Sky Gazette": "Science",
    "Bread and Butter": "",
    "Notes from a Lighthouse": "",
    "Open Valve": "Science",
    "Zaunkönig": "",
}
WHO = (
    "Ferry crews",
    "Village bakers",
    "Two astronomers",
    "The harbour board",
    "Schoolchildren",
    "Calderra’s farmers",
)
DID = ("call off", "agree on", "question", "celebrate", "measure", "put an end to")
WHAT = (
    "the summer timetable after three weeks of talks with the islands",
    "a plan for wells",
    "‘the brightest night in a century’",
    "the last coal boat, and nobody quite knows what comes next for Port Merrin",
    "a bridge",
    "rules for lighthouses",
)
BODY = (
    "The decision came late on {day}, after a meeting that had begun in the rain and ended in it.",
    "“We were slow to listen, and the islands paid for it,” harbour director Tobias Renn said in a statement.",
    "About 9,000 people depend on it for work, school and medicine, and shops had begun to ration milk.",
    "A second vote is expected in the autumn, according to the board.",
    "“My father sealed this well with his own hands,” Lucia Farfan said. “He would have opened it sooner.”",
)
DAYS = ("Monday", "Tuesday", "Thursday", "Friday")


def invented(count: int, now: int, outlet: str, salt: int = 0) -> list[ReadStory]:
    """Stories of a feed, the newest first, more and more apart."""
    made = []
    for n in range(count):
        k = n * 5 + salt
        who, did, what = WHO[k % 6], DID[(k // 2 + n) % 6], WHAT[(k // 3 + n) % 6]
        paragraphs = islice(cycle(BODY), k % 5, k % 5 + 3 + k % 3)
        text = "\n\n".join(line.format(day=DAYS[k % 4]) for line in paragraphs)
        html = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
        made.append(
            ReadStory(
                guid=f"{outlet}-{n}",
                address=f"https://example.org/{salt}/{n}",
                headline=f"{who} {did} {what}",
                byline="Ida Sorley" if k % 3 else "",
                published=When(now - 600 - n * n * 900 - salt * 700),
                outlet=outlet,
                html=html,
                text=text,
            )
        )
    return made


def stock(library: Library, now: int, each: int = 30) -> dict[str, FeedId]:
    """Fill a library: nine feeds, some read, some tagged, one in trouble. Returns the feeds by title."""
    made: dict[str, FeedId] = {}

    def job(db: sqlite3.Connection) -> None:
        for salt, (title, folder) in enumerate(FEEDS.items()):
            inside = folders.at(db, [folder] if folder else [])
            feed = feeds.add(db, f"https://example.org/{salt}/feed", now, title, inside)
            made[title] = feed
            arrivals.save(db, feed, tuple(invented(each, now, title, salt)), now)
        trouble = "The server at example.org did not answer within 20 seconds; it is asked again in an hour."
        feeds.record(db, made["Open Valve"], Outcome(fetched=now, due=now + 3600, error=trouble))

    library.write(job)
    return made


def stocked(folder: Path, each: int = 6) -> Library:
    """An open library with that in it, on an afternoon in May 2026."""
    library = afternoon(folder)
    stock(library, NOW, each)
    return library


def clock() -> int:
    """It is always the same second in these tests."""
    return NOW


def afternoon(folder: Path) -> Library:
    """Open a library at that second."""
    return Library.open(folder, clock=clock)


@contextmanager
def open_window(folder: Path, app: QApplication, opening: Opening = afternoon) -> Iterator[Window]:
    """The program's window on a folder, closed at the end."""
    appearance = Appearance(app, Theme.LIGHT)
    is_first = not (folder / FILE).exists()
    window = start(folder, appearance, opening)
    window.begin()  # as its first paint does
    if is_first:
        window.resize(*SIZE)  # the screen that is none has less room
    window.activateWindow()  # a screen without a window manager gives the keys to nobody by itself
    QTest.qWaitForWindowActive(window)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        appearance.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
