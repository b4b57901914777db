"""JSON-LD is read wherever its stories lie, and never trusted to have a form."""

from __future__ import annotations

import pytest

from reader import dom, structured


def headlines(said: str, *inside: str) -> list[object]:
    page = dom.parse(f'<script type="application/ld+json">{said}</script><p>x')
    assert page is not None
    return [one.get("headline") for one in structured.stories(page, inside or ("@graph",))]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('{"@type": "NewsArticle", "headline": "a"}', ["a"]),
        (
            '[{"@type": ["Thing", "Article"], "headline": "a"}, {"@type": "BlogPosting", "headline": "b"}]',
            ["a", "b"],
        ),
        ('{"@graph": [{"@type": "WebPage"}, {"@type": "Article", "headline": "a"}]}', ["a"]),
        ('{"@type": "Blog", "blogPost": {"@type": "BlogPosting", "headline": "a"}}', []),
        ("{broken", []),
        ("[" * 100_000, []),
        ("7", []),
    ],
)
def test_stories(said: str, found: list[object]) -> None:
    assert headlines(said) == found


def test_stories_inside_others() -> None:
    assert headlines(
        '{"@type": "Blog", "blogPost": {"@type": "BlogPosting", "headline": "a"}}', "blogPost"
    ) == ["a"]


def test_names() -> None:
    assert structured.named([{"name": "Ada  Vane"}, "Per Holt", 7]) == "Ada Vane, Per Holt"
