"""Where the strokes of a mark lie."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.types import Field
from tests import factories as make
from tests.ui.typeset import SETTING, set_in_type
from ui import document
from ui.geometry import Geometry
from ui.places import Passage

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


def test_outlines_of_two_lines_meet_and_cut_through_no_letters_of_a_large_headline() -> None:
    long = "calm " * 60
    sheet = set_in_type(make.story(long, body=make.body(make.plain(long))))
    document.fit(sheet.document, SETTING, 700)
    for field in (Field.HEADLINE, Field.BODY):
        strokes = Geometry(sheet.document).strokes(sheet.places.pieces(Passage(field, 0, len(long)))[0])
        for above, below in pairwise(strokes):
            assert above.rect.bottom() < below.rect.top(), "marks of two lines are two"
            assert above.rect.bottom() + above.reach > below.rect.top() - below.reach
            middle = below.rect.center().y()
            assert above.rect.bottom() + above.reach < middle - below.rect.height() / 4, "the next line's x"
