"""Which marks belong together."""

import pytest

from reader import quotes
from reader.quotes import marks, story


def paired(text: str) -> list[str]:
    return [text[pair.start : pair.end] for pair in marks.pairs(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," he said. "Two."', ['"One,"', '"Two."']),
        ("``One,'' he said.", ["``One,''"]),
        ("''One,'' he said.", ["''One,''"]),
        ("‘One,’ he said.", ["‘One,’"]),
        ("'It's the players' fault,' he said.", ["'It's the players' fault,'"]),
        ("„Eins“, sagte er, ‚zwei‘.", ["„Eins“", "‚zwei‘"]),
        ("«Un», »zwei«, ‹trois›", ["«Un»", "»zwei«", "‹trois›"]),
        ("« Un », dit-il", ["« Un »"]),
        ("「一」、『二』", ["「一」", "『二』"]),
        ("”Ett”, sade han", ["”Ett”"]),
        ('“Mixed marks," he said', ['“Mixed marks,"']),
        ("the ‘winners’ and ‘losers’ of it", ["‘winners’", "‘losers’"]),
        ("‘Nothin’ doin’ here,’ he said", ["‘Nothin’ doin’ here,’"]),
        ("“text“ he said", ["“text“"]),
        ('he said,"No way," then', ['"No way,"']),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, expected: list[str]) -> None:
    assert paired(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rock ’n’ roll of the ’90s, ‘twas said, isn’t the players’ fault.",
        "A 27\" screen, 6'2\" tall, and the '80s.",
        "The dogs' and cats' owners' rights",
        "An “unclosed mark does not swallow what follows.",
        "a closing mark” alone, and another’ too",
    ],
)
def test_apostrophes_inches_decades_and_stray_marks_pair_with_nothing(text: str) -> None:
    assert paired(text) == []


def test_inches_inside_a_quotation_do_not_end_it() -> None:
    text = '"The 27" screen is gone," he said.'
    assert paired(text) == ['"The 27" screen is gone,"']


def test_a_quotation_in_another_has_level_two_and_a_third_is_left_out() -> None:
    text = "“He said ‘she said “no” twice’ to me,” Ann said."
    found = marks.pairs(text, 0, len(text))
    assert [(pair.level, text[pair.start : pair.end]) for pair in found] == [
        (1, "“He said ‘she said “no” twice’ to me,”"),
        (2, "‘she said “no” twice’"),
    ]


def test_single_marks_may_hold_double_ones() -> None:
    text = "‘He told me, “Keep walking”, and I did,’ Lena Moss recalled."
    outer, inner = quotes.find(text)
    assert (outer.level, outer.name) == (1, "Lena Moss")
    assert (inner.level, inner.text, inner.speaker) == (2, "“Keep walking”", "He")


def test_an_unclosed_mark_inside_a_line_gives_up_its_place() -> None:
    text = "“Lost. He said “foo bar” there."
    found = marks.pairs(text, 0, len(text))
    assert [(pair.level, text[pair.start : pair.end]) for pair in found] == [(1, "“foo bar”")]


def test_ten_thousand_opening_marks_are_no_quotation() -> None:
    assert quotes.find("“" * 10_000) == ()
    assert quotes.find("“a " * 10_000) == ()


def test_a_long_line_with_quotes_is_read_to_its_end() -> None:
    text = "It rained. “We had no warning at all,” Ann Holt said. " * 2_000
    assert len(quotes.find(text)) == 2_000


def test_more_quotations_than_a_story_can_hold_are_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "PATIENCE", 500)
    text = "“We had no warning,” Ann Holt said.\n" * 510
    assert len(quotes.find(text)) == 500
