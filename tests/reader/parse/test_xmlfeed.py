"""What RSS and Atom say of an entry, in their many ways."""

from html import escape

import feedparser
import pytest

from reader.types import Enclosure, Picture, When
from tests.reader.parse.feed_texts import ONE, atom, entry, item, read, refusal, rss, second


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


def test_a_base_of_the_feed_counts() -> None:
    one = entry('<title>x</title><link href="1"/>', attributes='xml:base="https://other.example/a/"')
    assert one.address == "https://other.example/a/1"
    found = read(atom("<entry><title>x</title></entry>", attributes='xml:base="https://other.example/a/"'))
    assert found.base == "https://other.example/a/"
    one = entry('<title>x</title><link href="1"/>', attributes='xml:base="file:///etc/"')
    assert one.address in ("", "https://lantern.example/feeds/1")


BASE = 'xml:base="https://other.example/a/"'


@pytest.mark.parametrize(
    ("feed", "entry_", "content", "base"),
    [
        ("", "", "", ""),
        (BASE, "", "", "https://other.example/a/"),
        ("", BASE, "", "https://other.example/a/"),
        ("", "", BASE, "https://other.example/a/"),
        (BASE, 'xml:base="b/"', 'xml:base="c/"', "https://other.example/a/b/c/"),
        ("", "", 'xml:base="file:///etc/"', ""),
        ("", 'xml:base="javascript:1//"', "", ""),
    ],
)
def test_the_base_of_a_text_is_the_nearest_that_is_declared(
    feed: str, entry_: str, content: str, base: str
) -> None:
    inner = (
        f'<title>x</title><link href="https://lantern.example/1"/><content type="html" {content}>x</content>'
    )
    (one,) = read(atom(f"<entry {entry_}>{inner}</entry>", attributes=feed)).entries
    assert (one.base, one.address) == (base, "https://lantern.example/1")


@pytest.mark.parametrize("guid", ["<guid>7</guid>", '<guid isPermaLink="true">7</guid>'])
def test_an_identity_is_kept_as_it_is_written_and_still_leads_somewhere(guid: str) -> None:
    one = item(f"<title>x</title>{guid}")
    assert (one.guid, one.address) == ("7", "https://lantern.example/feeds/7")
    assert entry("<title>x</title><id>7</id>").guid == "7"


def test_several_authors_of_atom_are_all_named_also_when_one_has_an_address() -> None:
    authors = (
        "<author><name>Ann Lee</name></author><author><name>Bo</name><email>b@x.example</email></author>"
    )
    assert entry("<title>x</title>" + authors).byline == "Ann Lee, Bo"


def test_a_podcast_that_has_only_words_of_itunes_has_headline_and_text() -> None:
    one = item("<itunes:title>One</itunes:title><itunes:subtitle>In short</itunes:subtitle>")
    assert (one.headline, one.html) == ("One", "<p>In short</p>")


@pytest.mark.parametrize(
    ("description", "html"),
    [
        ("&lt;![CDATA[Fish &amp;amp; chips]]&gt;", "Fish &amp; chips"),
        ("<![CDATA[<p>x</p><![CDATA[<p>y</p>]]]]><![CDATA[>]]>", "<p>x</p><p>y</p>"),
        ("&lt;![CDATA[&lt;p>cut", "<p>cut"),
        ("<![CDATA[<code>&lt;![CDATA[x]]&gt;</code>]]>", "<code>&lt;![CDATA[x]]&gt;</code>"),
    ],
)
def test_a_text_that_was_wrapped_twice_loses_nothing_but_the_marks(description: str, html: str) -> None:
    """For a reader of HTML <![CDATA[ begins a remark, and all up to the next > was lost."""
    assert item(f"<title>x</title><description>{description}</description>").html == html
    assert item("<title>&lt;![CDATA[One]]&gt;</title>").headline == "One"


def test_html_without_any_tag_keeps_the_paragraphs_it_was_written_in() -> None:
    one = item(
        "<title>x</title><media:description>Fish &amp;amp; chips\nby Ann\n\nSecond</media:description>"
    )
    assert one.html == "<p>Fish &amp; chips<br>by Ann</p><p>Second</p>"
    assert item("<title>x</title><description>One\ntwo</description>").html == "One\ntwo"


def test_a_date_that_is_none_gives_way_to_the_next() -> None:
    dates = "<pubDate>soon</pubDate><dc:date>2026-11-06T08:00:00Z</dc:date>"
    assert item(f"<title>x</title>{dates}").published == When(second(2026, 11, 6, 8))
    made = '<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">2026-11-06T08:00:00Z</dcterms:created>'
    assert item(f"<title>x</title>{made}").published == When(second(2026, 11, 6, 8))


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


def test_whatever_feedparser_raises_is_the_feeds_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("deep inside")

    monkeypatch.setattr(feedparser, "parse", fail)
    assert (
        refusal(rss(f"{ONE}<odd/>")) == "the feed is too damaged to be read"
    )  # odd, so that feedparser has it


def test_but_memory_that_ran_out_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(feedparser, "parse", fail)
    with pytest.raises(MemoryError):
        read(rss(f"{ONE}<odd/>"))
