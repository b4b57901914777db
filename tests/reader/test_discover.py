import pytest

from reader import discover
from reader.types import FeedLink, Page

ADDRESS = "https://lantern.example/news/today.html"


def found(html: str) -> tuple[FeedLink, ...]:
    return discover.feeds(Page(content=html.encode(), address=ADDRESS))


def addresses(html: str) -> list[str]:
    return [link.address for link in found(html)]


@pytest.mark.parametrize(
    "kind",
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "Application/RSS+XML; charset=utf-8",
    ],
)
def test_a_page_names_its_feed(kind: str) -> None:
    link = f'<link rel="alternate" type="{kind}" href="/feed" title=" The \n Lantern ">'
    assert found(f"<html><head>{link}</head></html>") == (
        FeedLink("https://lantern.example/feed", "The Lantern"),
    )


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (
            '<link rel=alternate type=application/rss+xml href="feed.xml">',
            "https://lantern.example/news/feed.xml",
        ),
        ('<LINK REL="ALTERNATE" TYPE="TEXT/XML" HREF="//other.example/f">', "https://other.example/f"),
        ('<link rel="home feed" href="/feed/">', "https://lantern.example/feed/"),
        (
            '<link rel="alternate" type="application/json" href="/feed.json">',
            "https://lantern.example/feed.json",
        ),
    ],
)
def test_links_are_written_in_many_ways(link: str, address: str) -> None:
    assert addresses(link) == [address]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="text/html" hreflang="de" href="/de/feed">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">',
        '<link rel="alternate" type="application/rss+xml" href="http://[">',
    ],
)
def test_what_is_no_feed_of_the_web_is_not_offered(link: str) -> None:
    assert addresses(link) == []


def test_a_base_element_counts() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="feed">'
    assert addresses(f'<base target=x><base href="/a/"><base href="/b/">{link}') == [
        "https://lantern.example/a/feed"
    ]
    assert addresses(f'<base href="file:///etc/">{link}') == ["https://lantern.example/news/feed"]


def test_feeds_of_comments_stand_last_and_nothing_stands_twice() -> None:
    html = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}" title="{title}">'
        for href, title in [
            ("/c", "Comments"),
            ("/comments/feed", ""),
            ("/feed", "All"),
            ("/feed", "Again"),
            ("/b", ""),
        ]
    )
    assert [link.address.removeprefix("https://lantern.example") for link in found(html)] == [
        *("/feed", "/b"),
        *("/c", "/comments/feed"),
    ]


def test_plain_links_are_a_last_resort() -> None:
    links = '<a href="/about">About</a> <a href="/rss.xml"><b>RSS</b> feed</a> <a href="/feeds">x</a><a href="/feedback">y</a>'
    assert found(links) == (
        FeedLink("https://lantern.example/rss.xml", "RSS feed"),
        FeedLink("https://lantern.example/feeds", "x"),
    )
    named = '<link rel="alternate" type="application/rss+xml" href="/named">'
    assert addresses(named + links) == ["https://lantern.example/named"]


def test_a_page_may_be_empty_or_endless() -> None:
    assert found("") == ()
    links = "".join(f'<a href="/{number}/feed">x</a>' for number in range(10_000))
    assert len(found(links)) == discover.MOST


def test_guesses_begin_near_the_page() -> None:
    near = discover.guesses("https://lantern.example/blog/today.html?page=2#top")
    assert near[0] == "https://lantern.example/blog/feed"
    assert "https://lantern.example/feed" in near
    assert len(near) == len(set(near)) <= 12
    assert all(address.startswith("https://lantern.example/") for address in near)


def test_guesses_at_the_top_of_a_site_are_few() -> None:
    top = discover.guesses("https://lantern.example")
    assert {"https://lantern.example/" + name for name in ("feed", "rss.xml", "atom.xml", "feed.json")} < set(
        top
    )
    assert len(top) == len(discover.ROOT_GUESSES)


def test_there_is_nothing_to_guess_without_an_address() -> None:
    assert discover.guesses("") == discover.guesses("file:///etc/") == ()
