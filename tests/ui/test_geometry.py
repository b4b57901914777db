"""Where the strokes of a mark lie."""

from __future__ import annotations

import pytest

from tests import factories as make
from tests.ui.typeset import SETTING, set_in_type
from ui import document
from ui.geometry import Geometry

pytestmark = pytest.mark.usefixtures("qapp")


def test_marks_follow_lines_that_run_both_ways() -> None:
    story = make.story(body=make.body(make.paragraph("قال NMO 2024 «الريح قوية جدا» اليوم")))
    sheet = set_in_type(make.quoted(story, "NMO 2024 «الريح"))
    document.fit(sheet.document, SETTING, 700)
    strokes = Geometry(sheet.document).strokes(sheet.marks[0].pieces[0])
    assert strokes
    assert all(stroke.rect.width() > 0 for stroke in strokes)


def test_marks_do_not_hold_the_blank_at_a_lines_end() -> None:
    text = "“" + "calm " * 60 + "sea”"
    sheet = set_in_type(make.quoted(make.story(body=make.body(make.plain(text))), text))
    document.fit(sheet.document, SETTING, 700)
    geometry = Geometry(sheet.document)
    strokes = geometry.strokes(sheet.marks[0].pieces[0])
    assert len(strokes) > 3
    assert len({round(stroke.rect.right()) for stroke in strokes[1:-1]}) == 1
    assert geometry.strokes(sheet.marks[0].pieces[0]) is strokes
    geometry.forget()
    assert geometry.strokes(sheet.marks[0].pieces[0]) is not strokes
