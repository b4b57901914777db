"""The page one reads: how long a story, a theme or a text size takes.

python -m tests.bench.page prints one JSON object; ./run bench page calls it
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.start import ROOT, environment
from tests.bench.table import Timed, row, title

if TYPE_CHECKING:
    from reader.types import Story
    from ui.reader_pane import ReaderPane

STORIES, PICTURES, PARAGRAPHS = 8, 10, 60  # of 50 words each
TURNS = 50
WORDS = "the harbour board met again on Tuesday and nobody could say when ferries would sail to islands"


def report() -> None:
    """The rows of the table about reading."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.page"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=environment(),
    )
    said = json.loads(done.stdout.splitlines()[-1])
    title(f"A story of {PARAGRAPHS * 50:,} words with {PICTURES} pictures, off the screen")
    row("story switched and painted, p95 (by the processor)", said["switched"], "<= 20 ms")
    row("theme changed and painted, p95", said["themes"], "<= 100 ms")
    row("size of the text changed and painted, p95", said["sizes"])
    row("a word highlighted and painted, p95", said["marked"])


def measure(folder: Path) -> dict[str, str]:
    """All that is measured, in this process."""
    from ui.app import application
    from ui.reader_pane import ReaderPane
    from ui.theme import Theme
    from ui.typography import Typography

    application()
    pane = ReaderPane(Theme.LIGHT)
    pane.resize(900, 800)
    pane.show()
    stories = [_story(number, folder) for number in range(STORIES)]
    for story in stories:  # their pictures are decoded once, on a thread of their own in the window
        _show(pane, story)
    switched, themes, sizes, marked = Timed(), Timed(), Timed(), Timed()
    for turn in range(TURNS):
        with switched.once():
            _show(pane, stories[turn % STORIES])
    for turn in range(20):
        with themes.once():
            pane.set_theme((Theme.DARK, Theme.SEPIA, Theme.LIGHT)[turn % 3])
            pane.grab()
        with sizes.once():
            pane.set_typography(Typography(pixels=(19, 22)[turn % 2]))
            pane.grab()
        with marked.once():
            pane.show_marks(_highlighted(stories[turn % STORIES]))
            pane.grab()
    return {
        "switched": str(switched),
        "themes": str(themes),
        "sizes": str(sizes),
        "marked": str(marked),
    }


def _show(pane: ReaderPane, story: Story) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    pane.show_story(story)
    pane.grab()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as between two keys


def _story(number: int, folder: Path) -> Story:
    """Like one of a newspaper: paragraphs with quotes, ten pictures, a table, a list."""
    from PySide6.QtGui import QImage

    from reader.types import KeptPicture
    from tests import factories as make

    blocks, pictures = [], {}
    said = f"“Nobody told us so in year {number},”"
    for at in range(PARAGRAPHS):
        words = " ".join([WORDS] * 3)[: 50 * 6]
        blocks.append(make.paragraph(f"{said} she said. {words}" if at % 10 == 0 else words))
        if at % (PARAGRAPHS // PICTURES) == 0:
            address, file = f"https://x.example/{number}-{at}.png", folder / f"{number}-{at}.png"
            image = QImage(1200, 800, QImage.Format.Format_RGB32)
            image.fill(0x203040 + 0x111 * at + number)
            image.save(str(file))
            pictures[address] = KeptPicture(file, 1200, 800)
            blocks += [make.picture("A boat", address), make.caption("A boat at the quay")]
    blocks += [make.item("one"), make.item("two"), make.table(["Name", "Count"], ["Ada", "7"])]
    story = make.story(f"Story {number}", body=make.body(*blocks), pictures=pictures)
    return make.quoted(story, said, name="Ana Lind", cue="said")


def _highlighted(story: Story) -> Story:
    from dataclasses import replace

    from reader.types import Highlight

    marked = Highlight(story=story.id, start=400, end=460, exact=story.body.text[400:460], id=1)
    return replace(story, highlights=(marked,))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as beside:
        print(json.dumps(measure(Path(beside))))
