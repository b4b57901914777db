"""Feeds of all formats, whole, odd and hostile. All of them are invented."""

import calendar
import codecs
import contextlib
import json
from datetime import UTC, datetime
from html import escape

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import parse
from reader.errors import ReaderError, UnreadableError
from reader.parse import fields
from reader.types import Enclosure, Entry, FeedRead, Page, Picture, When
from tests import feeds

ADDRESS = "https://lantern.example/feeds/all.xml"
NOW = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def read(content: str | bytes, address: str = ADDRESS, **said: str) -> FeedRead:
    raw = content.encode() if isinstance(content, str) else content
    return parse.feed(Page(content=raw, address=address, **said), NOW)


def refusal(content: str | bytes, **said: str) -> str:
    with pytest.raises(UnreadableError) as refused:
        read(content, **said)
    return refused.value.reason


def rss(items: str, channel: str = "<title>The Lantern</title>") -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'


def atom(entries: str, feed: str = "<title>The Lantern</title>", attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}{entries}</feed>'


def item(inner: str) -> Entry:
    """The one entry of an RSS feed with this inside its item."""
    (entry,) = read(rss(f"<item>{inner}</item>")).entries
    return entry


def entry(inner: str, **around: str) -> Entry:
    """The same of an Atom feed."""
    (entry,) = read(atom(f"<entry>{inner}</entry>", **around)).entries
    return entry


def second(*moment: int) -> int:
    return calendar.timegm((*moment, 0, 0, 0)[:6])


# ── the formats ──


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_each_format_gives_the_same_entries(kind: feeds.Kind) -> None:
    stories = [("Ferry returns", "<p>It is <b>back</b>.</p>"), ("Fish & chips", "<p>Ä</p>")]
    content = feeds.write(kind, "The Lantern", stories, site="https://lantern.example/", address=ADDRESS)
    found = read(content)
    assert (found.title, found.site, found.base) == ("The Lantern", "https://lantern.example/", ADDRESS)
    assert found.notices == ()
    assert [(entry.headline, entry.html) for entry in found.entries] == stories
    assert found.entries[0] == Entry(
        guid="https://lantern.example/ferry-returns",
        address="https://lantern.example/ferry-returns",
        headline="Ferry returns",
        html="<p>It is <b>back</b>.</p>",
        published=When(second(2026, 11, 1, 12)),
    )


def test_rss_1_has_its_items_beside_the_channel() -> None:
    found = read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title><link>https://old.example</link>'
        '</channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>'
        "<dc:date>2026-11-02</dc:date><dc:creator>Ann Lee</dc:creator></item></rdf:RDF>"
    )
    (one,) = found.entries
    assert (found.title, one.headline, one.byline) == ("Old", "One", "Ann Lee")
    assert one.published == When(second(2026, 11, 2), day_only=True)


def test_rss_0_91_with_its_document_type() -> None:
    (one,) = read(
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" '
        '"http://my.netscape.example/rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title>'
        "<item><title>Caf&eacute;</title><link>https://old.example/1</link></item></channel></rss>"
    ).entries
    assert one.headline == "Café"


def test_atom_0_3() -> None:
    (one,) = read(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title>One</title>'
        '<link rel="alternate" href="https://old.example/1"/><id>tag:old.example,2004:1</id>'
        "<issued>2004-05-06T07:08:09Z</issued><content>Words</content></entry></feed>"
    ).entries
    assert (one.guid, one.address) == ("tag:old.example,2004:1", "https://old.example/1")
    assert one.published == When(second(2004, 5, 6, 7, 8, 9))


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss("")) == FeedRead(title="The Lantern", base=ADDRESS)
    assert read('{"version": "https://jsonfeed.org/version/1", "items": []}').title == "lantern.example"


def test_a_feed_without_a_title_is_called_by_its_host() -> None:
    assert read(rss("<item><title>x</title></item>", channel="")).title == "lantern.example"
    page = Page(content=rss("<item><title>x</title></item>", channel="").encode(), name="saved.xml")
    assert parse.feed(page, NOW).title == "saved.xml"


