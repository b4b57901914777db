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
