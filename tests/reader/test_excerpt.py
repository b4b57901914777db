"""The lines around what was searched for."""

from hypothesis import given
from hypothesis import strategies as st

from reader import excerpt, query, words


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


TEXTS = st.text(st.sampled_from("aAbe éÉßŁłẞİıſﬁ½ـ京北한ال" + "\u0301'-_\u00ad“"), max_size=30)


@given(TEXTS, TEXTS, st.booleans())
def test_what_is_marked_is_what_a_look_at_each_word_finds(text: str, typed: str, grows: bool) -> None:
    asked = [key for _, _, key in words.tokens(typed) if key]
    said = list(words.tokens(text))
    keys = [key for _, _, key in said]
    expected, at = [], 0
    while at < len(said):
        follows = words.follow(keys[at : at + len(asked)], asked, grows)
        at += len(asked) if follows else 1
        if follows:
            expected.append((said[at - len(asked)][0], said[at - 1][1]))
    assert list(excerpt.matches(text, [query.Text(typed, prefix=grows)])) == expected