def test_a_feed_in_a_prefixed_namespace() -> None:
    source = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title>'
        "<a:entry><a:title>One</a:title></a:entry></a:feed>"
    )
    assert [entry.headline for entry in read(source).entries] == ["One"]


# ── headlines and names ──


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
    ("title", "headline"),
    [
        ("<title>a &lt; b</title>", "a < b"),
        ('<title type="text">&lt;b&gt; is a tag</title>', "<b> is a tag"),
        ('<title type="html">&lt;b&gt;Bold&lt;/b&gt; &amp;amp; more</title>', "Bold & more"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Bold</b> words</div></title>',
            "Bold words",
        ),
    ],
)
def test_a_headline_of_atom_says_how_it_is_written(title: str, headline: str) -> None:
    assert entry(title + "<id>1</id>").headline == headline


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>ann@lantern.example (Ann Lee)</author>", "Ann Lee"),
        ("<dc:creator>Ann Lee</dc:creator>", "Ann Lee"),
        ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Kim</dc:creator>", "Ann Lee, Bo Kim"),
        ("<author>Ann Lee &lt;ann@lantern.example&gt;</author>", "Ann Lee"),
        ("<author>ann@lantern.example</author>", "ann@lantern.example"),
        ("<itunes:author>The Lantern</itunes:author>", "The Lantern"),
        ("", ""),
    ],
)
def test_a_byline_names_the_authors(author: str, byline: str) -> None:
    assert item(f"<title>x</title>{author}").byline == byline


def test_an_atom_entry_has_its_feeds_author_when_it_names_none() -> None:
    feed = "<title>x</title><author><name>Ann Lee</name><email>ann@x.example</email></author>"
    assert entry("<title>x</title>", feed=feed).byline == "Ann Lee"
    assert entry("<title>x</title><author><name>Bo Kim</name></author>", feed=feed).byline == "Bo Kim"


# ── what an entry says ──


def test_the_whole_text_is_taken_where_a_feed_also_has_a_teaser() -> None:
    whole, teaser = escape("<p>The whole story, at length.</p>"), "The whole…"
    one = item(
        f"<title>x</title><description>{teaser}</description><content:encoded>{whole}</content:encoded>"
    )
    other = item(
        f"<title>x</title><content:encoded>{teaser}</content:encoded><description>{whole}</description>"
    )
    assert one.html == other.html == "<p>The whole story, at length.</p>"


def test_plain_text_becomes_paragraphs() -> None:
    one = entry('<title>x</title><content type="text">One &lt; two\nlines\n\n\nsecond &amp; last</content>')
    assert one.html == "<p>One &lt; two<br>lines</p><p>second &amp; last</p>"


def test_xhtml_content_keeps_its_markup() -> None:
    content = '<div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em></p></div>'
    assert (
        "<p>One <em>two</em></p>" in entry(f'<title>x</title><content type="xhtml">{content}</content>').html
    )


def test_html_is_not_cleaned_here_but_left_for_whoever_cleans() -> None:
    assert item("<title>x</title><description>&lt;script&gt;1&lt;/script&gt;</description>").html == (
        "<script>1</script>"
    )


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


def test_a_base_of_the_feed_counts() -> None:
    one = entry('<title>x</title><link href="1"/>', attributes='xml:base="https://other.example/a/"')
    assert one.address == "https://other.example/a/1"
    found = read(atom("<entry><title>x</title></entry>", attributes='xml:base="https://other.example/a/"'))
    assert found.base == "https://other.example/a/"
    one = entry('<title>x</title><link href="1"/>', attributes='xml:base="file:///etc/"')
    assert one.address in ("", "https://lantern.example/feeds/1")


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
        ("soon", None),
        ("0000-00-00", None),
        ("", None),
    ],
)
def test_dates(printed: str, when: When | None) -> None:
    assert item(f"<title>x</title><pubDate>{printed}</pubDate>").published == when


