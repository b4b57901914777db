"""Stories grow old only where the person settled it so, and never those they did something with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.rhythm import DAY
from reader.store import age, arrivals, check, feeds, state, trash
from reader.types import Changes, FeedId, StoryId
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3

LATER = NOW + 40 * DAY


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW)


@pytest.fixture
def five(db: sqlite3.Connection, feed: FeedId) -> tuple[StoryId, ...]:
    """Five stories, the oldest first."""
    told = [dated(NOW - number, f"Story {number}") for number in range(5)]
    return arrivals.save(db, feed, told, NOW).added


def test_nothing_goes_by_itself(db: sqlite3.Connection, five: tuple[StoryId, ...]) -> None:
    assert age.let_go(db, LATER, 100) == Changes()


def test_what_would_go_is_said_before(
    db: sqlite3.Connection, feed: FeedId, five: tuple[StoryId, ...]
) -> None:
    assert age.old(db, feed, 30, LATER, 100) == list(five)
    assert age.old(db, feed, 30, LATER, 2) == list(five[:2])
    assert age.old(db, feed, 90, LATER, 100) == []


def test_what_the_person_did_something_with_stays(
    db: sqlite3.Connection, feed: FeedId, five: tuple[StoryId, ...]
) -> None:
    feeds.settle(db, feed, replace(feeds.settings(db, feed), keep_days=30))
    state.bookmark(db, five[:1], True, NOW)
    state.tag(db, five[1:2], "kept")
    state.note(db, five[2], "ask", NOW)
    state.mark_read(db, five, True, NOW)
    assert age.let_go(db, LATER, 100).gone == set(five[3:])
    assert age.let_go(db, LATER, 100) == Changes()
    assert check.check(db) == []
    trash.take_back(db, five[3:])
    assert check.check(db) == []


def test_what_another_feed_tells_stays(
    db: sqlite3.Connection, feed: FeedId, five: tuple[StoryId, ...]
) -> None:
    other = feeds.add(db, "https://agency.example/feed", NOW)
    db.execute(
        "insert into source select ?, guid, story_id, sort_key from source where story_id = ?",
        (other, five[0]),
    )
    assert five[0] not in age.old(db, feed, 30, LATER, 100)
