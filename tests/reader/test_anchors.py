"""Words are found again after a text changed, or not at all: never other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.anchors import CONTEXT, anchor, find

TEXT = (
    "Ferry crews and the harbour board met on Tuesday, and neither side would give way at first.\n\n"
    "“We were slow to listen to the islands,” harbour director Tobias Renn said after the meeting.\n\n"
    "The board meets again on Friday. The crews will be there."
)


def found(text: str, words: str, now: str) -> str | None:
    """What the words of a text are found as in another text."""
    start = text.index(words)
    place = find(now, anchor(text, start, start + len(words)), start)
    return None if place is None else now[slice(*place)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("Ferry crews", "On a grey morning, ferry crews"),  # something is put before
        ("\n\n", "\n"),  # paragraphs are told apart otherwise
        ("on Tuesday", "on Wednesday"),  # spelling elsewhere
        ("“We were slow to listen to the islands,”", '"We were slow to listen to the islands,"'),
        (" harbour director Tobias Renn said after the meeting.", " said Tobias Renn, who runs the harbour."),
    ],
)
def test_words_are_found_again_when_something_else_changes(old: str, new: str) -> None:
    now = TEXT.replace(old, new) if old else TEXT
    words = found(TEXT, "“We were slow to listen to the islands,”", now)
    assert words is not None
    assert words.strip('“”"') == "We were slow to listen to the islands,"


def test_words_that_were_changed_are_lost() -> None:
    assert found(TEXT, "slow to listen", TEXT.replace("slow to listen", "quick to listen")) is None


def test_the_same_word_elsewhere_is_not_the_word_that_was_meant() -> None:
    at = TEXT.index("The board meets again on Friday. ")
    shorter = TEXT.replace("The board meets again on Friday. ", "")
    assert find(shorter, anchor(TEXT, at, at + 3), at) is None, "“The” of the next sentence is another one"


HEADLINE = "Ferry strike enters its third week"


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("Ferry strike", "Ferry strike enters its 3rd week"),
        ("third week", "The ferry strike enters its third week"),
        ("enters its", "Ferry strike in Holm enters its third week"),
        ("enters its third", "Ferry strike enters its third month"),
        ("Ferry strike enters its third week", "Ferry strike enters its third week, and no end"),
    ],
)
def test_words_of_a_headline_are_found_when_half_of_it_is_the_same(words: str, now: str) -> None:
    assert found(HEADLINE, words, now) == words


@pytest.mark.parametrize(
    ("headline", "words", "now"),
    [
        (HEADLINE, "strike", "Bus drivers on strike"),
        (HEADLINE, "Ferry", "Ferry sinks off Holm"),
        (HEADLINE, "week", "What the weekend brings"),
        ("War", "War", "Warsaw in the rain"),
        ("War", "War", "The GoodWar"),
        ("Ferry strike enters court", "strike", "Ferry strikes enter court"),
    ],
)
def test_words_of_another_headline_are_other_words(headline: str, words: str, now: str) -> None:
    assert found(headline, words, now) is None


def test_of_two_places_that_look_the_same_none_is_guessed() -> None:
    line = "No comment was given on this matter by anyone. "
    assert find(f"Other. {line * 9}", anchor(line * 9, 5 * len(line), 6 * len(line)), 5 * len(line)) is None
    assert find(line * 9, anchor(line * 9, 5 * len(line), 6 * len(line)), 5 * len(line)) is not None


def test_a_letter_that_stands_everywhere_costs_no_time_and_is_lost() -> None:
    assert find("e" * 200_000, anchor("the end", 2, 3), 2) is None
    assert find("", anchor("the end", 0, 3), 0) is None
    assert find("the end", anchor("   ", 0, 3), 0) is None


WORDS = st.lists(st.integers(0, 400), min_size=1, max_size=60, unique=True)


def text_of(numbers: list[int]) -> str:
    return " ".join(f"word{number}." for number in numbers)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[int], list[int], int, int]:
    """Words that stand once each, the same after some edits, and the first and last of those marked."""
    before = draw(WORDS)
    first = draw(st.integers(0, len(before) - 1))
    last = draw(st.integers(first, min(len(before) - 1, first + 8)))
    after = list(before)
    for fresh in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(after)))
        gone = draw(st.integers(0, 3))
        after[at : at + gone] = [1_000 + fresh] * draw(st.integers(0, 1))
    return before, after, first, last


@given(edited())
def test_marked_words_are_found_where_they_went_or_not_at_all(
    edit: tuple[list[int], list[int], int, int],
) -> None:
    before, after, first, last = edit
    marked = before[first : last + 1]
    old, new, words = text_of(before), text_of(after), text_of(marked)
    place = find(new, anchor(old, old.index(words), old.index(words) + len(words)), old.index(words))
    kept = any(after[at : at + len(marked)] == marked for at in range(len(after)))
    if place is not None:
        assert new[slice(*place)] == words
        assert kept
    around = before[max(0, first - 5) : last + 6]
    if any(after[at : at + len(around)] == around for at in range(len(after))):
        assert place is not None, "nothing near them changed"


@given(st.text("ab \n", max_size=80), st.text("ab \n", max_size=80), st.data())
def test_what_is_found_says_the_same_and_is_never_a_guess_between_two(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    wanted = anchor(old, start, end)
    assert len(wanted.prefix) <= CONTEXT >= len(wanted.suffix)
    place = find(new, wanted, start)
    if place is not None:
        assert new[slice(*place)].split() == wanted.exact.split()
    if old[start:end].strip():
        assert find(old, wanted, start) == (start, end)
