"""A story as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from reader.errors import RefusedError
from tests import factories as make
from ui.render import TALLEST, picture, render
from ui.theme import DARK

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_story_becomes_a_png(tmp_path: Path) -> None:
    out = tmp_path / "storm.png"
    render(make.story(), out, width=600, dark=True)
    image = QImage(str(out))
    assert image.width() == 600
    assert image.pixelColor(2, 2) == QColor(DARK.surface)


def test_an_endless_story_is_cut_at_a_sensible_height() -> None:
    story = make.story(body=make.body(*(make.paragraph("Rain. " * 40) for _ in range(200))))
    assert picture(story, width=400, dark=False).height() == TALLEST


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="could not be written"):
        render(make.story(), tmp_path / "missing" / "storm.png")
