"""Small square pictures for the rows of the story list: decoded, cut and rounded off the window's thread."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from ui.gallery import decoded

if TYPE_CHECKING:
    from pathlib import Path

    from reader.types import KeptPicture
    from ui.gallery import Decode

KEPT = 400  # of 56 pixels squared: 5 MB
CORNER = 6
LONGEST = 8  # times as long as it is wide: what is longer is no picture for a row


class Thumbnails(QObject):
    """Gives thumbnails, at once when it has them. Signals: came: one more is there."""

    came = Signal()

    def __init__(self, decode: Decode, parent: QObject) -> None:
        super().__init__(parent)
        self._decode = decode
        self._made: OrderedDict[tuple[Path, int], QPixmap | None] = OrderedDict()  # None: not (yet) to be had

    def pixmap(self, picture: KeptPicture, size: int, scale: float) -> QPixmap | None:
        """A picture as a square of so many pixels of the page; None while it is being made."""
        key = (picture.file, round(size * scale))
        if key not in self._made:
            self._made[key] = None
            self._decode(partial(square, picture, key[1], CORNER * scale), partial(self._take, key, scale))
        self._made.move_to_end(key)
        return self._made[key]

    def _take(self, key: tuple[Path, int], scale: float, image: QImage) -> None:
        if image.isNull():
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(scale)
        self._made[key] = pixmap
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self.came.emit()


def square(picture: KeptPicture, size: int, corner: float) -> QImage:
    """The middle of a picture as a square with round corners; nothing when it cannot be decoded."""
    wide = picture.width / max(1, picture.height)
    if not 1 / LONGEST <= wide <= LONGEST:
        return QImage()
    image = decoded(picture.file, ceil(size * max(1.0, wide)))
    if image.isNull():
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    whole = image.scaled(QSize(size, size), keep, smooth)
    made = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(made.rect()), corner, corner)
        painter.setClipPath(path)
        painter.drawImage((size - whole.width()) // 2, (size - whole.height()) // 2, whole)
    return made
