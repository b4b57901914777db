"""A form that repeats itself tells stories apart; a single story is never cut by it."""

from __future__ import annotations

import pytest

from reader import split

WALL = "The harbour wall of Port Ellis has begun to rot, a city engineer told the council on Monday evening."
WINTER = "It may not stand another winter of storms, she said, and there is no money for a new one."
HEADS = (
    "A wall that rots in the dark",
    "Who takes the oaks of the north?",
    "Letters from a lighthouse",
    "Ferries at last",
)
SECTIONS = [f"{head}\n\n{WALL}\n\n{WINTER}" for head in HEADS]


def headlines(text: str) -> list[str]:
    return [cut.headline for cut in split.text(text).cuts]


@pytest.mark.parametrize("between", ["\n\n\n", "\n\nRead more\n\n", "\n\n3 Comments\n\nShare\n\n"])
def test_posts_set_apart_alike_are_stories(between: str) -> None:
    assert headlines(between.join(SECTIONS) + "\n") == list(HEADS)


@pytest.mark.parametrize(
    "between", ["\n\n", "\n\nAdvertisement\n\n", "\n\nBack to top\n\n", "\n\n[Photo]\n\n"]
)
def test_sub_headings_are_none(between: str) -> None:
    assert headlines(between.join(SECTIONS) + "\n") == [HEADS[0]]


def test_ways_to_other_pages_say_that_posts_follow_each_other() -> None:
    assert headlines(
        "← Older posts\n\n" + "\n\n".join(SECTIONS) + "\n\n← Older posts\n\nHer book\n\n" + WALL
    ) == list(HEADS)


def test_a_story_with_a_head_of_its_own_has_sub_headings() -> None:
    story = f"How walls rot\nBy Ada Vane\n3 May 2021\n\n{WALL}\n\n\n" + "\n\n\n".join(SECTIONS)
    assert headlines(story) == ["How walls rot"]


def test_the_dates_of_a_chronicle_with_a_head_are_no_stories() -> None:
    days = "\n\n".join(f"{day} March 1911\nA day of rain\n\n{WALL}" for day in range(1, 6))
    assert headlines(f"How the wall was built\nBy Ada Vane\n3 May 2021\n\n{WALL}\n\n{days}") == [
        "How the wall was built"
    ]


def test_two_of_a_kind_are_no_form() -> None:
    assert headlines("\n\n← Older posts\n\n" + "\n\n".join(SECTIONS[:2])) == [HEADS[0]]
