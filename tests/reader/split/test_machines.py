"""What a page tells machines of its stories; and what hostile pages tell."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader import split

WALL = "The harbour wall of Port Ellis has begun to rot, a city engineer told the council on Monday evening."
HEADS = ("Rot found in wall", "Rangers sent north", "Ferries at last")


def page(said: Any, body: str) -> str:
    return f'<html><head><script type="application/ld+json">{json.dumps(said)}</script></head><body>{body}</body></html>'


def headlines(source: str, address: str = "") -> list[str]:
    return [cut.headline for cut in split.html(source, address).cuts]


SECTIONS = "".join(f"<div>{head}</div><p>{WALL}</p><p>{WALL}</p>" for head in HEADS)


def articles(kind: object = "NewsArticle", **more: str) -> list[dict[str, Any]]:
    return [{"@type": kind, "headline": head, **more} for head in HEADS]


@pytest.mark.parametrize(
    "said",
    [
        articles(),
        {"@graph": articles()},
        {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": articles("BlogPosting")},
        {"@type": "Blog", "blogPost": articles("BlogPosting")},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": one} for one in articles()]},
    ],
)
def test_headlines_that_the_data_name_begin_stories(said: object) -> None:
    assert headlines(page(said, SECTIONS)) == list(HEADS)


def test_a_story_and_teasers_that_the_data_name_are_one_story() -> None:
    body = (
        f"<div>{HEADS[0]}</div>"
        + f"<p>{WALL}</p>" * 9
        + "".join(f"<div>{head}</div><p>{WALL}</p>" for head in HEADS[1:])
    )
    assert headlines(page(articles(), body)) == []


def test_texts_that_the_page_does_not_print_are_read() -> None:
    said = articles(
        articleBody=f"<p>{WALL}</p>\n\n{WALL}\x00🙂", author="Ada Vane", datePublished="2026-05-14T10:00"
    )
    first, *others = split.html(page(said, "<div id=app></div>")).cuts
    assert len(others) == 2
    assert (first.headline, first.byline, first.updated) == (HEADS[0], "Ada Vane", "2026-05-14")
    assert first.paragraphs == (WALL, f"{WALL}🙂")


def test_texts_that_the_page_prints_are_read_once() -> None:
    assert headlines(page(articles(articleBody=WALL * 2), SECTIONS)) == list(HEADS)


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        7,
        "x",
        {"@type": 3, "headline": {}},
        {"@graph": {"@graph": [[["x"]]]}},
        {"@type": ["Article"], "headline": ["x"]},
    ],
)
def test_data_of_any_form_does_no_harm(said: object) -> None:
    assert headlines(page(said, SECTIONS)) == []


def linked(*addresses: str) -> str:
    return "".join(
        f'<h2><a href="{one}">{head}</a></h2><p>{WALL}</p>'
        for one, head in zip(addresses, HEADS, strict=True)
    )


def test_headings_that_lead_each_to_its_own_page_are_stories() -> None:
    assert headlines(linked("/a", "/b", "/c")) == list(HEADS)
    absolute = linked("https://coast.example/a", "https://coast.example/b", "https://coast.example/c")
    assert headlines(absolute, "https://coast.example/") == list(HEADS)
    assert headlines(f'<link rel="canonical" href="https://coast.example/">{absolute}') == list(HEADS)


@pytest.mark.parametrize(
    "addresses",
    [
        ("#a", "#b", "#c"),
        ("/a", "/a", "/a"),
        ("https://x.example/1", "https://y.example/2", "http://["),
        ("/p#a", "/p#b", "/p#c"),
    ],
)
def test_sub_headings_may_be_links(addresses: tuple[str, str, str]) -> None:
    assert headlines(linked(*addresses), "http://[") == []
