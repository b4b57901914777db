"""The fast lane reads plain feeds as feedparser does, and leaves all others to it."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse import plainfeed
from tests.reader.parse.oracle import ADDRESS, by_both, by_feedparser

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
><channel>{}</channel></rss>"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">{}</feed>'

ITEM = """<title>The Halden Courier</title><link>https://courier.example/</link>
<atom:link rel="self" href="https://courier.example/feed"/><ttl>60</ttl>
<item><title>Ferry crews end strike &amp;amp; sail</title><link>https://courier.example/1?a=1</link>
<guid isPermaLink="false">c-1</guid><dc:creator>Ann Lee</dc:creator><category domain="x">Sea</category>
<pubDate>Mon, 21 Sep 2026 13:25:49 +0200</pubDate><description>Short &lt;b&gt;words&lt;/b&gt;.</description>
<content:encoded><![CDATA[<p>The whole text, and it is longer.</p>]]></content:encoded>
<enclosure url="https://courier.example/1.mp3" type="audio/mpeg" length="123"/>
<media:content url="https://courier.example/1.jpg" medium="image" width="800" height="600"/>
<media:thumbnail url="https://courier.example/1s.jpg"/><slash:comments>3</slash:comments></item>"""

ENTRY = """<title type="html">Halden &amp;amp; bay</title><id>tag:courier.example,2026:1</id>
<link href="https://courier.example/"/><link rel="self" href="https://courier.example/atom"/>
<updated>2026-09-21T14:13:20Z</updated><author><name>The desk</name></author>
<entry><title>Wells open</title><id>tag:courier.example,2026:1/2</id>
<link rel="alternate" href="https://courier.example/2"/>
<link rel="enclosure" type="audio/mpeg" length="99" href="https://courier.example/2.mp3"/>
<author><name>Bo Kim</name></author><author><name>Cy Om</name></author>
<published>2026-09-21T13:56:53+02:00</published><updated>2026-09-22T13:56:53.25Z</updated>
<category term="Water"/><summary>In short.</summary>
<content type="html">&lt;p&gt;At length, the wells of Calderra.&lt;/p&gt;</content></entry>
<entry><title>Untitled link</title><id>https://courier.example/3</id><content>Plain words.

