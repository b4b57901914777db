"""A story set in type: its head, its pictures, its column and its end."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextDocument

from reader.types import Body, Enclosure, Picture
from tests import factories as make
from tests.ui.typeset import SETTING, a_bit_of_everything, block_with, letters_of, lines, set_in_type
from ui import document
from ui.document import MORE
from ui.setting import Part, Setting
from ui.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_head_of_a_story_is_set_as_in_a_newspaper() -> None:
    sheet = set_in_type(a_bit_of_everything())
    assert lines(sheet)[:6] == [
        "The Harbour Post\u2003\u206824\u00a0October\u00a02024\u2002·\u20021\u00a0min\u2069",
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
    assert (
        "Saved\u00a024\u00a0October\u00a02024"
        in lines(set_in_type(make.story(dated=False, outlet="", address="")))[0]
    )


def test_a_picture_that_is_not_kept_is_its_words_in_a_frame() -> None:
    alone = set_in_type(make.story(body=make.body(make.picture("Two boats"))))
    assert block_with(alone, "Two boats").blockFormat().hasProperty(Part.FRAME)
    captioned = make.body(make.picture("Two boats"), make.caption("Boats at rest"))
    sheet = set_in_type(make.story(body=captioned, picture=Picture("https://x.example/b.jpg", "A quay")))
    assert "Two boats" not in lines(sheet), "its caption says it"
    assert block_with(sheet, "Boats at rest").blockFormat().hasProperty(Part.FRAME)
    assert block_with(sheet, "A quay").blockFormat().hasProperty(Part.FRAME)


def test_narrow_panes_and_long_headlines_get_smaller_headlines() -> None:
    assert (
        letters_of(set_in_type(make.story("Rain"), Setting(colours=LIGHT, narrow=True)), "Rain")
        .font()
        .pixelSize()
        == 31
    )
    assert letters_of(set_in_type(make.story("Rain " * 40)), "Rain").font().pixelSize() == 31
    assert letters_of(set_in_type(make.story("Rain" * 8)), "Rain").font().pixelSize() == 31


def test_the_column_is_centred_and_never_too_wide() -> None:
    sheet = set_in_type(make.story())
    for width, column in ((1400, 646), (700, 620), (360, 316)):
        document.fit(sheet.document, SETTING, width)
        frame = sheet.document.rootFrame().frameFormat()
        assert width - frame.leftMargin() - frame.rightMargin() == column
        assert frame.leftMargin() == frame.rightMargin()


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


def test_a_document_has_no_history_and_no_pictures() -> None:
    made = set_in_type(a_bit_of_everything()).document
    assert isinstance(made, QTextDocument)
    assert not made.isUndoRedoEnabled()
    assert "\ufffc" not in made.toRawText()
