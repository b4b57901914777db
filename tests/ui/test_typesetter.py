"""Words put into a document: where they stand, how they are dressed, where they lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument

from reader.types import Field, Span
from tests import factories as make
from tests.ui.typeset import SETTING, a_bit_of_everything, block_with, letters_of, set_in_type
from ui.directions import reads_from_right
from ui.document import MORE
from ui.places import Passage, Place
from ui.typesetter import BREAK, Typesetter, cuts, may_follow, stretches

pytestmark = pytest.mark.usefixtures("qapp")


def shown(text: str, start: int, end: int, spans: tuple[Span, ...] = ()) -> tuple[str, str]:
    """The whole text of a document with these words in it, and what stands where start to end should be."""
    document = QTextDocument()
    setter = Typesetter(document, SETTING)
    setter.run(text, QTextCharFormat(), Place(Field.BODY, 0), spans)
    whole = document.toRawText()
    return whole, "".join(whole[a:b] for a, b in setter.places.pieces(Passage(Field.BODY, start, end)))


def test_an_endless_word_may_be_broken_and_is_still_found() -> None:
    text = "begin " + "x" * 1800 + " end"
    whole, found = shown(text, 3, 1800, (Span(start=600, end=700, bold=True),))
    assert whole.count(BREAK) == len(cuts(text)) == 3
    assert whole.replace(BREAK, "") == text
    assert found == text[3:1800]


@given(
    words=st.text(alphabet="ab &", max_size=3000), at=st.tuples(st.integers(0, 3000), st.integers(0, 3000))
)
def test_what_is_looked_for_is_what_is_found(words: str, at: tuple[int, int]) -> None:
    start, end = sorted(min(one, len(words)) for one in at)
    whole, found = shown(words, start, end)
    assert found == words[start:end]
    assert whole.replace(BREAK, "") == words


def test_ordinary_words_are_left_alone() -> None:
    assert cuts("All ordinary words " * 200) == []


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


def test_arabic_reads_from_the_right_and_stands_upright() -> None:
    sheet = set_in_type(make.story(body=make.body(make.block_quote("نحن نعرف هذه الريح"), make.item("أسرّة"))))
    quote = block_with(sheet, "نحن").blockFormat()
    assert quote.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert quote.rightMargin() > quote.leftMargin()
    assert not letters_of(sheet, "نحن").fontItalic()
    assert reads_from_right("123 שלום")
    assert not reads_from_right("… 123")
