"""Printed dates and ages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import dates
from reader.types import When

NOW = int(datetime(2024, 10, 27, 3, 33, 20, tzinfo=UTC).timestamp())


def read(text: str) -> str | None:
    """A reading as people write it: without the time when only the day was said."""
    when = dates.read(text, NOW)
    if when is None:
        return None
    moment = datetime.fromtimestamp(when.second, UTC)
    return f"{moment:%Y-%m-%d}" if when.day_only else f"{moment:%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Updated 24 October 2024", "2024-10-24"),
        ("Oct. 24, 2024 10:15 GMT", "2024-10-24 10:15:00"),
        ("24/10/2024", "2024-10-24"),
        ("9/13/2019", "2019-09-13"),
        ("24.10.24", "2024-10-24"),
        ("24.10.98", "1998-10-24"),
        ("2024/10/24", "2024-10-24"),
        ("2024-10-24", "2024-10-24"),
        ("Thursday, 24-Oct-24 10:15:00 GMT", "2024-10-24 10:15:00"),
        ("24 Oct 98 10:15", "1998-10-24 10:15:00"),
        ("20241024", "2024-10-24"),
        ("2024-10-24T10:15:00+02:00", "2024-10-24 08:15:00"),
        ("2024-10-24T10:15:00.123Z", "2024-10-24 10:15:00"),
        ("Thu, 24 Oct 2024 10:15:00 -0500", "2024-10-24 15:15:00"),
        ("September 10, 2025 / 7:15 PM / CBS News", "2025-09-10 19:15:00"),
        ("Published 3:04 pm, Monday, March 2, 2020", "2020-03-02 15:04:00"),
        ("2 March 2020 12:30 a.m.", "2020-03-02 00:30:00"),
        ("July 4th, 2010", "2010-07-04"),
        ("24. Oktober 2024, 10:15 Uhr", "2024-10-24 10:15:00"),
        ("10h15 24/10/2024", "2024-10-24 10:15:00"),
        ("24 de octubre de 2024", "2024-10-24"),
        ("1er mai 2023", "2023-05-01"),
        ("24 октября 2024", "2024-10-24"),
        ("٢٤ أكتوبر ٢٠٢٤", "2024-10-24"),
        ("2024年10月24日", "2024-10-24"),
        ("24 October", "2024-10-24"),
        ("May 24 2019 at 10.15pm BST", "2019-05-24 21:15:00"),
        ("December 24", "2023-12-24"),
        ("2 March 2020 at 14:30 pm", "2020-03-02"),
        ("price 10.15 on 2 March 2020", "2020-03-02"),
    ],
)
def test_a_calendar_date_is_read(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("5 sec ago", "2024-10-27 03:33:15"),
        ("37 min 18 sec ago", "2024-10-27 02:56:02"),
        ("Updated 2 hours ago", "2024-10-27 01:33:20"),
        ("an hour ago", "2024-10-27 02:33:20"),
        ("5h", "2024-10-26 22:33:20"),
        ("3 days ago", "2024-10-24"),
        ("vor 5 Minuten", "2024-10-27 03:28:20"),
        ("il y a 2 heures", "2024-10-27 01:33:20"),
        ("hace 3 horas", "2024-10-27 00:33:20"),
        ("5分前", "2024-10-27 03:28:20"),
        ("just now", "2024-10-27 03:33:20"),
        ("yesterday", "2024-10-26"),
        ("Yesterday at 10:15", "2024-10-26 10:15:00"),
        ("today", "2024-10-27"),
    ],
)
def test_an_age_is_read(text: str, moment: str) -> None:
    assert read(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in 1999 the",
        "31 February 2020",
        "10 hours of work",
        "2 weeks",
        "1 Brumaire 1799",
        "24 October 1453",
        "24 October 9024",
        "9999 years ago",
        "x" * 200 + " 24 October 2024",
        "yesterday all my troubles seemed so far away, now it looks as though they are here to stay",
        "just now, as it happens, the whole of the town seems to have come together in one place",
        "0000年10月24日",
        "99/99/2024",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) is None
    assert dates.around(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Updated 24 October 2024", "Updated"),
        ("Thursday, 24 October 2024 10:15 GMT", ""),
        ("September 10, 2025 / 7:15 PM / CBS News", "/ CBS News"),
        ("Posted on 3 May 2021 by A. Writer", "Posted on by A. Writer"),
        ("10:20 on 2 March 2020, seen 99 times, 11:20", ", seen 99 times,"),
    ],
)
def test_around_says_what_else_stands_in_the_line(text: str, rest: str) -> None:
    assert dates.around(text) == rest


def test_an_age_seen_from_nowhere_is_still_a_moment() -> None:
    assert dates.read("5 sec ago", 0) == When(-5)
    assert dates.read("yesterday", 10**30) is not None


@given(st.text(), st.integers())
def test_any_text_is_a_moment_of_history_or_none(text: str, now: int) -> None:
    when = dates.read(text, now)
    assert when is None or datetime(1800, 1, 1, tzinfo=UTC) <= datetime.fromtimestamp(when.second, UTC)


@given(st.from_regex(r"\d{1,4}[ ./:-]?([A-Za-z]{3,5}|\d{1,2})[ ./:-]?\d{1,4}(T| )\d\d?:?\d\d ?[+-]?\d{0,4}"))
def test_where_something_stands_around_a_date_there_is_a_date(text: str) -> None:
    around = dates.around(text)
    assert around is None or dates.read(text, NOW) is not None
    assert len(around or "") <= len(text)


def test_a_leap_day_without_a_year_is_the_last_one_there_was() -> None:
    november_2026 = 1_795_000_000
    assert dates.read("29 February", november_2026) == dates.read("29 February 2024", november_2026)
    assert dates.around("Updated 29 February") == "Updated"
