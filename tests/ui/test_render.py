"""A story as a picture."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

import main
from reader import fields
from reader.errors import RefusedError
from reader.types import Field, Highlight
from tests import factories as make
from ui.render import TALLEST, picture, render
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_story_becomes_a_png(tmp_path: Path) -> None:
    out = tmp_path / "storm.png"
    render(make.story(), out, width=600, dark=True)
    image = QImage(str(out))
    assert image.width() == 600
    assert image.pixelColor(2, 2) == QColor(DARK.surface)


def test_what_is_marked_is_in_the_picture_in_headline_and_text() -> None:
    story = make.story("Rain at last")
    for field in (Field.HEADLINE, Field.BODY):
        marked = Highlight(
            story=story.id, field=field, start=0, end=4, exact=fields.of_story(story)[field][:4]
        )
        image = picture(replace(story, highlights=(marked,)), width=600, dark=False)
        places = itertools.product(range(0, 300, 3), range(0, image.height(), 3))
        there = {image.pixelColor(x, y).name() for x, y in places}
        assert LIGHT.highlight_yellow in there, field


def test_an_endless_story_is_cut_at_a_sensible_height() -> None:
    story = make.story(body=make.body(*(make.paragraph("Rain. " * 40) for _ in range(200))))
    assert picture(story, width=400, dark=False).height() == TALLEST


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="could not be written"):
        render(make.story(), tmp_path / "missing" / "storm.png")


def test_each_story_is_rendered(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    library = ["--library", str(tmp_path / "library")]
    assert main.main([*library, "save", str(TWO)]) == 0
    sizes = set()
    for id_ in ("1", "2"):
        for dark in ((), ("--dark",)):
            out = tmp_path / f"{id_}{dark}.png"
            assert main.main([*library, "render", id_, "--png", str(out), *dark]) == 0
            sizes.add(QImage(str(out)).size().toTuple())
    assert len(sizes) == 2
    assert all(width == 900 and height > 500 for width, height in sizes)
    capsys.readouterr()
    assert main.main([*library, "--json", "render", "9", "--png", str(tmp_path / "x.png")]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "not-found"
