"""The pictures of stories as pixels: decoded off the window's thread, within limits, the last ones kept.

Files are what somebody put on the web: only four formats are decoded, none of them into more than 64 MB.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QImageReader

if TYPE_CHECKING:
    from pathlib import Path

    from reader.types import KeptPicture

Decode = Callable[[Callable[[], QImage], Callable[[QImage], None]], None]

LARGEST = 64  # megabytes of one picture, decoded
KEPT = 96 << 20  # bytes of all that is kept decoded
FORMATS = (b"png", b"jpeg", b"gif", b"webp")


def at_once(job: Callable[[], QImage], then: Callable[[QImage], None]) -> None:
    """Decode here and now: for pictures of pages, where nobody waits."""
    then(job())


class Gallery(QObject):
    """Gives pictures as pixels, at once when it has them. Signals: came: one more is there; broke: a file
    turned out to be no picture.
    """

    came = Signal()
    broke = Signal()

    def __init__(self, decode: Decode = at_once, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decode = decode
        self._images: OrderedDict[tuple[Path, int], QImage] = OrderedDict()
        self._asked: set[tuple[Path, int]] = set()
        self._broken: set[Path] = set()

    def image(self, picture: KeptPicture, width: int) -> QImage | None:
        """A picture, so many pixels of the screen wide; None while it is being decoded."""
        key = (picture.file, min(width, picture.width))
        if key not in self._images and key not in self._asked and picture.file not in self._broken:
            self._asked.add(key)
            self._decode(partial(decoded, *key), partial(self._take, key))
        if key in self._images:
            self._images.move_to_end(key)
        return self._images.get(key)

    def fetch(self, picture: KeptPicture, then: Callable[[QImage], None]) -> None:
        """Give a picture as large as it is, once it is decoded; one that is none comes with no pixels."""
        self._decode(partial(decoded, picture.file, picture.width), then)

    def is_broken(self, picture: KeptPicture) -> bool:
        """Whether a file turned out to be no picture."""
        return picture.file in self._broken

    def _take(self, key: tuple[Path, int], image: QImage) -> None:
        self._asked.discard(key)
        if image.isNull():
            self._broken.add(key[0])
            self.broke.emit()
            return
        self._images[key] = image
        while len(self._images) > 1 and sum(one.sizeInBytes() for one in self._images.values()) > KEPT:
            self._images.popitem(last=False)
        self.came.emit()


def decoded(file: Path, width: int) -> QImage:
    """The pixels of a file, no wider than that; nothing when it is no picture of the four formats."""
    QImageReader.setAllocationLimit(LARGEST)
    reader = QImageReader(str(file))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if not reader.canRead() or bytes(reader.format().data()) not in FORMATS:
        return QImage()
    size = reader.size()
    if size.width() > width > 0:
        reader.setScaledSize(QSize(width, max(1, size.height() * width // size.width())))
    return reader.read()
