"""Quotes and speakers against the public development set, where it is there; floors rise with each gain."""

import json
from pathlib import Path

import pytest

from tests.eval import measures

FLOORS = {"exact_f1": 0.974, "speaker_acc": 0.89, "end_to_end_f1": 0.87}
MOST_SCARE = 0.23


@pytest.mark.skipif(not measures.QUOTED.exists(), reason="the development set is not here")
def test_quotes_are_found_as_well_as_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(measures.quoting(tmp_path))
    reached = json.loads(measures.quoting(tmp_path, "--json"))["ALL"]
    assert {name: reached[name] for name in FLOORS if reached[name] < FLOORS[name]} == {}
    assert reached["scare_highlighted"] <= MOST_SCARE
