"""What is painted on the page beside its words: quotes, hits, bars, panels, markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reader.types import Confidence, Field
from tests import factories as make
from tests.ui.typeset import SETTING, a_bit_of_everything, colours_in, set_in_type
from ui import document, painter
from ui.geometry import Geometry
from ui.places import Passage
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from reader.types import Story
    from ui.theme import Colours

pytestmark = pytest.mark.usefixtures("qapp")


def painted(story: Story, shown: painter.Shown | None = None, colours: Colours = LIGHT) -> QImage:
    sheet = set_in_type(story)
    document.fit(sheet.document, SETTING, 700)
    image = QImage(700, round(sheet.document.size().height()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    clip = QRectF(image.rect())
    with QPainter(image) as brush:
        shown = shown or painter.Shown(sheet.marks)
        painter.paint(brush, Geometry(sheet.document), colours, shown, clip)
    return image


def test_quotes_are_marked_and_the_rest_is_left_alone() -> None:
    story = make.story(body=make.body(make.paragraph("She said: “The sea is calm.”")))
    assert colours_in(painted(story)) == {"#ffffff"}
    marked = colours_in(painted(make.quoted(story, "“The sea is calm.”")))
    assert {LIGHT.quote_mark, LIGHT.quote_underline} <= marked


def test_a_headlines_quote_is_only_underlined_until_it_is_active() -> None:
    story = make.quoted(make.story("‘All is well’ here"), "‘All is well’", Field.HEADLINE)
    assert LIGHT.quote_mark not in colours_in(painted(story))
    marks = set_in_type(story).marks
    active = colours_in(painted(story, painter.Shown(marks, active=0, focused=True)))
    assert {LIGHT.quote_mark_active, LIGHT.accent} <= active


def test_doubt_shows_in_the_line_below_a_quote() -> None:
    story = make.story(body=make.body(make.paragraph("“The sea is calm, and calm, and calm.”")))

    def line(confidence: Confidence) -> int:
        image = painted(make.quoted(story, story.body.text, confidence=confidence))
        return sum(
            image.pixelColor(x, y).name() == LIGHT.quote_underline
            for x in range(700)
            for y in range(image.height())
        )

    sure, likely, unknown = (line(one) for one in (Confidence.SURE, Confidence.LIKELY, Confidence.UNKNOWN))
    assert likely < unknown < sure * 0.8  # dots so small that none has the whole colour, dashes, a line


def test_hits_of_find_are_marked_and_the_current_one_more() -> None:
    story = make.story(body=make.body(make.paragraph("rain and rain")))
    sheet = set_in_type(story)
    hits = [sheet.places.pieces(Passage(Field.BODY, at, at + 4))[0] for at in (0, 9)]
    found = colours_in(painted(story, painter.Shown(hits=hits, hit=1)))
    assert {LIGHT.found, LIGHT.found_active} <= found


def test_bars_panels_frames_rules_and_markers_are_drawn() -> None:
    story = a_bit_of_everything()
    seen = colours_in(painted(story))
    assert {LIGHT.quote_bar, LIGHT.code_panel, LIGHT.rule, LIGHT.faint, LIGHT.muted} <= seen
    assert DARK.quote_bar in colours_in(painted(story, colours=DARK))


def test_arabic_parts_are_drawn_on_the_right() -> None:
    story = make.story(
        caption="قوارب الصيد",
        outlet="",
        body=make.body(
            make.block_quote("نحن نعرف"),
            make.block_quote("هذه الريح", 2),
            make.item("حافلات", "2."),
            make.item("أسرّة"),
        ),
    )
    image = painted(story)
    right = image.copy(350, 0, 350, image.height())
    left = image.copy(60, 0, 290, image.height())
    assert LIGHT.quote_bar in colours_in(right)
    assert LIGHT.quote_bar not in colours_in(left)
