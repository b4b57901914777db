"""What the person does to stories."""

import sqlite3

import pytest

from reader.errors import NotFoundError, RefusedError
from reader.store import arrivals, check, feeds, folders, state, stories, views
from reader.types import TOP, FeedId, FeedSettings, ReadingPlace, Scope, StoryId, View
from tests.reader.drafts import NOW, draft


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW, "The Courier")


@pytest.fixture
def three(db: sqlite3.Connection, feed: FeedId) -> tuple[StoryId, ...]:
    return arrivals.save(db, feed, [draft("One"), draft("Two"), draft("Three")], NOW).added


def unread(db: sqlite3.Connection, feed: FeedId) -> tuple[int, int]:
    (row,) = [one for one in views.feeds(db) if one.id == feed]
    return row.unread, row.total


def test_reading_answers_with_what_it_changed(
    db: sqlite3.Connection, feed: FeedId, three: tuple[StoryId, ...]
) -> None:
    assert unread(db, feed) == (3, 3)
    assert state.mark_read(db, three[:2], True, NOW) == set(three[:2])
    assert state.mark_read(db, three, True, NOW) == {three[2]}
    assert unread(db, feed) == (0, 3)
    assert state.mark_read(db, three[:1], False, NOW) == {three[0]}
    assert unread(db, feed) == (1, 3)
    assert state.feeds_of(db, three) == {feed}
    assert not check.check(db)


def test_bookmarks_are_a_view(db: sqlite3.Connection, three: tuple[StoryId, ...]) -> None:
    assert state.bookmark(db, three[1:2], True, NOW) == {three[1]}
    assert list(views.ids(db, View(scope=Scope.BOOKMARKS), NOW)) == [three[1]]
    assert state.bookmark(db, three, False, NOW) == {three[1]}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("War", "War"),
        (" #war ", "war"),
        ("a / b//c", "a/b/c"),
        ("two  words", "two words"),
        ("北京", "北京"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_tag_as_it_is_kept(typed: str, kept: str) -> None:
    assert state.tag_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "  ", "/", "#", "x" * 101, "a\x00b", "a\u202eb"])
def test_what_can_be_no_tag_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="a tag is"):
        state.tag_name(typed)


def test_tags_count_what_they_are_on(
    db: sqlite3.Connection, feed: FeedId, three: tuple[StoryId, ...]
) -> None:
    assert state.tag(db, three, "War/East") == set(three)
    assert state.tag(db, three, "war/east") == set()  # the same tag
    state.mark_read(db, three[:1], True, NOW)
    counts = [(tag.name, tag.total, tag.unread) for tag in views.tags(db)]
    assert counts == [("War", 3, 2), ("War/East", 3, 2)]  # a parent counts its children
    assert list(views.ids(db, View(tag="war"), NOW)) == list(reversed(three))
    assert state.untag(db, three[:1], "WAR/EAST") == {three[0]}
    assert state.untag(db, three[:1], "unknown") == set()
    assert state.tags_of(db, three[1]) == ("War/East",)
    assert [(tag.total, tag.unread) for tag in views.tags(db)] == [(2, 2), (2, 2)]
    assert not check.check(db)
    assert unread(db, feed) == (2, 3)


def test_completion_prefers_beginnings_then_use(db: sqlite3.Connection, three: tuple[StoryId, ...]) -> None:
    for name, count in (("cold war", 3), ("war", 1), ("warsaw", 2), ("peace", 3)):
        state.tag(db, three[:count], name)
    assert state.complete_tag(db, "War", 8) == ["warsaw", "war", "cold war"]
    assert state.complete_tag(db, "", 2) == ["cold war", "peace"]


def test_a_note_is_kept_changed_and_taken_away(db: sqlite3.Connection, three: tuple[StoryId, ...]) -> None:
    assert state.note(db, three[0], " ask **Vane** ", NOW) == {three[0]}
    assert stories.load(db, three[0]).note == "ask **Vane**"
    assert state.note(db, three[0], "ask **Vane**", NOW) == set()
    assert state.note(db, three[0], "asked", NOW) == {three[0]}
    assert views.lines(db, three)[0].noted
    assert state.note(db, three[0], "", NOW) == {three[0]}
    assert stories.load(db, three[0]).note == ""


def test_the_place_in_a_story_is_remembered(db: sqlite3.Connection, three: tuple[StoryId, ...]) -> None:
    assert stories.load(db, three[0]).left_at == TOP
    place = ReadingPlace(0.4, 12, "so it said", 0.5)
    state.remember_place(db, three[0], place)
    assert stories.load(db, three[0]).left_at == place
    state.remember_place(db, three[0], ReadingPlace(7.0))
    assert stories.load(db, three[0]).left_at == ReadingPlace(1.0)


# -- feeds and folders --


def test_a_feed_that_is_read_no_more_keeps_its_stories(
    db: sqlite3.Connection, feed: FeedId, three: tuple[StoryId, ...]
) -> None:
    feeds.unsubscribe(db, feed)
    assert views.feeds(db) == ()
    assert [one.id for one in views.feeds(db, unsubscribed=True)] == [feed]
    assert len(views.ids(db, View(), NOW)) == 3
    assert feeds.due(db, NOW + 10**6, None, force=True) == []
    with pytest.raises(NotFoundError):
        feeds.unsubscribe(db, feed)
    assert feeds.add(db, "https://courier.example/feed", NOW) == feed


def test_a_name_of_ones_own_wins(db: sqlite3.Connection, feed: FeedId) -> None:
    feeds.settle(db, feed, FeedSettings(title="  My  paper "))
    assert views.feeds(db)[0].title == "My paper"
    feeds.settle(db, feed, FeedSettings())
    assert views.feeds(db)[0].title == "The Courier"


def test_folders_nest(db: sqlite3.Connection, three: tuple[StoryId, ...], feed: FeedId) -> None:
    inner = folders.at(db, ["News", "Local"])
    assert folders.at(db, ["News", "Local"]) == inner
    assert folders.at(db, []) is None
    outer = folders.at(db, ["News"])
    db.execute("update feed set folder_id = ? where id = ?", (inner, feed))
    for folder in (inner, outer):
        assert set(views.ids(db, View(folder=folder), NOW)) == set(three)
        assert list(views.ids(db, View(folder=folder, search="two"), NOW)) == [three[1]]
    assert views.feeds(db)[0].folder == inner
    assert [(one.name, one.parent) for one in views.sidebar(db, NOW).folders] == [
        ("Local", outer),
        ("News", None),
    ]
