"""A story as one picture, drawn off screen: the command `render`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from reader.errors import RefusedError
from reader.types import StoryId
from ui import document, painter
from ui.geometry import Geometry
from ui.setting import Setting
from ui.theme import DARK, LIGHT
from ui.typography import NARROW

if TYPE_CHECKING:
    from pathlib import Path

    from reader.cli.context import Context
    from reader.types import Story

TALLEST = 20_000  # pixels; what goes beyond is left out
LETTERS = 4  # in a pixel of height, at the most: a column is 68 wide, a line 30 high


def run(here: Context) -> dict[str, Any]:
    """Draw the story of an id into a PNG file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    story = here.library.story(StoryId(here.args.id))
    render(story, here.args.png, width=here.args.width, dark=here.args.dark)
    here.output.say(str(here.args.png))
    return {"id": story.id, "png": str(here.args.png)}


def render(story: Story, out: Path, *, width: int = 900, dark: bool = False) -> None:
    """Draw the whole story into a PNG file, as the reading pane shows it."""
    application = QGuiApplication.instance() or QGuiApplication([])  # fonts need one
    if not QImageWriter(str(out), b"png").write(picture(story, width=width, dark=dark)):
        raise RefusedError(str(out), "The picture could not be written there. Choose another place.")
    del application


def picture(story: Story, *, width: int, dark: bool) -> QImage:
    """The whole story as a picture."""
    colours = DARK if dark else LIGHT
    setting = Setting(colours=colours, language=story.language, narrow=width < NARROW)
    sheet = document.build(story, setting, shown=TALLEST * LETTERS)
    document.fit(sheet.document, setting, width)
    height = min(TALLEST, round(sheet.document.size().height()))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.surface))
    shown = painter.Shown(sheet.marks, stripes=document.stripes(story.highlights, sheet.places))
    with QPainter(image) as brush:
        clip = QRectF(image.rect())
        painter.paint(brush, Geometry(sheet.document), colours, shown, clip)
        sheet.document.drawContents(brush, clip)
    return image
