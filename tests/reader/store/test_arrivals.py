"""The same story from two feeds is one story with two sources, and the first of them says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import ready, sameness
from reader.store import arrivals, check, feeds, pages, stories
from reader.types import FeedId, Page, ReadStory
from tests.reader.drafts import NOW, draft

if TYPE_CHECKING:
    import sqlite3

WORDS = "The ferry crews of Halden Bay ended their strike on Friday night after nine days. " * 6


def told(headline: str, text: str = WORDS, address: str = "", **more: object) -> ReadStory:
    keys = sameness.keys(address, headline, text)
    return draft(headline, text, address=address, place_key=keys.place, text_key=keys.text, **more)


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW)


def other_feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://agency.example/feed", NOW)


def counts(db: sqlite3.Connection) -> list[tuple[int, int]]:
    return db.execute("select total, unread from feed order by id").fetchall()


def test_the_same_words_from_two_feeds_are_one_story(db: sqlite3.Connection, feed: FeedId) -> None:
    other = other_feed(db)
    brought = [(feed, [ready.made(told("Strike ends"))]), (other, [ready.made(told("Crews go back"))])]
    (first, second) = arrivals.save_all(db, brought, NOW)
    (id_,) = first.added
    assert second == stories.Stored(same=(id_,))
    assert counts(db) == [(1, 1), (1, 1)]
    assert check.check(db) == []
    again = arrivals.save(db, other, [told("Crews go back")], NOW)
    assert again == stories.Stored(same=(id_,))


def test_the_same_headline_at_the_same_address_is_one_story(db: sqlite3.Connection, feed: FeedId) -> None:
    other = other_feed(db)
    (id_,) = arrivals.save(db, feed, [told("Strike ends", "In short.", "https://a.example/1")], NOW).added
    later = told("Strike ends", "Otherwise.", "http://www.a.example/1?utm_source=x")
    assert arrivals.save(db, other, [later], NOW).same == (id_,)
    assert stories.load(db, id_).body.text == "In short."


def test_a_feed_tells_its_own_stories_apart(db: sqlite3.Connection, feed: FeedId) -> None:
    stored = arrivals.save(db, feed, [told("One", guid="1"), told("One", guid="2")], NOW)
    assert len(stored.added) == 2


def test_captures_are_nobodys_news(db: sqlite3.Connection, feed: FeedId) -> None:
    pages.save(db, Page(content=b"x"), [told("Strike ends")], NOW)
    assert len(arrivals.save(db, feed, [told("Strike ends")], NOW).added) == 1


def test_the_first_feed_that_is_read_says_what_a_story_is(db: sqlite3.Connection, feed: FeedId) -> None:
    other = other_feed(db)
    (id_,) = arrivals.save(db, feed, [told("Strike ends")], NOW).added
    arrivals.save(db, other, [told("Strike ends")], NOW)
    changed = told("Strike ends")._replace(byline="The agency")
    assert arrivals.save(db, other, [changed], NOW).same == (id_,)
    feeds.unsubscribe(db, feed)
    assert arrivals.save(db, other, [changed], NOW).updated == (id_,)
    assert stories.load(db, id_).byline == "The agency"


def test_a_guid_said_twice_is_one_story(db: sqlite3.Connection, feed: FeedId) -> None:
    stored = arrivals.save(db, feed, [draft("New", guid="1"), draft("Old", guid="1")], NOW)
    assert [stories.load(db, id_).headline for id_ in stored.added] == ["New"]
    assert check.check(db) == []
