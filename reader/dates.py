"""Printed dates and ages: "Updated 24 October 2024", "Oct. 24, 2024 10:15 GMT", "5 sec ago".

Owns the reading of what people and machines print as a moment; which line of a page holds it is for
others to say. Dates are read in the first characters only, so a whole paragraph costs nothing.
"""

from __future__ import annotations

import re
from calendar import isleap
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


def iso(second: int) -> str:
    """A moment as ISO 8601 has it, in UTC; "" for one beyond the calendar's years 1 to 9999."""
    try:
        return datetime.fromtimestamp(second, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return ""


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


def is_time(text: str, alone: bool) -> bool:
    """Whether a line is a time of day and no more; `alone`, without a label, with its zone or half."""
    match = _TIME.fullmatch(text.strip(" .|·"))
    if match is None or _moment_of_day(match) is None:
        return False
    return not alone or bool(match["half"] or (match["zone"] or "").upper() in _zones() or match["sign"])


def is_age(text: str) -> bool:
    """Whether a line is an age and no more: "5 min ago", "2h"."""
    found = _age(text[:FIRST], 0)
    return found is not None and not (text[: found.start] + text[found.end :]).strip(" .|·")


@dataclass(frozen=True, slots=True)
class _Found:
    """A moment and the characters that say it."""

    when: When
    start: int
    end: int


def _find(text: str, now: int) -> _Found | None:
    text = text[:FIRST]
    if not _could_be_date(text):
        return None
    now = min(max(now, _DAYS[0] * DAY), _DAYS[-1] * DAY)
    for reading in _READINGS:
        found = reading(text, now)
        if found and found.when.second // DAY in _DAYS:
            return found
    return None


def _could_be_date(text: str) -> bool:
    """Whether it has a digit or a word for an age: what every date has, asked first because few lines do."""
    return bool(_DIGIT.search(text) or _age_words().search(text.lower()))


_DIGIT = re.compile(r"\d")


@cache
def _age_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (*_days_gone(), *lexicon.sections("ages")["ago"]))))


_DAYS = range(
    int(datetime(YEARS[0], 1, 1, tzinfo=UTC).timestamp()) // DAY,
    int(datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC).timestamp()) // DAY,
)


# ── the time of day ──────────────────────────────────────────────────────────────────────────────

_OFFSET = r"(?:(?:GMT|UTC)\s?)?(?P<sign>[+−-])(?P<zone_hour>\d{1,2}):?(?P<zone_minute>\d{2})?"
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-6]\d)(?:[.,]\d{1,9})?)?"
    r"|[.h时時点](?P<dotted>[0-5]\d)[分]?(?![\d.])|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s?(?:{_OFFSET}(?!\d)|\(?(?P<zone>(?-i:[A-Z]{{1,4}}))\b\)?))?",
    re.IGNORECASE,
)


_HOURS = re.compile(r"[hH时時点]")  # between hours and minutes: "10h15"


def _moment_of_day(match: re.Match[str]) -> int | None:
    """Seconds after midnight UTC that a printed time means (below 0: the day before); None: no time."""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if match["dotted"] and not half and not match["zone"] and not _HOURS.search(match[0]):
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
_OF = r"\s{0,3}(?:,\s?|\.\s?|-|/|(?i:de|del|di|of|d’|d')\s)?\s?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?i:st|nd|rd|th|er|º|ª)?{_OF}(?P<month>[^\W\d_]{{3,12}})"
    rf"(?:{_OF}(?P<year>\d{{4}}|\d\d(?=\s\d\d:\d\d))(?!\d))?"  # mail once had years of two digits, and a time
)
_MONTH_FIRST = re.compile(
    r"\b(?P<month>[^\W\d_]{3,12})\.?[\s-]{1,3}(?P<day>\d{1,2})(?i:st|nd|rd|th)?(?![\d:])"
    r"(?:(?:,|\s|-){1,3}(?P<year>\d{4})(?!\d))?"
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
        year = _whole(match["year"]) if match["year"] else _last_year(month, day, now)
        found = _on(year, month, day, text, *match.span())
        if found:
            return found
    return None


def _whole(year: str) -> int:
    """A year in full that was printed with two digits."""
    return int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 70 else 1900)


@cache
def _months() -> dict[str, int]:
    lines = [entry.split() for entry in lexicon.entries("months")]
    return {name: int(number) for number, *names in lines for name in names}


