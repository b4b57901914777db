"""Captures of each kind, invented, each with the stories that a person would cut out of it.

`tests/data/captures/KIND.txt` or `.html`, and beside it `KIND.json`: of each story the fields it has, and its
body's paragraphs. Whatever is in no field there must be furniture. To add a case, add the two files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader import pipeline, split
from reader.exporters import text
from reader.types import Page

if TYPE_CHECKING:
    from reader.types import Cut

CAPTURES = Path(__file__).parents[2] / "data" / "captures"
MEDIA_TYPES = {".html": "text/html", ".txt": "text/plain"}
FIELDS = ("headline", "updated", "byline", "caption", "dateline")


def cuts_of(expected: Path) -> tuple[Cut, ...]:
    (capture,) = (path for path in CAPTURES.glob(f"{expected.stem}.*") if path.suffix in MEDIA_TYPES)
    return pipeline.cuts(Page(content=capture.read_bytes(), media_type=MEDIA_TYPES[capture.suffix]))


def told(cut: Cut) -> dict[str, Any]:
    """The fields that a story has."""
    lists = {"summary": list(cut.summary), "body": list(cut.paragraphs)}
    fields = {name: getattr(cut, name) for name in FIELDS} | lists
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("expected", sorted(CAPTURES.glob("*.json")), ids=lambda path: path.stem)
def test_a_capture_is_cut_as_a_person_would(expected: Path) -> None:
    assert [told(cut) for cut in cuts_of(expected)] == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("expected", sorted(CAPTURES.glob("*.json")), ids=lambda path: path.stem)
def test_its_stories_written_as_text_split_into_themselves(expected: Path) -> None:
    for cut in cuts_of(expected):
        assert [told(again) for again in split.text(text.of_cut(cut)).cuts] == [told(cut)]
