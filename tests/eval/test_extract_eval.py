"""How well articles are understood, measured on pages that lie beside the project; see docs/understanding.md."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader import extract, sanitize

SHARED = Path(__file__).parents[3] / "shared" / "eval"
PAGES = SHARED / "dev" / "extract"
FLOORS = {
    "text: F1": 0.977,
    "captions": 0.98,
    "code": 1.0,
    "headings": 0.92,
    "links": 0.79,
    "list items": 0.78,
    "paragraphs": 0.81,
    "pictures": 0.88,
    "quotes": 0.83,
    "tables": 1.0,
    "title": 0.92,
    "byline": 0.63,
}


def test_articles_are_understood_as_well_as_before(tmp_path: Path) -> None:
    if not PAGES.exists():
        pytest.skip("not here")
    found = tmp_path / "found.json"
    found.write_text("\n".join(json.dumps(_read(page)) for page in _pages()))
    scored = subprocess.run(
        [sys.executable, SHARED / "score_extract.py", PAGES, found],
        capture_output=True,
        text=True,
        check=True,
    )
    sys.stdout.write(scored.stdout)
    figures = _figures(scored.stdout)
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}


def _figures(table: str) -> dict[str, float]:
    """ "text: F1 0.977", "captions 0.99", ..., each with its name."""
    names = "|".join(FLOORS)
    return {name: float(share) for name, share in re.findall(rf"({names}) +(\d\.\d+)", table)}


def _pages() -> list[dict[str, str]]:
    return [
        json.loads(line)
        for name in ("pages.jsonl", "structure.jsonl")
        for line in (PAGES / name).read_text().splitlines()
    ]


def _read(page: dict[str, str]) -> dict[str, str]:
    source = gzip.decompress((PAGES / page["file"]).read_bytes()).decode("utf-8", "replace")
    article = extract.article(source, page["url"])
    if article is None:
        return {"id": page["id"]}
    html = sanitize.clean(article.html, page["url"]).html
    return {
        "id": page["id"],
        "text": article.text,
        "html": html,
        "title": article.headline,
        "byline": article.byline,
    }
