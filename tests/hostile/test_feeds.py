"""Hostile feeds through the command line: subscribed to, refreshed with whole texts and pictures, told."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from reader import intake
from reader.parse import fields
from tests.hostile.feeds import saying, writing
from tests.hostile.feeds.feed import DECOY, ITEM, Feed, rss
from tests.hostile.route import Comes
from tests.reader.test_sanitize import assert_harmless

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.conftest import Call
    from tests.site import Site

FAMILIES = {**writing.FAMILIES, **saying.FAMILIES}
FEEDS = [
    pytest.param(feed, id=f"{family}: {feed.name[:50]}")
    for family, feeds in FAMILIES.items()
    for feed in feeds
]


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_is_read_or_refused_in_words_and_leads_nowhere(
    call: Call, site: Site, decoy: Site, feed: Feed
) -> None:
    content = feed.content.replace(DECOY.encode(), decoy.host.encode())
    added = call("add", site.put("/x", content, feed.kind))
    if added.code:
        assert feed.comes is not Comes.STORY, added.end
        assert added["error"]["code"] in ("network", "refused", "unreadable")
        return
    assert feed.comes is not Comes.REFUSAL
    assert call("refresh", "--feed", added["feeds"][0], "--force").code == 0
    stories = [
        one for one in call("export", "-", "--format", "jsonl").records if one["feed"] == site.address("/x")
    ]
    assert feed.told in "\n".join(story["text"] for story in stories)
    for story in stories:
        assert_harmless(story["html"])
        assert_plain(story["title"])
        assert_plain(story["author"])
        assert story["url"].startswith(("http://", "https://")) or not story["url"]
        assert "root:" not in story["title"] + story["text"]


def assert_plain(line: str) -> None:
    """Nothing in a line ends it, turns it around or tells a terminal what to do."""
    assert not [letter for letter in line if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(line) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def test_a_feed_of_a_hundred_thousand_entries_is_cut_and_that_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(rss("".join(f"<item><title>{n}</title></item>" for n in range(100_000))))
    read = call("parse", tmp_path / "x.xml")
    assert (read.code, len(read["stories"])) == (0, fields.MOST_ENTRIES)
    assert "more than 10000 entries" in read["warnings"][0]


def test_a_feed_that_takes_too_long_is_given_up_at_once(
    call: Call, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "FEED_SECONDS", 0.05)
    refused = call("add", site.put("/x", rss("<item/>" * 90_000)))
    assert (refused.code, refused["error"]["code"]) == (1, "unreadable")
    assert "took more than 0.05 seconds" in refused["error"]["message"]
    assert len(site.requests) == 1


def test_an_entry_without_end_is_refused_with_its_feed(call: Call, site: Site, tmp_path: Path) -> None:
    content = rss(ITEM + f"<item><title>Long</title><description>{'words ' * 9_000_000}</description></item>")
    assert "larger than 15 MB" in call("add", site.put("/x", content))["error"]["message"]
    (tmp_path / "x.xml").write_text(content)
    assert "too large" in call("parse", tmp_path / "x.xml")["error"]["message"]


def test_a_feed_that_costs_its_worker_costs_no_other_feed(
    call: Call, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = (call("add", site.put(path, rss()))["feeds"][0] for path in ("/bad", "/good"))
    attributes = " ".join(f"a{n}='1'" for n in range(40_000))  # feedparser takes a minute to read them
    site.put("/bad", rss(f"<x {attributes}/>"))
    site.put("/good", rss(ITEM + ITEM.replace("Lamps", "Ferry").replace(">1<", ">2<")))
    monkeypatch.setattr(intake, "FEED_SECONDS", 2.0)
    refreshed = call("refresh", "--force", "--feeds-only", "--feed", bad, "--feed", good)
    assert (refreshed.code, refreshed["failed"], refreshed["new"]) == (0, 1, 1)
    assert "took more than 2 seconds" in refreshed["warnings"][0]
    errors = {feed["id"]: feed["error"] for feed in call("list", "feeds")["feeds"]}
    assert (bool(errors[bad]), errors[good]) == (True, "")
    assert len(call("list", "stories", "--feed", bad)["stories"]) == 1


def test_what_is_cut_or_broke_off_is_said_at_a_refresh_too(call: Call, site: Site) -> None:
    feed = call("add", site.put("/x", rss()))["feeds"][0]
    site.put("/x", rss(ITEM + "<item><title>Cut")[:-20])
    refreshed = call("refresh", "--feed", feed, "--force")
    assert "broke off before its end" in refreshed["warnings"][0]
    assert (refreshed["failed"], refreshed["new"]) == (0, 0)
