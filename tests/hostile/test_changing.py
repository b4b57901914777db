"""Feeds that change for the worse or for no reason: nothing that was stored is lost, shortened or told twice."""

from __future__ import annotations

import re
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests import feeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hostile.conftest import Call
    from tests.site import Site

STORIES = [
    (
        f"The harbour, part {n}",
        f"<p>Part {n} begins.</p><p>{'The lamps burn all night. ' * 30}</p><p>Part {n} ends.</p>",
    )
    for n in range(1, 6)
]
LOGIN = "<!doctype html><title>Log in</title><form><input name=user><input type=password></form>"
HOUR = 3_600


def written(stories: list[tuple[str, str]] = STORIES) -> str:
    return feeds.write(
        "rss", "The Lantern", stories, site="https://lantern.example/", address="https://lantern.example/x"
    )


def with_guids(mark: str) -> str:
    return re.sub(r"<guid>[^<]*", lambda found: f"{found[0]}{mark}", written())


def without_guids_and_dates(mark: str) -> str:
    return re.sub(r"<(guid|pubDate)>.*?</\1>", mark, written())


def an_hour_later() -> str:
    later = [format_datetime(feeds.NEWEST.replace(hour=13 + n)) for n in range(len(STORIES))]
    return re.sub(r"<pubDate>[^<]*", lambda _: f"<pubDate>{later.pop()}", written())


def teasers(length: int) -> str:
    return written([(headline, html[:length]) for headline, html in STORIES])


# What a feed says next, and which of (new, updated, failed) a refresh may then report.
CHANGES: dict[str, tuple[str | bytes, dict[str, int]]] = {
    "all its stories vanish": (written([]), {"new": 0, "updated": 0, "failed": 0}),
    "all but one vanish": (written(STORIES[:1]), {"new": 0, "updated": 0, "failed": 0}),
    "it is cut in the middle of a story": (written()[:2_000], {"new": 0, "updated": 0, "failed": 0}),
    "it is cut in its first story": (written()[:600], {"new": 0, "updated": 0, "failed": 0}),
    "it is cut before its first story": (written()[:90], {"new": 0, "updated": 0}),
    "its texts become teasers": (teasers(60), {"new": 0, "updated": 0, "failed": 0}),
    "its texts become nothing": (teasers(0), {"new": 0, "updated": 0, "failed": 0}),
    "it becomes a page to log in": (LOGIN, {"new": 0, "updated": 0, "failed": 1}),
    "it becomes nothing": (b"", {"new": 0, "updated": 0, "failed": 1}),
    "it becomes a picture": (b"\x89PNG\r\n\x1a\n" + bytes(500), {"new": 0, "updated": 0, "failed": 1}),
    "it becomes a list of feeds": ("<opml><body><outline xmlUrl='http://x.example/'/></body></opml>", {"new": 0, "failed": 1}),
    "it becomes an error in JSON": ('{"error": "quota"}', {"new": 0, "updated": 0, "failed": 1}),
    "it becomes another feed": (written([("Buy now", "<p>Cheap lamps.</p>")]), {"new": 1, "updated": 0, "failed": 0}),
    "its guids change": (with_guids("?new"), {"new": 0, "failed": 0}),
    "its guids go, its dates too": (without_guids_and_dates(""), {"new": 0, "failed": 0}),
    "its guids become one": (re.sub(r"<guid>[^<]*", "<guid>1", written()), {"new": 0, "failed": 0}),
    "its guids change places": (with_guids("").replace("part-1</guid>", "part-9</guid>").replace("part-2</guid>", "part-1</guid>")
                                .replace("part-9</guid>", "part-2</guid>"), {"failed": 0}),
    "its dates change": (an_hour_later(), {"new": 0, "failed": 0}),
    "its dates lie far ahead": (re.sub(r"<pubDate>[^<]*", "<pubDate>Fri, 31 Dec 9999 23:59:59 GMT", written()), {"new": 0, "failed": 0}),
    "its dates lie far behind": (re.sub(r"<pubDate>[^<]*", "<pubDate>Thu, 01 Jan 0001 00:00:00 GMT", written()), {"new": 0, "failed": 0}),
    "its order changes": (written(STORIES[::-1]), {"new": 0, "failed": 0}),
    "each story stands in it ten times": (written(STORIES * 10), {"new": 0, "failed": 0}),
    "its title changes": (written().replace("The Lantern", "The Torch"), {"new": 0, "updated": 0, "failed": 0}),
    "its links change": (written().replace("lantern.example", "www.lantern.example"), {"new": 0, "failed": 0}),
}  # fmt: skip