def test_publication_counts_before_the_last_change() -> None:
    dates = "<updated>2026-11-06T00:00:00Z</updated><published>2026-11-05T00:00:00Z</published>"
    assert entry("<title>x</title>" + dates).published == When(second(2026, 11, 5))
    one = entry("<title>x</title><updated>2026-11-06T00:00:00Z</updated>")
    assert one.published == When(second(2026, 11, 6))


def test_enclosures_and_pictures() -> None:
    one = item(
        "<title>x</title>"
        '<enclosure url="/talk.mp3" type="audio/mpeg" length="12345"/>'
        '<enclosure url="file:///etc/passwd" type="audio/mpeg" length="1"/>'
        '<enclosure url="/odd.mp3" length="-5 MB"/>'
        '<media:content url="/film.mp4" type="video/mp4" fileSize="99"/>'
        '<media:content url="/small.jpg" medium="image" width="100" height="50"/>'
        '<media:content url="/large.jpg" medium="image" width="1000" height="500"/>'
        '<media:thumbnail url="/thumb.jpg"/>'
    )
    assert one.enclosures == (
        Enclosure("https://lantern.example/talk.mp3", "audio/mpeg", 12345),
        Enclosure("https://lantern.example/odd.mp3"),
        Enclosure("https://lantern.example/film.mp4", "video/mp4", 99),
    )
    assert one.picture == Picture("https://lantern.example/large.jpg", width=1000, height=500)


@pytest.mark.parametrize(
    "named",
    [
        '<media:thumbnail url="/p.jpg"/>',
        '<enclosure url="/p.jpg" type="image/jpeg"/>',
        '<itunes:image href="/p.jpg"/>',
        '<media:group><media:content url="/p.jpg" type="image/jpeg"/></media:group>',
    ],
)
def test_a_picture_is_found_where_feeds_name_it(named: str) -> None:
    assert item("<title>x</title>" + named).picture == Picture("https://lantern.example/p.jpg")


# ── who is who ──


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


# ── JSON Feed ──


def json_feed(*items: object, **feed: object) -> FeedRead:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "items": items, **feed}
    return read(json.dumps(whole), media_type="application/feed+json")


def test_a_json_feed_in_full() -> None:
    found = json_feed(
        {
            "id": 7,
            "url": "/7",
            "title": "Fish &amp; chips <b>",
            "content_html": "<p>Words</p>",
            "date_published": "2026-11-06T10:20:30+01:00",
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Kim"}, {"url": "x"}, "nobody"],
            "image": "/p.jpg",
            "attachments": [
                {"url": "/talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5},
                {"url": "file:///etc/passwd"},
                "nothing",
            ],
        },
        home_page_url="/",
    )
    assert found.site == "https://lantern.example/"
    assert found.entries == (
        Entry(
            guid="7",
            address="https://lantern.example/7",
            headline="Fish &amp; chips <b>",
            byline="Ann Lee, Bo Kim",
            html="<p>Words</p>",
            published=When(second(2026, 11, 6, 9, 20, 30)),
            enclosures=(Enclosure("https://lantern.example/talk.mp3", "audio/mpeg", 5),),
            picture=Picture("https://lantern.example/p.jpg"),
        ),
    )


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ({"content_text": "a < b\n\nsecond"}, "<p>a &lt; b</p><p>second</p>"),
        ({"content_html": "<p>x</p>", "content_text": "x, much longer"}, "<p>x</p>"),
        ({"summary": "In short"}, "<p>In short</p>"),
        ({"content_html": 5}, "5"),
        ({"content_html": None, "content_text": ["x"]}, ""),
        ({"content_html": True}, ""),
    ],
)
def test_the_text_of_a_json_entry(content: dict[str, object], html: str) -> None:
    assert json_feed({"id": "1", **content}).entries[0].html == html


def test_a_json_feed_of_version_1_has_one_author() -> None:
    assert json_feed({"id": "1", "author": {"name": "Ann Lee"}}).entries[0].byline == "Ann Lee"
    assert json_feed({"id": "1"}, author={"name": "The desk"}).entries[0].byline == "The desk"
    assert json_feed({"id": "1", "authors": "Ann"}, author=5).entries[0].byline == ""


