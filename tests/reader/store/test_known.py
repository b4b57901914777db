"""A story stays itself, whatever its feed calls it from one day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import arrivals, feeds, state
from reader.types import FeedId, ReadStory, When
from tests.reader.drafts import NOW

if TYPE_CHECKING:
    import sqlite3

LINK = "https://courier.example/wells"
WELLS = ReadStory(
    guid="a",
    address=LINK,
    headline="Wells reopen",
    published=When(NOW - 60),
    html="<p>Water.</p>",
    text="Water.",
)
FERRY = ReadStory(
    guid="b", address="https://courier.example/ferry", headline="Ferry sails", html="<p>Sea.</p>", text="Sea."
)


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW, "The Courier")


def count(db: sqlite3.Connection) -> tuple[int, int, int]:
    """Stories, sources, and what the feed counts."""
    found = db.execute(
        "select (select count(*) from story), (select count(*) from source), (select total from feed)"
    ).fetchone()
    return found[0], found[1], found[2]


def test_a_story_with_another_guid_and_the_same_link_is_the_same(
    db: sqlite3.Connection, feed: FeedId
) -> None:
    first = arrivals.save(db, feed, [WELLS, FERRY], NOW)
    again = arrivals.save(db, feed, [WELLS._replace(guid="a2"), FERRY], NOW)
    assert set(again.same) == set(first.added)
    assert count(db) == (2, 2, 2)
    assert arrivals.save(db, feed, [WELLS._replace(guid="a3", headline="Wells open")], NOW).updated
    assert count(db) == (2, 2, 2)


def test_a_story_with_another_guid_and_link_is_known_by_headline_and_date(
    db: sqlite3.Connection, feed: FeedId
) -> None:
    arrivals.save(db, feed, [WELLS], NOW)
    moved = WELLS._replace(guid="z", address="https://courier.example/2026/wells")
    assert len(arrivals.save(db, feed, [moved], NOW).updated) == 1
    undated = WELLS._replace(guid="y", address="", published=None)
    assert len(arrivals.save(db, feed, [undated], NOW).added) == 1


def test_a_site_that_goes_to_https_or_moves_tells_no_story_twice(
    db: sqlite3.Connection, feed: FeedId
) -> None:
    """Links are guids in many feeds, and not all of them have dates."""
    plain = FERRY._replace(guid="http://courier.example/ferry", address="http://courier.example/ferry")
    for address in (
        "https://courier.example/ferry",
        "https://www.courier.example/ferry/",
        "https://new.example/ferry/",
    ):
        arrivals.save(db, feed, [plain], NOW)
        arrivals.save(db, feed, [plain._replace(guid=address, address=address)], NOW)
        assert count(db) == (1, 1, 1)
        plain = plain._replace(guid=address, address=address)
    elsewhere = "https://other.example/ferry/"
    again = arrivals.save(db, feed, [plain._replace(guid="x", address=elsewhere, headline="Another")], NOW)
    assert len(again.added) == 1


def told(name: str, guid: str, link: str = "") -> ReadStory:
    text = " ".join(f"{name}{n}" for n in range(40))
    return ReadStory(guid=guid, address=link, headline=name, html=f"<p>{text}</p>", text=text)


@pytest.mark.parametrize("link", ["https://courier.example/{}", ""])
def test_a_guid_that_counts_places_takes_no_story_from_its_reader(
    db: sqlite3.Connection, feed: FeedId, link: str
) -> None:
    """Each story took the place of the next one with all that was on it, and the last one was gone."""
    names = ["Wells", "Ferry", "Lamps"]
    first = arrivals.save(
        db, feed, [told(name, str(n), link.format(name)) for n, name in enumerate(names)], NOW
    )
    ids = dict(db.execute("select headline, id from story"))
    state.note(db, ids["Lamps"], "mine", NOW)
    names = ["Harbour", "Wells", "Ferry"]
    second = arrivals.save(
        db, feed, [told(name, str(n), link.format(name)) for n, name in enumerate(names)], NOW
    )
    assert (len(first.added), len(second.added)) == (3, 1)
    now = dict(db.execute("select headline, id from story"))
    assert {name: now[name] for name in ids} == ids
    assert db.execute("select story_id from note").fetchall() == [(ids["Lamps"],)]
    assert len(arrivals.save(db, feed, [told("Lamps", "0", link.format("Lamps"))], NOW).added) == 0


def test_one_story_that_becomes_another_is_an_edited_one(db: sqlite3.Connection, feed: FeedId) -> None:
    """The weather of each day under one guid: nothing says that the guid counts places."""
    arrivals.save(db, feed, [told("Rain", "weather"), FERRY], NOW)
    assert len(arrivals.save(db, feed, [told("Sun", "weather"), FERRY], NOW).updated) == 1
    assert count(db) == (2, 2, 2)


@pytest.mark.parametrize(
    "changed",
    [
        {"headline": "Wells, at last"},
        {"headline": "Wells, at last", "address": "https://courier.example/at-last"},
        {
            "headline": "Wells, at last",
            "address": "https://courier.example/at-last",
            "text": "Wells0 Wells1 Wells2 Wells3",
        },
        {"address": "https://courier.example/at-last", "text": "Nothing of it is left here now"},
        {"headline": "Live: all is new", "text": "Nothing of it is left here now"},
    ],
)
def test_an_edited_story_is_no_other_one(
    db: sqlite3.Connection, feed: FeedId, changed: dict[str, str]
) -> None:
    story = told("Wells", "a", LINK)
    arrivals.save(db, feed, [story], NOW)
    edited = ReadStory(**{**story._asdict(), **changed})._replace(
        html=f"<p>{changed.get('text', story.text)}</p>"
    )
    assert arrivals.save(db, feed, [edited], NOW).added == ()
    assert count(db) == (1, 1, 1)


def test_a_link_to_the_front_page_singles_out_no_story(db: sqlite3.Connection, feed: FeedId) -> None:
    home = WELLS._replace(address="https://courier.example/")
    arrivals.save(db, feed, [home], NOW)
    assert arrivals.save(db, feed, [home._replace(guid="n", headline="Other")], NOW).added


def test_a_link_that_two_stories_share_singles_out_none(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [WELLS, WELLS._replace(guid="c", headline="Second")], NOW)
    assert arrivals.save(db, feed, [WELLS._replace(guid="d", headline="Third")], NOW).added


def test_a_story_that_its_feed_still_shows_is_not_taken_for_a_new_one(
    db: sqlite3.Connection, feed: FeedId
) -> None:
    arrivals.save(db, feed, [WELLS], NOW)
    both = arrivals.save(db, feed, [WELLS, WELLS._replace(guid="n", headline="Update")], NOW)
    assert (len(both.added), len(both.same)) == (1, 1)


def test_what_another_feed_shows_stays_that_feeds(db: sqlite3.Connection, feed: FeedId) -> None:
    other = feeds.add(db, "https://gazette.example/feed", NOW)
    arrivals.save(db, feed, [WELLS], NOW)
    arrivals.save(db, other, [WELLS._replace(guid="g")], NOW)
    assert [guid for (guid,) in db.execute("select guid from source order by guid")] == ["a", "g"]


def test_guids_that_change_at_every_fetch_leave_nothing_behind(db: sqlite3.Connection, feed: FeedId) -> None:
    for number in range(5):
        now = [one._replace(guid=f"{one.guid}?{number}") for one in (WELLS, FERRY)]
        arrivals.save(db, feed, now, NOW + number)
    assert count(db) == (2, 2, 2)


def test_stories_that_vanish_stay(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [WELLS, FERRY], NOW)
    arrivals.save(db, feed, [FERRY], NOW)
    arrivals.save(db, feed, [], NOW)
    assert count(db) == (2, 2, 2)
