"""How long to wait before a feed is asked again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import rhythm
from reader.rhythm import DAY, HOUR, LONGEST, MINUTE, SHORTEST, USUAL, WEEK

NOW = 1_790_000_000


def test_a_feed_that_has_shown_little_is_asked_each_hour() -> None:
    assert rhythm.learned([], NOW) == USUAL
    assert rhythm.learned([NOW - 5, NOW - 9], NOW) == USUAL
    assert rhythm.learned([NOW + 10] * 9, NOW) == USUAL


@pytest.mark.parametrize(
    ("apart", "rhythm_"),
    [(MINUTE, SHORTEST), (20 * MINUTE, 20 * MINUTE), (3 * HOUR, 3 * HOUR), (DAY, DAY), (WEEK, LONGEST)],
)
def test_news_come_as_far_apart_as_they_did(apart: int, rhythm_: int) -> None:
    assert rhythm.learned([NOW - n * apart for n in range(1, 41)], NOW) == rhythm_


def test_a_feed_that_falls_silent_is_asked_less_and_less() -> None:
    news = [NOW - n * 20 * MINUTE for n in range(1, 21)]
    rhythms = [rhythm.learned(news, NOW + days * DAY) for days in (0, 1, 5, 40)]
    assert rhythms == sorted(rhythms)
    assert rhythms[-1] == LONGEST


def test_failures_double_the_wait_and_chance_shortens_it_a_little() -> None:
    waits = [rhythm.wait_after_failure(n, 30 * MINUTE, 0, 0.0) for n in (1, 2, 3, 60)]
    assert waits == [30 * MINUTE, HOUR, 2 * HOUR, WEEK]
    assert rhythm.wait_after_failure(1, 10 * DAY, 0, 1.0) == round(0.8 * USUAL)
    assert rhythm.wait_after_failure(1, 30 * MINUTE, 2 * DAY, 0.5) == 2 * DAY


@pytest.mark.parametrize(
    ("ttl", "period", "frequency", "seconds"),
    [
        ("90", "", "", 90 * MINUTE),
        ("", "hourly", "2", 30 * MINUTE),
        ("", " Daily ", "", DAY),
        ("0", "weekly", "1", WEEK),
        ("", "fortnightly", "1", 0),
        ("soon", "", "x", 0),
        ("²", "daily", "0", DAY),
        ("9" * 99, "", "", 0),
    ],
)
def test_what_a_feed_asks_for(ttl: str, period: str, frequency: str, seconds: int) -> None:
    assert rhythm.asked_by_feed(ttl, period, frequency) == seconds


@given(st.lists(st.integers(-(10**12), 10**12)), st.integers(0, 10**12), st.integers(0, 10**12))
def test_whatever_was_learned_a_wait_is_between_a_quarter_of_an_hour_and_a_day(
    news: list[int], now: int, asked: int
) -> None:
    assert SHORTEST <= rhythm.wait(0, rhythm.learned(news, now), asked) <= LONGEST


@given(st.integers(1, 10**6), st.integers(0, 10**9), st.integers(0, WEEK), st.floats(0, 1, allow_nan=False))
def test_a_failed_feed_comes_back_within_a_week(failures: int, usual: int, asked: int, chance: float) -> None:
    waited = rhythm.wait_after_failure(failures, usual, asked, chance)
    assert max(asked, 0.8 * SHORTEST) <= waited <= WEEK
