"""Articles of pages against the public development set, where it is there; floors rise with each gain."""

import re
from pathlib import Path

import pytest

from tests.eval import measures

FLOORS = {
    "text: F1": 0.979,
    "captions": 0.99,
    "code": 1.0,
    "headings": 0.92,
    "links": 0.85,
    "list items": 0.78,
    "paragraphs": 0.92,
    "pictures": 0.83,
    "quotes": 0.83,
    "tables": 1.0,
    "title": 0.92,
    "byline": 0.77,
}


@pytest.mark.skipif(not measures.PAGES.exists(), reason="the development set is not here")
def test_articles_are_read_as_well_as_before(tmp_path: Path) -> None:
    table = measures.extracting(tmp_path)
    print(table)  # pytest shows it where this fails
    figures = _figures(table)
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}


def _figures(table: str) -> dict[str, float]:
    """ "text: F1 0.977", "captions 0.99", ..., each with its name."""
    names = "|".join(FLOORS)
    return {name: float(share) for name, share in re.findall(rf"({names}) +(\d\.\d+)", table)}
