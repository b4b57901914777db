"""A story set in type: every word of it, where it stands, and its quotes in their places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextCursor, QTextDocument, QTextTable

from reader import blocks as blocks_of
from reader.types import Body, Confidence, Enclosure, Field, Picture, Span
from tests import factories as make
from ui import document, painter
from ui.document import MORE, Sheet
from ui.geometry import Geometry
from ui.places import Place, Places, units
from ui.setting import Part, Setting, reads_from_right
from ui.theme import DARK, LIGHT
from ui.typesetter import may_follow, printable, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextCharFormat

    from reader.types import Story

SETTING = Setting(colours=LIGHT)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)

pytestmark = pytest.mark.usefixtures("qapp")


def set_in_type(story: Story, setting: Setting = SETTING, shown: int = document.SHOWN_AT_ONCE) -> Sheet:
    return document.build(story, setting, shown=shown)


def words(sheet: Sheet, piece: tuple[int, int]) -> str:
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(piece[0])
    cursor.setPosition(piece[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def blocks(sheet: Sheet) -> Iterator[QTextBlock]:
    block = sheet.document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines(sheet: Sheet) -> list[str]:
    return [block.text() for block in blocks(sheet)]


def block_with(sheet: Sheet, text: str) -> QTextBlock:
    return next(block for block in blocks(sheet) if text in block.text())


def letters_of(sheet: Sheet, text: str) -> QTextCharFormat:
    found = sheet.document.find(text)
    assert not found.isNull(), text
    return found.charFormat()


def a_bit_of_everything() -> Story:
    return make.story(
        "‘All is well’ 😀 says nobody",
        summary=("First “line”.", "Second 🌊 “line”."),
        caption="A boat, “the Ada”, at rest",
        byline="By Ines Vidal",
        dateline="PORT ELLERY, Norland",
        body=make.body(
            make.paragraph(
                "It *rained* 🌧 and **poured**, she said: “Nothing [new](https://x.example/a) here.”"
            ),
            make.heading("What now"),
            make.block_quote("Words of somebody"),
            make.item("a “roof”"),
            make.item("a wall", "2."),
            make.picture("A wall"),
            make.caption("The wall, “as it was”"),
            make.table(["Name", "Count"], ["“Ada”", "1,200"], ["“Otto 🐟”", "7"]),
            make.rule(),
            make.code("if rain:\n    stay('in')  # “code”"),
            make.paragraph("The end, “at last”."),
        ),
    )


# ── where words stand ────────────────────────────────────────────────────────────────────────────


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
    assert sheet.places.place(sheet.marks[0].pieces[0][0]) == Place(Field.SUMMARY, 1, 5)


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
    pieces = sheet.places.pieces(Field.BODY, start, end)
    shown = "".join(words(sheet, piece) for piece in pieces)
    gaps = _without_gaps(story, start, end)
    assert shown == printable(gaps)
    for first, _ in pieces:
        place = sheet.places.place(first)
        assert place is not None
        assert start <= place.offset < end


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
        said = "".join(words(sheet, piece) for piece in sheet.places.pieces(Field.BODY, start, start + 9))
        assert "".join(said.split()) == "".join(body.text[start : start + 9].split())
    assert sheet.document.find("Number").currentTable() is not None


def test_places_know_the_way_back() -> None:
    places = Places()
    places.add(Place(Field.BODY, 0, 10), 100, "a😀b")
    assert [places.place(position) for position in (100, 101, 103, 104)] == [
        Place(Field.BODY, 0, offset) for offset in (10, 11, 12, 13)
    ]
    assert places.place(99) is None
    assert places.place(105) is None
    assert units("a😀b") == 4


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def test_the_head_of_a_story_is_set_as_in_a_newspaper() -> None:
    sheet = set_in_type(a_bit_of_everything())
    assert lines(sheet)[:6] == [
        "The Harbour Post\u2003\u206824 October 2024\u2069",
        "‘All is well’ 😀 says nobody",
        "First “line”.",
        "Second 🌊 “line”.",
        "By Ines Vidal",
        "A boat, “the Ada”, at rest",
    ]
    assert letters_of(sheet, "All is").font().pixelSize() == 39
    assert letters_of(sheet, "PORT ELLERY").fontCapitalization() == QFont.Capitalization.AllUppercase
    assert block_with(sheet, "It rained").text().startswith("PORT ELLERY, Norland\u2002It rained")


def test_one_line_of_summary_is_a_standfirst() -> None:
    sheet = set_in_type(make.story(summary=("The sea is calm again.",)))
    assert letters_of(sheet, "The sea is").fontItalic()
    assert not block_with(sheet, "The sea is").blockFormat().hasProperty(Part.MARKER)


def test_a_story_without_a_date_says_when_it_was_saved() -> None:
    assert "Saved 24 October 2024" in lines(set_in_type(make.story(dated=False, outlet="", address="")))[0]


def test_spans_dress_their_words() -> None:
    sheet = set_in_type(a_bit_of_everything())
    assert letters_of(sheet, "rained").fontItalic()
    assert letters_of(sheet, "poured").fontWeight() == QFont.Weight.Bold
    assert letters_of(sheet, "new").anchorHref() == "https://x.example/a"
    assert letters_of(sheet, "stay").font().families()[0] == "Noto Sans Mono"


def test_spans_may_overlap_and_rise_and_be_struck() -> None:
    spans = (
        Span(start=0, end=4, bold=True),
        Span(start=2, end=6, strike=True),
        Span(start=6, end=7, raised=1),
        Span(start=7, end=8, raised=-1),
        Span(start=0, end=8, code=True),
    )
    sheet = set_in_type(make.story(body=make.body(make.plain("abcdefxq", *spans))))
    assert letters_of(sheet, "cd").fontStrikeOut()
    assert letters_of(sheet, "cd").fontWeight() == QFont.Weight.Bold
    assert (
        letters_of(sheet, "x").verticalAlignment()
        == letters_of(sheet, "x").VerticalAlignment.AlignSuperScript
    )
    assert (
        letters_of(sheet, "q").verticalAlignment() == letters_of(sheet, "q").VerticalAlignment.AlignSubScript
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "", MORE]
)
def test_links_that_are_none_are_plain_words(address: str) -> None:
    assert not may_follow(address)
    spans = (Span(start=0, end=4, link=address),)
    story = make.story(body=make.body(make.plain("here", *spans)), address=address)
    assert not letters_of(set_in_type(story), "here").isAnchor()


def test_stretches_cover_the_text_once() -> None:
    spans = (Span(start=-3, end=2), Span(start=1, end=99), Span(start=4, end=4))
    found = list(stretches(6, spans))
    assert [(start, end) for start, end, _ in found] == [(0, 1), (1, 2), (2, 4), (4, 6)]
    assert [len(active) for _, _, active in found] == [1, 2, 1, 1]


def test_a_picture_that_is_not_kept_is_its_words_in_a_frame() -> None:
    alone = set_in_type(make.story(body=make.body(make.picture("Two boats"))))
    assert block_with(alone, "Two boats").blockFormat().hasProperty(Part.FRAME)
    captioned = make.body(make.picture("Two boats"), make.caption("Boats at rest"))
    sheet = set_in_type(make.story(body=captioned, picture=Picture("https://x.example/b.jpg", "A quay")))
    assert "Two boats" not in lines(sheet), "its caption says it"
    assert block_with(sheet, "Boats at rest").blockFormat().hasProperty(Part.FRAME)
    assert block_with(sheet, "A quay").blockFormat().hasProperty(Part.FRAME)


def test_a_table_has_cells_and_its_numbers_stand_right() -> None:
    sheet = set_in_type(a_bit_of_everything())
    cursor = sheet.document.find("1,200")
    table = cursor.currentTable()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (3, 2)
    assert cursor.blockFormat().alignment() == Qt.AlignmentFlag.AlignTrailing
    assert sheet.document.find("Ada”").blockFormat().alignment() != Qt.AlignmentFlag.AlignTrailing
    assert letters_of(sheet, "Count").fontWeight() == QFont.Weight.DemiBold


def test_spans_in_cells_stay_in_their_cells() -> None:
    spans = (Span(start=11, end=15, link="https://x.example/"),)
    table = replace(make.table(["plain", "link here"]), spans=spans)
    story = make.story(body=make.body(make.table(["a"]), table))
    sheet = set_in_type(story)
    assert letters_of(sheet, "here").anchorHref() == "https://x.example/"
    assert not letters_of(sheet, "link").isAnchor()


def test_an_enormous_or_empty_table_is_plain_text() -> None:
    rows = [[str(number)] * 5 for number in range(500)]
    sheet = set_in_type(make.story(body=make.body(make.table(*rows), make.table())))
    assert not sheet.document.rootFrame().childFrames()
    assert "499" in sheet.document.toPlainText()


def test_arabic_reads_from_the_right_and_stands_upright() -> None:
    sheet = set_in_type(make.story(body=make.body(make.block_quote("نحن نعرف هذه الريح"), make.item("أسرّة"))))
    quote = block_with(sheet, "نحن").blockFormat()
    assert quote.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert quote.rightMargin() > quote.leftMargin()
    assert not letters_of(sheet, "نحن").fontItalic()
    assert reads_from_right("123 שלום")
    assert not reads_from_right("… 123")


def test_narrow_panes_and_long_headlines_get_smaller_headlines() -> None:
    assert (
        letters_of(set_in_type(make.story("Rain"), Setting(colours=LIGHT, narrow=True)), "Rain")
        .font()
        .pixelSize()
        == 31
    )
    assert letters_of(set_in_type(make.story("Rain " * 40)), "Rain").font().pixelSize() == 31


def test_the_column_is_centred_and_never_too_wide() -> None:
    sheet = set_in_type(make.story())
    for width, column in ((1400, 646), (700, 620), (360, 316)):
        document.fit(sheet.document, SETTING, width)
        frame = sheet.document.rootFrame().frameFormat()
        assert width - frame.leftMargin() - frame.rightMargin() == column
        assert frame.leftMargin() == frame.rightMargin()


# ── the end ──────────────────────────────────────────────────────────────────────────────────────


def test_a_story_too_long_to_show_at_once_says_so() -> None:
    story = make.story(
        body=make.body(*(make.paragraph("word " * 20) for _ in range(10)), make.paragraph("“End.”"))
    )
    story = make.quoted(story, "“End.”")
    sheet = set_in_type(story, shown=250)
    assert lines(sheet)[-1] == "Show more"
    assert letters_of(sheet, "Show more").anchorHref() == MORE
    assert sum(line.count("word") for line in lines(sheet)) == 49
    assert sheet.marks == ()
    assert "Show more" not in lines(set_in_type(story))


def test_a_headline_alone_leads_to_its_page() -> None:
    sheet = set_in_type(make.story(body=Body("", ()), address="https://harbourpost.example/a"))
    assert lines(sheet)[-2:] == ["Only the headline came with this story.", "Read it at harbourpost.example"]
    assert len(lines(set_in_type(make.story(body=Body("", ()), address="")))) == 3


def test_files_that_came_along_are_links() -> None:
    files = (
        Enclosure("https://x.example/a.mp3", "audio/mpeg", 23_000_000),
        Enclosure("https://x.example/b"),
        Enclosure("file:///etc/passwd", "text/plain"),
    )
    sheet = set_in_type(make.story(enclosures=files))
    assert lines(sheet)[-2:] == ["Audio, 23 MB", "File"]
    assert letters_of(sheet, "Audio").anchorHref() == "https://x.example/a.mp3"


# ── the painter ──────────────────────────────────────────────────────────────────────────────────


def painted(story: Story, shown: painter.Shown | None = None, colours: object = LIGHT) -> QImage:
    sheet = set_in_type(story)
    document.fit(sheet.document, SETTING, 700)
    image = QImage(700, round(sheet.document.size().height()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    clip = QRectF(image.rect())
    with QPainter(image) as brush:
        shown = shown or painter.Shown(sheet.marks)
        painter.paint(brush, Geometry(sheet.document), DARK if colours is DARK else LIGHT, shown, clip)
    return image


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(image.height())}


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


def test_a_quote_of_nobody_known_has_a_dashed_line() -> None:
    story = make.story(body=make.body(make.paragraph("“The sea is calm, and calm, and calm.”")))

    def line(confidence: Confidence) -> int:
        image = painted(make.quoted(story, story.body.text, confidence=confidence))
        return sum(
            image.pixelColor(x, y).name() == LIGHT.quote_underline
            for x in range(700)
            for y in range(image.height())
        )

    assert line(Confidence.UNKNOWN) < line(Confidence.LIKELY) * 0.8


def test_hits_of_find_are_marked_and_the_current_one_more() -> None:
    story = make.story(body=make.body(make.paragraph("rain and rain")))
    sheet = set_in_type(story)
    hits = [sheet.places.pieces(Field.BODY, at, at + 4)[0] for at in (0, 9)]
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


def test_a_document_has_no_history_and_no_pictures() -> None:
    made = set_in_type(a_bit_of_everything()).document
    assert isinstance(made, QTextDocument)
    assert not made.isUndoRedoEnabled()
    assert "\ufffc" not in made.toRawText()
