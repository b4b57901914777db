"""Stories in and out: one transaction's worth of rows, and nothing of the person's ever lost."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import NotFoundError
from reader.query import All
from reader.store import arrivals, check, feeds, keys, matching, pages, quotes, state, stories, views
from reader.types import (
    Confidence,
    Dropped,
    Enclosure,
    FeedId,
    Field,
    Page,
    Picture,
    Quote,
    ReadStory,
    StoryId,
    View,
    When,
)
from tests.reader.drafts import NOW, dated, draft

DAY = 86_400


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW, "The Courier")


def order(db: sqlite3.Connection) -> list[str]:
    return [stories.load(db, StoryId(id_)).headline for id_ in views.ids(db, View(), NOW)]


def found(db: sqlite3.Connection, typed: str) -> list[int]:
    return list(views.ids(db, View(search=typed), NOW))


# -- in --


def test_a_story_comes_out_as_it_went_in(db: sqlite3.Connection, feed: FeedId) -> None:
    quote = Quote(
        start=0,
        end=6,
        text="“Open,”",
        speaker="Vane",
        name="Ada Vane",
        role="Mayor",
        cue="said",
        confidence=Confidence.SURE,
        why="“said” stands behind it",
    )
    given_ = draft(
        text="“Open,” said Vane.",
        address="https://courier.example/1",
        byline="Ida Holt",
        dateline="PORT ELLIS",
        updated="2 hours ago",
        caption="The harbour (Courier)",
        summary=("Open again",),
        language="en",
        published=When(NOW - 7200),
        picture=Picture("https://courier.example/1.jpg", "Harbour", 640, 480),
        enclosures=(Enclosure("https://courier.example/1.mp3", "audio/mpeg", 99),),
        quotes=(quote,),
        dropped=(Dropped(text="Follow", why="a button"),),
        sure=0.9,
    )
    (id_,) = arrivals.save(db, feed, [given_], NOW).added
    kept = stories.load(db, id_)
    for name in (
        "headline",
        "address",
        "byline",
        "dateline",
        "updated",
        "caption",
        "summary",
        "language",
        "html",
    ):
        assert getattr(kept, name) == getattr(given_, name)
    assert (kept.body.text, kept.picture) == (given_.text, given_.picture)
    assert (kept.published, kept.dated) == (NOW - 7200, True)
    assert (kept.enclosures, kept.dropped, kept.sure) == (given_.enclosures, given_.dropped, given_.sure)
    assert (kept.feed, kept.outlet, kept.read, kept.bookmarked, kept.note) == (
        feed,
        "The Courier",
        False,
        False,
        "",
    )
    assert kept.quotes == (quote,)
    assert stories.guid(db, id_) == "Harbour reopens"


def test_an_unknown_story_is_said_to_be_unknown(db: sqlite3.Connection) -> None:
    with pytest.raises(NotFoundError):
        stories.load(db, StoryId(7))
    with pytest.raises(NotFoundError):
        stories.require(db, [7])


def test_what_did_not_change_is_not_written(db: sqlite3.Connection, feed: FeedId) -> None:
    first = arrivals.save(db, feed, [draft()], NOW)
    before = db.total_changes
    second = arrivals.save(db, feed, [draft()], NOW + 60)
    assert second == stories.Stored(same=first.added)
    assert db.total_changes == before


def test_an_edited_story_keeps_its_earlier_text(db: sqlite3.Connection, feed: FeedId) -> None:
    (id_,) = arrivals.save(db, feed, [draft(text="The first words.")], NOW).added
    state.bookmark(db, [id_], True, NOW)
    assert arrivals.save(db, feed, [draft(text="Other words now.")], NOW + 60).updated == (id_,)
    assert stories.load(db, id_).body.text == "Other words now."
    assert stories.load(db, id_).bookmarked
    assert stories.versions(db, id_) == [(NOW + 60, "Harbour reopens", "The first words.")]
    assert found(db, "first") == []
    assert found(db, "other") == [id_]
    assert not check.check(db)


def test_a_changed_byline_is_no_new_version(db: sqlite3.Connection, feed: FeedId) -> None:
    (id_,) = arrivals.save(db, feed, [draft()], NOW).added
    assert arrivals.save(db, feed, [draft(byline="Ida Holt")], NOW).updated == (id_,)
    assert stories.versions(db, id_) == []


@pytest.mark.parametrize("new", ["", "Please log in to read on."])
def test_a_worse_text_never_replaces_a_good_one(db: sqlite3.Connection, feed: FeedId, new: str) -> None:
    good = "A long report of what happened at the harbour. " * 20
    (id_,) = arrivals.save(db, feed, [draft(text=good)], NOW).added
    worse = arrivals.save(db, feed, [draft(text=new, html=f"<p>{new}</p>", headline="Log in")], NOW)
    arrivals.save(db, feed, [ReadStory(guid="Harbour reopens", headline="Log in", text=new)], NOW)
    assert stories.load(db, id_).body.text == good
    assert id_ not in worse.updated


def test_a_text_that_is_shortened_bit_by_bit_keeps_half_of_its_best(
    db: sqlite3.Connection, feed: FeedId
) -> None:
    """Each text was more than half of the one before, and in the end there was next to nothing."""
    for length in (100, 70, 49, 35, 25, 18, 10):
        text = "full words " * length
        arrivals.save(db, feed, [draft(text=text, html=f"<p>{text}</p>")], NOW)
    (text,) = db.execute("select text from body").fetchone()
    assert text == "full words " * 70


def test_a_story_that_vanished_from_its_feed_stays(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [draft("One"), draft("Two")], NOW)
    arrivals.save(db, feed, [draft("Two")], NOW)
    assert set(order(db)) == {"One", "Two"}


def test_a_feeds_first_story_stands_first(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [draft("Newest"), draft("Older"), draft("Oldest")], NOW)
    assert order(db) == ["Newest", "Older", "Oldest"]


# -- captures --


def test_the_same_capture_twice_is_one(db: sqlite3.Connection) -> None:
    page = Page(content=b"two stories", media_type="text/plain", name="note.txt")
    both = [draft("One", ordinal=0), draft("Two", ordinal=1)]
    first = pages.save(db, page, both, NOW)
    assert pages.save(db, page, both, NOW + 9).same == first.added
    assert order(db) == ["One", "Two"]
    capture = stories.load(db, first.added[0]).capture
    assert capture is not None
    assert pages.raw(db, capture) == b"two stories"
    assert stories.guid(db, first.added[0]) == ""


# -- order --


def test_publication_orders_and_equal_seconds_take_the_next(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [dated(100, "B"), dated(100, "A"), dated(50, "C")], NOW)
    keys_ = [row[0] for row in db.execute("select sort_key from story order by sort_key")]
    assert keys_ == [50, 100, 101]
    assert order(db) == ["B", "A", "C"]


def test_a_date_without_a_time_lies_within_its_day(db: sqlite3.Connection, feed: FeedId) -> None:
    noon = NOW - NOW % DAY
    arrivals.save(db, feed, [draft(published=When(noon, day_only=True))], NOW)
    (key,) = db.execute("select sort_key from story").fetchone()
    assert noon <= key < noon + DAY


def test_a_changed_date_moves_the_story_and_its_index(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [dated(500, "Late"), dated(100, "Early")], NOW)
    (early,) = [
        id_ for id_ in views.ids(db, View(), NOW) if stories.load(db, StoryId(id_)).headline == "Early"
    ]
    state.tag(db, [early], "kept")
    arrivals.save(db, feed, [dated(900, "Early")], NOW)
    assert order(db) == ["Early", "Late"]
    assert found(db, "early") == [early]
    assert list(views.ids(db, View(tag="kept"), NOW)) == [early]
    assert not check.check(db)


def test_an_update_does_not_move_a_story_whose_second_was_taken(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [dated(100, "A"), dated(100, "B")], NOW)
    arrivals.save(db, feed, [dated(100, "A", byline="Ida Holt")], NOW)
    assert [row[0] for row in db.execute("select sort_key from story order by sort_key")] == [100, 101]
    assert order(db) == ["A", "B"]


def test_a_far_earlier_date_moves_too(db: sqlite3.Connection, feed: FeedId) -> None:
    arrivals.save(db, feed, [dated(NOW, "A")], NOW)
    arrivals.save(db, feed, [dated(100, "A")], NOW)
    assert db.execute("select sort_key from story").fetchone() == (100,)


@given(wishes=st.lists(st.integers(1, 12), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_keys_are_unique_whatever_the_dates(db: sqlite3.Connection, wishes: list[int]) -> None:
    db.execute("begin")
    feed = feeds.add(db, "https://law.example/feed", NOW)
    arrivals.save(db, feed, [dated(wish, f"{at}") for at, wish in enumerate(wishes)], NOW)
    assert len(views.ids(db, View(), NOW)) == len(wishes)
    assert not check.check(db)
    db.execute("rollback")


def test_a_free_key_is_the_wish_or_the_next(db: sqlite3.Connection, feed: FeedId) -> None:
    assert keys.free(db, [5, 5, 4]) == [5, 6, 4]
    arrivals.save(db, feed, [dated(5, "A"), dated(6, "B")], NOW)
    assert keys.free(db, [5, 9, 6, 7]) == [7, 9, 8, 10]


# -- quotes of every field --


def test_quotes_of_every_field_keep_their_surroundings(db: sqlite3.Connection, feed: FeedId) -> None:
    one = {"start": 4, "end": 7, "text": "“b”"}
    story = draft(
        "aaa “b” ccc",
        "aaa “b” ddd",
        summary=("x", "aaa “b” eee"),
        caption="aaa “b” fff",
        quotes=tuple(Quote(field=field, line=int(field is Field.SUMMARY), **one) for field in Field),  # type: ignore[arg-type]
    )
    arrivals.save(db, feed, [story], NOW)
    rows = db.execute("select prefix, exact, suffix from quote order by ordinal").fetchall()
    assert rows == [("aaa ", "“b”", f" {end}") for end in ("ccc", "eee", "fff", "ddd")]
    assert [row[1] for row in quotes.every(db, 10)] == [field.value for field in Field]
    assert quotes.speakers(db) == []


# -- search --


def test_what_was_stored_is_found_in_every_field(db: sqlite3.Connection, feed: FeedId) -> None:
    story = draft(
        "Kraków votes", "Zażółć gęślą jaźń", byline="Ida Holt", summary=("北京市民",), caption="ภาพถ่าย"
    )
    (id_,) = arrivals.save(db, feed, [story], NOW).added
    for typed in ("krakow", "zazolc", "holt", "京市", "ถ่าย", '"zażółć gęślą"', "title:kraków", "votes -war"):
        assert found(db, typed) == [id_], typed
    for typed in ("title:holt", "votes -krakow", "war"):
        assert found(db, typed) == [], typed


def test_no_words_are_no_expression() -> None:
    assert not matching.in_bodies(All(()))
