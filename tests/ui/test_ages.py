"""Moments as people say them."""

from __future__ import annotations

from datetime import datetime

import pytest

from ui.ages import age, date, date_near, moment


def at(local: str) -> int:
    """The second of a moment on this machine's clock."""
    return int(datetime.fromisoformat(local).astimezone().timestamp())


NOW = at("2026-05-14 18:30")  # a Thursday


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2026-05-14 18:29:40", "now"),
        ("2026-05-14 18:30:59", "now"),
        ("2026-05-14 18:31", "18:31"),
        ("2026-05-14 18:05", "25 min"),
        ("2026-05-14 09:30", "9 h"),
        ("2026-05-14 01:05", "01:05"),
        ("2026-05-14 21:00", "21:00"),
        ("2026-05-13 03:00", "Yesterday"),
        ("2026-05-12 03:00", "Tuesday"),
        ("2026-05-01 03:00", "1 May"),
        ("2024-10-24 03:00", "24 Oct 2024"),
        ("2026-05-20 03:00", "20 May"),
    ],
)
def test_an_age_is_brief(then: str, words: str) -> None:
    assert age(at(then), NOW) == words


def test_a_moment_is_said_in_full() -> None:
    assert moment(NOW) == "Thursday 14 May 2026, 18:30"


def test_a_date_is_said_without_the_year_where_that_is_this_one() -> None:
    assert date(NOW) == "14 May 2026"
    assert date_near(at("2026-11-03 09:00"), NOW) == "3 November"
    assert date_near(at("2024-10-24 03:00"), NOW) == "24 October 2024"
