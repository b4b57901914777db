"""Printed dates and ages: "Updated 24 October 2024", "Oct. 24, 2024 10:15 GMT", "5 sec ago".

Owns the reading of what people and machines print as a moment; which line of a page holds it is for
others to say. Dates are read in the first characters only, so a whole paragraph costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from reader import lexicon
from reader.types import When

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = 160  # characters looked at: the longest printed date line measured is 74
YEARS = range(1800, 2201)
DAY = 86400


def read(text: str, now: int) -> When | None:
    """The moment that a printed date or age means, seen from `now`; None when there is none in it."""
    found = _find(text, now)
    return found.when if found else None


def around(text: str) -> str | None:
    """What a line says besides its date, "" when it says nothing else; None when it holds no date."""
    found = _find(text, 0)
    if found is None:
        return None
    rest = text[: found.start] + " " + text[found.end :]
    time = _TIME.search(rest)
    if time and _moment_of_day(time) is not None:
        rest = rest[: time.start()] + " " + rest[time.end() :]
    return " ".join(_WEEKDAY.sub(" ", rest).split())


@dataclass(frozen=True, slots=True)
class _Found:
    """A moment and the characters that say it."""

    when: When
    start: int
    end: int


def _find(text: str, now: int) -> _Found | None:
    text = text[:FIRST]
    if not _could_be_date().search(text):
        return None
    now = min(max(now, _DAYS[0] * DAY), _DAYS[-1] * DAY)
    for reading in _READINGS:
        found = reading(text, now)
        if found and found.when.second // DAY in _DAYS:
            return found
    return None


@cache
def _could_be_date() -> re.Pattern[str]:
    """A digit or a word for an age: what every date has, looked for first because few lines have it."""
    sections = lexicon.sections("ages")
    days = [day.split(maxsplit=1)[1] for day in sections["days"]]
    words = map(re.escape, (*days, *sections["now"], *sections["ago"]))
    return re.compile("|".join([r"\d", *words]), re.IGNORECASE)


_DAYS = range(
    int(datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp()) // DAY,
    int(datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC).timestamp()) // DAY,
)


# ── the time of day ──────────────────────────────────────────────────────────────────────────────

_OFFSET = r"(?:(?:GMT|UTC)\s?)?(?P<sign>[+−-])(?P<zone_hour>\d{1,2}):?(?P<zone_minute>\d{2})?"
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-6]\d)(?:[.,]\d{1,9})?)?"
    r"|[.h](?P<dotted>[0-5]\d)(?![\d.])|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s?(?:{_OFFSET}(?!\d)|\(?(?P<zone>(?-i:[A-Z]{{1,4}}))\b\)?))?",
    re.IGNORECASE,
)


def _moment_of_day(match: re.Match[str]) -> int | None:
    """Seconds after midnight UTC that a printed time means (below 0: the day before); None: no time."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if match["dotted"] and not half and not match["zone"] and "h" not in match[0].lower():
        return None  # "10.15" alone is a price or a date as often as a time
    if half and hour > 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(match["minute"] or match["dotted"] or 0)
    return hour * 3600 + minute * 60 + int(match["second"] or 0) - _zone(match) * 60


def _zone(match: re.Match[str]) -> int:
    if match["sign"]:
        minutes = int(match["zone_hour"]) * 60 + int(match["zone_minute"] or 0)
        return minutes if match["sign"] == "+" else -minutes
    return _zones().get((match["zone"] or "").upper(), 0)


@cache
def _zones() -> dict[str, int]:
    return {name: int(minutes) for name, minutes in (entry.split() for entry in lexicon.entries("zones"))}


def _on(year: int, month: int, day: int, text: str, start: int, end: int) -> _Found | None:
    """That day, at the time of day printed beside it when there is one."""
    try:
        midnight = int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        return None
    after = _TIME.search(text, end)
    before = _TIME.search(text, 0, start)
    time = after if after and after.start() - end <= 12 else before
    seconds = _moment_of_day(time) if time else None
    if time is None or seconds is None:
        return _Found(When(midnight, day_only=True), start, end)
    return _Found(When(midnight + seconds), min(start, time.start()), max(end, time.end()))


# ── dates of a calendar ──────────────────────────────────────────────────────────────────────────

_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:T(?=\d))?"
)
_EASTERN = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_OF = r"\s{0,3}(?:,\s?|\.\s?|-|/|(?:de|del|di|of|d’|d')\s)?\s?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª)?{_OF}(?P<month>[^\W\d_]{{3,12}})(?:{_OF}(?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[^\W\d_]{3,12})\.?[\s-]{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
    r"(?:(?:,|\s|-){1,3}(?P<year>\d{4})(?!\d))?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?", re.IGNORECASE
)


