"""Quotes by speaker."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.types import Confidence, Corrections, Field, Quote, QuoteCorrection
from ui.speakers import brief, by_speaker, people, rows


def said(name: str, start: int, **facts: object) -> Quote:
    made = {"confidence": Confidence.SURE, **facts}
    return Quote(start=start, end=start + 3, text="“A”", name=name, **made)  # type: ignore[arg-type]


def test_speakers_stand_in_the_order_in_which_they_begin_and_the_unknown_last() -> None:
    quotes = (
        said("", 1, speaker="he", confidence=Confidence.UNKNOWN),
        said("Ana Lind", 30, role="mayor"),
        said("Bo Ek", 10),
        said("Ana Lind", 5, field=Field.HEADLINE, role="the mayor of Holm"),
        said("", 50, speaker="the board", confidence=Confidence.LIKELY),
    )
    found = by_speaker(quotes)
    assert [(speaker.name, len(speaker.quotes)) for speaker in found] == [
        ("Ana Lind", 2),
        ("Bo Ek", 1),
        ("the board", 1),
        ("", 1),
    ]
    assert found[0].role == "the mayor of Holm"
    assert found[0].quotes[0].field is Field.HEADLINE
    assert people(quotes) == ("Ana Lind", "Bo Ek", "the board")


def test_what_was_taken_out_stands_below_a_heading_of_its_own() -> None:
    gone = QuoteCorrection(field=Field.BODY, exact="“so-called”", is_quote=False)
    named = QuoteCorrection(field=Field.BODY, exact="“A”", name="Ana")
    made = list(rows((said("Ana", 1),), Corrections(quotes=(gone, named))))
    assert [row.is_heading for row in made] == [True, False, True, False]
    assert made[-1].taken_out == gone
    assert list(rows((), Corrections())) == []


@given(st.text(max_size=2000))
def test_a_quote_in_brief_is_one_line_of_its_first_words(text: str) -> None:
    short = brief(text)
    assert len(short) <= 241
    assert len(short.splitlines()) <= 1
    assert " ".join(text.split()).startswith(short.removesuffix("…").rstrip())


@given(st.lists(st.builds(said, st.sampled_from(["", "A", "B"]), st.integers(0, 99))))
def test_no_quote_is_lost_and_none_is_twice(quotes: list[Quote]) -> None:
    listed = [row.quote for row in rows(quotes, Corrections()) if row.quote]
    assert sorted(map(repr, listed)) == sorted(map(repr, quotes))
