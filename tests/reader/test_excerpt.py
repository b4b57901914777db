"""The lines around what was searched for."""

from hypothesis import given
from hypothesis import strategies as st

from reader import excerpt, query


def marked(text: str, typed: str) -> list[str]:
    found, marks = excerpt.around(text, query.parse(typed).texts)
    return [found[start:end] for start, end in marks]


def test_words_are_marked_whatever_their_accents_and_case() -> None:
    assert marked("The Café of Łódź is open", "cafe lodz") == ["Café", "Łódź"]


def test_phrases_prefixes_and_unspaced_scripts_are_marked() -> None:
    assert marked("He sent more troops; they sent troops.", '"sent troops"') == ["sent troops"]
    assert marked("Troopers and troops", "troop*") == ["Troopers", "troops"]
    assert marked("他在北京市工作", "北京") == ["北京"]


def test_the_longest_of_several_terms_wins() -> None:
    assert marked("north korea", 'north "north korea"') == ["north korea"]


def test_a_match_far_down_is_shown_with_what_stands_before_it() -> None:
    text = "word " * 200 + "the treasure\nlies here " + "more " * 100
    found, marks = excerpt.around(text, query.parse("treasure").texts)
    assert found.startswith("…word")
    assert [found[a:b] for a, b in marks] == ["treasure"]
    assert "\n" not in found


def test_without_a_match_it_is_the_beginning() -> None:
    assert excerpt.around("One two three", query.parse("four").texts) == ("One two three", ())
    assert excerpt.around("One two three", ()) == ("One two three", ())


def test_a_text_without_blanks_has_an_excerpt_too() -> None:
    text = "x" * 1000 + " needle"
    found, marks = excerpt.around(text, query.parse("needle").texts)
    assert [found[a:b] for a, b in marks] == ["needle"]


@given(st.text(), st.text())
def test_marks_lie_inside_the_excerpt(text: str, typed: str) -> None:
    found, marks = excerpt.around(text, query.parse(typed).texts)
    assert all(0 <= start < end <= len(found) for start, end in marks)