def _last_year(month: int, day: int, now: int) -> int:
    """The year in which a date without one last was; a 29th of February is not in every year."""
    today = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=now + DAY)
    year = today.year if (month, day) <= (today.month, today.day) else today.year - 1
    while (month, day) == (2, 29) and not isleap(year):
        year -= 1
    return year


def _in_numbers(text: str, _now: int) -> _Found | None:
    """ "24/10/2024", day first unless that is impossible; "2024/10/24"."""
    match = _NUMBERS.search(text)
    if match is None:
        return None
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if first > 31 or len(match[1]) == 4:  # "0001-01-01" is what some programs say that know no date
        return _on(first, second, third, text, *match.span())
    day, month = (second, first) if second > 12 else (first, second)
    return _on(_whole(match[4]), month, day, text, *match.span())


# ── ages ─────────────────────────────────────────────────────────────────────────────────────────


def _age(text: str, now: int) -> _Found | None:
    """ "5 sec ago", "37 min 18 sec ago", "hace 3 horas", and alone in its line "5h"."""
    stretches = [stretch for match in _STRETCH.finditer(text) if (stretch := _stretch(match)) is not None]
    if not stretches:
        return None
    start, end = stretches[0].start, stretches[-1].end
    ago = _ago().search(text, max(0, start - 8), end + 12)
    if ago is None and not _SHORT_AGE.fullmatch(text.strip()):
        return None
    second = now - sum(stretch.seconds for stretch in stretches)
    in_days = min(stretch.unit for stretch in stretches) >= DAY
    when = When(second // DAY * DAY, day_only=True) if in_days else When(second)
    spans = [start, end, *(ago.span() if ago else ())]
    return _Found(when, min(spans), max(spans))


_STRETCH = re.compile(r"(?<![\w.,])(?P<count>\d{1,4}|[^\W\d_]{1,5}(?=\s))\s?(?P<unit>[^\W\d_]+)")
_SHORT_AGE = re.compile(r"\d{1,3}[smhdw]")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of time: its seconds, the seconds of its unit, and the characters that say it."""

    seconds: int
    unit: int
    start: int
    end: int


def _stretch(match: re.Match[str]) -> _Stretch | None:
    count, name = match["count"].lower(), match["unit"].lower()
    if not count.isdecimal() and count not in lexicon.sections("ages")["one"]:
        return None
    # where words are written without spaces the unit is the beginning of what follows
    names = [name] if name.isascii() else [name[:length] for length in range(len(name), 0, -1)]
    known = next((short for short in names if short in _units()), None)
    if known is None:
        return None
    unit = _units()[known]
    times = int(count) if count.isdecimal() else 1
    return _Stretch(times * unit, unit, match.start(), match.start("unit") + len(known))


@cache
def _ago() -> re.Pattern[str]:
    words = sorted(lexicon.sections("ages")["ago"], key=len, reverse=True)
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in words), re.IGNORECASE)


@cache
def _units() -> dict[str, int]:
    lines = [entry.split() for entry in lexicon.sections("ages")["units"]]
    return {name: int(seconds) for seconds, *names in lines for name in names}


def _day_in_words(text: str, now: int) -> _Found | None:
    """ "yesterday", "Today at 10:15", "just now"."""
    match = _day_words().search(text.lower())
    if match is None or match.end() > len(text) or len(text) - len(match[0]) > LONGEST_REST:
        return None
    gone = _days_gone()[match[0]]
    if gone is None:
        return _Found(When(now), *match.span())
    day = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=now // DAY - gone)
    return _on(day.year, day.month, day.day, text, *match.span())


LONGEST_REST = 40  # characters beside a word for a day; more are a sentence


@cache
def _day_words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _days_gone())))


@cache
def _days_gone() -> dict[str, int | None]:
    """The words for days and the days gone by since; None for this very moment."""
    sections = lexicon.sections("ages")
    days = [entry.split(maxsplit=1) for entry in sections["days"]]
    return {**dict.fromkeys(sections["now"]), **{word: int(gone) for gone, word in days}}


_READINGS: tuple[Callable[[str, int], _Found | None], ...] = (
    _iso,
    _eastern,
    _in_words,
    _in_numbers,
    _age,
    _day_in_words,
)
