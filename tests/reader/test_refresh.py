"""A refresh from end to end: what is asked, parsed and written, and what is not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from reader import collect
from reader.rhythm import HOUR, WEEK
from reader.types import Changes, FeedSettings, Page, Progress, StoriesRead, View
from tests.reader.served import NOW, Clock, opened

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.library import Library
    from tests.site import Site

STORIES = [(f"Story {n}", f"<p>Words of story {n}.</p>") for n in range(5)]


class Counted:
    """How often a library parses feeds, and which tables it writes to."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed = 0
        self.written: list[str] = []
        parse = library.intake.feed

        def feed(page: Page, **taught: Any) -> StoriesRead:
            self.parsed += 1
            return parse(page, **taught)

        monkeypatch.setattr(library.intake, "feed", feed)
        library.write(lambda db: db.set_trace_callback(self._trace))

    def stories_written(self) -> int:
        tables = ("story", "body", "quote", "title_index", "body_index", "source", "version")
        return sum(words[-1] in tables for words in map(str.split, self.written))

    def _trace(self, statement: str) -> None:
        words = statement.lower().replace("(", " ").split()
        if words[0] in ("insert", "update", "delete", "replace"):
            place = words.index("into") + 1 if "into" in words else 2 if words[1] == "from" else 1
            self.written.append(f"{words[0]} {words[place]}")


