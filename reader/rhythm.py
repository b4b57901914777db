"""When a feed is asked again: as often as it has news, no sooner than its server wants, later after failures.

All in seconds. Chance comes from outside, so that a test can say what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTE, HOUR, DAY, WEEK = 60, 3_600, 86_400, 7 * 86_400

USUAL = HOUR  # until a feed has shown how often it has news
SHORTEST, LONGEST = 15 * MINUTE, DAY
COUNTED = 20  # of the newest stories
FEWEST = 3  # stories that say something about a rhythm
UNANSWERED = 6 * HOUR  # at most, between two tries of a server that does not answer
SPREAD = 0.2  # how much of a wait after a failure is left to chance, so that not all come back at once

PERIODS = {"hourly": HOUR, "daily": DAY, "weekly": WEEK, "monthly": 30 * DAY, "yearly": 365 * DAY}


def learned(news: Iterable[int], now: int) -> int:
    """How far apart a feed's newest stories are, counted from now: a feed that falls silent slows down."""
    past = sorted((second for second in news if second <= now), reverse=True)[:COUNTED]
    if len(past) < FEWEST:
        return USUAL
    return max(SHORTEST, min((now - past[-1]) // len(past), LONGEST))


def wait(every: int, rhythm: int, asked: int) -> int:
    """How long to wait after a good answer.

    The person's own `every` wins; else the rhythm that was learned, or what the server asked for when that
    is longer, but not beyond a day: some servers mean pictures when they say "a year".
    """
    return every or max(rhythm or USUAL, min(asked, LONGEST))


def wait_after_failure(
    failures: int, usual: int, retry_after: int, chance: float, *, answered: bool = True
) -> int:
    """How long to wait after so many failures in a row; `chance` is between 0 and 1.

    Twice as long each time, up to a week, and never less than the server asked for. When nobody `answered`
    it may have been this computer that was not online: then it is tried again within hours.
    """
    first = max(SHORTEST, min(usual, USUAL))
    backed_off = min(first << min(failures - 1, 10), WEEK if answered else UNANSWERED)
    return min(max(round(backed_off * (1 - SPREAD * chance)), retry_after), WEEK)


def asked_by_feed(ttl: str, period: str, frequency: str) -> int:
    """What a feed's own text asks for: minutes in <ttl>, or so many times a period (sy:); 0 for nothing."""
    minutes = _count(ttl)
    if minutes:
        return minutes * MINUTE
    return PERIODS.get(period.strip().lower(), 0) // (_count(frequency) or 1)


def _count(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
