"""`join` and `cut` as a script calls them."""

from pathlib import Path

import pytest

from tests.reader.cli.conftest import Call, call
from tests.reader.handiwork import DIGEST

__all__ = ["call"]  # the fixture


@pytest.fixture
def saved(call: Call, tmp_path: Path) -> list[int]:
    path = tmp_path / "digest.txt"
    path.write_text(DIGEST, encoding="utf-8")
    ids: list[int] = call("save", path)["stories"]
    return ids


def test_neighbours_are_joined(call: Call, saved: list[int]) -> None:
    first, second, third = saved
    joined = call("--events", "join", first, second)
    assert (joined.code, joined["stories"], joined["new"]) == (0, [first, third], 0)
    assert joined["updated"] >= 1
    assert next((ack["op"], ack["id"]) for ack in joined.records) == ("join", first)
    assert joined.records[0]["hash"] == call("show", first)["hash"]
    assert call("show", second)["error"]["code"] == "not-found"
    assert call("check").code == 0


def test_a_story_is_cut(call: Call, saved: list[int]) -> None:
    at = call("show", saved[1])["text"].index("Pumps were brought") + 3
    cut = call("--events", "cut", saved[1], at)
    assert (cut.code, len(cut["stories"]), cut["new"]) == (0, 4, 1)
    assert {ack["op"] for ack in cut.records} == {"cut"}
    titles = [call("show", id_)["title"] for id_ in cut["stories"]]
    assert titles[2].startswith("Pumps were brought")
    assert call("check").code == 0


@pytest.mark.parametrize(
    "words", [("join", 1, 3), ("join", 1, 1), ("join", 1, 99), ("cut", 99, 0), ("cut", 1, 9999)]
)
def test_what_cannot_be_done_is_refused(call: Call, saved: list[int], words: tuple[object, ...]) -> None:
    refused = call(*words)
    assert (refused.code, refused["ok"]) == (1, False)
    assert refused["error"]["message"]
    assert [story["id"] for story in call("list")["stories"]] == saved


@pytest.mark.parametrize("words", [("join", 1), ("cut", 1), ("cut", 1, "here"), ("join", "a", "b")])
def test_what_is_not_understood_is_said_so(call: Call, words: tuple[object, ...]) -> None:
    assert call(*words).code == 2
