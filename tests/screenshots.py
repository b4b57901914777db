"""./run screenshots DIR: the window in all its states, on a library that is made for it.

Invented stories of nine feeds with drawn pictures; three themes, three sizes; an empty library too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter, QPolygonF

import main as program
from reader import probe
from reader.library import Library
from reader.store import arrivals, feeds, folders, pictures, whole
from reader.store.feeds import Outcome
from reader.types import Act, HighlightColour, Picture, Rule, SavedSearch, StoryId, View, WholeText
from tests.ui import shelf

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId

EACH = 12  # stories of a feed
WIDTH, HEIGHT = 960, 640
SKIES = (
    ("#f3d9b1", "#7fa7b5", "#355b63"),
    ("#dbe6ea", "#8fb0bd", "#41605a"),
    ("#f6c89f", "#b5707a", "#4b3a55"),
    ("#20304a", "#4a5f86", "#101a2a"),
    ("#e9e3cf", "#b9b083", "#66713f"),
)
TROUBLE = "The server at example.org did not answer within 20 seconds; it is asked again in an hour."
TAGS = {
    "harbour/ferries": "blue",
    "harbour/board": "blue",
    "drought": "orange",
    "to quote": "violet",
    "sky": "",
}


def main() -> int:
    """Make the libraries, and take the pictures."""
    arguments = argparse.ArgumentParser(prog="./run screenshots", description=__doc__)
    arguments.add_argument("folder", type=Path)
    to = arguments.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        with Library.open(full) as library:
            stock(library)
        return max(
            program.main(["--library", str(one), "screenshots", "--to", str(to)]) for one in (full, empty)
        )


def stock(library: Library) -> None:
    """Fill a library as a person's would be after some weeks."""
    now = int(time.time())
    made: dict[str, FeedId] = {}

    def job(db: sqlite3.Connection) -> None:
        for salt, (title, folder) in enumerate(shelf.FEEDS.items()):
            inside = folders.at(db, [folder] if folder else [])
            feed = made[title] = feeds.add(db, f"https://example.org/{salt}/feed", now, title, inside)
            stories = [
                replace(story, picture=Picture(f"{story.address}.png", "", WIDTH, HEIGHT))
                if n % 3 != 1
                else story
                for n, story in enumerate(shelf.invented(EACH, now, title, salt))
            ]
            arrivals.save(db, feed, stories, now)
        feeds.record(db, made["Open Valve"], Outcome(fetched=now, due=now + 3600, error=TROUBLE))
        whole.look(db, 1_000)
        for number, wanted in enumerate(pictures.wanted(db, now, 1_000)):
            content = landscape(number)
            if seen := probe.probe(content):
                pictures.keep(db, wanted.address, library.media.keep(content), seen, len(content))

    library.write(job)
    for feed in made.values():  # there are no such sites
        library.settle(feed, replace(library.settings_of(feed), whole_text=WholeText.NEVER))
    _act(library, list(map(StoryId, library.ids(View()))))


def _act(library: Library, ids: list[StoryId]) -> None:
    """What the person did with them."""
    library.mark_read([id_ for n, id_ in enumerate(ids) if n % 5 in (1, 4)] + ids[60:])
    library.bookmark(ids[2:40:7])
    for n, (tag, colour) in enumerate(TAGS.items()):
        library.tag(ids[n : 50 : 6 + n], tag)
        library.colour_tag(tag, colour)
    library.save_text((Path(__file__).parent / "data" / "two-stories.txt").read_text(encoding="utf-8"))
    for n, id_ in enumerate(ids[:24]):
        library.find_quotes(id_)
        if n % 6 == 0:
            library.highlight(id_, 0, 60, list(HighlightColour)[n // 6 % 4])
    library.save_searches(
        [
            SavedSearch(name="Ferries, unread", query="ferry is:unread"),
            SavedSearch(name="What Renn said", query="speaker:renn"),
        ]
    )
    acts = ((Act.TAG, "harbour/ferries"), (Act.BOOKMARK, ""))
    library.set_rules([Rule(name="The islands’ ferries", query="ferry islands", acts=acts, active=True)])
    library.delete(ids[-3:])


def landscape(number: int) -> bytes:
    """Hills under a sky, as a PNG."""
    above, middle, below = SKIES[number % len(SKIES)]
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sky = QLinearGradient(0, 0, 0, HEIGHT)
        sky.setColorAt(0, QColor(above))
        sky.setColorAt(1, QColor(middle))
        painter.fillRect(image.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#fdf6e3"))
        painter.drawEllipse(QPointF(150 + number * 97 % 660, 130 + number * 31 % 90), 44, 44)
        for layer in range(3):
            colour = QColor(below).lighter(150 - 25 * layer)
            tops = [
                (x * 120, 330 + 90 * layer + (number * 53 + x * 71 + layer * 37) % 90)
                for x in range(WIDTH // 120 + 1)
            ]
            hills = QPolygonF([QPointF(*top) for top in [*tops, (WIDTH, HEIGHT), (0, HEIGHT)]])
            painter.setBrush(colour)
            painter.drawPolygon(hills)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


if __name__ == "__main__":
    sys.exit(main())
