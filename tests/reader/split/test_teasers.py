"""Other stories in short below a story are none; short stories among stories are."""

from __future__ import annotations

from reader import split

WALL = "The harbour wall of Port Ellis has begun to rot, a city engineer told the council on Monday evening."
MAIN = "Rot found in harbour wall\nBy Ada Vane\n3 May 2021\n\n" + "\n\n".join([WALL] * 8)
SHORT = "Rangers went into three northern valleys on Friday to stop the thieves."


def headlines(text: str) -> list[str]:
    return [cut.headline for cut in split.text(text).cuts]


def test_teasers_below_a_list_s_heading() -> None:
    teasers = "\n\n".join(
        f"Rangers sent north, part {n}\n{n} May 2021\n\n{SHORT}\n\nRead more" for n in range(1, 5)
    )
    (cut,) = split.text(f"{MAIN}\n\nMore stories\n\n{teasers}").cuts
    assert len(cut.paragraphs) == 8
    assert SHORT in {one.text for one in cut.dropped}


def test_teasers_that_lead_on_to_their_story() -> None:
    assert headlines(f"{MAIN}\n\n\nRangers sent north\n2 May 2021\n\n{SHORT}\nRead more") == [
        "Rot found in harbour wall"
    ]


def test_dates_below_each_headline_of_a_list_make_no_stories() -> None:
    listed = "\n\n".join(f"Rangers sent north, part {n}\n\n{n} May 2021" for n in range(1, 7))
    assert headlines(f"{MAIN}\n\nRelated Stories\n\n{listed}\n\nAll rights are ours.") == [
        "Rot found in harbour wall"
    ]


def test_a_line_said_twice_in_a_page_s_foot_is_no_story() -> None:
    assert headlines(
        f"{MAIN}\n\nSearch in all the posts\n\nSearch in all the posts\n\nThis is our foot."
    ) == ["Rot found in harbour wall"]


def test_a_short_story_among_stories_is_one() -> None:
    assert headlines(f"{MAIN}\n\n\nRangers sent north\n2 May 2021\n\nOSLO: {SHORT}") == [
        "Rot found in harbour wall",
        "Rangers sent north",
    ]
