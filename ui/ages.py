"""When a story appeared, said briefly as people say it."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

MINUTE, HOUR, DAY = 60, 3600, 86400


@lru_cache(maxsize=2048)
def age(second: int, now: int) -> str:
    """The moment for a row: "now", "5 min", "3 h", "Yesterday", "Tuesday", "24 Oct", "24 Oct 2023"."""
    passed = now - second
    if 0 <= passed < HOUR:
        return f"{passed // MINUTE} min" if passed >= MINUTE else "now"
    if 0 <= passed < 12 * HOUR:
        return f"{passed // HOUR} h"
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (today.date() - then.date()).days
    if 0 <= days <= 1:
        return then.strftime("%H:%M") if days == 0 else "Yesterday"
    if 1 < days < 7:
        return then.strftime("%A")
    return f"{then.day} {then:%b}" if then.year == today.year else f"{then.day} {then:%b} {then.year}"


def day(second: int, now: int) -> str:
    """The day for a list: "Today", "Yesterday", "Tuesday 24 November", "24 November 2023"."""
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (today.date() - then.date()).days
    if 0 <= days <= 1:
        return "Yesterday" if days else "Today"
    if then.year == today.year:
        return f"{then:%A} {then.day} {then:%B}"
    return f"{then.day} {then:%B} {then.year}"


def moment(second: int) -> str:
    """The moment in full: "Thursday 24 October 2024, 14:05"."""
    then = datetime.fromtimestamp(second).astimezone()
    return f"{then:%A} {then.day} {then:%B} {then.year}, {then:%H:%M}"
