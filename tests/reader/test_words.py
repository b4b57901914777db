"""What the index and every query see of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("the ‘confirmed’ “evidence”", "the 'confirmed' \"evidence\""),
        ("Łódź", "Lódź"),
        ("Straße", "Strasse"),
        ("أحمد", "احمد"),
        ("الكتاب", "كتاب"),
        ("مَدْرَسَة", "مدرسه"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_variants_of_a_letter_become_one(written: str, folded: str) -> None:
    assert words.fold(written) == folded


def test_runs_of_unspaced_scripts_are_cut_into_overlapping_pairs() -> None:
    assert words.fold("在北京市。").split() == ["在北", "北京", "京市", "。"]
    assert words.fold("京").split() == ["京"]
    assert words.unspaced("กรุงเทพ")
    assert not words.unspaced("Bangkok")


def test_a_key_has_no_case_no_accents_no_variants() -> None:
    assert words.key("Café") == words.key("CAFE") == "cafe"
    assert words.key("ŁÓDŹ") == "lodz"


def test_tokens_cut_their_words_out_of_the_text() -> None:
    text = "He said: “Łódź, 北京”"
    assert [(text[start:end], key) for start, end, key in words.tokens(text)] == [
        ("He", "he"),
        ("said", "said"),
        ("Łódź", "lodz"),
        ("北", "北"),
        ("京", "京"),
    ]


@given(st.text())
def test_tokens_stand_in_order_inside_any_text(text: str) -> None:
    last = 0
    for start, end, _ in words.tokens(text):
        assert last <= start < end <= len(text)
        last = end


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_folding_spaced_scripts_twice_changes_nothing_more(text: str) -> None:
    assert words.fold(words.fold(text)) == words.fold(text)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("begun to rot", True),
        ("BEGUN", True),
        ("to begun", False),
        ("ro*", True),
        ("ro", False),
        ("", False),
        ("rot all", False),
    ],
)
def test_a_phrase_is_said_word_by_word(phrase: str, said: bool) -> None:
    assert words.says("“It has begun to rot.”", phrase) is said
