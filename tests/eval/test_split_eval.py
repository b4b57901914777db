"""The splitter against the public development set, where it is there; floors rise with each gain."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader import split

if TYPE_CHECKING:
    from reader.types import Cut

EVAL = Path(__file__).parents[3] / "shared" / "eval"
FLOORS = {
    "boundary_f1": 0.97,
    "count_exact": 0.95,
    "body_r": 0.98,
    "body_p": 0.93,
    "updated": 0.97,
    "caption": 0.95,
    "dateline": 0.97,
    "summary": 0.95,
}
CEILINGS = {"false_split": 0.02, "furniture_leaked": 0.02}


@pytest.mark.skipif(not (EVAL / "dev" / "split").exists(), reason="the development set is not here")
def test_the_development_set(tmp_path: Path) -> None:
    captures = sorted((EVAL / "dev" / "split").glob("*.html")) + sorted(
        (EVAL / "dev" / "split").glob("*.txt")
    )
    found = [{"id": capture.stem, "stories": [_story(cut) for cut in _cuts(capture)]} for capture in captures]
    (tmp_path / "found.json").write_text(json.dumps(found), encoding="utf-8")
    command = [
        sys.executable,
        str(EVAL / "score_split.py"),
        str(EVAL / "dev" / "split"),
        str(tmp_path / "found.json"),
    ]
    scored = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    scores = json.loads(scored.stdout)["ALL"]
    assert {name: scores[name] for name in FLOORS if scores[name] < FLOORS[name]} == {}
    assert {name: scores[name] for name in CEILINGS if scores[name] > CEILINGS[name]} == {}


def _cuts(capture: Path) -> tuple[Cut, ...]:
    source = capture.read_text(encoding="utf-8")
    return split.html(source) if capture.suffix == ".html" else split.text(source)


def _story(cut: Cut) -> dict[str, Any]:
    fields = asdict(cut)
    return {"title": fields.pop("headline"), "body": fields.pop("paragraphs"), **fields}
