"""A story on paper or in a PDF, page by page, as it looks on the screen, with quotes and highlights."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from reader.errors import RefusedError
from ui import document, fonts, painter
from ui.attributed import day
from ui.geometry import Geometry
from ui.setting import Setting
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice

    from reader.types import Story
    from ui.typography import Typography

INCH, POINT = 96, 96 / 72  # pixels of the page
LETTERS = 15  # pixels of the text on paper: a little more than eleven points
SIDE, TOP, FOOT = 104, 84, 92  # margins in pixels
SHARP = 300  # dots an inch in a PDF
_SMALL = 11


class Pages:
    """A story set on pages of a size in pixels, 96 an inch."""

    def __init__(self, story: Story, size: QSizeF, typography: Typography, *, quotes: bool = True) -> None:
        self._story, self._size = story, size
        self._colours = LIGHT._replace(surface="#ffffff")
        setting = Setting(
            colours=self._colours,
            typography=typography._replace(pixels=LETTERS),
            language=story.language,
        )
        sheet = document.build(story, setting)
        self._document = sheet.document
        self._shown = painter.Shown(
            sheet.marks if quotes else (), stripes=document.stripes(story.highlights, sheet.places)
        )
        document.arrange(self._document, size, QMargins(SIDE, TOP, SIDE, FOOT))
        self._geometry = Geometry(self._document)
        self.count = max(1, math.ceil(self._document.size().height() / size.height()))

    def paint(self, brush: QPainter, number: int) -> None:
        """Paint a page, counted from 0, with its upper left corner where the painter stands."""
        brush.save()
        brush.translate(0, -number * self._size.height())
        page = QRectF(0, number * self._size.height(), self._size.width(), self._size.height())
        brush.setClipRect(page.adjusted(0, TOP / 2, 0, -FOOT / 2))
        painter.paint(brush, self._geometry, self._colours, self._shown, page)
        self._document.drawContents(brush, page)
        brush.restore()
        self._foot(brush, number)

    def _foot(self, brush: QPainter, number: int) -> None:
        """Outlet and date, address, and which page of how many."""
        story = self._story
        brush.setFont(fonts.sans(_SMALL))
        brush.setPen(QColor(self._colours.muted))
        line = QRectF(SIDE, self._size.height() - FOOT / 2 - 8, self._size.width() - 2 * SIDE, 16)
        printed = "  ·  ".join(filter(None, (story.outlet, day(story), story.address)))
        counted = f"{number + 1} / {self.count}"
        room = round(line.width()) - 60
        said = brush.fontMetrics().elidedText(printed, Qt.TextElideMode.ElideRight, room)
        brush.drawText(line, Qt.AlignmentFlag.AlignLeft, said)
        brush.drawText(line, Qt.AlignmentFlag.AlignRight, counted)


def put_on(device: QPagedPaintDevice, story: Story, typography: Typography, *, quotes: bool) -> None:
    """Print a story on the pages of a device. RefusedError when it takes none."""
    sheet = device.pageLayout().fullRect(QPageLayout.Unit.Point)
    pages = Pages(story, QSizeF(sheet.width() * POINT, sheet.height() * POINT), typography, quotes=quotes)
    brush = QPainter()
    if not brush.begin(device):
        reason = "nothing can be printed there. Choose another printer, or another place for the file."
        raise RefusedError(story.headline, reason)
    brush.scale(device.logicalDpiX() / INCH, device.logicalDpiY() / INCH)
    for number in range(pages.count):
        if number:
            device.newPage()
        pages.paint(brush, number)
    brush.end()


def write_pdf(path: Path, story: Story, typography: Typography, *, quotes: bool = True) -> None:
    """Write a story as a PDF on A4. RefusedError when it cannot be written there."""
    try:
        path.open("ab").close()
    except OSError as error:
        reason = f"the PDF cannot be written there ({error.strerror}). Choose another place."
        raise RefusedError(str(path), reason) from error
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(SHARP)
    writer.setTitle(story.headline)
    writer.setCreator("Cuttings")
    put_on(writer, story, typography, quotes=quotes)
