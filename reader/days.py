"""Days as a person's calendar has them: from midnight to midnight where they are. Moments are seconds UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

ONE = timedelta(days=1)
FIRST, LAST = (
    int(datetime(year, month, 3, tzinfo=UTC).timestamp()) for year, month in ((1, 1), (9999, 12))
)  # what a clock that is out of its mind says beyond them has no day everywhere


def of(second: int) -> date:
    """The day of a moment."""
    return date.fromtimestamp(min(max(second, FIRST), LAST))  # noqa: DTZ012  that is what is wanted: where the person is


def begin(day: date) -> int:
    """The first second of a day; by UTC where the calendar ends, and no other zone has a time."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  where the person is
    try:
        return int(midnight.astimezone().timestamp())
    except (ValueError, OverflowError):
        return int(midnight.replace(tzinfo=UTC).timestamp())


def printed(second: int) -> date:
    """The day that was printed without a time; it is kept as midnight UTC."""
    return datetime.fromtimestamp(second, UTC).date()


def here(second: int, *, day_only: bool) -> int:
    """When a story was published by a clock here; one of a day without a time, at that day's midnight."""
    return begin(printed(second)) if day_only else second


def kept(second: int) -> int:
    """How the day of a moment here is kept, when a story has no time."""
    day = of(second)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