def test_an_entry_that_leads_elsewhere_has_that_address() -> None:
    one = json_feed({"id": "1", "external_url": "https://other.example/x"}).entries[0]
    assert one.address == "https://other.example/x"


def test_broken_entries_of_a_json_feed_are_left_out_and_said() -> None:
    found = json_feed({"id": "1"}, "nothing", 5, None)
    assert len(found.entries) == 1
    assert found.notices == ("3 entries could not be read and were left out",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"', "damaged JSON"),
        ('{"hello": "world"}', "JSON, but not a feed"),
        ('{"items": {}}', "JSON, but not a feed"),
        ('{"items":' + "[" * 100_000, "nested too deeply"),
        ('{"items": [{"id": ' + "9" * 100_000 + "}]}", "damaged JSON"),
    ],
)
def test_json_that_is_no_feed_is_refused(content: str, reason: str) -> None:
    assert reason in refusal(content)


def test_a_lone_surrogate_in_json_is_no_letter() -> None:
    assert json_feed({"id": "1", "title": "a\ud800b"}).entries[0].headline.encode()


# ── what is no feed ──


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\t ", "it is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a file of another kind"),
        (b"%PDF-1.7 ...", "a file of another kind"),
        (bytes(range(256)) * 100, "a file of another kind"),
        ("<!doctype html><html><head><title>x</title></head></html>", "this is a web page, not a feed"),
        ("<HTML><body>x", "this is a web page, not a feed"),
        (
            "\ufeff<!-- hello --><!DOCTYPE html PUBLIC 'x'>\n<html xmlns='x'>",
            "this is a web page, not a feed",
        ),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "a web page"),
        ("Just some words.", "this is not a feed"),
        ("<note><to>Ann</to></note>", "this is not a feed"),
        ("<" * 100_000, "this is not a feed"),
        ("<!--" * 100_000, "this is not a feed"),
        ("<!DOCTYPE x [" * 10_000, "this is not a feed"),
        ("<rss", "this is no feed, or one too damaged"),
        ("<rss></rss>", "this is no feed, or one too damaged"),
        ("<opml version='2.0'><body/></opml>", "this is not a feed"),
    ],
)
def test_what_is_no_feed_is_refused_in_words(content: str | bytes, reason: str) -> None:
    assert reason in refusal(content)


def test_the_refusal_names_its_subject() -> None:
    with pytest.raises(UnreadableError, match=r"^https://lantern.example/feeds/all.xml: it is empty$"):
        read("")


# ── damaged and hostile feeds ──

ONE, TWO = "<item><title>One</title></item>", "<item><title>Two</title></item>"


def headlines(found: FeedRead) -> list[str]:
    return [entry.headline for entry in found.entries]


@pytest.mark.parametrize(
    "source",
    [
        rss(ONE + TWO)[: -len("</channel></rss>")],
        rss(ONE + TWO + "<item><title>Thr")[: -len("</channel></rss>")],
        rss(ONE + TWO + "<item><title>Three</title><description><![CDATA[<p>hal")[: -len("</channel></rss>")],
        atom((ONE + TWO).replace("item>", "entry>"))[: -len("</feed>")] + "<entr",
    ],
)
def test_of_a_feed_that_broke_off_the_whole_entries_are_read(source: str) -> None:
    found = read(source)
    assert headlines(found) == ["One", "Two"]
    assert "broke off" in found.notices[0]


@pytest.mark.parametrize(
    "source",
    [
        rss(ONE + TWO + "<p>& that"),
        rss(ONE + "</channel>" + TWO),
        rss(ONE + "<item><title>Two</title><link>?a=1&b=2</link></item>"),
        rss(ONE + "<item><title>Two</title><description>&nbsp;<br></description></item>"),
        rss(ONE + "<x:y>" + TWO),
    ],
)
def test_of_an_ill_formed_feed_what_can_be_read_is_read(source: str) -> None:
    found = read(source)
    assert headlines(found) == ["One", "Two"]
    assert "not well-formed" in found.notices[-1]


