"""Pages to stories: the ways in which sites mark them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import split
from reader.split import ranges

if TYPE_CHECKING:
    from reader.types import Cut

WALL = "The harbour wall of Port Ellis has begun to rot, a city engineer told the council on Monday."
WINTER = "It may not stand another winter of storms, she said, and there is no money for a new one."
TREES = "Rangers went into three northern valleys on Friday to stop the thieves of standing timber."
SITE = "https://example.org/news/"


def stories_of(source: str, address: str = "") -> tuple[Cut, ...]:
    return split.html(source, address).cuts


def page(body: str) -> str:
    return (
        f"<!doctype html><html><head><title>News</title><style>p{{}}</style></head><body>{body}</body></html>"
    )


def test_articles_of_an_archive() -> None:
    first, second = stories_of(
        page(
            f"""<header id="masthead"><h1 class="site-title">The Ledger</h1></header>
            <article class="post hentry category-menu"><header><h2 class="entry-title"><a href="/wall">Rot in wall</a></h2>
              <div class="entry-meta">Posted on <time datetime="2014-03-27T10:00:00Z">March 27, 2014</time>
              by <span class="author">Ada Vane</span></div></header>
              <img class="avatar-less" src="wall.jpg"><div class="entry-content"><p>{WALL}</p>
              <figure><img src="rot.jpg"><figcaption>The rot</figcaption></figure><p>See <a href="/x">more</a>. {WINTER}</p>
              </div><footer><a href="#respond">Leave a comment</a></footer></article>
            <article class="post hentry"><h2 class="entry-title"><a href="/trees">Rangers sent</a></h2>
              <div class="entry-content"><p><b>TALVIK:</b> {TREES}</p></div></article>
            <nav><a href="/2">Older posts</a></nav>"""
        ),
        SITE,
    )
    assert (first.headline, first.updated, first.date) == (
        "Rot in wall",
        "March 27, 2014",
        "2014-03-27T10:00:00Z",
    )
    assert first.address == "https://example.org/wall"
    assert first.byline == "Ada Vane"
    assert first.paragraphs[0] == WALL
    assert first.html.startswith('<figure><img class="avatar-less" src="wall.jpg"></figure>')
    assert 'src="rot.jpg"' in first.html
    assert 'href="/x"' in first.html
    assert "Leave a comment" not in first.html
    assert {"The Ledger", "Leave a comment"} <= {dropped.text for dropped in first.dropped}
    assert (second.headline, second.dateline, second.paragraphs) == ("Rangers sent", "TALVIK", (TREES,))
    assert "TALVIK" not in second.html
    assert TREES in second.html
    assert "Older posts" in {dropped.text for dropped in second.dropped}


def test_elements_in_the_form_of_a_news_site() -> None:
    def story(headline: str, text: str) -> str:
        return f"""<div class="node-article"><div class="entry-title"><h1>{headline}</h1></div>
          <div class="entry-media"><img src="a.jpg"><div class="image-caption">The place. (AFP/File)</div></div>
          <div class="short-url"><span>Short Url</span></div>
          <div class="entry-meta"><span>Updated <time>5 sec ago</time></span> <a href="#">Follow</a></div>
          <h2>{headline}</h2><ul class="entry-summary"><li>A point of it</li></ul>
          <div class="entry-content"><p>{text}</p><div class="ad">ADVERTISEMENT</div><p>{WINTER}</p></div>
          <div class="share"><a href="#">Share on WhatsApp</a></div></div>"""

    cuts = stories_of(page(story("Rot in wall", WALL) + story("Rangers sent", TREES)))
    assert [cut.headline for cut in cuts] == ["Rot in wall", "Rangers sent"]
    for cut in cuts:
        assert (cut.updated, cut.caption, cut.summary) == (
            "5 sec ago",
            "The place. (AFP/File)",
            ("A point of it",),
        )
        assert len(cut.paragraphs) == 2
        assert "ADVERTISEMENT" not in cut.html
        assert cut.address == ""


def test_updates_of_a_live_blog() -> None:
    update = """<article itemprop="liveBlogUpdate" itemscope itemtype="http://schema.org/BlogPosting">
        <p><time itemprop="datePublished" datetime="2016-07-03T10:00:00Z">13.26 EDT</time></p>
        <h2 itemprop="headline">{}</h2><div itemprop="articleBody"><p>{}</p></div></article>"""
    live = update.format("Rot in wall", WALL) + update.format("Rangers sent", TREES)
    first, second = stories_of(
        page(f'<h1>Live</h1><div itemscope itemtype="http://schema.org/LiveBlogPosting">{live}</div>')
    )
    assert (first.headline, second.headline) == ("Rot in wall", "Rangers sent")
    assert (first.updated, first.date) == ("13.26 EDT", "2016-07-03T10:00:00Z")


def test_a_date_may_stand_above_the_element() -> None:
    cuts = stories_of(
        page(
            "".join(
                f'<h2 class="date-header">Monday, July {day}, 2009</h2><div class="post hentry"><h3>{headline}</h3>'
                f'<div class="post-body">{WALL}<br><br>{WINTER}</div></div>'
                for day, headline in ((12, "Rot in wall"), (13, "Rangers sent"))
            )
        )
    )
    assert [cut.updated for cut in cuts] == ["Monday, July 12, 2009", "Monday, July 13, 2009"]
    assert cuts[0].paragraphs == (WALL, WINTER)


def test_a_wrapper_of_stories_is_no_story() -> None:
    story = "<article><h2>{}</h2><p>{}</p></article>"
    cuts = stories_of(
        page(
            f"<article><h1>All</h1>{story.format('Rot in wall', WALL)}{story.format('Rangers sent', TREES)}</article>"
        )
    )
    assert [cut.headline for cut in cuts] == ["Rot in wall", "Rangers sent"]


@pytest.mark.parametrize(
    "story",
    [
        '<div class="headline"><b>{0}</b></div><div class="date">9/13/2019</div><div class="t"><div>{1}</div></div><hr>',
        "<h2>{0}</h2>By Ada Vane<p>{1}</p>",
        "<h1>{0}</h1><p>{1} {1} {1} {1}</p>",
        '<p class="title">{0}</p><p>{1} {1} {1} {1}</p>',
    ],
)
def test_headings_set_alike(story: str) -> None:
    soup = "<table><tr><td>" + story.format("Rot in wall", WALL) + story.format("Rangers sent", TREES)
    cuts = stories_of(page(soup + "<footer>About us</footer>"))
    assert [cut.headline for cut in cuts] == ["Rot in wall", "Rangers sent"]
    assert WALL in cuts[0].html
    assert WALL not in cuts[1].html
    assert cuts[1].dropped[-1].text == "About us"


def test_one_story_among_teasers_and_comments_is_one() -> None:
    card = '<article class="teaser"><h3><a href="#">Another {0}</a></h3><p>Short words about it, {0}.</p></article>'
    box = "<article><h3>Box {0}</h3><p>Short words about it, in a box.</p></article>"
    comment = '<article class="comment"><h4>nightbus{0}</h4><p>They said the same thing last year, {0}.</p></article>'
    cuts = stories_of(
        page(
            f'<main><article class="story"><h1>Rot in wall</h1><p>{WALL}</p><h2>What next</h2><p>{WINTER}</p></article>'
            f"<section>{''.join(map(card.format, range(4)))}</section><div><div>{''.join(map(box.format, range(3)))}</div>"
            f'</div><section id="comments">{"".join(map(comment.format, range(3)))}</section></main>'
        )
    )
    assert [cut.headline for cut in cuts] == ["Rot in wall"]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Rot in wall</h1><p>{WALL}</p><h2>What next</h2><p>{WINTER}</p><h2>The cost</h2><p>{WALL}</p>",
        f"<h2>What next</h2><p>{WINTER}</p><h2>The cost</h2><p>{WALL}</p>",
        f"<p>{WALL}</p>" * 9
        + "<div><article><h3>Box</h3><p>Short words about it, in a box.</p></article></div>",
        "",
    ],
)
def test_a_page_that_shows_no_stories_gives_none(body: str) -> None:
    assert stories_of(page(body)) == ()


def test_no_page_at_all() -> None:
    assert stories_of("") == ()


def test_what_is_no_address_is_left_out() -> None:
    story = '<article><h2><a href="{}">Rot in wall</a></h2><p>{}</p></article>'
    assert [stories_of(story.format(link, WALL), SITE)[0].address for link in ("http://[", "#top", "x")] == [
        "",
        "",
        SITE + "x",
    ]


def test_pages_made_to_hang_do_not() -> None:
    deep = "<div class='article'><h2>x</h2>" * 3_000 + "text"
    assert len(stories_of(deep)) <= 1
    wide = f"<article><h2>Rot in wall</h2><p>{WALL}</p></article>" * 2_000
    assert len(stories_of(wide)) == 2_000
    assert stories_of("<p>" + "word " * 300_000) == ()


@given(
    st.lists(
        st.sampled_from(
            [*"abc <>/", "<article>", "</article>", "<h2>", "</h2>", "<p>", "<time>", "<br>", WALL]
        )
    )
)
def test_no_soup_raises(parts: list[str]) -> None:
    for cut in stories_of("".join(parts)):
        assert cut.headline
        assert 0 <= cut.sure <= 1


def test_how_sure_a_cut_is() -> None:
    (marked,) = stories_of(page(f"<article><h2>Rot in wall</h2><p>{WALL}</p></article>"))
    assert marked.sure == ranges.MARKED
