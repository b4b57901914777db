"""The fields of an entry: plain headlines, whole addresses, real dates, an identity, and no endless text."""

import pytest

from reader.parse import fields
from reader.types import When
from tests.reader.parse.feed_texts import ONE, item, json_feed, read, rss, second


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Plain words", "Plain words"),
        ("  Over \n two   lines ", "Over two lines"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("Caf&amp;eacute;", "Café"),
        ("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words"),
        ("<![CDATA[<i>Slanted</i> &amp; more]]>", "Slanted & more"),
        ("a &lt; b and c &gt; d", "a < b and c > d"),
        ("Use &lt;vector&gt; in C++", "Use <vector> in C++"),
        ("Don&#8217;t", "Don’t"),
        ("", ""),
        ("日本語の見出し", "日本語の見出し"),
    ],
)
def test_a_headline_is_plain_text(title: str, headline: str) -> None:
    assert item(f"<title>{title}</title><guid>1</guid>").headline == headline


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://lantern.example/1", "https://lantern.example/1"),
        ("/1", "https://lantern.example/1"),
        ("1?a=1&amp;b=2", "https://lantern.example/feeds/1?a=1&b=2"),
        ("//other.example/1", "https://other.example/1"),
        (" https://lantern.example/\n1 ", "https://lantern.example/1"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("mailto:ann@lantern.example", ""),
        ("|touch /tmp/x", "https://lantern.example/feeds/|touch%20/tmp/x"),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_an_address_is_whole_and_of_the_web_or_empty(link: str, address: str) -> None:
    assert item(f"<title>x</title><guid isPermaLink='false'>1</guid><link>{link}</link>").address == address


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("Fri, 06 Nov 2026 10:20:30 GMT", When(second(2026, 11, 6, 10, 20, 30))),
        ("Fri, 06 Nov 2026 10:20:30 +0530", When(second(2026, 11, 6, 4, 50, 30))),
        ("6 Nov 2026 10:20 EST", When(second(2026, 11, 6, 15, 20))),
        ("2026-11-06T10:20:30Z", When(second(2026, 11, 6, 10, 20, 30))),
        ("2026-11-06T10:20:30.123+01:00", When(second(2026, 11, 6, 9, 20, 30))),
        ("2026-11-06", When(second(2026, 11, 6), day_only=True)),
        ("06 Nov 2026", When(second(2026, 11, 6), day_only=True)),
        ("6 novembre 2026", When(second(2026, 11, 6), day_only=True)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("9999-12-31T00:00:00Z", None),
        ("2099-01-01T00:00:00Z", When(second(2099, 1, 1))),
        ("0001-01-01T00:00:00Z", None),
        ("1793960430", When(second(2026, 11, 6, 10, 20, 30))),
        ("1793960430123", When(second(2026, 11, 6, 10, 20, 30))),
        ("2026-11-06T10:20:30+0530", When(second(2026, 11, 6, 4, 50, 30))),
        ("2026/11/06 10:20", When(second(2026, 11, 6, 10, 20))),
        ("2026年11月6日", When(second(2026, 11, 6), day_only=True)),
        ("20261106T102030Z", When(second(2026, 11, 6), day_only=True)),
        ("Fri, 06 Nov 2026 10:20:30 CEST", When(second(2026, 11, 6, 8, 20, 30))),
        ("Fri, 06 Nov 2026 8:20:30 PM GMT", When(second(2026, 11, 6, 20, 20, 30))),
        ("Fri, 06 Nov 98 10:20:30 GMT", When(second(1998, 11, 6, 10, 20, 30))),
        ("Friday, 06-Nov-25 10:20:30 GMT", When(second(2025, 11, 6, 10, 20, 30))),
        ("soon", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_dates(printed: str, when: When | None) -> None:
    assert item(f"<title>x</title><pubDate>{printed}</pubDate>").published == when


def test_identity_is_the_guid_or_the_link_or_what_is_said() -> None:
    assert item("<guid isPermaLink='false'>tag:1</guid><link>/1</link>").guid == "tag:1"
    assert item("<title>x</title><link>/1</link>").guid == "https://lantern.example/1"
    unnamed = item("<title>x</title><pubDate>Fri, 06 Nov 2026 10:20:30 GMT</pubDate>").guid
    assert unnamed.startswith("sha256:")
    assert unnamed != item("<title>x</title><pubDate>Sat, 07 Nov 2026 10:20:30 GMT</pubDate>").guid
    assert item("<description>One</description>").guid != item("<description>Two</description>").guid


def test_an_endless_guid_is_kept_short() -> None:
    long = item(f"<title>x</title><guid>{'x' * 100_000}</guid>").guid
    assert long.startswith("sha256:")
    assert long != item(f"<title>x</title><guid>{'x' * 100_001}</guid>").guid


def test_stories_that_share_a_guid_are_told_apart_and_copies_are_not() -> None:
    items = "".join(
        f"<item><guid>same</guid><title>{title}</title></item>" for title in ("One", "Two", "One")
    )
    found = read(rss(items)).entries
    assert [entry.headline for entry in found] == ["One", "Two"]
    assert len({entry.guid for entry in found}) == 2


@pytest.mark.parametrize(
    "inner",
    [
        "<author>" + "a" * 200_000 + "</author>",
        "<dc:creator>" + "a" * 200_000 + "</dc:creator>",
        "<author><![CDATA[" + "a" * 100_000 + "]]><!-- -->" + "a" * 100_000 + "</author>",
        "<author>" + "a" * 200_000 + "</author>&undeclared;",
        "<pubDate>" + "1" * 200_000 + "</pubDate>",
        "<pubDate>" + "2020-" * 50_000 + "</pubDate>",
        "<title>" + "&lt;a" * 100_000 + "</title>",
        "<link>" + "http://a" * 50_000 + "</link>",
        "<category>x</category>" * 10_000,
        "<description>" + "<a>" * 10_000 + "</a>" * 10_000 + "</description>",
    ],
    ids=lambda inner: inner[:20],
)
def test_long_fields_take_no_long_time_and_are_cut(inner: str) -> None:
    """Each of these took feedparser alone up to more than a minute; here the tests' time limit judges."""
    one = item("<title>x</title>" + inner)
    assert max(map(len, (one.headline, one.byline, one.address, one.guid))) <= fields.LONGEST_LINE


def test_an_endless_text_is_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "LONGEST_HTML", 100)
    for found in (
        read(rss(f"<item><title>x</title><description>{'x' * 1000}</description></item>" + ONE)),
        json_feed({"content_html": "x" * 1000}, {}),
        json_feed({"content_text": "x" * 1000}, {}),
    ):
        assert [len(entry.html) for entry in found.entries] == [100, 0]
        assert found.notices == ("of an endless text (entries: 1) only the first 100 letters were read",)


def test_enclosures_without_end_are_cut() -> None:
    enclosures = "".join(
        f"<enclosure url='https://lantern.example/{n}.mp3' type='audio/mpeg'/>" for n in range(90)
    )
    attached = [{"url": f"https://lantern.example/{n}.mp3", "mime_type": "audio/mpeg"} for n in range(90)]
    for found in (
        read(rss(f"<item><title>x</title>{enclosures}</item>")),
        json_feed({"attachments": attached}),
    ):
        assert len(found.entries[0].enclosures) == fields.MOST_ENCLOSURES
        assert "of very many enclosures" in found.notices[0]
