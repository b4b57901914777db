"""The sample capture of two stories comes out right in every field, when it is there."""

from pathlib import Path

import pytest

from reader import pipeline
from reader.types import Page, ReadStory

SAMPLE = Path(__file__).parents[3] / "shared" / "sample" / "two-stories.txt"
NOW = 1_790_000_000

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is not here")


@pytest.fixture
def both() -> tuple[ReadStory, ...]:
    return pipeline.read_capture(Page(content=SAMPLE.read_bytes(), media_type="text/plain"), NOW).stories


def test_every_field_is_found(both: tuple[ReadStory, ...]) -> None:
    first, second = both
    assert [story.headline for story in both] == [
        "NATO says has ‘confirmed evidence’ North Korea troops in Russia",
        "Ecuador deploys 10,000 soldiers to fight drug violence",
    ]
    assert [story.updated for story in both] == ["24 October 2024", "5 sec ago"]
    assert second.published is not None
    assert second.published.second == NOW - 5
    assert first.caption.startswith("NATO countries")
    assert first.caption.endswith("(AFP/File)")
    assert second.caption == ""
    assert [len(story.summary) for story in both] == [1, 1]
    assert [story.dateline for story in both] == ["BRUSSELS", "GUAYAQUIL, Ecuador"]


def test_bodies_are_whole_and_without_furniture(both: tuple[ReadStory, ...]) -> None:
    assert [len(story.text.split("\n\n")) for story in both] == [2, 8]
    for story in both:
        assert not {"Short Url", "Follow", story.headline} & set(story.text.split("\n\n"))
        assert {one.text for one in story.dropped} >= {"Follow", story.headline}


def test_every_quote_has_its_speaker(both: tuple[ReadStory, ...]) -> None:
    found = {(quote.field, quote.name) for story in both for quote in story.quotes}
    assert found == {
        ("headline", "NATO"),
        ("summary", "Farah Dakhlallah"),
        ("body", "Farah Dakhlallah"),
        ("body", "Mario Bedoya"),
        ("body", "the defense ministry"),
    }
    (bedoya,) = [quote for quote in both[1].quotes if quote.name == "Mario Bedoya"]
    assert (bedoya.text, bedoya.role) == ("“reinforce security operations”", "Air Force General")
