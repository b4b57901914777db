"""A page with one story has its fields apart, and every line of the page is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import pipeline
from reader.errors import UnreadableError
from reader.types import ByHand, Hand, Lesson, Mark, Page, Part, lesson_key

if TYPE_CHECKING:
    from reader.types import ReadStory, Split

NOW = 1_790_000_000
WALL = "The wall is to be mended before the winter, the council said on Monday evening, after nine years of talk."
STORM = "It was built in 1911, and nobody has touched it since the great storm of 1953 took away its northern end."
BOATS = (
    "The boats will lie in the old harbour until then, where the water is low and the fish market is loud."
)
PAGE = f"""<html><head><title>Rot in the harbour wall | The Norrvik Post</title>
<meta property="og:site_name" content="The Norrvik Post"></head><body>
<header><a href="/">The Norrvik Post</a><nav><a href="/news">News</a> <a href="/sport">Sport</a></nav></header>
<main><article>
<h1>Rot in the harbour wall</h1>
<div class="share"><a href="#">Short Url</a></div>
<p class="date">Updated 5 min ago</p>
<figure><img src="/wall.jpg" width="800" height="500"><figcaption>The wall at low tide. (AFP/File)</figcaption></figure>
<ul class="key-points"><li>The wall is full of holes</li><li>The work begins in May</li></ul>
<div class="text"><p>NORRVIK, Sweden: {WALL}</p><p>{STORM}</p><h2>What comes next</h2><p>{BOATS}</p><p>{STORM} Again.</p></div>
</article></main>
<aside><h3>Most read</h3><p>Rangers sent to the forest</p></aside>
<footer><p>All rights reserved by the Norrvik Post and its owners in the north.</p></footer></body></html>"""


def read(source: str, by_hand: ByHand | None = None) -> tuple[ReadStory, Split]:
    page = Page(content=source.encode(), media_type="text/html", address="https://norrvik.example/wall")
    found = pipeline.read_capture(page, NOW, by_hand or ByHand())
    (story,) = found.stories
    assert found.split is not None
    return story, found.split


def marked(source: str, hand: Hand, line: str) -> ByHand:
    return ByHand((Mark(hand, read(source)[1].text.index(line), line),))


def test_the_fields_are_apart() -> None:
    story, _ = read(PAGE)
    assert story.headline == "Rot in the harbour wall"
    assert story.updated == "5 min ago"
    assert story.dateline == "NORRVIK, Sweden"
    assert story.caption == "The wall at low tide. (AFP/File)"
    assert story.summary == ("The wall is full of holes", "The work begins in May")
    assert story.outlet == "The Norrvik Post"
    assert story.published is not None
    assert story.published.second == NOW - 300


def test_what_is_a_field_is_no_more_in_the_body() -> None:
    story, _ = read(PAGE)
    assert story.text.split("\n\n")[:1] == [WALL]
    assert "What comes next" in story.text
    for line in (story.caption, *story.summary, "NORRVIK", "Short Url", "Most read"):
        assert line not in story.text
    assert "<h2>" in story.html
    assert "wall.jpg" in story.html or (story.picture and "wall.jpg" in story.picture.address)


def test_every_line_of_the_page_is_told() -> None:
    _, split = read(PAGE)
    told = {split.text[piece.start : piece.end].strip(): (piece.part, piece.story) for piece in split.pieces}
    assert told["Rot in the harbour wall"] == (Part.HEADLINE, 0)
    assert told[STORM] == (Part.BODY, 0)
    assert told["NORRVIK, Sweden:"] == (Part.DATELINE, 0)
    assert told["Rangers sent to the forest"] == (Part.DROPPED, -1)


def test_a_line_outside_is_put_back_where_it_stands() -> None:
    story, split = read(PAGE, marked(PAGE, Hand.KEEP, "Short Url"))
    assert "Short Url" in story.text
    back, _ = read(PAGE, marked(PAGE, Hand.KEEP, "Rangers sent to the forest"))
    assert back.text.endswith("Rangers sent to the forest")
    assert split.text == read(PAGE)[1].text


def test_a_line_of_the_story_is_dropped() -> None:
    story, _ = read(PAGE, marked(PAGE, Hand.DROP, BOATS))
    assert BOATS not in story.text
    taught, _ = read(PAGE, ByHand(lessons={lesson_key(BOATS): Lesson.ALWAYS}))
    assert taught.text == story.text


def test_a_page_of_one_story_is_cut_in_two() -> None:
    page = Page(content=PAGE.encode(), media_type="text/html")
    found = pipeline.read_capture(page, NOW, marked(PAGE, Hand.CUT, "What comes next"))
    first, second = found.stories
    assert (first.headline, second.headline) == ("Rot in the harbour wall", "What comes next")
    assert BOATS in second.text
    assert BOATS not in first.text


def test_the_headline_of_a_post_is_not_the_name_of_its_blog() -> None:
    blog = f"""<title>River Notes</title><h1>River Notes</h1><h3 class="post-title">Ice on the river</h3>
    <div class=byline>By Ada Cole</div><div class=post-body><p>{WALL}</p><p>{STORM}</p><p>{BOATS}</p></div>"""
    assert read(blog)[0].headline == "Ice on the river"


def test_a_page_that_prints_no_headline_has_the_one_it_says_of_itself() -> None:
    bare = f"<title>Ice on the river</title><p>{WALL}</p><p>{STORM}</p><p>{BOATS}</p>"
    story, split = read(bare)
    assert story.headline == "Ice on the river"
    assert all(piece.part is Part.BODY for piece in split.pieces)


def test_a_text_that_looks_like_lists_stays_whole() -> None:
    items = "".join(f"<li>Most read {number}</li>" for number in range(40))
    story, _ = read(
        f"<h1>Lists of the year</h1><p>{WALL}</p><p>{STORM}</p><h2>Most read</h2><ul>{items}</ul><p>{BOATS}</p>"
    )
    assert BOATS in story.text


PARTS = st.sampled_from(
    ["<h1>Rot</h1>", "<h2>What next</h2>", f"<p>{WALL}</p>", f"<div>{STORM}", "</div>", "<br>", "<p>Read more</p>",
     "<figure><img src=a.jpg><figcaption>The wall (AFP)</figcaption></figure>", "<table><tr><td>1<td>2</table>",
     "<nav>", "</nav>", "<li>One", "<b>", "<p>Updated 5 min ago", f"<blockquote>{BOATS}</blockquote>", "&nbsp;"]
)  # fmt: skip


@given(
    st.lists(PARTS, max_size=25), st.lists(st.tuples(st.sampled_from(Hand), st.integers(0, 30)), max_size=3)
)
@settings(max_examples=60, deadline=None)
def test_any_page_is_tiled(parts: list[str], hands: list[tuple[Hand, int]]) -> None:
    page = Page(content="".join(parts).encode(), media_type="text/html")
    try:
        split = pipeline.read_capture(page, NOW).split
    except UnreadableError:
        return
    assert split is not None
    lines = split.text.split("\n")
    marks = tuple(
        Mark(hand, split.text.index(lines[at % len(lines)]), lines[at % len(lines)]) for hand, at in hands
    )
    again = pipeline.read_capture(page, NOW, ByHand(marks)).split
    assert again is not None
    for found in (split, again):
        assert "".join(found.text[piece.start : piece.end] for piece in found.pieces) == split.text


@pytest.mark.parametrize("source", ["<p>", "<html><body></body></html>"])
def test_a_page_of_nothing_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError):
        read(source)
