"""What the list and the side bar show, by every filter."""

import sqlite3
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.store import arrivals, feeds, pages, state, stories, views
from reader.types import Page, Picture, Scope, StoryId, View
from tests.reader.drafts import NOW, dated, draft

DAY = 86_400


@pytest.fixture
def ids(db: sqlite3.Connection) -> dict[str, StoryId]:
    """Five stories of two feeds and a capture, by headline."""
    courier = feeds.add(db, "https://courier.example/feed", NOW, "The Courier")
    gazette = feeds.add(db, "https://gazette.example/feed", NOW, "Gazette 100%")
    arrivals.save(db, courier, [dated(NOW - 9, "Harbour war"), dated(NOW - 3 * DAY, "Harbour peace")], NOW)
    arrivals.save(db, gazette, [dated(NOW - 5, "Market war"), dated(NOW - 400 * DAY, "Old market")], NOW)
    picture = Picture("https://x.example/1.jpg", "A lamp", 10, 10)
    kept = draft("Kept lamp", ordinal=0, picture=picture, outlet="site.example")
    pages.save(db, Page(content=b"x", media_type="text/plain"), [kept], NOW)
    found = {stories.load(db, StoryId(id_)).headline: StoryId(id_) for id_ in views.ids(db, View(), NOW)}
    state.mark_read(db, [found["Harbour peace"]], True, NOW)
    state.bookmark(db, [found["Old market"]], True, NOW)
    state.tag(db, [found["Market war"], found["Old market"]], "trade/wool")
    state.note(db, found["Kept lamp"], "buy one", NOW)
    return found


def local(text: str) -> int:
    return int(datetime.fromisoformat(text).astimezone().timestamp())


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        ("2026-05-14 23:50", ["Evening", "Morning"]),
        ("2026-05-15 00:10", ["Night"]),
    ],
)
def test_today_is_the_day_of_the_calendar_in_view_count_and_search(
    db: sqlite3.Connection, now: str, shown: list[str]
) -> None:
    feed = feeds.add(db, "https://courier.example/feed", NOW)
    times = {"Morning": "2026-05-14 06:00", "Evening": "2026-05-14 23:40", "Night": "2026-05-15 00:05"}
    drafts = [dated(local(second), title) for title, second in times.items() if local(second) <= local(now)]
    arrivals.save(db, feed, [dated(local("2026-05-13 23:55"), "Eve"), *drafts], local(now))
    for view in (View(scope=Scope.TODAY), View(search="after:today"), View(search="date:today")):
        assert [line.headline for line in views.lines(db, views.ids(db, view, local(now)))] == shown
    assert views.sidebar(db, local(now)).counts[Scope.TODAY] == len(shown)


def titles(
    db: sqlite3.Connection, view: View, limit: int | None = None, before: int | None = None
) -> list[str]:
    return [line.headline for line in views.lines(db, views.ids(db, view, NOW, limit, before))]


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(), ["Kept lamp", "Market war", "Harbour war", "Harbour peace", "Old market"]),
        (View(scope=Scope.TODAY), ["Kept lamp", "Market war", "Harbour war"]),
        (View(scope=Scope.UNREAD), ["Kept lamp", "Market war", "Harbour war", "Old market"]),
        (View(scope=Scope.UNREAD, search="market"), ["Market war", "Old market"]),
        (View(scope=Scope.UNREAD, search="before:2026"), ["Old market"]),
        (View(scope=Scope.BOOKMARKS), ["Old market"]),
        (View(scope=Scope.BOOKMARKS, search="market"), ["Old market"]),
        (View(scope=Scope.TODAY, search="war"), ["Market war", "Harbour war"]),
        (View(scope=Scope.CAPTURES), ["Kept lamp"]),
        (View(scope=Scope.CAPTURES, search="war"), []),
        (View(tag="trade"), ["Market war", "Old market"]),
        (View(tag="trade/wool", search="old"), ["Old market"]),
        (View(search="war"), ["Market war", "Harbour war"]),
        (View(search="war -harbour"), ["Market war"]),
        (View(search="-war"), ["Kept lamp", "Harbour peace", "Old market"]),
        (View(search="lamp OR peace"), ["Kept lamp", "Harbour peace"]),
        (View(search="(lamp OR peace) is:read"), ["Harbour peace"]),
        (View(search="tag:trade is:unread"), ["Market war", "Old market"]),
        (View(search="tag:trade OR is:capture"), ["Kept lamp", "Market war", "Old market"]),
        (View(search="-tag:trade -(is:capture OR peace)"), ["Harbour war"]),
        (View(search="feed:courier"), ["Harbour war", "Harbour peace"]),
        (View(search="feed:100%"), ["Market war", "Old market"]),
        (View(search="feed:%"), ["Market war", "Old market"]),
        (View(search="is:noted"), ["Kept lamp"]),
        (View(search="is:tagged war"), ["Market war"]),
        (View(search="is:bookmarked"), ["Old market"]),
        (View(search="title:lamp"), ["Kept lamp"]),
        (View(search="storm -title:war"), ["Kept lamp", "Harbour peace", "Old market"]),
        (View(search="war OR tag:trade"), ["Market war", "Harbour war", "Old market"]),
        (View(search="ha", typing=True), ["Harbour war", "Harbour peace"]),
        (View(search="ha"), []),
        (View(search="harb", typing=True), ["Harbour war", "Harbour peace"]),
        (View(search="harb*"), ["Harbour war", "Harbour peace"]),
    ],
)
def test_a_view_shows(db: sqlite3.Connection, ids: dict[str, StoryId], view: View, shown: list[str]) -> None:
    assert titles(db, view) == shown


