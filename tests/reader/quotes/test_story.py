"""Whole stories: fields, roles, full names."""

from pathlib import Path

import pytest

from reader import quotes
from reader.types import Confidence, Field, Quote

BODY = (
    "LIMA: Troops were sent to “restore calm” in Arequipa, Cusco and Puno, Army General Pedro Quiroga told"
    " reporters.\n"
    "“The harbour is closed,” the transport ministry said in a statement.\n"
    "“We will stay as long as we must,” Quiroga added."
)


def by_text(found: tuple[Quote, ...], words: str) -> Quote:
    return next(quote for quote in found if words in quote.text)


def test_a_role_is_kept_apart_and_a_short_name_made_full() -> None:
    found = quotes.find(BODY)
    calm, stay = by_text(found, "restore calm"), by_text(found, "as long as")
    assert (calm.speaker, calm.role, calm.cue) == ("Pedro Quiroga", "Army General", "told reporters")
    assert (stay.speaker, stay.name) == ("Quiroga", "Pedro Quiroga")
    assert stay.confidence is Confidence.SURE
    assert "added" in stay.why


def test_an_institution_speaks() -> None:
    quote = by_text(quotes.find(BODY), "harbour")
    assert (quote.speaker, quote.name) == ("the transport ministry", "the transport ministry")


def test_every_field_is_read_and_names_are_resolved_across_them() -> None:
    found = quotes.of_story(
        "Quiroga says has ‘clear proof’ of sabotage in port",
        ["Port reopens Monday", "“The harbour is closed,” the ministry said"],
        "“Nobody slept,” Ines Vega said. (Photo)",
        BODY,
    )
    places = [(quote.field, quote.line) for quote in found]
    assert places[:3] == [(Field.HEADLINE, 0), (Field.SUMMARY, 1), (Field.CAPTION, 0)]
    assert found[0].speaker == "Quiroga"
    assert found[0].name == "Pedro Quiroga"
    assert found[2].name == "Ines Vega"


def test_a_text_without_marks_has_no_quotes() -> None:
    assert quotes.find("") == ()
    assert quotes.find("Nobody's dog said anything in the '90s.") == ()


def test_the_sample_names_its_four_speakers() -> None:
    sample = Path(__file__).parents[4] / "shared" / "sample" / "two-stories.txt"
    if not sample.exists():
        pytest.skip("not here")
    found = [
        (quote.speaker, quote.role, quote.cue) for quote in quotes.find(sample.read_text(encoding="utf-8"))
    ]
    assert found == [
        ("NATO", "", "says"),
        ("NATO", "", "says"),
        ("Farah Dakhlallah", "", "said"),
        ("Farah Dakhlallah", "", "said"),
        ("Mario Bedoya", "Air Force General", "told reporters"),
        ("the defense ministry", "", "said"),
    ]
