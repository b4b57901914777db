"""Subscriptions that were known before."""

import sqlite3

from reader.store import feeds, folders, views
from tests.reader.drafts import NOW

ADDRESS = "https://courier.example/feed"


def test_a_feed_known_only_by_its_stories_takes_title_and_folder_of_the_list_it_comes_in(
    db: sqlite3.Connection,
) -> None:
    known = feeds.of_address(db, ADDRESS, NOW)
    folder = folders.at(db, ("News", "North"))
    assert feeds.add(db, ADDRESS, NOW, "The Courier", folder) == known
    (feed,) = views.feeds(db)
    assert (feed.title, feed.folder) == ("The Courier", folder)


def test_a_feed_that_is_read_stays_in_its_folder(db: sqlite3.Connection) -> None:
    news = folders.at(db, ("News",))
    feeds.add(db, ADDRESS, NOW, "The Courier", news)
    feeds.add(db, ADDRESS, NOW, "Courier RSS", folders.at(db, ("Other",)))
    (feed,) = views.feeds(db)
    assert (feed.title, feed.folder) == ("The Courier", news)
