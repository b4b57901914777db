"""How a feed fares, in words: when it was asked and will be, how often, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ui.ages import DAY, HOUR, MINUTE, date_near

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.types import FeedDetails, Fetched

    Tr = Callable[[str], str]

EVERY = {
    0: "As often as it changes",
    15 * MINUTE: "Every quarter of an hour",
    30 * MINUTE: "Every half hour",
    HOUR: "Every hour",
    3 * HOUR: "Every three hours",
    6 * HOUR: "Every six hours",
    DAY: "Once a day",
    7 * DAY: "Once a week",
}


def when(second: int, now: int, tr: Tr) -> str:
    """A moment as one says it: "today at 14:05", "tomorrow at 09:00", "3 November at 09:12"."""
    then, today = datetime.fromtimestamp(second).astimezone(), datetime.fromtimestamp(now).astimezone()
    days = (then.date() - today.date()).days
    named = {-1: tr("yesterday at {}"), 0: tr("today at {}"), 1: tr("tomorrow at {}")}
    clock = f"{then:%H:%M}"
    if days in named:
        return named[days].format(clock)
    return tr("{0} at {1}").format(date_near(second, now), clock)


def rhythm(seconds: int, tr: Tr) -> str:
    """How often: "every 20 minutes", "about every 3 hours", "about once a day"."""
    if seconds < HOUR - MINUTE:
        return tr("every {} minutes").format(max(1, round(seconds / MINUTE)))
    if seconds < 1.5 * HOUR:
        return tr("about every hour")
    if seconds < 20 * HOUR:
        return tr("about every {} hours").format(round(seconds / HOUR))
    days = round(seconds / DAY)
    return tr("about once a day") if days <= 1 else tr("about every {} days").format(days)


def last_fetch(details: FeedDetails, now: int, tr: Tr) -> str:
    """When the feed was asked last, and what came of it."""
    if not details.history:
        return tr("Not asked yet")
    latest = details.history[0]
    return tr("{0}: {1}").format(_capital(when(latest.moment, now, tr)), outcome(latest, tr))


def next_fetch(details: FeedDetails, now: int, tr: Tr) -> str:
    """When the feed will be asked again, and how often."""
    feed = details.feed
    if feed.retired:
        return tr("Never: it is gone. Subscribe to its address again if it is back.")
    if feed.paused:
        return tr("Paused: it is asked only when you refresh this feed.")
    if feed.due <= now:
        return tr("With the next refresh")
    moment = _capital(when(feed.due, now, tr))
    if details.not_before > now:
        return tr("{}: its server wants to be left alone until then").format(moment)
    return moment if feed.error else f"{moment}, {rhythm(details.rhythm, tr)}"


def outcome(fetched: Fetched, tr: Tr) -> str:
    """What came of a fetch: "3 new", "nothing new", or what went wrong."""
    counts = [
        tr("{} new").format(fetched.new) if fetched.new else "",
        tr("{} changed").format(fetched.updated) if fetched.updated else "",
        fetched.said,
    ]
    return ", ".join(filter(None, counts)) or tr("nothing new")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
