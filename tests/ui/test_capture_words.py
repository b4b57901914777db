"""What the rows of a capture's sheet say, to those who see them and to those who hear them."""

from __future__ import annotations

from dataclasses import replace

from reader import hands
from reader.types import ByHand, Hand, Part
from tests.ui.capture_parts import CARS, FERRY, WELLS, lines, row, rows
from ui import capture_words
from ui.capture_lines import Kind


def test_every_row_can_be_heard() -> None:
    shown = lines()
    heard = [capture_words.spoken(one, str) for one in rows(shown)]
    assert heard[:5] == [
        f"Story 1: {FERRY}",
        f"Headline: {FERRY}",
        "Date: Updated 5 sec ago",
        "2 lines left out: a button of the page, the headline again",
        "Summary: • Boats sail again from Sunday after nine days at the quay",
    ]
    assert (
        capture_words.spoken(row(shown, "Follow", Kind.LEFT), str) == "Left out, a button of the page: Follow"
    )
    assert capture_words.spoken(rows(shown, first=4, most=2)[0], str) == "Show more: 4 lines above"
    assert capture_words.spoken(rows(shown, most=4)[-1], str).endswith("lines follow")


def test_a_text_is_named_where_it_begins() -> None:
    texts = [one.line for one in rows(lines()) if one.kind is Kind.LINE and one.line.part is Part.BODY]
    named = [(line.story, capture_words.part(line, str)) for line in texts]
    assert [story for story, words in named if words == "Text"] == sorted({story for story, _ in named})
    assert {words for _, words in named} == {"Text", ""}


def test_doubt_is_said_gently_and_what_a_person_made_is_theirs() -> None:
    shown = lines()
    wells = row(shown, WELLS, Kind.CUT)
    assert capture_words.of_cut(wells, str) == ""
    assert capture_words.of_cut(replace(wells, sure=0.5), str) == "perhaps no story of its own"
    doubtful = replace(shown, doubtful=frozenset({1}))
    assert capture_words.outline(doubtful)[1] == f"2?   {WELLS}"
    assert capture_words.found(doubtful, False, str) == (
        "3 stories found",
        "6 lines left out · one cut is doubtful",
    )
    marks = hands.say((), Hand.CUT, row(shown, CARS).line.start, CARS)
    mine = lines(by_hand=ByHand(marks))
    assert capture_words.of_cut(row(mine, CARS, Kind.CUT), str) == "cut by you"
    assert capture_words.found(mine, True, str)[0] == "4 stories in this capture"


def test_each_kind_of_row_says_what_its_keys_do() -> None:
    shown = lines()
    hints = {
        (one.kind, one.line.begins): capture_words.hint(one, str) for one in rows(shown, first=0, most=20)
    }
    assert hints[Kind.LINE, False].startswith("Space: a story begins here")
    assert "Space" not in hints[Kind.LINE, True]
    assert capture_words.hint(row(shown, "Follow", Kind.LEFT), str).startswith("Space restores")
    assert "Alt+↑" in capture_words.hint(row(shown, WELLS, Kind.CUT), str)
