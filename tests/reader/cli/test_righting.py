"""Putting right by the command line: lines of captures, lessons, corrections, names."""

from pathlib import Path

import pytest

from tests.reader.cli.conftest import Call

CAPTURE = """Harbour wall is rotten
Updated 12 May 2026
Follow

PORT ELLIS: The harbour wall has begun to rot, “as all walls do,” engineer Ada Vane told the council.
It may not stand another winter of storms, she said, and there is no money for a new one.


Rangers sent to the north
Updated 9 May 2026

NORTH VALLEY: Rangers went into three northern valleys on Friday to stop the thieves of timber.
More oaks were stolen this year than in all the years since the counting began.
"""


@pytest.fixture
def saved(call: Call, tmp_path: Path) -> Call:
    page = tmp_path / "capture.txt"
    page.write_text(CAPTURE, encoding="utf-8")
    assert call("save", page)["stories"] == [1, 2]
    return call


def at(call: Call, line: str) -> int:
    """Where a line of the capture begins."""
    return next(int(one["at"]) for one in call("lines", 1).records if one["text"] == line)


def body(call: Call, story: int = 1) -> str:
    return str(call("show", story)["text"])


def test_every_line_says_whose_it_is_or_why_it_was_left_out(saved: Call) -> None:
    lines = saved("lines", 2).records
    assert "".join(CAPTURE[one["at"] : one["end"]] for one in lines) == CAPTURE
    told = {one["text"]: (one["story"], one["part"], one["why"]) for one in lines}
    assert told["Follow"] == (1, "dropped", "a button of the page")
    assert told["NORTH VALLEY:"] == (2, "dateline", "")


def test_a_line_put_back_stays_when_the_splitter_runs_again_and_goes_when_that_is_taken_back(
    saved: Call,
) -> None:
    assert saved("mark", 1, "keep", at(saved, "Follow"))["updated"] == 1
    saved("recut", 1)
    assert "Follow" in body(saved)
    saved("unmark", 1)
    assert "Follow" not in body(saved)
    assert saved("unmark", 1).code == 1


def test_a_cut_is_moved(saved: Call) -> None:
    last = "More oaks were stolen this year than in all the years since the counting began."
    saved("mark", 2, "join", at(saved, "Rangers sent to the north"))
    assert len(saved("list", "stories")["stories"]) == 1
    saved("mark", 1, "cut", at(saved, last))
    assert sorted(one["title"] for one in saved("list", "stories")["stories"]) == [
        "Harbour wall is rotten",
        last,
    ]


def test_a_line_is_taught_and_forgotten(saved: Call) -> None:
    line = "More oaks were stolen this year than in all the years since the counting began."
    saved("teach", 2, line, "always")
    assert line not in body(saved, 2)
    saved("teach", 2, line, "forget")
    assert line in body(saved, 2)


def test_corrections_win_until_they_are_taken_back(saved: Call) -> None:
    saved("correct", 1, "--title", "The wall", "--author", "Per Holt", "--date", "3 May 2020")
    saved("correct", 1, "--quote", 1, "--speaker", "Somebody Else")
    saved("recut", 1)
    shown = saved("show", 1)
    assert (shown["title"], shown["author"], shown["published"][:10]) == (
        "The wall",
        "Per Holt",
        "2020-05-03",
    )
    assert [one["speaker"] for one in saved("list", "quotes")["quotes"]] == ["Somebody Else"]
    saved("correct", 1, "--quote", 1, "--none")
    assert saved("list", "quotes")["quotes"] == []
    saved("correct", 1, "--forget")
    assert saved("show", 1)["title"] == "Harbour wall is rotten"
    assert [one["speaker"] for one in saved("list", "quotes")["quotes"]] == ["Ada Vane"]


def test_a_name_stands_for_a_person(saved: Call) -> None:
    saved("alias", "Ada Vane", "Ada Vane-Holt")
    assert [one["name"] for one in saved("list", "speakers")["speakers"]] == ["Ada Vane-Holt"]
    assert saved("alias", "Ada Vane", "")["aliases"] == {}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("mark", 1, "keep", 999_999), 1),
        (("mark", 1, "paint", 0), 2),
        (("correct", 1, "--quote", 9, "--none"), 1),
        (("correct", 1, "--quote", 1), 2),
        (("correct", 1, "--date", "soon"), 2),
        (("lines", 99), 1),
    ],
)
def test_what_cannot_be_put_right_is_said(saved: Call, words: tuple[object, ...], code: int) -> None:
    assert saved(*words).code == code
