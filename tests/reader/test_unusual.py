"""What is unusual in a text is found as a pattern would find it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reader import unusual


@given(st.text(st.characters(exclude_categories=())))
def test_all_that_is_unusual_stands_in_its_order(text: str) -> None:
    assert unusual.characters(text) == "".join(re.findall(r"[^ -~\t\n]", text))


def test_quotation_marks_are_and_plain_words_are_not() -> None:
    assert unusual.characters("“The bridge\tof 1967”,\nshe said.") == "“”"
