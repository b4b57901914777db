"""Quotes and speakers against the public development set, where it is there; floors rise with each gain."""

import json
from pathlib import Path

import pytest

from tests.eval import measures

FLOORS = {"exact_f1": 0.983, "recall_mixed": 0.955, "speaker_acc": 0.92, "end_to_end_f1": 0.906}
OF_HEADLINES = {"exact_f1": 0.945, "end_to_end_f1": 0.9}
OF_WRITTEN_CASES = {"exact_f1": 0.99, "speaker_acc": 0.94}
MOST_SCARE = 0.212


@pytest.mark.skipif(not measures.QUOTED.exists(), reason="the development set is not here")
def test_quotes_are_found_as_well_as_before(tmp_path: Path) -> None:
    print(measures.quoting(tmp_path))  # pytest shows it where this fails
    reached = json.loads(measures.quoting(tmp_path, "--json"))
    for part, floors in (("ALL", FLOORS), ("headline", OF_HEADLINES), ("challenge", OF_WRITTEN_CASES)):
        assert {name: reached[part][name] for name in floors if reached[part][name] < floors[name]} == {}
    assert reached["ALL"]["scare_highlighted"] <= MOST_SCARE
