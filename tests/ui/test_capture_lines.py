"""A capture line by line: stories, cuts, and what was left out."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader import hands
from reader.errors import UnreadableError
from reader.types import ByHand, Hand, Page, Part
from tests.ui.capture_parts import CARS, FERRY, WELLS, lines, read, rows
from ui import capture_lines
from ui.capture_lines import LONGEST, Kind


def test_a_digest_is_shown_story_by_story() -> None:
    shown = lines()
    found = rows(shown)
    assert [row.headline for row in found if row.kind is Kind.CUT][:2] == [FERRY, WELLS]
    first = [row for row in found if row.line.story == 0]
    assert [row.kind for row in first[:4]] == [Kind.CUT, Kind.LINE, Kind.LINE, Kind.FOLD]
    assert [row.line.part for row in first if row.kind is Kind.LINE][:3] == [
        Part.HEADLINE,
        Part.UPDATED,
        Part.SUMMARY,
    ]


def test_a_dateline_stands_on_the_line_of_its_text() -> None:
    placed = [row.line for row in rows(lines()) if row.line.dateline]
    assert [line.text[: line.dateline] for line in placed] == ["HALDEN:", "CALDERRA:", "TERN ISLAND:"]
    assert placed[0].text.startswith("HALDEN: Ferry crews on Friday")


def test_what_was_left_out_is_folded_until_it_is_asked_for() -> None:
    shown = lines()
    (fold, *_) = [row for row in rows(shown) if row.kind is Kind.FOLD]
    assert (fold.count, fold.reasons) == (2, ("a button of the page", "the headline again"))
    assert shown.left_out == 6
    opened = shown.rows(all_shown=False, opened=[fold.line.start], first=0, most=500)
    assert [row.line.text for row in opened if row.kind is Kind.LEFT] == ["Follow", FERRY]
    assert len([row for row in rows(shown, all_shown=True) if row.kind is Kind.LEFT]) == 6


def test_only_some_lines_are_shown_at_once() -> None:
    shown = lines()
    found = rows(shown, first=10, most=5)
    assert (found[0].kind, found[0].count) == (Kind.EARLIER, 10)
    assert (found[-1].kind, found[-1].count) == (Kind.MORE, len(shown.lines) - 15)
    assert rows(shown, first=shown.start_of(1), most=5)[1].headline == WELLS


def test_one_giant_line_is_shown_in_its_beginning() -> None:
    shown = lines(
        "A headline of few words\n\n" + "all work and no play makes a long line of words. " * 20_000
    )
    (giant,) = [line for line in shown.lines if line.more]
    assert len(giant.text) <= LONGEST
    assert giant.more > 900_000


def test_what_a_person_cut_is_not_doubtful() -> None:
    text = read().split.text
    marks = hands.say((), Hand.CUT, text.index(CARS), CARS)
    shown = lines(by_hand=ByHand(marks))
    assert shown.headlines[1] == CARS
    assert 1 not in shown.doubtful


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=600))
def test_every_word_of_a_capture_is_seen(text: str) -> None:
    try:
        captured = read(
            page=Page(content=text.encode("utf-8", "replace"), media_type="text/plain", charset="utf-8")
        )
    except UnreadableError:
        return
    shown = capture_lines.read(captured)
    seen = "".join(line.text for line in shown.lines)
    assert "".join(seen.split()) == "".join(captured.split.text.split())
    assert {line.story for line in shown.lines if not line.left_out} == set(range(len(captured.stories)))