And more.</content></entry>"""


@pytest.mark.parametrize("text", [RSS.format(ITEM), ATOM.format(ENTRY)], ids=["rss", "atom"])
def test_a_plain_feed_is_read_as_feedparser_reads_it(text: str) -> None:
    assert plainfeed.parsed(text, ADDRESS) is not None
    ours, theirs = by_both(text)
    assert ours == theirs
    assert not isinstance(ours, str)
    assert ours.entries[0].html.startswith("<p>")


ODD = {
    "not well formed": RSS.format("<title>Open"),
    "an entity of HTML": RSS.format("<title>a&nbsp;b</title>"),
    "an unknown element": RSS.format("<title>T</title><item><other>x</other></item>"),
    "an element in a field": RSS.format("<item><category>c<image><title>T</title></image></category></item>"),
    "an unknown attribute": RSS.format('<item><title lang="de">T</title></item>'),
    "a base": '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://o.example/"><title>T</title></feed>',
    "two titles": RSS.format("<title>T</title><item><title>a</title><title>b</title></item>"),
    "markup in a title": RSS.format("<title>T</title><item><title>&lt;b&gt;a&lt;/b&gt;</title></item>"),
    "a relative link": RSS.format("<title>T</title><item><link>/1</link></item>"),
    "a link with a reference": RSS.format(
        "<title>T</title><item><link>https://e.example/?a&amp;amp;b</link></item>"
    ),
    "another date": RSS.format("<title>T</title><item><pubDate>21 September</pubDate></item>"),
    "a day that is none": RSS.format(
        "<title>T</title><item><pubDate>Mon, 31 Feb 2026 13:25:49 GMT</pubDate></item>"
    ),
    "controls by reference": RSS.format("<title>T</title><item><title>it&#146;s</title></item>"),
    "words between fields": RSS.format("<title>T</title><item>loose<title>a</title> words</item>"),
    "two who made it": RSS.format("<item><author>A</author><dc:creator>B</dc:creator></item>"),
    "content of XHTML": ATOM.format('<entry><content type="xhtml"><div>x</div></content></entry>'),
    "an old version": '<rss version="0.91"><channel><title>T</title></channel></rss>',
    "no version": "<rss><channel><title>T</title></channel></rss>",
    "two channels": '<rss version="2.0"><channel/><channel/></rss>',
    "RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "an author without a name": ATOM.format("<author><email>a@b.example</email></author>"),
    "a very long author": RSS.format(f"<item><author>{'x' * 400}</author></item>"),
    "two authors and an address": ATOM.format(
        "<author><name>A</name><email>a@b.example</email></author><author><name>B</name></author>"
    ),
    "a strange identity": ATOM.format("<id>doi 10/12</id>"),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_an_odd_feed_is_left_to_feedparser(text: str) -> None:
    assert plainfeed.parsed(text, ADDRESS) is None
    ours, theirs = by_both(text)
    assert ours == theirs


words = st.text(st.sampled_from("aZ é“”ß語&<>;#'\"/\n\t ­ÃÂ©0") | st.characters(codec="utf-8"), max_size=30)
addresses = st.from_regex(r"https?://[a-z]{1,5}\.example(/[a-zA-Z0-9.?&=;#%_~-]{0,12})?", fullmatch=True)
mail_dates = st.from_regex(
    r"Tue, [0-3]?\d (Jan|Feb|Dec) (19|20)\d\d [0-2]\d:[0-6]\d:[0-6]\d (GMT|[+-]0\d[03]0)", fullmatch=True
)
iso_dates = st.from_regex(
    r"(19|20)\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d)?(Z|[+-]0\d:[03]0)", fullmatch=True
)


def _element(name: str, words: str, **attributes: str) -> str:
    named = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{named}>{escape(words)}</{name}>"


rss_fields = st.one_of(
    st.builds(_element, st.sampled_from(["title", "description", "content:encoded", "author"]), words),
    st.builds(_element, st.sampled_from(["link", "comments"]), addresses),
    st.builds(_element, st.just("guid"), addresses | words, isPermaLink=st.sampled_from(["true", "false"])),
    st.builds(_element, st.just("pubDate"), mail_dates | words),
    st.builds(_element, st.just("enclosure"), st.just(""), url=addresses, type=words, length=words),
)
atom_fields = st.one_of(
    st.builds(_element, st.just("title"), words, type=st.sampled_from(["text", "html"])),
    st.builds(
        _element, st.sampled_from(["summary", "content"]), words, type=st.sampled_from(["text", "html"])
    ),
    st.builds(_element, st.just("id"), addresses | words),
    st.builds(
        _element,
        st.just("link"),
        st.just(""),
        href=addresses,
        rel=st.sampled_from(["alternate", "enclosure", "self"]),
    ),
    st.builds(_element, st.sampled_from(["published", "updated"]), iso_dates | words),
    st.builds(lambda name: f"<author>{_element('name', name)}</author>", words),
)


@given(st.lists(rss_fields, max_size=6), st.lists(rss_fields, max_size=6))
def test_rss_of_any_words_is_read_as_feedparser_reads_it(first: list[str], second: list[str]) -> None:
    items = "".join(f"<item>{''.join(fields)}</item>" for fields in (first, second))
    ours, theirs = by_both(RSS.format(f"<title>T</title>{items}"))
    assert ours == theirs


@given(st.lists(atom_fields, max_size=6), st.lists(atom_fields, max_size=6))
def test_atom_of_any_words_is_read_as_feedparser_reads_it(first: list[str], second: list[str]) -> None:
    ours, theirs = by_both(ATOM.format(f"{''.join(first)}<entry>{''.join(second)}</entry>"))
    assert ours == theirs


def test_what_is_written_twice_in_utf8_is_mended_as_feedparser_does() -> None:
    text = RSS.format("<title>T</title><item><title>CafÃ©</title></item>")
    assert plainfeed.parsed(text, ADDRESS) is not None
    assert by_both(text)[0] == by_feedparser(text)