def _iso(text: str, _now: int) -> _Found | None:
    match = _ISO.search(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return _on(year, month, day, text, *match.span())


def _eastern(text: str, _now: int) -> _Found | None:
    match = _EASTERN.search(text)
    return _on(int(match[1]), int(match[2]), int(match[3]), text, *match.span()) if match else None


def _in_words(text: str, now: int) -> _Found | None:
    """ "24 October 2024", "Oct. 24, 2024", and without a year the last such day."""
    matches = [match for form in (_DAY_FIRST, _MONTH_FIRST) for match in form.finditer(text)]
    dated = sorted(matches, key=lambda match: match["year"] is None)
    for match in dated:
        month = _months().get(match["month"].lower())
        if month is None:
            continue
        day = int(match["day"])
        year = int(match["year"]) if match["year"] else _last_year(month, day, now)
        found = _on(year, month, day, text, *match.span())
        if found:
            return found
    return None


@cache
def _months() -> dict[str, int]:
    lines = [entry.split() for entry in lexicon.entries("months")]
    return {name: int(number) for number, *names in lines for name in names}


def _last_year(month: int, day: int, now: int) -> int:
    today = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=now + DAY)
    return today.year if (month, day) <= (today.month, today.day) else today.year - 1


def _in_numbers(text: str, _now: int) -> _Found | None:
    """ "24/10/2024", day first unless that is impossible; "2024/10/24"."""
    match = _NUMBERS.search(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if first > 31:
        return _on(first, second, third, text, *match.span())
    if len(match[4]) == 2:
        third += 2000 if third < 70 else 1900
    day, month = (second, first) if second > 12 else (first, second)
    return _on(third, month, day, text, *match.span())


# ── ages ─────────────────────────────────────────────────────────────────────────────────────────


def _age(text: str, now: int) -> _Found | None:
    """ "5 sec ago", "37 min 18 sec ago", "hace 3 horas", and alone in its line "5h"."""
    stretches = list(_stretch().finditer(text))
    if not stretches:
        return None
    start, end = stretches[0].start(), stretches[-1].end()
    ago = _ago().search(text, max(0, start - 8), end + 12)
    if ago is None and text.strip() != text[start:end]:
        return None
    if ago is None and not re.fullmatch(r"\d{1,3}[smhdw]", text.strip()):
        return None
    unit = min(_units()[match["unit"].lower()] for match in stretches)
    gone = sum(_count(match["count"]) * _units()[match["unit"].lower()] for match in stretches)
    second = now - gone
    when = When(second // DAY * DAY, day_only=True) if unit >= DAY else When(second)
    spans = [start, end, *(ago.span() if ago else ())]
    return _Found(when, min(spans), max(spans))


@cache
def _stretch() -> re.Pattern[str]:
    ones = "|".join(sorted(map(re.escape, lexicon.sections("ages")["one"]), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?P<count>\d{{1,4}}|(?:{ones})(?=\s))\s?(?P<unit>{units})(?![a-zа-яñéíß])",
        re.IGNORECASE,
    )


@cache
def _ago() -> re.Pattern[str]:
    words = sorted(lexicon.sections("ages")["ago"], key=len, reverse=True)
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words), re.IGNORECASE)


@cache
def _units() -> dict[str, int]:
    lines = [entry.split() for entry in lexicon.sections("ages")["units"]]
    return {name: int(seconds) for seconds, *names in lines for name in names}


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else 1


def _just_now(text: str, now: int) -> _Found | None:
    lowered = text.lower()
    for word in lexicon.sections("ages")["now"]:
        start = lowered.find(word)
        if start >= 0 and len(text) - len(word) <= 40:
            return _Found(When(now), start, start + len(word))
    return None


def _day_in_words(text: str, now: int) -> _Found | None:
    """ "yesterday", "Today at 10:15"."""
    lowered = text.lower()
    for entry in lexicon.sections("ages")["days"]:
        gone, word = entry.split(maxsplit=1)
        start = lowered.find(word)
        if start >= 0 and len(text) - len(word) <= 40:
            day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=now // DAY - int(gone))
            return _on(day.year, day.month, day.day, text, start, start + len(word))
    return None


_READINGS: tuple[Callable[[str, int], _Found | None], ...] = (
    _iso,
    _eastern,
    _in_words,
    _in_numbers,
    _just_now,
    _age,
    _day_in_words,
)
