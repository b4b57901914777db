"""Everything that ./run screenshots shows can be shown, and follows the theme while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from tests.screenshots import camera, stock
from tests.screenshots.shots import SHOTS
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.screenshots.camera import Shot


@pytest.fixture(scope="module")
def libraries(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What pictures are taken of."""
    folder = tmp_path_factory.mktemp("libraries")
    stock.make(folder)
    return folder


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_it_is_seen_in_the_light_and_in_the_dark(shot: Shot, libraries: Path, tmp_path: Path) -> None:
    taken = camera.take(shot, shot.sizes[0], (Theme.LIGHT, Theme.DARK), libraries, tmp_path)
    light, dark = (brightness(QImage(str(path))) for path in taken)
    assert light > dark


def brightness(image: QImage) -> float:
    """The lightness of a picture's points, every twentieth of them, from 0 to 255."""
    points = [(x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)]
    return sum(image.pixelColor(*point).lightness() for point in points) / len(points)
