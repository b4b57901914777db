"""Pictures in rows: square, round at the corners, made off the window's thread, the last ones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage

from reader.types import KeptPicture
from ui import thumbnails
from ui.gallery import at_once
from ui.thumbnails import Thumbnails, square

if TYPE_CHECKING:
    from pathlib import Path


def picture(folder: Path, width: int, height: int, name: str = "a") -> KeptPicture:
    """A picture whose middle square is green."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    side = min(width, height)
    for x in range((width - side) // 2, (width + side) // 2):
        for y in range((height - side) // 2, (height + side) // 2):
            image.setPixelColor(x, y, QColor(0, 128, 0))
    assert image.save(str(folder / f"{name}.png"))
    return KeptPicture(folder / f"{name}.png", width, height)


@pytest.mark.parametrize(("width", "height"), [(120, 40), (40, 120), (20, 20)])
def test_the_middle_of_a_picture_is_shown(tmp_path: Path, width: int, height: int) -> None:
    made = square(picture(tmp_path, width, height), 56, 6)
    assert (made.width(), made.height()) == (56, 56)
    for x, y in ((28, 28), (4, 28), (51, 28), (28, 4), (28, 51)):
        assert made.pixelColor(x, y).green() > 110, (x, y)
    assert made.pixelColor(0, 0).alpha() == 0


def test_what_is_no_picture_or_a_mere_line_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"no picture")
    assert square(KeptPicture(tmp_path / "b.png", 10, 10), 56, 6).isNull()
    assert square(picture(tmp_path, 200, 4), 56, 6).isNull()


def test_the_last_ones_are_kept(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "KEPT", 2)
    parent = QObject()
    made = Thumbnails(at_once, parent)
    pictures = [picture(tmp_path, 30, 30, name) for name in "abc"]
    shown = [made.pixmap(one, 56, 2.0) for one in pictures]
    assert all(one is not None and one.devicePixelRatio() == 2.0 for one in shown)
    assert len(made._made) == 2
    broken = KeptPicture(tmp_path / "none.png", 10, 10)
    assert made.pixmap(broken, 56, 2.0) is None
