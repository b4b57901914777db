"""Midnight is where one is."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import days
from reader.store import keys
from reader.types import When


@given(st.integers(0, 4_000_000_000))
def test_a_moment_lies_in_its_day(second: int) -> None:
    day = days.of(second)
    assert days.begin(day) <= second < days.begin(day + days.ONE)


@pytest.mark.parametrize("zone", ["Etc/GMT+10", "Etc/GMT-13", "America/New_York"])
def test_a_story_of_a_day_without_a_time_lies_in_that_day_wherever_one_is(
    travel: Callable[[str], None], zone: str
) -> None:
    travel(zone)
    day = When(
        int(datetime(2026, 3, 8, tzinfo=UTC).timestamp()), day_only=True
    )  # clocks go forward in New York
    for spread in ("00000000", "0000ffff", "ffffffff"):
        assert days.of(keys.wished(day, day.second + 7 * keys.DAY, spread)) == date(2026, 3, 8)


@given(st.dates(date(1971, 1, 1), date(2090, 1, 1)))
def test_a_day_begins_at_midnight_here(day: date) -> None:
    here = datetime.fromtimestamp(days.begin(day), UTC).astimezone()
    assert here.hour in (0, 1)  # 1: where clocks go forward at midnight
    assert days.of(days.begin(day)) == day
    assert days.of(days.begin(day) - 1) == day - timedelta(days=1)
    assert days.printed(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())) == day


@pytest.mark.parametrize("zone", ["UTC", "Etc/GMT+12", "Etc/GMT-14"])
def test_the_calendar_has_its_first_and_last_days_everywhere(
    travel: Callable[[str], None], zone: str
) -> None:
    travel(zone)
    for day in (date.min, date.max):
        second = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        assert abs(days.begin(day) - second) <= keys.EASTMOST
        key = keys.wished(When(second, day_only=True), 1_790_000_000, "ffffffff")
        assert abs(key - second) <= keys.EASTMOST + keys.DAY
