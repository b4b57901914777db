"""Who took a picture, in every form in which captions say it."""

import pytest

from reader import credit

CAPTION = "The harbour wall after the storm of Tuesday"


@pytest.mark.parametrize(
    "signed",
    [
        *(
            ". (AFP)",
            " [File: Ana Ruiz/Reuters]",
            ". (Photo by Ana Ruiz/Getty Images)",
            " (EPA-EFE)",
            ". (Supplied)",
        ),
        *(
            ". (Ana Ruiz for The Harbour Post)",
            ". (Ana Ruiz/Harbour Post)",
            " (Courtesy of the museum)",
            ". | Photo: PTI",
            ". © Getty Images",
        ),
        *(
            ". Photograph: Per Holt/The Post",
            " Picture: PA",
            ". Foto: dpa",
            ". REUTERS/Ana Ruiz",
            ". Getty Images",
        ),
        *(". Photo by Per Holt/Unsplash", " — AFP pic"),
    ],
)
def test_a_caption_ends_with_its_credit(signed: str) -> None:
    assert credit.ends(CAPTION + signed)


@pytest.mark.parametrize(
    "line",
    [
        "The big picture: what comes next for the wall",
        "The Big Picture: What Comes Next",
        "He asked for a photo",
        "Rangers leave for the north (and come back)",
        "Storm hits the coast — Harbour Post",
        "The wall fell. Nobody Saw It",
        "The wall fell (Ana Ruiz/Harbour Post)",
        "Mayor (left) promises a new wall (again)",
    ],
)
def test_a_headline_is_no_credit(line: str) -> None:
    assert not credit.ends(line)
