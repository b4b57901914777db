"""How a feed fares, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from reader.types import Feed, FeedDetails, FeedId, FeedSettings, Fetched
from ui import feed_words
from ui.ages import DAY, HOUR, MINUTE


def at(local: str) -> int:
    return int(datetime.fromisoformat(local).astimezone().timestamp())


NOW = at("2026-05-14 18:30")
FEED = Feed(
    id=FeedId(1),
    address="https://a.example/",
    site="",
    title="A",
    folder=None,
    total=1,
    unread=1,
    fetched=NOW,
    due=NOW + HOUR,
    error="",
)
DETAILS = FeedDetails(feed=FEED, named="A", added=NOW, rhythm=HOUR, settings=FeedSettings())


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("2026-05-14 09:05", "today at 09:05"),
        ("2026-05-13 23:59", "yesterday at 23:59"),
        ("2026-05-15 00:00", "tomorrow at 00:00"),
        ("2026-11-03 09:12", "3 November at 09:12"),
        ("2024-11-03 09:12", "3 November 2024 at 09:12"),
    ],
)
def test_moments(then: str, words: str) -> None:
    assert feed_words.when(at(then), NOW, str) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (15 * MINUTE, "every 15 minutes"),
        (HOUR, "about every hour"),
        (3 * HOUR, "about every 3 hours"),
        (DAY, "about once a day"),
        (7 * DAY, "about every 7 days"),
    ],
)
def test_rhythms(seconds: int, words: str) -> None:
    assert feed_words.rhythm(seconds, str) == words


def test_the_last_and_the_next_fetch() -> None:
    assert feed_words.last_fetch(DETAILS, NOW, str) == "Not asked yet"
    fetched = replace(DETAILS, history=(Fetched(NOW - HOUR, "", 3, 1), Fetched(NOW - DAY, "", 0, 0)))
    assert feed_words.last_fetch(fetched, NOW, str) == "Today at 17:30: 3 new, 1 changed"
    assert feed_words.outcome(fetched.history[1], str) == "nothing new"
    assert feed_words.next_fetch(DETAILS, NOW, str) == "Today at 19:30, about every hour"
    for changed, words in (
        ({"due": NOW}, "With the next refresh"),
        ({"error": "no answer"}, "Today at 19:30"),
        ({"paused": True}, "Paused"),
        ({"retired": True}, "Never: it is gone"),
    ):
        feed = FEED._replace(**changed)
        assert feed_words.next_fetch(replace(DETAILS, feed=feed), NOW, str).startswith(words)
    resting = replace(DETAILS, not_before=NOW + HOUR)
    words = "Today at 19:30: its server wants to be left alone until then"
    assert feed_words.next_fetch(resting, NOW, str) == words
