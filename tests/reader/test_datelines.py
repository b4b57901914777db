"""Where a report was filed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import datelines

REPORT = "The harbour wall gave way."


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("OSLO: ", "OSLO", ""),
        ("PORT ELLIS, Lundmark: ", "PORT ELLIS, Lundmark", ""),
        ("OSLO (AP) — ", "OSLO", "AP"),
        ("OSLO (AP)—", "OSLO", "AP"),
        ("LONDON, Oct 24 (Reuters) - ", "LONDON, Oct 24", "Reuters"),
        ("PEKING, March 2 - ", "PEKING, March 2", ""),
        ("PORTLAND, Ore. -- ", "PORTLAND, Ore.", ""),
        ("Washington (AFP) – ", "Washington", "AFP"),
        ("Rio de Janeiro (AFP) – ", "Rio de Janeiro", "AFP"),
        (
            "ISLAMABAD/NEW DELHI, 2 March 2020 (Reuters/AFP) - ",
            "ISLAMABAD/NEW DELHI, 2 March 2020",
            "Reuters/AFP",
        ),
        ("WASHINGTON, D.C., 2020 — ", "WASHINGTON, D.C., 2020", ""),
    ],
)
def test_a_dateline_is_read(opening: str, place: str, agency: str) -> None:
    found = datelines.read(opening + REPORT)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert (opening + REPORT)[found.length :] == REPORT


@pytest.mark.parametrize(
    "paragraph",
    [
        "",
        REPORT,
        "UPDATE: " + REPORT,
        "Q: Was it the wind that took it?",
        "Oslo: " + REPORT,
        "He said (AP) - " + REPORT,
        "OSLO (the capital) - " + REPORT,
        "OSLO, which is a very long way off, is far - " + REPORT,
        "OSLO, 2 cats - " + REPORT,
        "MARKET PRICE FOR UPLAND COTTON - " + REPORT,
        "OSLO: short",
        "1984: " + REPORT,
    ],
)
def test_what_is_no_dateline_is_none(paragraph: str) -> None:
    assert datelines.read(paragraph) is None


@given(st.text())
def test_no_text_raises(text: str) -> None:
    found = datelines.read(text)
    assert found is None or text.startswith(found.place)


@pytest.mark.parametrize(
    ("opening", "is_sure"),
    [
        ("PORT ELLIS (AP) — ", True),
        ("LONDON: ", True),
        ("London — ", True),
        ("London: ", False),
        ("PORT ELLIS: ", False),
    ],
)
def test_a_dateline_is_sure_where_nothing_else_is_written_so(opening: str, is_sure: bool) -> None:
    found = datelines.read(opening + REPORT, opening=True)
    assert found is not None
    assert found.is_sure is is_sure