@pytest.fixture
def texts(call: Call, site: Site) -> Callable[[], dict[str, str]]:
    """The stories of the feed at /x, which is subscribed to: their texts, by headline; each there once."""
    site.put("/x", written(), "application/rss+xml", validators=False)
    assert call("add", site.address("/x"))["new"] == len(STORIES)

    def told() -> dict[str, str]:
        stories = call("list", "stories", "--feed", 2)["stories"]
        assert len({story["title"] for story in stories}) == len(stories), "a story is there twice"
        return {story["title"]: call("show", story["id"])["text"] for story in stories}

    return told


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_stored_stays_whole_and_single(
    call: Call, site: Site, texts: Callable[[], dict[str, str]], change: str
) -> None:
    content, expected = CHANGES[change]
    before = texts()
    site.put("/x", content, "application/rss+xml", validators=False)
    for asked in range(2):
        refreshed = call("--now", "2026-11-05T12:00:00", "refresh", "--feed", 2, "--force", "--feeds-only")
        assert refreshed.code == 0
        if not asked:
            assert {name: refreshed[name] for name in expected} == expected
    assert {headline: text for headline, text in texts().items() if headline in before} == before
    site.put("/x", written(), "application/rss+xml", validators=False)
    recovered = call("--now", "2026-11-06T12:00:00", "refresh", "--feed", 2, "--force", "--feeds-only")
    assert (recovered["new"], recovered["failed"]) == (0, 0)
    assert {headline: text for headline, text in texts().items() if headline in before} == before


def test_an_edited_story_keeps_its_earlier_text(
    call: Call, site: Site, texts: Callable[[], dict[str, str]]
) -> None:
    edited = [(headline, html.replace("begins", "begins anew")) for headline, html in STORIES]
    site.put("/x", written(edited), "application/rss+xml", validators=False)
    refreshed = call("refresh", "--feed", 2, "--force", "--feeds-only")
    assert (refreshed["new"], refreshed["updated"]) == (0, len(STORIES))
    assert all("begins anew." in text for text in texts().values())
    for story in call("list", "stories", "--feed", 2)["stories"]:
        (version,) = call("show", story["id"], "--versions")["versions"]
        assert "begins." in version["text"]


def test_a_feed_with_new_stories_at_each_question_brings_them(call: Call, site: Site) -> None:
    count = 0

    def generate(connection: Any) -> None:
        nonlocal count
        count += 10
        content = written(
            [(f"Story {n}", f"<p>Text of story {n}.</p>") for n in range(count, 0, -1)][:20]
        ).encode()
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(content), content))

    call("add", site.raw("/x", generate))
    for _ in range(4):
        assert call("refresh", "--feed", 2, "--force", "--feeds-only")["new"] == 10
    assert len(call("list", "stories", "--feed", 2)["stories"]) == 50


def test_a_flaky_server_loses_nothing_but_time(call: Call, site: Site) -> None:
    asked = 0
    good = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(written().encode()), written().encode())
    turns = (
        good,
        b"",
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        good[:900],
        good,
        b"HTTP/1.1 200 OK\r\n\r\n",
    )

    def answer(connection: Any) -> None:
        nonlocal asked
        connection.sendall(turns[asked % len(turns)])
        asked += 1

    call("add", site.raw("/x", answer))
    failures = [call("refresh", "--feed", 2, "--force", "--feeds-only")["failed"] for _ in range(11)]
    assert failures == [1, 1, 1, 0, 1, 0, 1, 1, 1, 0, 1]
    assert len(call("list", "stories", "--feed", 2)["stories"]) == len(STORIES)
