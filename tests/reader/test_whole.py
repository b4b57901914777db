"""Stories made whole from end to end: a real library, real workers, a real site."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import shown_pictures, whole
from reader.errors import DiskFullError
from reader.fetch import Fetcher
from reader.library import Library
from reader.media import Media
from reader.rounds import FIRST_WAIT
from reader.store.connection import only_one
from reader.types import Completed, Pictures, Progress, Story, View, Wholeness, WholeText
from tests.pictures_of import SVG, gif, png

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.site import Site

NOW = 1_790_000_000
TEASER = "The harbour wall has begun to rot, an engineer said on Monday, and it may not stand another winter."
BODY = "".join(f"<p>{TEASER} The council was told so in the week number {n}.</p>" for n in range(6))
LONG = f"{BODY}{BODY.replace('week', 'month')}"


class Clock:
    now = NOW

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(folder: Path, site: Site, clock: Clock) -> Library:
    return Library.open(folder / "library", fetcher=Fetcher(allowed=[site.host]), clock=clock)


@pytest.fixture
def library(tmp_path: Path, site: Site, clock: Clock) -> Iterator[Library]:
    with opened(tmp_path, site, clock) as library:
        yield library


def article(body: str = BODY, headline: str = "Wall rots") -> str:
    return (
        f"<html><head><title>{headline}</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{headline}</h1>{body}</article></body></html>"
    )


def short(site: Site, *headlines: str, end: str = "…", path: str = "/feed.xml") -> str:
    """A feed of beginnings."""
    return site.feed(path, stories=[(headline, f"<p>{TEASER}{end}</p>") for headline in headlines])


def only(library: Library) -> Story:
    (id_,) = library.ids(View())
    return library.story(id_)  # type: ignore[arg-type]  # ids come packed as numbers


# ── whole texts ──────────────────────────────────────────────────────────────────────────────────


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
    library.want_whole_text(feed, WholeText.NEVER)
    assert library.complete_all().texts == 0
    assert library.settings_of(feed).whole_text is WholeText.NEVER
    site.feed("/feed.xml", stories=[("Long", BODY), ("Wall rots", f"<p>{TEASER}…</p>")])
    library.refresh(force=True)
    assert library.complete_all().texts == 0
    library.want_whole_text(feed, WholeText.ALWAYS)
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


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────


def illustrated(site: Site, *paths: str, headline: str = "Wall rots", path: str = "/feed.xml") -> str:
    images = "".join(f'<p><img src="{site.address(one)}" alt="A wall"></p>' for one in paths)
    return site.feed(path, stories=[(headline, f"<p>{headline}: {path}.</p>{LONG}{images}")])


def files(library: Library) -> list[Path]:
    return sorted(path for path in (library.folder / "media").rglob("*") if path.is_file())


def test_pictures_are_kept_once_by_what_is_in_them(library: Library, site: Site) -> None:
    for path in ("/a.png", "/same.png"):
        site.put(path, png(), "image/png")
    site.put("/b.gif", gif(), "image/gif")
    library.subscribe(illustrated(site, "/a.png", "/same.png", "/b.gif"))
    id_ = only(library).id
    assert library.lacks(id_)
    assert library.complete_all().pictures == 3
    story = only(library)
    assert not library.lacks(id_)
    kept = story.pictures[site.address("/a.png")]
    assert (kept.width, kept.height) == (40, 30)
    assert kept.file.read_bytes() == png()
    assert story.pictures[site.address("/same.png")] == kept
    assert len(files(library)) == 2
    assert library.check() == []
    requests = len(site.requests)
    library.complete_all()
    assert len(site.requests) == requests


def test_a_picture_of_two_stories_is_fetched_once(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))
    library.subscribe(illustrated(site, "/a.png", headline="Another wall", path="/other.xml"))
    library.complete_all()
    library.subscribe(illustrated(site, "/a.png", headline="A third wall", path="/third.xml"))
    library.complete_all()
    shown = [library.story(id_).pictures for id_ in library.ids(View())]  # type: ignore[arg-type]
    assert [len(one) for one in shown] == [1, 1, 1]
    assert len(site.asked("/a.png")) == 1


def test_the_pictures_of_a_whole_text_come_with_it(library: Library, site: Site) -> None:
    site.put("/wall.png", png(), "image/png")
    site.put(
        "/wall-rots",
        article(f'{BODY}<p><img src="data:," data-src="/wall.png" width="400" height="300"></p>{BODY}'),
    )
    library.subscribe(short(site, "Wall rots"))
    done = library.complete_all()
    assert (done.texts, done.pictures) == (1, 1)
    assert list(only(library).pictures) == [site.address("/wall.png")]


def test_captures_keep_their_pictures(library: Library, site: Site) -> None:
    site.put("/wall.png", png(), "image/png")
    page = site.put("/page", article(f'{BODY}<p><img src="/wall.png" width="400" height="300"></p>{BODY}'))
    library.save_address(page)
    assert library.complete_all().pictures == 1
    assert len(only(library).pictures) == 1
    assert only(library).wholeness is Wholeness.ENTRY


@pytest.mark.parametrize("act", ["bookmark", "tag", "note"])
def test_only_kept_stories_keep_pictures_where_that_is_wished(library: Library, site: Site, act: str) -> None:
    site.put("/a.png", png(), "image/png")
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.want_pictures(feed, Pictures.KEPT)
    assert library.complete_all().pictures == 0
    id_ = only(library).id
    match act:
        case "bookmark":
            library.bookmark([id_])
        case "tag":
            library.tag([id_], "walls")
        case _:
            library.note(id_, "Look!")
    assert library.complete_all().pictures == 1
    library.want_pictures(feed, Pictures.NONE)
    library.complete_all()
    assert len(only(library).pictures) == 1, "what is there stays"


def test_no_pictures_where_none_are_wished(library: Library, site: Site) -> None:
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.want_pictures(feed, Pictures.NONE)
    assert library.complete_all().pictures == 0
    library.try_again(only(library).id)
    assert site.asked("/a.png") == []
    site.put("/a.png", png(), "image/png")
    library.want_pictures(feed, Pictures.ALL)
    assert library.complete_all().pictures == 1


HOSTILE = {
    "svg": (SVG, "image/svg+xml"),
    "svg that says it is a png": (SVG, "image/png"),
    "a page": (b"<html>not found</html>", "image/jpeg"),
    "nothing": (b"", "image/png"),
    "a bomb": (png(60_000, 60_000, pixels=False), "image/png"),
    "no size": (png(0, 0, pixels=False), "image/png"),
    "a dot": (png(1, 1), "image/png"),
    "a line": (png(1, 400), "image/png"),
    "too large": (png() + b"x" * (10 << 20), "image/png"),
    "a bitmap": (b"BM" + b"\0" * 60, "image/bmp"),
    "an icon": (b"\0\0\1\0\1\0" + b"\0" * 60, "image/x-icon"),
    "zeros behind a jpeg's first bytes": (b"\xff\xd8\xff" + b"\0" * (9 << 20), "image/jpeg"),
    "marks without end": (b"\xff\xd8" + b"\xff" * (9 << 20), "image/jpeg"),
    "a webp cut short": (b"RIFF\xff\xff\xff\xffWEBPVP8 ", "image/webp"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_is_refused_in_words(library: Library, site: Site, name: str) -> None:
    site.put("/a.png", *HOSTILE[name])
    library.subscribe(illustrated(site, "/a.png"))
    done = library.complete_all()
    assert (done.pictures, done.failed) == (0, 1)
    assert only(library).pictures == {}
    assert files(library) == []
    with library.reading() as db:
        (said,) = db.execute("select said from picture").fetchone()
    assert said
    requests = len(site.requests)
    library.complete_all()
    assert len(site.requests) == requests, "it is not asked for again"


def test_a_type_that_lies_about_a_picture_does_no_harm(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "text/html")
    library.subscribe(illustrated(site, "/a.png"))
    assert library.complete_all().pictures == 1


def test_a_length_that_lies_is_tried_again_later(library: Library, site: Site, clock: Clock) -> None:
    site.raw("/a.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 99999\r\n\r\n" + png())
    library.subscribe(illustrated(site, "/a.png"))
    assert library.complete_all().failed == 1
    assert not library.lacks(only(library).id)
    clock.now += 5000
    assert library.lacks(only(library).id)


def test_pixels_that_count_readers_are_not_fetched(library: Library, site: Site) -> None:
    library.subscribe(
        site.feed(
            "/f.xml", stories=[("Wall", f'{LONG}<img src="{site.address("/p.gif")}" width="1" height="1">')]
        )
    )
    library.complete_all()
    assert site.asked("/p.gif") == []


def test_a_story_of_very_many_pictures_has_a_limit(library: Library, site: Site) -> None:
    images = "".join(f'<p><img src="{site.address(f"/{n}.png")}"></p>' for n in range(3_000))
    library.subscribe(site.feed("/feed.xml", stories=[("Wall", f"{LONG}{images}")]))
    site.remove("/feed.xml")
    library.complete_all()
    with library.reading() as db:
        (count,) = db.execute("select count(*) from picture").fetchone()
    assert count == shown_pictures.MOST


def test_a_full_disk_is_said_and_nothing_is_lost(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))
    keep = Media.keep

    def full(_self: Media, _content: bytes) -> str:
        raise DiskFullError("media", "the picture cannot be kept")

    monkeypatch.setattr(Media, "keep", full)
    with pytest.raises(DiskFullError):
        library.complete_all()
    monkeypatch.setattr(Media, "keep", keep)
    assert library.complete_all().pictures == 1


# ── files ──


def age(library: Library) -> None:
    for path in files(library):
        os.utime(path, (1, 1))


def test_a_feed_that_goes_leaves_no_files(library: Library, site: Site, clock: Clock) -> None:
    site.put("/a.png", png(), "image/png")
    feed = library.subscribe(illustrated(site, "/a.png")).feed
    library.complete_all()
    library.unsubscribe(feed, remove_stories=True)
    assert library.sweep_media() == 0, "it may come back within a month"
    library.subscribe_again(feed)
    assert len(only(library).pictures) == 1
    assert library.check() == []
    library.unsubscribe(feed, remove_stories=True)
    clock.now += 40 * 86_400
    library.refresh()  # lets go of what was removed long ago
    assert library.sweep_media() == 1
    assert files(library) == []
    assert library.check() == []


def test_pictures_that_an_edit_took_out_go(library: Library, site: Site) -> None:
    for path, shade in (("/a.png", 10), ("/b.png", 20)):
        site.put(path, png(shade=shade), "image/png")
    library.subscribe(illustrated(site, "/a.png", "/b.png"))
    library.complete_all()
    illustrated(site, "/b.png")
    library.refresh(force=True)
    library.complete_all()
    assert list(only(library).pictures) == [site.address("/b.png")]
    assert library.sweep_media() == 1
    assert len(files(library)) == 1


def test_files_left_over_are_named_and_swept(library: Library, site: Site) -> None:
    left = Media(library.folder).keep(png(shade=7))
    assert library.left_over_media() == [], "its row may be on the way"
    age(library)
    assert left[:12] in library.left_over_media()[0]
    assert library.check() == [], "no harm is in it"
    assert library.sweep_media() == 1
    assert files(library) == []


def test_files_that_are_missing_or_damaged_are_named_and_fetched_again(library: Library, site: Site) -> None:
    site.put("/a.png", png(), "image/png")
    library.subscribe(illustrated(site, "/a.png"))
    library.complete_all()
    (path,) = files(library)
    path.write_bytes(bytes(len(png())))
    assert "damaged" in library.check()[0].words
    assert library.check(quick=True) == []
    path.unlink()
    assert path.name[:12] in library.check(quick=True)[0].words
    library.sweep_media()
    assert library.complete_all().pictures == 1
    assert library.check() == []
    assert len(site.asked("/a.png")) == 2


def test_only_one_round_runs_at_a_time(library: Library, site: Site, tmp_path: Path, clock: Clock) -> None:
    short(site, "Wall rots")
    library.subscribe(site.address("/feed.xml"))
    with only_one(library.folder / "whole.lock") as mine:
        assert mine
        assert library.complete_all().failed == 0
    assert library.complete_all().failed == 1