def test_what_did_not_change_is_neither_parsed_nor_written(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        library.subscribe(site.feed(f"/{n}.xml", stories=STORIES))
    counted = Counted(library, monkeypatch)
    assert library.refresh(force=True).feeds == 4  # all 304
    assert site.conditional == 4
    assert (counted.parsed, counted.stories_written()) == (0, 0)


def test_the_same_bytes_without_validators_are_not_parsed(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.subscribe(site.feed("/feed.xml", stories=STORIES))
    site.put("/feed.xml", site._resources["/feed.xml"].content, validators=False)
    counted = Counted(library, monkeypatch)
    assert library.refresh(force=True).feeds == 1
    assert (counted.parsed, counted.stories_written()) == (0, 0)


def test_of_a_changed_feed_only_changed_stories_are_written(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.subscribe(site.feed("/feed.xml", stories=STORIES))
    site.feed("/feed.xml", title="Lantern, renamed", stories=STORIES)
    counted = Counted(library, monkeypatch)
    assert library.refresh(force=True).unchanged == 5
    assert (counted.parsed, counted.stories_written()) == (1, 0)
    site.feed("/feed.xml", stories=[("Story 0", "<p>Other words.</p>"), *STORIES[1:]])
    assert library.refresh(force=True).updated == 1
    assert counted.written.count("insert version") == 1
    assert "insert story" not in counted.written


def test_conditional_requests_survive_restarts(tmp_path: Path, site: Site, clock: Clock) -> None:
    with opened(tmp_path, site, clock) as library:
        library.subscribe(site.feed("/feed.xml", stories=STORIES))
    with opened(tmp_path, site, clock) as library:
        assert library.refresh(force=True).feeds == 1
    last = site.requests[-1]
    assert last.conditional
    assert last.status == 304


def test_a_refresh_of_what_is_due_leaves_the_others_alone(library: Library, site: Site, clock: Clock) -> None:
    slow = site.feed("/slow.xml", stories=STORIES)
    site.put("/slow.xml", site._resources["/slow.xml"].content, headers={"Cache-Control": "max-age=14400"})
    library.subscribe(slow)
    library.subscribe(site.feed("/usual.xml", stories=STORIES))
    clock.now += HOUR - 1
    assert library.refresh().feeds == 0
    clock.now += 1
    assert library.refresh().feeds == 1
    assert [request.path for request in site.requests].count("/slow.xml") == 1
    clock.now = NOW + 4 * HOUR
    assert library.refresh().feeds == 2


def test_retry_after_is_obeyed_and_the_error_stays_on_the_feed(
    library: Library, site: Site, clock: Clock
) -> None:
    feed = library.subscribe(site.feed("/feed.xml", stories=STORIES)).feed
    site.put("/feed.xml", "", status=429, headers={"Retry-After": "20000"})
    clock.now += 1
    library.refresh(force=True)
    (shown,) = library.feeds()
    assert "fewer requests" in shown.error
    assert shown.due == clock.now + 20_000
    site.feed("/feed.xml", stories=STORIES)
    clock.now += 20_000
    assert library.refresh().feeds == 1
    assert library.feeds()[0].error == ""
    assert [one.said != "" for one in library.feed_details(feed).history] == [False, True, False]


def test_a_server_that_wants_to_be_left_alone_is_asked_for_a_single_feed_only(
    library: Library, site: Site, clock: Clock
) -> None:
    busy = library.subscribe(site.feed("/busy.xml", title="Busy", stories=STORIES)).feed
    usual = library.subscribe(site.feed("/usual.xml", title="Usual", stories=STORIES)).feed
    site.put("/busy.xml", "", status=503, headers={"Retry-After": "7200"})
    clock.now += 1
    until = clock.now + 7_200
    assert len(library.refresh(force=True).failures) == 1
    assert library.feed_details(busy).not_before == until

    library.settle(busy, FeedSettings(every=900))  # the person's rhythm does not wake it sooner
    clock.now += 3_600
    for only in (None, [busy, usual]):
        again = library.refresh(only, force=True)
        assert (again.feeds, again.failures) == (1, ())
        ((title, said),) = again.notices
        assert title == "Busy"
        assert f"left alone until {collect.moment(until)}" in said
    refreshed = library.refresh()
    assert (refreshed.feeds, refreshed.notices) == (0, ())

    site.feed("/busy.xml", title="Busy", stories=STORIES)
    assert library.refresh([busy], force=True).feeds == 1
    assert library.feed_details(busy).not_before == 0, "it answers again"
    assert library.refresh(force=True).feeds == 2


def test_a_feed_that_is_gone_is_not_asked_again_until_it_is_subscribed_to_again(
    library: Library, site: Site, clock: Clock
) -> None:
    feed = library.subscribe(site.feed("/feed.xml", stories=STORIES)).feed
    site.put("/feed.xml", "", status=410)
    library.refresh(force=True)
    assert "said the feed is gone (410) on" in library.feeds()[0].error
    clock.now += WEEK
    assert library.refresh(force=True).feeds == 0
    site.feed("/feed.xml", stories=STORIES)
    assert library.subscribe(site.address("/feed.xml")).feed == feed
    assert not library.feeds()[0].retired


def test_a_feed_that_moved_is_asked_at_its_new_place(library: Library, site: Site) -> None:
    feed = library.subscribe(site.feed("/old.xml", stories=STORIES)).feed
    moved = site.feed("/new.xml", stories=STORIES)
    site.redirect("/old.xml", "/new.xml", 301)
    library.refresh(force=True)
    details = library.feed_details(feed)
    assert (details.feed.address, details.history[0].said) == (moved, f"it moved to {moved}")
    site.remove("/old.xml")
    assert library.refresh(force=True).failures == ()


def test_progress_counts_and_what_was_stopped_goes_on(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collect, "IN_FLIGHT", 8)  # else all may have come before anybody can stop it
    for n in range(40):
        library.subscribe(site.feed(f"/{n}.xml", stories=STORIES[:1]))
    for n in range(40):
        site.feed(f"/{n}.xml", stories=[(f"New in {n}", "<p>x</p>")])
    site.put("/7.xml", "", status=500)
    stop, told, changed = threading.Event(), list[Progress](), list[Changes]()

    def progress(so_far: Progress) -> None:
        told.append(so_far)
        if so_far.done >= 3:
            stop.set()

    first = library.refresh(force=True, progress=progress, stop=stop, changed=changed.append)
    assert first.stopped
    assert first.feeds + len(first.left) == 40
    assert told[-1].total == 40
    assert told[-1].new == first.new == sum(len(one.added) for one in changed)
    rest = library.refresh(first.left, force=True)
    assert (rest.stopped, rest.left) == (False, ())
    assert first.feeds + rest.feeds == 40
    assert first.new + rest.new == 39
    assert len(first.failures + rest.failures) == 1


def test_a_feed_unsubscribed_while_it_is_asked_brings_nothing(library: Library, site: Site) -> None:
    feed = library.subscribe(site.feed("/feed.xml", stories=STORIES[:1])).feed
    site.feed("/feed.xml", stories=STORIES)
    fetch = library.intake.ask

    def ask(*args: object, **more: object) -> Page | None:
        library.unsubscribe(feed)
        return fetch(*args, **more)  # type: ignore[arg-type]

    library.intake.ask = ask  # type: ignore[method-assign]
    assert library.refresh(force=True).new == 0
    assert len(library.ids(View())) == 1


def test_working_offline_is_no_failure_of_a_feed(library: Library, site: Site) -> None:
    library.subscribe(site.feed("/feed.xml", stories=STORIES[:1]))
    library.intake.fetcher.offline = True
    refreshed = library.refresh(force=True)
    assert (refreshed.feeds, len(refreshed.failures)) == (0, 1)
    assert library.feeds()[0].error == ""