def test_dates_narrow_a_search(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    assert titles(db, View(search="market before:2026")) == ["Old market"]
    assert titles(db, View(search="market after:2026")) == ["Market war"]


def test_a_view_of_a_feed(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    feed = views.feeds(db)[1].id
    assert titles(db, View(feed=feed)) == ["Harbour war", "Harbour peace"]
    assert titles(db, View(feed=feed, search="peace")) == ["Harbour peace"]
    assert titles(db, View(feed=feed, search="is:read")) == ["Harbour peace"]


def test_pages_follow_each_other_by_key(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    first = views.ids(db, View(search="war OR peace"), NOW, 2)
    key = stories.key(db, StoryId(first[-1]))
    assert titles(db, View(search="war OR peace"), limit=2, before=key) == ["Harbour peace"]


def test_ids_are_read_in_pieces(
    db: sqlite3.Connection, ids: dict[str, StoryId], monkeypatch: pytest.MonkeyPatch
) -> None:
    every = views.ids(db, View(), NOW)
    assert len(every) > 3
    for piece in range(1, 9):
        monkeypatch.setattr(views, "PIECE", piece)
        assert views.ids(db, View(), NOW) == every


def test_best_match_first(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    assert titles(db, View(search="lamp", best=True)) == ["Kept lamp"]
    assert set(titles(db, View(search="war", best=True))) == {"Market war", "Harbour war"}


def test_a_line_says_what_a_row_shows(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    line, other = views.lines(db, [ids["Kept lamp"], 999, ids["Old market"]], "storm")
    assert (line.outlet, line.noted) == ("site.example", True)
    assert [line.excerpt[start:end] for start, end in line.marks] == ["storm"]
    assert (other.tags, other.bookmarked, other.outlet) == (("trade/wool",), True, "Gazette 100%")


def test_the_side_bar_counts(db: sqlite3.Connection, ids: dict[str, StoryId]) -> None:
    sidebar = views.sidebar(db, NOW)
    assert sidebar.counts == {
        Scope.ALL: 5,
        Scope.TODAY: 3,
        Scope.UNREAD: 4,
        Scope.BOOKMARKS: 1,
        Scope.READING: 1,
        Scope.CAPTURES: 1,
        Scope.HIGHLIGHTS: 0,
        Scope.QUOTES: 0,
        Scope.TRASH: 0,
    }
    assert [(feed.title, feed.unread, feed.total) for feed in sidebar.feeds] == [
        ("Gazette 100%", 2, 2),
        ("The Courier", 1, 2),
    ]


@given(typed=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_searched_for(db: sqlite3.Connection, ids: dict[str, StoryId], typed: str) -> None:
    for view in (View(search=typed), View(search=typed, typing=True, best=True), View(tag="x", search=typed)):
        found = list(views.ids(db, view, NOW))
        assert len(set(found)) == len(found)
        assert set(found) <= set(ids.values())
        assert list(views.ids(db, view, NOW, 2)) == found[:2]


@given(typed=st.text(alphabet="()\"-#* :ORab\0是ก'tagfeditl"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_mixture_of_operators_can_be_searched_for(
    db: sqlite3.Connection, ids: dict[str, StoryId], typed: str
) -> None:
    unread = views.ids(db, View(search="is:unread"), NOW)
    assert set(views.ids(db, View(search=typed, typing=True), NOW)) <= set(ids.values())
    assert set(views.ids(db, View(search=f"is:unread OR ({typed})"), NOW)) >= set(unread)


# -- check --
