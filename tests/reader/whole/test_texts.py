"""Short entries get the text of their page, and keep it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import whole
from reader.fetch import Fetcher
from reader.library import Library
from reader.rounds import FIRST_WAIT
from reader.store.connection import only_one
from reader.types import Completed, Progress, View, Wholeness, WholeText
from tests.reader.served import Clock, opened
from tests.reader.whole.conftest import BODY, LONG, TEASER, article, only, short

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site


def test_a_short_entry_gets_the_text_of_its_page(library: Library, site: Site) -> None:
    site.put("/wall-rots", article(f"{BODY}<p>“It is rot,” Ada Vane said.</p>"))
    library.subscribe(short(site, "Wall rots"))
    assert only(library).wholeness is Wholeness.ENTRY, "nobody looked yet"
    told: list[Completed] = []
    done = library.complete_all(kept=told.append)
    assert (done.texts, done.failed, done.stopped) == (1, 0, False)
    story = only(library)
    assert story.wholeness is Wholeness.WHOLE
    assert "week number 5" in story.body.text
    assert [quote.name for quote in story.quotes] == ["Ada Vane"]
    assert (told[0].stories, story.id in told[0].changes.stories) == ((story.id,), True)
    assert [text for _, _, text in library.versions(story.id)] == [f"{TEASER}…"]
    assert list(library.ids(View(search="council"))) == [story.id]
    assert library.check() == []
    assert library.complete_all().texts == 0, "once is enough"
    assert len(site.asked("/wall-rots")) == 1


def test_whole_entries_are_left_alone(library: Library, site: Site) -> None:
    library.subscribe(site.feed("/feed.xml", stories=[("Wall rots", LONG)]))
    assert library.complete_all().texts == 0
    assert only(library).wholeness is Wholeness.ENTRY
    assert site.asked("/wall-rots") == []


def test_when_the_feed_sends_its_short_entry_again_the_whole_text_stays(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    library.subscribe(short(site, "Wall rots"))
    library.complete_all()
    before = only(library)
    short(site, "Wall rots", "Another story")  # the feed changed, this entry did not
    assert library.refresh(force=True).unchanged == 1
    story = library.story(before.id)
    assert (story.body.text, story.hash, story.quotes) == (before.body.text, before.hash, before.quotes)
    assert len(library.versions(story.id)) == 1
    library.complete_all()
    assert len(site.asked("/wall-rots")) == 1


def test_when_an_entry_changes_its_page_is_looked_at_again(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    library.subscribe(short(site, "Wall rots"))
    library.complete_all()
    site.put("/wall-rots", article(f"{BODY}<p>Update: the wall has fallen, the engineer said.</p>"))
    short(site, "Wall rots", end=" Updated…")
    library.refresh(force=True)
    assert "week number 5" in only(library).body.text, "meanwhile it stays"
    library.complete_all()
    story = only(library)
    assert "has fallen" in story.body.text
    assert len(library.versions(story.id)) == 2


def test_when_the_feed_sends_the_whole_story_it_is_the_feeds(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    library.subscribe(short(site, "Wall rots"))
    library.complete_all()
    site.feed("/feed.xml", stories=[("Wall rots", LONG)])
    library.refresh(force=True)
    story = only(library)
    assert "month number 5" in story.body.text
    assert story.wholeness is Wholeness.ENTRY


def test_what_the_person_put_right_stays(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    library.subscribe(short(site, "Wall rots"))
    story = only(library)
    library.correct(story.id, replace(library.corrections(story.id), headline="Wall of the harbour rots"))
    library.tag([story.id], "walls")
    library.complete_all()
    story = only(library)
    assert (story.headline, story.tags, story.wholeness) == (
        "Wall of the harbour rots",
        ("walls",),
        Wholeness.WHOLE,
    )
    short(site, "Wall rots", "Another")
    library.refresh(force=True)
    assert library.story(story.id).headline == "Wall of the harbour rots"
    library.correct(story.id, replace(library.corrections(story.id), headline=None))
    assert library.story(story.id).headline == "Wall rots"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "<form><input type=password></form>" + article("<p>Members read on after they gave a name.</p>"),
            "",
        ),
        (
            article("<p>Please log in to continue to the story of the rotten harbour wall, dear reader.</p>"),
            "log in",
        ),
        (
            article(
                "<p>We use cookies and tell our partners. Accept all cookies to read on, dear reader.</p>"
            ),
            "cookies",
        ),
        (
            article(
                "<p>Something else is told here, of gardens and of cats that sleep in them all day.</p>" * 9
            ),
            "else",
        ),
        ("", ""),
    ],
)
def test_a_worse_text_never_takes_the_place_of_a_better_one(
    library: Library, site: Site, page: str, said: str
) -> None:
    site.put("/wall-rots", page)
    library.subscribe(short(site, "Wall rots"))
    assert library.complete_all().failed == 1
    story = only(library)
    assert story.body.text == f"{TEASER}…"
    assert story.wholeness is Wholeness.FAILED
    assert said in story.trouble
    assert story.trouble
    site.put("/wall-rots", article())
    library.complete_all()
    assert only(library).wholeness is Wholeness.FAILED, "it is tried again when asked"
    assert library.try_again(story.id).texts == 1
    story = only(library)
    assert (story.wholeness, story.trouble) == (Wholeness.WHOLE, "")


def test_a_whole_text_outlives_a_page_that_went_bad(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    library.subscribe(short(site, "Wall rots"))
    library.complete_all()
    whole = only(library)
    site.put("/wall-rots", "Subscribe to continue", status=403)
    short(site, "Wall rots", end=" Updated…")
    library.refresh(force=True)
    assert library.complete_all().failed == 1
    story = only(library)
    assert (story.body.text, story.wholeness) == (whole.body.text, Wholeness.WHOLE)
    assert "does not let" in story.trouble


def test_a_page_that_says_no_more_is_no_failure(library: Library, site: Site) -> None:
    site.put("/wall-rots", article(f"<p>{TEASER}</p>"))
    library.subscribe(short(site, "Wall rots", end=""))
    assert library.complete_all().failed == 0
    assert only(library).wholeness is Wholeness.ENOUGH
    assert only(library).trouble == ""


def test_never_and_always_are_obeyed(library: Library, site: Site) -> None:
    site.put("/wall-rots", article())
    site.put("/long", article(LONG, "Long"))
    feed = library.subscribe(short(site, "Wall rots")).feed
    library.settle(feed, replace(library.settings_of(feed), whole_text=WholeText.NEVER))
    assert library.complete_all().texts == 0
    assert library.settings_of(feed).whole_text is WholeText.NEVER
    site.feed("/feed.xml", stories=[("Long", BODY), ("Wall rots", f"<p>{TEASER}…</p>")])
    library.refresh(force=True)
    assert library.complete_all().texts == 0
    library.settle(feed, replace(library.settings_of(feed), whole_text=WholeText.ALWAYS))
    assert library.complete_all().texts == 2


def test_what_may_pass_is_tried_again_by_itself(library: Library, site: Site, clock: Clock) -> None:
    site.put("/wall-rots", "busy", status=503, headers={"Retry-After": "5000"})
    library.subscribe(short(site, "Wall rots"))
    assert library.complete_all().failed == 1
    story = only(library)
    assert (story.wholeness, "busy" in story.trouble) == (Wholeness.WANTED, True)
    site.put("/wall-rots", article())
    clock.now += FIRST_WAIT
    assert library.complete_all().texts == 0, "it asked for more time"
    clock.now += 5000
    assert library.complete_all().texts == 1


def test_a_server_that_asks_for_rest_is_not_asked_for_the_others(library: Library, site: Site) -> None:
    names = [f"Story {n}" for n in range(40)]
    for n in range(40):
        site.put(f"/story-{n}", "", status=429, headers={"Retry-After": "5000"})
    library.subscribe(short(site, *names))
    library.complete_all()
    asked = len(site.requests) - 1
    assert asked < 20


def test_a_round_that_was_stopped_goes_on_at_the_next_start(
    tmp_path: Path, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "TEXTS_AT_ONCE", 2)  # else all may have come before anybody can stop it
    names = [f"Story {n}" for n in range(12)]
    for n in range(12):
        site.put(f"/story-{n}", article(headline=f"Story {n}"), delay=0.05)
    stop, told = threading.Event(), list[Progress]()

    def progress(so_far: Progress) -> None:
        told.append(so_far)
        stop.set()

    with opened(tmp_path, site, clock) as library:
        library.subscribe(short(site, *names))
        first = library.complete_all(progress=progress, stop=stop)
        assert first.stopped
        assert 0 < first.texts < 12
        assert told[0].total == 12
        assert library.check() == []
    with opened(tmp_path, site, clock) as library:
        rest = library.complete_all()
        assert first.texts + rest.texts == 12
        assert (rest.failed, rest.stopped) == (0, False)


def test_a_program_that_was_killed_before_it_looked_looks_later(
    tmp_path: Path, site: Site, clock: Clock
) -> None:
    site.put("/wall-rots", article())
    with opened(tmp_path, site, clock) as library:
        library.subscribe(short(site, "Wall rots"))
    with opened(tmp_path, site, clock) as library:
        assert library.complete_all().texts == 1


def test_offline_nothing_is_fetched_and_nothing_fails(tmp_path: Path, site: Site, clock: Clock) -> None:
    with opened(tmp_path, site, clock) as library:
        library.subscribe(short(site, "Wall rots"))
        library.intake.fetcher.offline = True
        assert library.complete_all().failed == 0
        assert only(library).trouble == ""


def test_a_page_of_this_computer_is_not_read_for_a_feed_from_elsewhere(
    library: Library, site: Site, tmp_path: Path, clock: Clock
) -> None:
    site.put("/wall-rots", article())
    address = short(site, "Wall rots")
    with Library.open(tmp_path / "other", fetcher=Fetcher(), clock=clock) as other:
        other.subscribe(address)  # typed: its own host may be asked, also for what it links to
        assert other.complete_all().texts == 1
        near = site.address("/secret")
        site.put("/secret", article(headline="Secret"))
        other.write(lambda db: db.execute("update feed set typed = 0"))
        site.feed("/feed.xml", stories=[("Secret", f"<p>{TEASER}…</p>")])
        other.write(lambda db: db.execute("update feed set typed = 1"))
        other.refresh(force=True)
        other.write(lambda db: db.execute("update feed set typed = 0"))
        assert other.complete_all().failed == 1
    assert not [request for request in site.requests if near.endswith(request.path)]


def test_only_one_round_runs_at_a_time(library: Library, site: Site, tmp_path: Path, clock: Clock) -> None:
    short(site, "Wall rots")
    library.subscribe(site.address("/feed.xml"))
    with only_one(library.folder / "whole.lock") as mine:
        assert mine
        assert library.complete_all().failed == 0
    assert library.complete_all().failed == 1
