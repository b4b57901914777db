"""Where words stand on the page: every stretch of a story is found there again, and its quotes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import blocks as blocks_of
from reader import fields
from reader.types import Field
from tests import factories as make
from tests.ui.typeset import a_bit_of_everything, set_in_type, words
from ui.places import Passage, Place, Places, units
from ui.typesetter import printable

if TYPE_CHECKING:
    from reader.types import Story

pytestmark = pytest.mark.usefixtures("qapp")


ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def test_every_quote_stands_where_its_words_are() -> None:
    story = a_bit_of_everything()
    story = make.quoted(story, "‘All is well’", Field.HEADLINE)
    story = make.quoted(story, "“line”", Field.SUMMARY, 0)
    story = make.quoted(make.quoted(story, "“Ada”"), "“Otto 🐟”")
    story = make.quoted(story, "“the Ada”", Field.CAPTION)
    for said in ("“Nothing new here.”", "“roof”", "“as it was”", "“code”", "“at last”"):
        story = make.quoted(story, said)
    sheet = set_in_type(story)
    assert len(sheet.marks) == len(story.quotes)
    for mark in sheet.marks:
        assert "".join(words(sheet, piece) for piece in mark.pieces) == mark.quote.text
    starts = [mark.pieces[0][0] for mark in sheet.marks]
    assert starts == sorted(starts)


def test_a_quote_of_a_second_bullet_stands_in_the_second_bullet() -> None:
    story = make.story(summary=("same “words”", "same “words”"))
    sheet = set_in_type(make.quoted(story, "“words”", Field.SUMMARY, 1))
    assert sheet.places.place(sheet.marks[0].pieces[0][0]) == Place(Field.SUMMARY, len(story.summary[0]) + 6)


def test_a_quote_over_two_paragraphs_is_marked_in_both() -> None:
    story = make.story(body=make.body(make.paragraph("He said: “One."), make.paragraph("“Two.” And went.")))
    sheet = set_in_type(make.quoted(story, "“One.\n\n“Two.”"))
    assert [words(sheet, piece) for piece in sheet.marks[0].pieces] == ["“One.", "“Two.”"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ANY_TEXT, min_size=1, max_size=4), st.data())
def test_any_stretch_of_any_text_is_found_again(texts: list[str], data: st.DataObject) -> None:
    story = make.story(body=make.body(*(make.plain(text) for text in texts)))
    sheet = set_in_type(story)
    plain = story.body.text
    start = data.draw(st.integers(0, len(plain)))
    end = data.draw(st.integers(start, len(plain)))
    pieces = sheet.places.pieces(Passage(Field.BODY, start, end))
    shown = "".join(words(sheet, piece) for piece in pieces)
    gaps = _without_gaps(story, start, end)
    assert shown == printable(gaps)
    for first, _ in pieces:
        place = sheet.places.place(first)
        assert place is not None
        assert start <= place.offset < end


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ANY_TEXT, st.lists(ANY_TEXT.filter(bool), max_size=4), ANY_TEXT, ANY_TEXT, st.data())
def test_any_stretch_of_any_field_is_found_and_leads_back(
    headline: str, summary: list[str], caption: str, text: str, data: st.DataObject
) -> None:
    body = make.body(make.plain(text))
    story = make.story(headline, summary=tuple(summary), caption=caption, byline="Ida Holt", body=body)
    sheet = set_in_type(story)
    field = data.draw(st.sampled_from(Field))
    told = fields.of_story(story)[field]
    start = data.draw(st.integers(0, len(told)))
    end = data.draw(st.integers(start, len(told)))
    pieces = sheet.places.pieces(Passage(field, start, end))
    gaps = {fields.line_start(summary, line) - 1 for line in range(1, len(summary))}
    there = [at for at in range(start, end) if field is not Field.SUMMARY or at not in gaps]
    assert "".join(words(sheet, piece) for piece in pieces) == printable("".join(told[at] for at in there))
    if there:
        back = Passage(field, there[0], there[-1] + 1)
        assert sheet.places.passage(pieces[0][0], pieces[-1][1]) == back


def _without_gaps(story: Story, start: int, end: int) -> str:
    """The characters of a stretch that belong to a block, not to the blank lines between."""
    return "".join(
        block.text[max(0, start - block.start) : max(0, end - block.start)] for block in story.body.blocks
    )


def test_what_the_core_reads_from_html_is_all_found_on_the_page() -> None:
    html = (
        "<h2>What now</h2><p>It <i>rained</i> 🌧,<br>and <a href='https://x.example/'>poured</a>.</p>"
        "<ul><li>a roof<ol><li>a wall</li></ol></li></ul><blockquote><p>So it was.</p><p>So be it.</p></blockquote>"
        "<figure><img src='https://x.example/a.png' alt='A wall'><figcaption>The wall</figcaption></figure><hr>"
        "<table><tr><th>Name</th><th>Number</th></tr><tr><td>Ada <b>🐟</b></td><td>7</td></tr></table>"
        "<pre>if rain:\n    stay()</pre><p>ثم <em>توقف</em> المطر.</p>"
    )
    body = blocks_of.read(html)
    sheet = set_in_type(make.story(body=body, dateline="PORT ELLERY"))
    for start in range(len(body.text)):
        said = "".join(
            words(sheet, piece) for piece in sheet.places.pieces(Passage(Field.BODY, start, start + 9))
        )
        assert "".join(said.split()) == "".join(body.text[start : start + 9].split())
    assert sheet.document.find("Number").currentTable() is not None


def test_places_know_the_way_back() -> None:
    places = Places()
    places.add(Place(Field.BODY, 10), 100, "a😀b")
    assert [places.place(position) for position in (100, 101, 103, 104)] == [
        Place(Field.BODY, offset) for offset in (10, 11, 12, 13)
    ]
    assert places.place(99) is None
    assert places.place(105) is None
    assert units("a😀b") == 4
