"""A story's lines taken apart into its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import news
from reader.split import lines

if TYPE_CHECKING:
    from reader.types import Cut

BODY = """OSLO (AP) — The harbour wall has begun to rot, a city engineer said on Monday.

“It may not stand another winter,” she told the council of the town."""


def story(text: str, repeated: frozenset[str] = frozenset()) -> Cut:
    return news.story(lines.read(text), repeated).cut


def why(cut: Cut) -> dict[str, str]:
    return {dropped.text: dropped.why for dropped in cut.dropped}


def test_every_field_of_the_head() -> None:
    cut = story(f"""Rot in the wall
The wall at dusk. (AFP/File)
Short Url
https://example.org/x4
Updated 24 October 2024
By Ada Vane
Harbour reporter

Rot in the wall

• The wall is rotten
• Winter comes

{BODY}""")
    assert cut.headline == "Rot in the wall"
    assert cut.caption == "The wall at dusk. (AFP/File)"
    assert cut.address == "https://example.org/x4"
    assert cut.updated == "24 October 2024"
    assert cut.byline == "Ada Vane, Harbour reporter, AP"
    assert cut.summary == ("The wall is rotten", "Winter comes")
    assert cut.dateline == "OSLO"
    assert cut.paragraphs[0].startswith("The harbour wall")
    assert len(cut.paragraphs) == 2
    assert why(cut) == {"Short Url": "a button of the page", "Rot in the wall": news.AGAIN}


def test_the_address_that_a_print_page_shows_is_no_text() -> None:
    own = "Short Url: https://x.example/p/32k9x"
    for text in (f"Rot in the wall\n{own}\n\n{BODY}", f"Rot in the wall\n\n{BODY}\n\n{own}"):
        cut = story(text)
        assert (cut.headline, len(cut.paragraphs)) == ("Rot in the wall", 2)
        assert why(cut) == {own: "the page's own address"}


def test_what_stands_above_the_dateline_sums_the_story_up() -> None:
    cut = story(f"Rot in the wall\nThe town has no money for it.\n\nBy Ada Vane\n\nWinter comes\n\n{BODY}")
    assert cut.summary == ("The town has no money for it.", "Winter comes")
    assert (cut.byline, cut.dateline, len(cut.paragraphs)) == ("Ada Vane, AP", "OSLO", 2)
    long = story(f"Rot in the wall\n{'It rained on the town. ' * 20}\n\n{BODY}")
    assert not long.summary
    assert len(long.paragraphs) == 3


def test_labels_say_what_the_next_line_is() -> None:
    cut = story(f"""Rot in the wall
Published
8 hours ago
Image source, Reuters
Image caption,
The wall at dusk was still whole.
Author
Ada Vane

{BODY}""")
    assert (cut.updated, cut.caption) == ("8 hours ago", "The wall at dusk was still whole.")
    assert cut.byline == "Ada Vane, AP"
    assert why(cut)["Published"] == news.LABEL


def test_a_label_without_its_line_takes_nothing() -> None:
    cut = story("Rot in the wall\nPublished\nThe wall has begun to rot, an engineer said on Monday.")
    assert cut.updated == ""
    assert cut.paragraphs == ("The wall has begun to rot, an engineer said on Monday.",)


def test_a_second_date_or_address_is_kept_among_the_dropped() -> None:
    cut = story(f"""Rot in the wall
3 May 2021
4 May 2021
https://example.org/1
https://example.org/2

{BODY}""")
    assert (cut.updated, cut.address) == ("3 May 2021", "https://example.org/1")
    assert why(cut) == {"4 May 2021": news.SECOND_DATE, "https://example.org/2": news.SECOND_ADDRESS}


def test_what_stands_below_the_text_is_no_body() -> None:
    cut = story(
        f"""Rot in the wall

{BODY}

Advertisement

A heading within

The wall was built in 1911 and has been mended twice since then.

- - -
Reuter
Sport pages
3 May 2021
By Ada Vane
Most Popular
• Another wall falls
Why walls fall

A sentence that stands here again ends the list, for lists have none.""",
        frozenset({"Sport pages"}),
    )
    assert cut.paragraphs[2] == "A heading within"
    assert cut.paragraphs[-1].startswith("A sentence that stands here again")
    assert why(cut)["Why walls fall"] == news.LISTED
    assert why(cut)["Reuter"] == news.SIGN
    assert why(cut)["- - -"] == news.RULE


def test_the_tail_gives_date_and_byline_and_no_menu() -> None:
    cut = story(
        f"""Rot in the wall

{BODY}

Sport pages
3 May 2021
By Ada Vane
Oslo
Bergen
Tromsø
Narvik""",
        frozenset({"Sport pages"}),
    )
    assert (cut.updated, cut.byline) == ("3 May 2021", "Ada Vane, AP")
    assert why(cut)["Sport pages"] == news.REPEATED
    assert why(cut)["Narvik"] == news.MENU


def test_turns_of_an_interview_are_no_datelines() -> None:
    cut = story(
        "Talk\n\nVANE: What made the wall fall that night?\n\nHOLT: The wind and the rot did, I think."
    )
    assert cut.dateline == ""
    assert cut.paragraphs[0].startswith("VANE:")


def test_a_story_of_bullets_or_of_one_captioned_line_keeps_them_as_body() -> None:
    assert story("Points\n\n• The wall is rotten\n• Winter comes").paragraphs == (
        "• The wall is rotten",
        "• Winter comes",
    )
    assert story("Rot\n\nThe wall has begun to rot, an engineer said. (AP)").paragraphs != ()
    assert story("Rot").paragraphs == ()


def test_what_stands_above_the_repeated_headline_is_the_pages_head() -> None:
    capture = """Ferry crews end their strike

A ferry leaves the quay on Thursday, hours after crews and the board agreed (Somebody nobody knows)
Updated 14 May 2026
Follow

Ferry crews end their strike

  • Two more boats are to be leased

PORT MERRIN: Ferry crews ended their strike on Thursday after the board agreed to shorter shifts.
The first boat sails on Friday, according to the board."""
    cut = story(capture)
    assert cut.caption.endswith("(Somebody nobody knows)")
    assert (cut.updated, cut.dateline, cut.summary) == (
        "14 May 2026",
        "PORT MERRIN",
        ("Two more boats are to be leased",),
    )
    assert len(cut.paragraphs) == 2
