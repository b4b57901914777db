"""What must hold for any text whatever."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader import quotes
from reader.types import Field

PIECES = st.lists(
    st.sampled_from(
        [
            *"“”‘’\"'«»‹›„‚「」『』,.?!:—\n ",
            "``",
            "''",
            " said ",
            "Ana Brandt",
            " he ",
            "according to ",
            "the ministry",
            "players’ ",
            "’90s",
            'a 27" screen',
            "he told reporters",
            "的说",
            "x",
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(st.text(max_size=200), PIECES))
def test_the_offsets_of_a_quote_cut_out_its_text_and_levels_nest(text: str) -> None:
    found = quotes.find(text)
    assert all(text[quote.start : quote.end] == quote.text and quote.text for quote in found)
    for level in (1, 2):
        same = [quote for quote in found if quote.level == level]
        assert all(one.end <= two.start for one, two in pairwise(same))
    outer = [quote for quote in found if quote.level == 1]
    for inner in (quote for quote in found if quote.level == 2):
        assert any(around.start < inner.start and inner.end <= around.end for around in outer)


@given(PIECES, st.lists(PIECES, max_size=3), PIECES, PIECES)
def test_every_quote_of_a_story_stands_in_its_field(
    headline: str, summary: list[str], caption: str, text: str
) -> None:
    fields = {
        Field.HEADLINE: [headline],
        Field.SUMMARY: summary,
        Field.CAPTION: [caption],
        Field.BODY: [text],
    }
    for quote in quotes.of_story(headline, summary, caption, text):
        assert fields[quote.field][quote.line][quote.start : quote.end] == quote.text
