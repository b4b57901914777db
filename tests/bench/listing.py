"""How quick the list of stories is: a frame while one scrolls, drags the bar, or jumps.

Processor time of the window's thread, so that other programs do not count; frames are painted as wholes.
"""

from __future__ import annotations

import gc
import os
import random
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import Library
    from ui.story_list import StoryList

FRAMES = 400


def report(library: Library) -> None:
    """Print the frames of each kind of row, in milliseconds, on a library that is there."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QObject

    from reader.types import View
    from ui import app, theme
    from ui.background import Background
    from ui.row_shape import Density
    from ui.story_list import StoryList
    from ui.theme import LIGHT, Theme

    program = app.application()
    theme.apply(program, Theme.LIGHT)
    parent = QObject()
    background = Background(parent)
    stories = StoryList(library, background, LIGHT, None)  # type: ignore[arg-type] # a window of its own
    stories.resize(380, 700)
    stories.show()
    began = time.thread_time()
    stories.show_view(View())
    stories.grab()
    first = (time.thread_time() - began) * 1000
    whole = library.sidebar().total
    while len(stories.stories.ids) < whole:
        program.processEvents()
    print(f"\nThe list of {whole:,} stories: first page {first:.1f} ms of processor")
    print("  frames in ms of processor: median, p95, most")
    for density in Density:
        stories.set_density(density)
        for name, times in _moves(stories).items():
            ordered = sorted(times)
            shown = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1]
            print(f"  {density:<12} {name:<6}", *(f"{one:6.1f}" for one in shown))
    background.close()
    stories.close()
    del stories, background, parent
    gc.collect()  # here, where Qt's timers can be stopped, and not on the thread of a part to come


def _moves(stories: StoryList) -> dict[str, list[float]]:
    bar, chance = stories.verticalScrollBar(), random.Random(6)
    bar.setValue(0)
    wheel = [_frame(stories, bar.value() + 53) for _ in range(FRAMES)]
    drag = [_frame(stories, bar.maximum() * step // FRAMES) for step in range(FRAMES)]
    jump = [_frame(stories, chance.randrange(bar.maximum() + 1)) for _ in range(FRAMES // 4)]
    return {"wheel": wheel, "drag": drag, "jump": jump}


def _frame(stories: StoryList, value: int) -> float:
    """Move and paint what is seen then."""
    began = time.thread_time()
    stories.verticalScrollBar().setValue(value)
    stories.viewport().repaint()
    return (time.thread_time() - began) * 1000