@pytest.mark.parametrize(
    "source",
    [
        "\n\n  " + rss(ONE + TWO),
        "<br />\n<b>Warning</b>: a fault in line 5<br />\n" + rss(ONE + TWO),
        rss(ONE + TWO) + "\n<!-- served in 5 ms -->\n<script>count()</script>",
        "\x00\x08" + rss(ONE + TWO).replace("One", "O\x0bne\x1f"),
    ],
)
def test_what_a_server_puts_around_or_into_a_feed_does_no_harm(source: str) -> None:
    assert headlines(read(source)) == ["One", "Two"]
    assert read(source).notices == ()


def test_characters_that_are_none_do_no_harm() -> None:
    found = item("<title>a&#xD800;b&#56000;c&#0;d&#x110000;e&#99999999999999999999;f&#x41;g&#66;h</title>")
    assert found.headline == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdfAgBh"


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_a_feed_in_its_own_charset(charset: str) -> None:
    source = rss("<item><title>Ünï</title></item>").replace('"1.0"?', f'"1.0" encoding="{charset}"?')
    assert headlines(read(source.encode(charset))) == ["Ünï"]


def test_a_feed_whose_charset_is_a_lie() -> None:
    source = rss("<item><title>Ünï</title></item>")
    assert headlines(read(source.encode(), charset="iso-8859-1")) == ["Ünï"]
    assert headlines(read(source.replace('"1.0"?', '"1.0" encoding="ascii"?').encode())) == ["Ünï"]
    assert headlines(read(source.encode("cp1252"), charset="utf-8")) == ["Ünï"]
    assert headlines(read(source.encode(), charset="no-such")) == ["Ünï"]
    assert headlines(read(codecs.BOM_UTF8 + source.encode(), media_type="text/html")) == ["Ünï"]


BOMB = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "declared",
    [
        BOMB + "]>",
        "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>",
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>",
        "<!doctype x [<!ENTITY i 'inner'>] >",
    ],
)
def test_a_feeds_own_entities_are_never_resolved(declared: str) -> None:
    source = declared + rss("<item><title>One &i; two</title></item>").removeprefix('<?xml version="1.0"?>')
    (headline,) = headlines(read(source))
    assert len(headline) < 40
    assert not any(said in headline for said in ("lol", "root:", "inner"))


def test_entries_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "MOST_ENTRIES", 3)
    many = [f"<item><title>{number}</title></item>" for number in range(5)]
    for source in (rss("".join(many)), rss("".join(many)).replace("</item></channel>", "</channel>")):
        found = read(source)
        assert headlines(found) == ["0", "1", "2"]
        assert found.notices[-1].startswith("the feed has more than") or "well-formed" in found.notices[-1]
    assert len(json_feed(*({"id": number} for number in range(5))).entries) == 3


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


def test_an_endless_text_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "LONGEST_HTML", 100)
    assert len(item(f"<description>{'x' * 1000}</description>").html) == 100
    assert len(json_feed({"content_html": "x" * 1000}).entries[0].html) == 100
    assert len(json_feed({"content_text": "x" * 1000}).entries[0].html) < 110


def test_whatever_feedparser_raises_is_the_feeds_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("deep inside")

    monkeypatch.setattr(feedparser, "parse", fail)
    assert refusal(rss(ONE)) == "the feed is too damaged to be read"


def test_but_memory_that_ran_out_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(feedparser, "parse", fail)
    with pytest.raises(MemoryError):
        read(rss(ONE))


PIECES = st.sampled_from(
    [
        *("<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<entry>", "<feed>", "</feed>"),
        *(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<!DOCTYPE",
            "[",
            "]>",
            "&#",
            "xD800;",
            "&amp;",
            "<link",
            " href='",
        ),
        *("'/>", "x", "é", "<pubDate>", "2026-11-06", "{", '"items":', "[{", "}]", "}", "<?xml", "?>"),
        *("\x00", "\ud800"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_comes_is_a_feed_or_refused_in_words(source: str) -> None:
    with contextlib.suppress(ReaderError):
        assert read(source.encode("utf-8", "surrogatepass")).title
