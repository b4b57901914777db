"""Two feeds that tell one story are known by headline and address, or by its words."""

from __future__ import annotations

import pytest

from reader import sameness

WORDS = "The ferry crews of Halden Bay ended their strike on Friday night after nine days. " * 6


@pytest.mark.parametrize(
    "other",
    [
        "http://www.courier.example/a/1",
        "https://courier.example/a/1/",
        "https://courier.example/a/1?utm_source=feed&utm_medium=rss",
        "https://courier.example/a/1?fbclid=x&ref=home",
    ],
)
def test_ways_to_one_page_are_one(other: str) -> None:
    assert sameness.canonical(other) == sameness.canonical("https://courier.example/a/1")


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/a/2",
        "https://courier.example/a/1?id=2",
        "https://courier.example/a/1?2",
        "https://courier.example/a/1#second",
        "https://other.example/a/1",
    ],
)
def test_other_pages_are_others(other: str) -> None:
    assert sameness.canonical(other) != sameness.canonical("https://courier.example/a/1")


def test_a_front_page_is_no_place_of_a_story() -> None:
    assert sameness.keys("https://courier.example/", "Ferry strike ends", "short").place is None
    assert sameness.keys("", "Ferry strike ends", "short") == (None, None)


def test_the_headline_counts_with_the_address() -> None:
    one = sameness.keys("https://courier.example/1", "Ferry strike ends", "")
    assert one.place == sameness.keys("http://courier.example/1/", "Ferry  Strike ends!", "").place
    assert one.place != sameness.keys("https://courier.example/1", "What I think of the strike", "").place


def test_a_long_text_is_known_by_its_words() -> None:
    one = sameness.keys("https://a.example/1", "A", WORDS)
    other = sameness.keys("https://b.example/2", "B", WORDS.replace(" ", "\n").replace("’", "'"))
    assert one.text == other.text is not None
    assert sameness.keys("https://a.example/1", "A", WORDS[:100]).text is None
    assert sameness.keys("https://a.example/1", "A", "— " * 900).text is None
