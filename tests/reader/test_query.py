"""What a person typed, understood. Every text is a legal query."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import query
from reader.query import All, Dates, Either, Not, Text, Where


def second(year: int, month: int = 1, day: int = 1) -> int:
    return int(datetime(year, month, day).astimezone().timestamp())


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", All(())),
        ("troops", Text("troops")),
        ("sent troops", All((Text("sent"), Text("troops")))),
        ('"sent troops"', Text("sent troops")),
        ("“sent troops”", Text("sent troops")),
        ("troop*", Text("troop", prefix=True)),
        ("-war", Not(Text("war"))),
        ("!war", Not(Text("war"))),
        ("war OR peace", Either((Text("war"), Text("peace")))),
        ("a b OR c", Either((All((Text("a"), Text("b"))), Text("c")))),
        ("a (b OR c)", All((Text("a"), Either((Text("b"), Text("c")))))),
        ("-(b OR c)", Not(Either((Text("b"), Text("c"))))),
        ("tag:war/east", Where("tag", "war/east")),
        ("#war", Where("tag", "war")),
        ('tag:"two words"', Where("tag", "two words")),
        ("title:troops", Text("troops", "headline")),
        ('title:"sent troops"', Text("sent troops", "headline")),
        ("author:lee", Text("lee", "byline")),
        ("by:lee", Text("lee", "byline")),
        ("place:nairobi", Text("nairobi", "place")),
        ("site:courier.example", Text("courier.example", "site")),
        ("note:ask", Text("ask", "note")),
        ("quote:rot", Text("rot", "quote")),
        ('speaker:"Ada Vane"', Text("Ada Vane", "speaker")),
        ("said:van*", Text("van", "speaker", prefix=True)),
        ("has:note", Where("has", "noted")),
        ("has:image", Where("has", "picture")),
        ("is:highlighted", Where("is", "highlighted")),
        ("feed:courier", Where("feed", "courier")),
        ("is:unread", Where("is", "unread")),
        ("is:starred", Where("is", "bookmarked")),
        ("after:2026-10", Dates(second(2026, 10), None)),
        ("before:2026-10-31", Dates(None, second(2026, 10, 31))),
        ("date:2026-12", Dates(second(2026, 12), second(2027))),
        ("date:2026", Dates(second(2026), second(2027))),
        ("date:2026-10..2026-11", Dates(second(2026, 10), second(2026, 12))),
        ("date:2026-10/2026-11", Dates(second(2026, 10), second(2026, 12))),
        ("date:2026-10-30..", Dates(second(2026, 10, 30), None)),
    ],
)
def test_the_language(typed: str, part: query.Part) -> None:
    assert query.parse(typed) == query.Query(part)


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_days_are_named_from_midnight_on(hour: int) -> None:
    now = int(datetime(2026, 10, 31, hour, 10).astimezone().timestamp())
    for typed, part in (
        ("date:today", Dates(second(2026, 10, 31), second(2026, 11, 1))),
        ("after:today", Dates(second(2026, 10, 31), None)),
        ("before:Today", Dates(None, second(2026, 10, 31))),
        ("date:yesterday", Dates(second(2026, 10, 30), second(2026, 10, 31))),
        ("date:2026-10-29..yesterday", Dates(second(2026, 10, 29), second(2026, 10, 31))),
    ):
        assert query.parse(typed, now=now).part == part


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("(((", All(())),
        ("(a", Text("a")),
        ("OR a", All((Text("OR"), Text("a")))),
        ("- a", Text("a")),
        ("--a", Text("--a")),
        ("it's c++ a-b", All((Text("it's"), Text("c++"), Text("a-b")))),
        ('"unclosed phrase', Text("unclosed phrase")),
        ('""', All(())),
        ("tag: x", All((Text("tag:"), Text("x")))),
        ("-()", All(())),
        ("http://example.org", Text("http //example.org")),
    ],
)
def test_what_is_no_query_is_searched_as_words(typed: str, part: query.Part) -> None:
    assert query.parse(typed).part == part


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("a)", "never opened"),
        ("war  is:nonsense", "unknown (there are: unread, read"),
        ("war  is:nonsense", "At character 6: "),
        ("has:teeth", "there are: quote, image"),
        ("after:tomorrow", "names no date"),
        ("date:2026-13", "names no date"),
        ("date:2026..x", "names no date"),
        ("date:9999", "names no date"),
        ("a " * 300, "only the first"),
    ],
)
def test_what_was_taken_differently_is_said_in_words(typed: str, notice: str) -> None:
    assert notice in " ".join(query.parse(typed).notices)


def test_the_last_word_is_unfinished_only_while_it_is_typed() -> None:
    assert query.parse("sent troo", typing=True).part == All((Text("sent"), Text("troo", unfinished=True)))
    assert query.parse("sent troops ", typing=True).part == All((Text("sent"), Text("troops")))
    assert query.parse("a OR b", typing=True).part == Either((Text("a"), Text("b", unfinished=True)))
    assert query.parse("tag:x", typing=True).part == Where("tag", "x")


def test_the_words_to_mark_are_those_a_match_contains() -> None:
    texts = query.parse('"sent troops" (war OR peace) -navy is:unread').texts
    assert [text.words for text in texts] == ["sent troops", "war", "peace"]


def test_brackets_too_deep_are_read_as_if_they_were_not_there() -> None:
    deep = "(" * 100 + "a" + ")" * 100
    assert query.parse(deep[:200]).part == Text("a")
    assert query.parse(deep).notices


def assert_searchable(text: str) -> None:
    """There is something to look up in every part, and typing changes no more than the last word."""
    whole, typing = query.parse(text), query.parse(text, typing=True)
    assert all(any(map(str.isalnum, part.words)) for part in whole.texts)
    assert not any(part.unfinished for part in (*whole.texts, *typing.texts[:-1]))
    assert [part._replace(unfinished=False) for part in typing.texts] == list(whole.texts)
    assert typing.notices == whole.notices


@given(st.text())
def test_any_text_is_a_legal_query(text: str) -> None:
    assert_searchable(text)


@given(st.text(alphabet='()"-# :ORab*tagis.'))
def test_any_mixture_of_operators_is_a_legal_query(text: str) -> None:
    assert_searchable(text)


def test_conditions_are_told_where_they_stand() -> None:
    text = 'rain -tag:war #wells said:"Tobias Renn" colour:red -rain has:note'
    found = query.operators(text)
    assert [(one.name, one.value, one.negated) for one in found] == [
        ("tag", "war", True),
        ("tag", "wells", False),
        ("said", "Tobias Renn", False),
        ("has", "note", False),
    ]
    assert [text[one.start : one.end] for one in found] == [
        "-tag:war",
        "#wells",
        'said:"Tobias Renn"',
        "has:note",
    ]
