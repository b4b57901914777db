"""Feeds of well-known sites, from the addresses that people paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import addresses, known_sites
from reader.errors import FetchError, RefusedError
from reader.fetch import Fetcher
from reader.library import Library
from reader.types import Page
from tests import feeds

if TYPE_CHECKING:
    from pathlib import Path

CHANNEL = "UCabcdefghijklmnopqrstuv"
VIDEOS = "https://www.youtube.com/feeds/videos.xml?"
GITHUB = "https://github.com/ann/wells/"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}", [f"{VIDEOS}channel_id={CHANNEL}"]),
        (f"https://m.youtube.com/channel/{CHANNEL}/videos", [f"{VIDEOS}channel_id={CHANNEL}"]),
        ("https://youtube.com/user/harbour", [f"{VIDEOS}user=harbour"]),
        ("https://www.youtube.com/playlist?list=PL0123456789abc", [f"{VIDEOS}playlist_id=PL0123456789abc"]),
        ("https://www.youtube.com/watch?v=x&list=PL0123456789abc", [f"{VIDEOS}playlist_id=PL0123456789abc"]),
        ("https://www.youtube.com/watch?v=abc", []),
        ("https://www.youtube.com/channel/short", []),
        ("https://www.youtube.com/@harbour", []),  # its page says which channel that is
        (
            "https://github.com/ann/wells",
            [f"{GITHUB}releases.atom", f"{GITHUB}commits.atom", f"{GITHUB}tags.atom"],
        ),
        (
            "https://github.com/ann/wells/tags/",
            [f"{GITHUB}tags.atom", f"{GITHUB}releases.atom", f"{GITHUB}commits.atom"],
        ),
        (
            "https://github.com/ann/wells/tree/main/docs",
            [f"{GITHUB}commits/main/docs.atom", f"{GITHUB}releases.atom", f"{GITHUB}tags.atom"],
        ),
        (
            "https://github.com/ann/wells.git",
            [f"{GITHUB}releases.atom", f"{GITHUB}commits.atom", f"{GITHUB}tags.atom"],
        ),
        ("https://github.com/ann", ["https://github.com/ann.atom"]),
        ("https://github.com/ann/wells/releases.atom", []),
        ("https://github.com/topics/rss", []),
        ("https://github.com/", []),
        (
            "https://www.reddit.com/r/wells/",
            ["https://www.reddit.com/r/wells/.rss", "https://www.reddit.com/r/wells/comments/.rss"],
        ),
        ("https://old.reddit.com/r/wells/new", ["https://www.reddit.com/r/wells/new/.rss"]),
        ("https://reddit.com/user/ann", ["https://www.reddit.com/user/ann/.rss"]),
        ("https://www.reddit.com/", ["https://www.reddit.com/.rss"]),
        ("https://www.reddit.com/r/wells/.rss", []),
        ("https://social.example/@ann", ["https://social.example/@ann.rss"]),
        ("https://social.example/@ann/with_replies", ["https://social.example/@ann.rss"]),
        ("https://social.example/@bo@other.example", ["https://other.example/@bo.rss"]),
        ("https://social.example/@ann.rss", []),
        ("https://social.example/@ann/110123", []),
        ("https://medium.com/@ann", ["https://medium.com/feed/@ann"]),
        ("https://paper.example/news/today", []),
    ],
)
def test_an_address_tells_its_feeds(address: str, found: list[str]) -> None:
    assert [link.address for link in known_sites.feeds(address)] == found


@pytest.mark.parametrize(
    "source",
    [
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'<script>var x = {{"externalId":"{CHANNEL}","keywords":""}}</script>',
    ],
)
def test_a_page_of_youtube_tells_its_channel(source: str) -> None:
    (link,) = known_sites.channel("https://www.youtube.com/@harbour", source)
    assert link.address == f"{VIDEOS}channel_id={CHANNEL}"
    assert known_sites.channel("https://www.youtube.com/@harbour", "nothing") == ()
    assert known_sites.channel("https://paper.example/", source) == ()


@given(st.text().map(lambda text: addresses.web(f"https://github.com/{text}")) | st.text())
def test_any_address_has_feeds_or_none(address: str) -> None:
    if addresses.web(address):
        for link in known_sites.feeds(addresses.web(address)):
            assert addresses.web(link.address) == link.address


class Elsewhere(Fetcher):
    """A web of a few pages."""

    def __init__(self, pages: dict[str, tuple[str, str]]) -> None:
        super().__init__()
        self.pages = pages

    def get(self, address: str, **_: object) -> Page:
        if address not in self.pages:
            raise FetchError(address, "the server has no such page; check the address", status=404)
        kind, content = self.pages[address]
        return Page(content=content.encode(), media_type=kind, address=address)


def feed(title: str) -> tuple[str, str]:
    written = feeds.write("atom", title, [("One", "<p>1</p>")], site="https://x.example/", address="")
    return "application/atom+xml", written


def test_a_repository_offers_its_three_feeds(tmp_path: Path) -> None:
    web = Elsewhere({f"{GITHUB}{name}.atom": feed(name) for name in ("releases", "commits", "tags")})
    with Library.open(tmp_path, fetcher=web) as library:
        subscribed = library.subscribe("github.com/ann/wells")
        assert subscribed.title == "releases"
        assert [link.title for link in subscribed.choices] == [
            "Releases of ann/wells",
            "Commits to ann/wells",
            "Tags of ann/wells",
        ]


def test_where_the_guess_is_wrong_the_page_is_asked(tmp_path: Path) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    web = Elsewhere(
        {"https://blog.example/@ann": ("text/html", page), "https://blog.example/feed": feed("Blog")}
    )
    with Library.open(tmp_path, fetcher=web) as library:
        assert library.subscribe("https://blog.example/@ann").title == "Blog"


def test_a_handle_of_youtube_leads_to_its_channel(tmp_path: Path) -> None:
    page = f'<html><script>{{"externalId":"{CHANNEL}"}}</script><p>Harbour</p></html>'
    web = Elsewhere(
        {
            "https://www.youtube.com/@harbour": ("text/html", page),
            f"{VIDEOS}channel_id={CHANNEL}": feed("Harbour films"),
        }
    )
    with Library.open(tmp_path, fetcher=web) as library:
        assert library.subscribe("https://www.youtube.com/@harbour").title == "Harbour films"
        web.pages["https://www.youtube.com/@nobody"] = ("text/html", "<p>x</p>")
        with pytest.raises(RefusedError, match="no feed was found"):
            library.subscribe("https://www.youtube.com/@nobody")
