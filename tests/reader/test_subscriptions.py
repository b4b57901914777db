"""What a person does with feeds and folders, and how each act is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.errors import NotFoundError, RefusedError
from reader.rhythm import DAY, HOUR
from reader.types import FeedId, FeedSettings, FolderId, Pictures, ReadingPlace, StoryId, View, WholeText
from tests.reader.served import NOW, Clock

if TYPE_CHECKING:
    from reader.library import Library
    from tests.site import Site


@pytest.fixture
def feed(library: Library, site: Site) -> FeedId:
    stories = [
        ("Wells reopen", "<p>Water.</p>"),
        ("Ferry sails", "<p>Sea.</p>"),
        ("Lamp lit", "<p>Light.</p>"),
    ]
    return library.subscribe(site.feed("/feed.xml", stories=stories)).feed


def headlines(library: Library, search: str = "") -> list[str]:
    return [line.headline for line in library.lines(library.ids(View(search=search)))]


def folder_of(library: Library, feed: FeedId) -> FolderId | None:
    return library.settings_of(feed).folder


# -- settings --


def test_settings_are_one_value_that_can_be_set_back(library: Library, feed: FeedId) -> None:
    before = library.settings_of(feed)
    assert before == FeedSettings()
    news = library.make_folder("News")
    after = FeedSettings(
        title="My Lantern",
        folder=news,
        paused=True,
        every=2 * HOUR,
        whole_text=WholeText.ALWAYS,
        pictures=Pictures.KEPT,
        login="ann",
    )
    assert library.settle(feed, after).feeds == {feed}
    assert library.settings_of(feed) == after
    (shown,) = library.feeds()
    assert (shown.title, shown.folder, shown.paused) == ("My Lantern", news, True)
    library.settle(feed, before)
    assert library.settings_of(feed) == before
    assert library.feeds()[0].title == "The Lantern"


def test_settings_of_a_folder_that_is_gone_leave_the_feed_at_the_top(library: Library, feed: FeedId) -> None:
    library.settle(feed, FeedSettings(folder=FolderId(99), title="  a \n b "))
    assert library.settings_of(feed) == FeedSettings(title="a b")


def test_a_feed_that_is_none_has_no_settings(library: Library) -> None:
    for act in (library.settings_of, library.feed_details, library.unsubscribe, library.subscribe_again):
        with pytest.raises(NotFoundError):
            act(FeedId(9))


def test_a_paused_feed_is_asked_only_when_it_is_the_one_asked_for(
    library: Library, feed: FeedId, site: Site
) -> None:
    library.settle(feed, FeedSettings(paused=True))
    assert library.refresh(force=True).feeds == 0
    assert library.refresh([feed], force=True).feeds == 1
    library.settle(feed, FeedSettings())
    assert library.refresh(force=True).feeds == 1


def test_a_rhythm_of_ones_own_counts_from_the_last_fetch(
    library: Library, feed: FeedId, clock: Clock
) -> None:
    library.settle(feed, FeedSettings(every=HOUR // 4))
    clock.now += HOUR // 4
    assert library.refresh().feeds == 1
    assert library.feeds()[0].due == clock.now + HOUR // 4


def test_details_tell_how_a_feed_has_fared(library: Library, feed: FeedId, site: Site, clock: Clock) -> None:
    for minute in range(1, 30):
        clock.now = NOW + minute * 60
        library.refresh(force=True)
    clock.now += 60
    site.put("/feed.xml", "", status=500)
    library.refresh(force=True)
    details = library.feed_details(feed)
    assert (details.named, details.added, details.rhythm) == ("The Lantern", NOW, HOUR)
    assert len(details.history) == 20
    last, before = details.history[:2]
    assert (last.moment, last.new, before.said) == (clock.now, 0, "")
    assert last.said == details.feed.error
    assert "fault of its own" in last.said


# -- unsubscribing --


def test_stories_of_a_feed_stay_when_it_is_read_no_more(library: Library, feed: FeedId) -> None:
    library.settle(feed, FeedSettings(title="Mine", every=HOUR))
    library.unsubscribe(feed)
    assert library.feeds() == ()
    assert len(headlines(library)) == 3
    library.subscribe_again(feed)
    assert library.settings_of(feed) == FeedSettings(title="Mine", every=HOUR)


def test_stories_that_go_with_their_feed_come_back_with_it(library: Library, feed: FeedId) -> None:
    wells, ferry, lamp = map(StoryId, library.ids(View()))
    library.mark_read([wells])
    library.remember_place(wells, ReadingPlace(0.5))
    library.bookmark([ferry])
    before, line = library.story(wells), library.lines([wells])
    assert library.removable(feed) == 2
    changes = library.unsubscribe(feed, remove_stories=True)
    assert changes.gone == {wells, lamp}
    assert headlines(library) == ["Ferry sails"]
    assert headlines(library, "water") == []
    assert library.check() == []
    back = library.subscribe_again(feed)
    assert set(back.added) == {wells, lamp}
    assert (library.story(wells), library.lines([wells])) == (before, line)
    assert headlines(library, "water") == ["Wells reopen"]
    assert (library.feeds()[0].total, library.feeds()[0].unread) == (3, 2)
    assert library.check() == []


def test_what_the_person_touched_never_goes_with_its_feed(library: Library, feed: FeedId) -> None:
    wells, ferry, lamp = map(StoryId, library.ids(View()))
    library.tag([wells], "water")
    library.note(ferry, "Ask the crew")
    library.bookmark([lamp])
    assert library.removable(feed) == 0
    assert not library.unsubscribe(feed, remove_stories=True).gone
    assert len(headlines(library)) == 3


def test_an_id_of_a_story_that_went_is_given_to_no_other(library: Library, feed: FeedId, site: Site) -> None:
    ids = set(library.ids(View()))
    library.unsubscribe(feed, remove_stories=True)
    other = library.subscribe(site.feed("/other.xml", stories=[("Else", "<p>x</p>")])).changes.added
    assert not ids & set(other)
    library.subscribe_again(feed)
    assert library.check() == []


def test_subscribing_by_the_address_brings_everything_back_too(
    library: Library, feed: FeedId, site: Site
) -> None:
    ids = list(library.ids(View()))
    library.unsubscribe(feed, remove_stories=True)
    library.subscribe(site.address("/feed.xml"))
    assert list(library.ids(View())) == ids
    assert library.check() == []


def test_what_went_is_forgotten_after_a_month(library: Library, feed: FeedId, clock: Clock) -> None:
    library.unsubscribe(feed, remove_stories=True)
    clock.now += 31 * DAY
    library.refresh()
    assert not library.subscribe_again(feed).added


# -- folders --


def test_folders_are_made_named_moved_and_taken_away(library: Library, feed: FeedId) -> None:
    news = library.make_folder(" News ")
    north = library.make_folder("North", news)
    library.move_feed(feed, north)
    assert library.feeds_in(news) == (feed,)
    library.rename_folder(north, "Far north")
    sidebar = library.sidebar()
    assert [(one.name, one.parent) for one in sidebar.folders] == [("Far north", news), ("News", None)]
    library.move_folder(north, None)
    assert library.feeds_in(news) == ()
    library.move_folder(north, news)
    removed = library.remove_folder(north)
    assert folder_of(library, feed) == news
    assert library.put_folder_back(removed).folders
    assert folder_of(library, feed) == north
    assert library.sidebar() == sidebar


def test_what_was_moved_since_stays_where_it_is_when_a_folder_comes_back(
    library: Library, feed: FeedId
) -> None:
    news, other = library.make_folder("News"), library.make_folder("Other")
    library.move_feed(feed, news)
    removed = library.remove_folder(news)
    library.move_feed(feed, other)
    library.put_folder_back(removed)
    assert folder_of(library, feed) == other


def test_folders_go_in_folders(library: Library) -> None:
    outer, middle = library.make_folder("Outer"), library.make_folder("Middle")
    library.move_folder(middle, outer)
    inner = library.make_folder("Inner", middle)
    removed = library.remove_folder(middle)
    assert {one.parent for one in library.sidebar().folders if one.id == inner} == {outer}
    library.put_folder_back(removed)
    assert {one.parent for one in library.sidebar().folders if one.id == inner} == {middle}


def test_what_cannot_be_is_refused_in_words(library: Library) -> None:
    news = library.make_folder("News")
    inner = library.make_folder("Inner", news)
    library.make_folder("Inner")
    for act, reason in (
        (lambda: library.make_folder("News"), "of that name"),
        (lambda: library.make_folder("  "), "needs a name"),
        (lambda: library.make_folder("x", FolderId(77)), "no such folder"),
        (lambda: library.rename_folder(inner, " "), "needs a name"),
        (lambda: library.move_folder(news, inner), "into itself"),
        (lambda: library.move_folder(news, news), "into itself"),
        (lambda: library.move_folder(inner, None), "of that name"),
        (lambda: library.feeds_in(FolderId(77)), "no such folder"),
    ):
        with pytest.raises(RefusedError, match=reason):
            act()
    assert not library.rename_folder(news, "News").feeds


def test_an_empty_refresh_of_a_folder_asks_nobody(library: Library, feed: FeedId) -> None:
    news = library.make_folder("News")
    assert library.refresh(library.feeds_in(news), force=True).feeds == 0
    library.settle(feed, replace(library.settings_of(feed), folder=news))
    assert library.refresh(library.feeds_in(news), force=True).feeds == 1
