"""The integer that orders everything, when very many stories want the same one."""

import sqlite3

from reader import days
from reader.store import arrivals, check, feeds, keys
from reader.types import FeedId, When
from tests.reader.drafts import NOW, draft


def crowd(db: sqlite3.Connection, size: int) -> FeedId:
    feed = feeds.add(db, "https://courier.example/feed", NOW)
    arrivals.save(db, feed, [draft(f"Story {number}") for number in range(size)], NOW)
    return feed


def test_a_crowd_of_one_second_is_not_counted_through(db: sqlite3.Connection) -> None:
    crowd(db, 1000)
    asked: list[str] = []
    db.set_trace_callback(asked.append)
    assert keys.free(db, [NOW]) == [NOW + 1000]
    assert len(asked) < 25


def test_a_crowd_stays_where_it_is_when_its_stories_are_edited(db: sqlite3.Connection) -> None:
    feed = crowd(db, 20)
    before = db.execute("select id, sort_key from story").fetchall()
    edited = [draft(f"Story {number}", byline="Ida Holt") for number in range(0, 20, 3)]
    assert len(arrivals.save(db, feed, edited, NOW).updated) == 7
    assert db.execute("select id, sort_key from story").fetchall() == before


def test_a_date_that_means_the_same_second_moves_nothing(db: sqlite3.Connection) -> None:
    feed = crowd(db, 1)
    arrivals.save(db, feed, [draft("Story 0", published=When(NOW))], NOW)
    assert db.execute("select sort_key, published from story").fetchall() == [(NOW, NOW)]
    assert not check.check(db)


def test_a_story_of_today_without_a_time_appeared_no_later_than_it_came() -> None:
    day = NOW - NOW % keys.DAY
    today = When(day, day_only=True)
    assert keys.wished(today, NOW, "ffffffff") == NOW
    assert keys.wished(today, day - 3600, "ffffffff") == day - 3600  # it is the next day in the east
    later = keys.wished(today, day + 2 * keys.DAY, "0000ffff")
    assert days.of(later) == days.printed(day), "it lies in that day of the reader's calendar"
    assert later != keys.wished(today, day + 2 * keys.DAY, "00000000")
