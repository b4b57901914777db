"""Feeds of every format, and what is none."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import parse
from reader.errors import ReaderError, UnreadableError
from reader.parse import fields
from reader.types import Entry, FeedRead, Page, When
from tests import feeds
from tests.reader.parse.feed_texts import ADDRESS, NOW, headlines, json_feed, read, refusal, rss, second


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


def test_entries_beyond_the_limit_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "MOST_ENTRIES", 3)
    many = [f"<item><title>{number}</title></item>" for number in range(5)]
    for source in (rss("".join(many)), rss("".join(many)).replace("</item></channel>", "</channel>")):
        found = read(source)
        assert headlines(found) == ["0", "1", "2"]
        assert found.notices[-1].startswith("the feed has more than") or "well-formed" in found.notices[-1]
    assert len(json_feed(*({"id": number} for number in range(5))).entries) == 3


PIECES = st.sampled_from(
    [
        *("<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<entry>", "<feed>", "</feed>"),
        *("<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "[", "]>", "&#", "xD800;", "&amp;", "<link"),
        *(" href='", "'/>", "x", "é", "<pubDate>", "2026-11-06", "<?xml", "?>", "\x00", "\ud800"),
        *("{", '"items":', "[{", "}]", "}"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_whatever_comes_is_a_feed_or_refused_in_words(source: str) -> None:
    with contextlib.suppress(ReaderError):
        found = read(source.encode("utf-8", "surrogatepass"))
        assert found.title
        assert len({entry.guid for entry in found.entries}) == len(found.entries)
