"""The commands that make pictures: `render`, a story as the pane shows it; `screenshots`, the window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from reader.types import Scope, StoryId, View

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication

    from reader.cli.context import Context
    from ui.theme import Appearance
    from ui.window import Window

SETTLE = 400  # milliseconds in which the panes fill
SIZES = {"wide": (1280, 800), "narrow": (760, 800)}


def render(here: Context) -> dict[str, Any]:
    """Draw the story of an id into a PNG file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import render as drawing

    story = here.library.story(StoryId(here.args.id))
    drawing.render(story, here.args.png, width=here.args.width, dark=here.args.dark)
    here.output.say(str(here.args.png))
    return {"id": story.id, "png": str(here.args.png)}


def screenshots(here: Context) -> dict[str, Any]:
    """Draw the window on a library, light and dark, wide and narrow, into the folder that --to names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import app as program
    from ui.theme import Appearance, Theme

    here.args.to.mkdir(parents=True, exist_ok=True)
    app = program.application()
    made: list[str] = []
    for theme in (Theme.LIGHT, Theme.DARK):
        appearance = Appearance(app, theme)
        made += _shoot(here, app, appearance, theme.value)
        appearance.deleteLater()
    for name in made:
        here.output.say(name)
    return {"pictures": made}


def _shoot(here: Context, app: QApplication, appearance: Appearance, theme: str) -> list[str]:
    """One window in one theme: its unread stories, and the first capture opened."""
    from ui import app as program

    window = program.start(here.folder, appearance, here.open)
    made = []
    for view, name in ((View(scope=Scope.UNREAD), "unread"), (View(scope=Scope.CAPTURES), "captures")):
        for size, (width, height) in SIZES.items():
            window.resize(width, height)
            _open_first(window, view)
            made.append(_keep(window, here.args.to / f"{name}-{size}-{theme}.png"))
    window.close()
    _wait(SETTLE)
    window.deleteLater()
    app.processEvents()
    return made


def _open_first(window: Window, view: View) -> None:
    _wait(SETTLE)
    if window.desk is not None:
        window.desk.go_to(view)
        _wait(SETTLE)
        window.desk.columns.list.step(1)
        _wait(SETTLE)
        window.desk.columns.pane.next_quote()
        _wait(SETTLE)


def _keep(window: Window, path: Path) -> str:
    window.grab().save(str(path))
    return str(path)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
