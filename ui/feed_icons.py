"""The icons of feeds as small pictures, read from their files off the window's thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library import Library
    from ui.background import Background

FORMATS = (b"png", b"gif", b"jpeg", b"webp", b"ico")
SIZE = 18  # pixels of the page
SHARP = 2 * SIZE  # pixels of the file's picture that are kept, for dense screens
LARGEST = 1024


class FeedIcons(QObject):
    """Gives icons by the hash of their file.

    Signals: came: an icon that was asked for is there now.
    """

    came = Signal()

    def __init__(self, library: Library, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._background = library, background
        self._known: dict[str, QPixmap | None] = {}  # None: it is being read, or cannot be

    def pixmap(self, mark: str) -> QPixmap | None:
        """An icon; None while it is not there, or when it cannot be shown."""
        if mark and mark not in self._known:
            self._known[mark] = None
            job = partial(read, self._library.icon_file(mark))
            self._background.read(job, partial(self._take, mark))
        return self._known.get(mark)

    def _take(self, mark: str, image: QImage) -> None:
        if not image.isNull():
            self._known[mark] = QPixmap.fromImage(image)
            self.came.emit()


def read(file: Path) -> QImage:
    """The picture in a file, small; a null one when it is none of our formats or beyond its limits."""
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    if reader.format().data() not in FORMATS:
        return QImage()
    _go_to_best(reader)
    if max(reader.size().width(), reader.size().height()) > LARGEST:
        return QImage()
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    image = reader.read()
    return image if image.isNull() else image.scaled(QSize(SHARP, SHARP), keep, smooth)


def _go_to_best(reader: QImageReader) -> None:
    """Of the several pictures in an icon of Windows, go to the smallest that is sharp enough."""
    if reader.format().data() != b"ico":
        return
    sizes: list[tuple[bool, int, int]] = []
    for at in range(min(reader.imageCount(), 32)):
        if reader.jumpToImage(at):
            width = reader.size().width()
            sizes.append((width < SHARP, width if width >= SHARP else -width, at))
    if sizes:
        reader.jumpToImage(min(sizes)[2])
