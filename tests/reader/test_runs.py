from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.runs import collapsed


@given(st.text(alphabet=" \t\n\r\f\v\xa0\u2003aé"))
def test_white_space_is_shown_as_a_browser_shows_it(text: str) -> None:
    assert collapsed(text) == re.sub("[ \t\n\r\f]+", " ", text)


def test_a_very_long_run_of_blanks_is_one() -> None:
    assert collapsed("a" + " \n" * 1_000_000 + "b") == "a b"
