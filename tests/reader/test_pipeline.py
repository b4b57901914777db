"""The street, walked in this process: every kind of page from its bytes to stories."""

import pytest

from reader import pipeline
from reader.errors import UnreadableError
from reader.types import Page, Record, When

NOW = 1_790_000_000
WORDS = "The harbour wall has begun to rot, an engineer said on Monday, and it may not stand another winter of storms. "
ARTICLE = f"""<html><head><title>Wall rots | The Courier</title><meta property="og:site_name" content="The Courier">
<meta name="author" content="Ida Holt"><meta property="article:published_time" content="2026-09-01T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Wall rots</h1><p>{WORDS * 2}</p>
<p>“We have clear proof,” Ada Vane said.</p><p>{WORDS}</p></article></body></html>"""
TWO = "".join(
    f"""<article class="hentry"><h2 class="entry-title"><a href="/{n}">Headline number {n} of the day</a></h2>
<time datetime="2026-09-0{n}T10:00:00Z">Sept {n}</time><div class="entry-content"><p>{WORDS * 2}</p><p>{WORDS}</p></div></article>"""
    for n in (1, 2, 3)
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The \u202eCourier</title><link>https://courier.example/</link>
<item><guid>1</guid><title>Wall &amp;amp; quay</title><link>/1</link><pubDate>Tue, 01 Sep 2026 10:00:00 GMT</pubDate>
<description>&lt;p onclick="x()"&gt;“Rot,” said Ada Vane.&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description></item>
<item><guid>2</guid><description>&lt;p&gt;No headline was given here at all.&lt;/p&gt;</description></item>
</channel></rss>"""


def page(text: str, media_type: str = "text/html", address: str = "") -> Page:
    return Page(content=text.encode(), media_type=media_type, charset="utf-8", address=address)


def test_a_feed_becomes_clean_stories() -> None:
    read = pipeline.read_feed(page(FEED, "application/rss+xml", "https://courier.example/feed"), NOW)
    first, second = read.stories
    assert (read.title, read.site) == ("The Courier", "https://courier.example/")
    assert (first.headline, first.address) == ("Wall & quay", "https://courier.example/1")
    assert first.html == "<p>“Rot,” said Ada Vane.</p>"
    assert not first.quotes  # they are looked for later
    (quoted,) = pipeline.requoted([first])
    assert [quote.name for quote in quoted.quotes] == ["Ada Vane"]
    assert first.published == When(1788256800)
    assert second.headline == "No headline was given here at all."


def test_a_page_that_is_no_feed_is_refused() -> None:
    with pytest.raises(UnreadableError, match="web page"):
        pipeline.read_feed(page(ARTICLE), NOW)


def test_feeds_of_a_page_and_guesses() -> None:
    found = pipeline.feeds_of(
        page('<link rel="alternate" type="application/rss+xml" href="/f">', address="https://a.example/")
    )
    assert [link.address for link in found] == ["https://a.example/f"]
    assert "https://a.example/feed" in pipeline.guesses("https://a.example/")


def test_a_page_with_one_article_is_that_article() -> None:
    (story,) = pipeline.read_capture(page(ARTICLE, address="https://courier.example/wall"), NOW).stories
    assert (story.headline, story.byline, story.outlet) == ("Wall rots", "Ida Holt", "The Courier")
    assert story.published is not None
    assert story.text.count("\n\n") == 2
    assert [quote.name for quote in story.quotes] == ["Ada Vane"]
    (cut,) = pipeline.cuts(page(ARTICLE))
    assert (cut.headline, len(cut.paragraphs)) == ("Wall rots", 3)


def test_a_page_with_several_stories_is_cut() -> None:
    stories = pipeline.read_capture(page(TWO, address="https://courier.example/"), NOW).stories
    assert [story.headline for story in stories] == [f"Headline number {n} of the day" for n in (1, 2, 3)]
    assert [story.ordinal for story in stories] == [0, 1, 2]
    assert all(story.published for story in stories)
    assert stories[0].outlet == "courier.example"
    assert len(pipeline.cuts(page(TWO))) == 3


def test_text_is_told_from_html_by_its_beginning_when_nobody_said() -> None:
    (text,) = pipeline.read_capture(page(f"Wall rots\n\n{WORDS}", ""), NOW).stories
    (html,) = pipeline.read_capture(page(ARTICLE, ""), NOW).stories
    (fragment,) = pipeline.read_capture(
        page(f"<div><h1>Wall rots</h1><p>{WORDS * 3}</p></div>", ""), NOW
    ).stories
    assert {text.headline, html.headline, fragment.headline} == {"Wall rots"}


def test_markdown_is_read_as_markdown() -> None:
    (story,) = pipeline.read_capture(
        page(f"# Wall rots\n\n{WORDS}\n\n{WORDS} **again**", "text/markdown"), NOW
    ).stories
    assert story.headline == "Wall rots"
    assert "<h1>" not in story.html


def test_markdown_that_breaks_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import markdown

    def broken(*_: object, **__: object) -> str:
        raise AssertionError

    monkeypatch.setattr(markdown, "markdown", broken)
    with pytest.raises(UnreadableError, match="Markdown"):
        pipeline.read_capture(page("<![", "text/markdown"), NOW)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", ""),
        (b"  ", "text/plain"),
        (b"\x00\x01\x02" * 99, ""),
        (b"x", "image/png"),
        (b"<p></p>", "text/html"),
    ],
)
def test_what_holds_no_story_is_refused(content: bytes, media_type: str) -> None:
    with pytest.raises(UnreadableError, match="nothing was kept"):
        pipeline.read_capture(Page(content=content, media_type=media_type), NOW)


def test_an_article_is_given_clean() -> None:
    article = pipeline.article(page(ARTICLE.replace("<nav>", "<script>x()</script><nav>")))
    assert article.headline == "Wall rots"
    assert "script" not in article.html
    with pytest.raises(UnreadableError):
        pipeline.article(page("<html><body></body></html>"))
    assert pipeline.clean(page("<p onclick=x()>a</p>")).html == "<p>a</p>"


def test_a_record_of_an_export_is_read_anew() -> None:
    record = Record(
        line=1,
        headline="Wall\u202e rots",
        html="<p>“Rot,” said Ada Vane.<script>x</script></p>",
        published="2026-09-01",
    )
    (story,) = pipeline.read_records([record], NOW)
    assert (story.headline, story.html) == ("Wall rots", "<p>“Rot,” said Ada Vane.</p>")
    assert story.published is not None
    assert story.published.day_only
    assert pipeline.requoted([story])[0].quotes
    (nameless,) = pipeline.read_records([Record(line=2, headline="", html="")], NOW)
    assert nameless.headline == pipeline.UNTITLED


def test_nobody_speaks_in_code() -> None:
    code = '<pre>def mean():\n    """Seconds a turn, without the longest and shortest."""</pre>'
    record = Record(
        line=1, headline="Lamps", html=f"<p>It is all:</p>{code}<p>“Light is patient,” said Ada Vane.</p>"
    )
    (story,) = pipeline.requoted(pipeline.read_records([record], NOW))
    (quote,) = story.quotes
    assert quote.text == story.text[quote.start : quote.end] == "“Light is patient,”"


def test_quotes_of_texts_keep_their_ids() -> None:
    ((id_, found),) = pipeline.quotes_of([("a", "“Rot,” said Ada Vane.")])
    assert (id_, [quote.text for quote in found]) == ("a", ["“Rot,”"])
