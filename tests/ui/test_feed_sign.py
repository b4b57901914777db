"""The signs of feeds that have no icon of their own."""

import pytest

from ui.feed_sign import letter


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("The Courier", "C"),
        ("Die Zeit", "Z"),
        ("la Repubblica", "R"),
        ("Theatre news", "T"),
        ("The", "T"),
        ("“A” is for Aske", "A"),
        ("…", "·"),
    ],
)
def test_the_letter_is_that_of_the_first_word_that_tells_names_apart(name: str, sign: str) -> None:
    assert letter(name) == sign
