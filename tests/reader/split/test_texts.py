"""Plain text to stories: the forms that pasted pages have."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import split
from reader.split import lines, starts, texts

if TYPE_CHECKING:
    from reader.types import Cut

TWO = (Path(__file__).parent.parent.parent / "data" / "two-stories.txt").read_text(encoding="utf-8")

WALL = "The harbour wall of Port Ellis has begun to rot, a city engineer told the council on Monday."
WINTER = "It may not stand another winter of storms, she said, and there is no money for a new one."
TREES = "Rangers went into three northern valleys on Friday to stop the thieves of standing timber."
OAKS = "More oaks were stolen this year than in all the years since the counting began, they said."


def stories_of(text: str) -> tuple[Cut, ...]:
    return split.text(text).cuts


def headlines(text: str) -> list[str]:
    return [cut.headline for cut in stories_of(text)]


def test_two_stories_copied_from_a_news_site() -> None:
    first, second = stories_of(TWO)
    assert first.headline == "Mayor says has ‘clear proof’ of rot in harbour wall"
    assert first.updated == "12 October 2026"
    assert first.caption.endswith("(Courier/File)")
    assert len(first.summary) == 1
    assert first.dateline == "PORT ELLIS"
    assert len(first.paragraphs) == 2
    assert [dropped.text for dropped in first.dropped] == ["Short Url", "Follow", first.headline]
    assert second.headline == "Lundmark sends 400 rangers to stop timber thieves"
    assert (second.updated, second.caption, second.dateline) == ("5 sec ago", "", "TALVIK, Lundmark")
    assert all(dropped.why for cut in (first, second) for dropped in cut.dropped)
    assert first.sure == second.sure == 1.0


def test_a_wire_run_with_narrow_lines() -> None:
    wire = """ROT FOUND IN HARBOUR WALL OF PORT ELLIS
    PORT ELLIS, March 2 - The harbour wall has begun to
rot, a city engineer told the council, and it may not
stand another winter of storms, she said. The council
will meet again.
    There is no money for a new wall, the mayor said.
 Reuter

RANGERS SENT TO STOP TIMBER THIEVES
    TALVIK, March 2 - Rangers went into three northern
valleys to stop the thieves of timber, and more oaks
were stolen this year than in all the years before.
 Reuter
"""
    first, second = stories_of(wire)
    assert first.headline == "ROT FOUND IN HARBOUR WALL OF PORT ELLIS"
    assert first.dateline == "PORT ELLIS, March 2"
    assert first.paragraphs[0].startswith("The harbour wall has begun to rot, a city")
    assert len(first.paragraphs) == 2
    assert second.dateline == "TALVIK, March 2"


def test_a_digest_with_an_index() -> None:
    digest = f"""MORNING BRIEFING
25 November 2021

In this issue:
1. Rot found in wall
2. Rangers sent north

----------

Rot found in wall

{WALL}

{WINTER}

Read the full story

----------

Rangers sent north

{TREES}

Unsubscribe | View in browser
"""
    first, second = stories_of(digest)
    assert (first.headline, second.headline) == ("Rot found in wall", "Rangers sent north")
    assert first.paragraphs == (WALL, WINTER)
    assert "MORNING BRIEFING" in [dropped.text for dropped in first.dropped]
    assert second.paragraphs == (TREES,)


def test_a_blog_archive() -> None:
    blog = f"""The Ledger
Home | News | About

Rot found in wall
Posted on March 27, 2014 by admin

{WALL}

3 Comments


Rangers sent north
Posted on May 20, 2023 by A. Vane

{TREES}

Leave a comment

← Older posts
Recent Posts
Rot found in wall
"""
    first, second = stories_of(blog)
    assert (first.updated, first.byline) == ("March 27, 2014", "admin")
    assert (second.updated, second.byline) == ("May 20, 2023", "A. Vane")
    assert second.paragraphs == (TREES,)


def test_stories_told_apart_by_gap_and_dateline() -> None:
    plain = (
        f"Rot found in wall\n\nPORT ELLIS: {WALL}\n\n{WINTER}\n\n\nRangers sent north\n\nTALVIK — {TREES}\n"
    )
    assert headlines(plain) == ["Rot found in wall", "Rangers sent north"]


@pytest.mark.parametrize(
    "head",
    ["{0}\nPublished\n3 May 2021\n\n", "{0}\nBy Ada Vane\n\n", "{0}\n\nOSLO: ", "{0}\nFollow\n\n{0}\n\n"],
)
def test_a_headline_may_be_a_sentence(head: str) -> None:
    text = "\n\n".join(
        f"{head.format(headline)}{WALL}\n"
        for headline in ("The wall fell.", "Nobody was there.", "It is all gone.")
    )
    assert headlines(text) == ["The wall fell.", "Nobody was there.", "It is all gone."]


def test_a_subtitle_belongs_to_the_story_below_a_double_gap() -> None:
    text = (
        f"Rot found in wall\nBy Ada Vane\n3 May 2021\n\n{WALL}\n\n\n"
        f"Rangers sent north\nWhat they will do there\nBy Per Holt\n4 May 2021\n\n{TREES}\n"
    )
    first, second = stories_of(text)
    assert (first.headline, second.headline) == ("Rot found in wall", "Rangers sent north")
    assert second.paragraphs[0] == "What they will do there"


def test_a_story_above_the_first_sure_headline_is_not_lost() -> None:
    text = f"Rot found in wall\n\n{WALL}\n\n{WINTER}\n\n{WALL}\n\n\nRangers sent north\nUpdated 5 May 2020\n\n{TREES}\n"
    first, second = stories_of(text)
    assert (first.headline, second.headline) == ("Rot found in wall", "Rangers sent north")
    assert len(first.paragraphs) == 3


@pytest.mark.parametrize(
    "story",
    [
        f"Rot found in wall\n\n{WALL}\n\nWhat comes next\n\n{WINTER}\n\nThe cost\n\n{WALL}\n",
        f"Rot found in wall\nUpdated 3 May 2021\n\nOSLO: {WALL}\n\nKey dates\n\n- 1911: built\n- 1954: mended\n\n{WINTER}\n",
        f"Talk with an engineer\n\nVANE: What made the wall fall?\n\nHOLT: The wind.\n\nVANE: And the rot?\n\nHOLT: {WINTER}\n",
        f"Ten walls\n\n{WALL}\n\n1. The inner wall\n\n{WINTER}\n\n2. The outer wall\n\n{WALL}\n\n3. The quay\n\n{WINTER}\n",
    ],
)
def test_one_story_stays_one(story: str) -> None:
    (cut,) = stories_of(story)
    assert cut.headline == story.splitlines()[0]


def test_a_menu_over_a_single_story_is_dropped() -> None:
    menu = "\n\n".join(["Ledger", "Features", "Pricing", "Tools", "Sign in"])
    (cut,) = stories_of(f"{menu}\n\nHow a wall begins to rot\n\n{WALL}\n\n{WINTER}\n\n{WALL}\n")
    assert cut.headline == "How a wall begins to rot"
    assert [dropped.text for dropped in cut.dropped] == ["Ledger", "Features", "Pricing", "Tools", "Sign in"]


def test_a_menu_of_one_word_names() -> None:
    (cut,) = stories_of("\n\n".join(["Ledger", "Features", "Pricing", "Tools", WALL, WINTER]))
    assert cut.headline == "Tools"


def test_text_without_a_headline_is_kept_whole() -> None:
    (cut,) = stories_of(f"{WALL} {WINTER} {WALL}\n\n{TREES}")
    assert cut.headline.endswith("…")
    assert len(cut.headline) <= texts.SHORTENED + 1
    assert cut.paragraphs == (f"{WALL} {WINTER} {WALL}", TREES)
    assert cut.sure == texts.UNSURE


def test_a_short_first_sentence_is_the_headline() -> None:
    (cut,) = stories_of("- - -\nThe wall fell.\n\nNobody was there.")
    assert (cut.headline, cut.paragraphs) == ("The wall fell.", ("Nobody was there.",))


@pytest.mark.parametrize("text", ["", " \n\t \n", "\u200b\ufeff"])
def test_nothing_gives_nothing(text: str) -> None:
    assert stories_of(text) == ()


def test_a_headline_without_text_begins_no_story() -> None:
    text = f"Rot found in wall\nUpdated 3 May 2021\nFollow\n\n\nRangers sent north\nUpdated 5 May 2020\n\n{TREES}\n"
    (cut,) = stories_of(text)
    assert cut.headline == "Rangers sent north"
    assert "Rot found in wall" in [dropped.text for dropped in cut.dropped]


def test_a_short_line_that_repeats_itself_is_no_headline() -> None:
    assert headlines(f"Rot in wall\n\n{WALL}\n\nArticle\n\nArticle\n\n{WINTER}\n") == ["Rot in wall"]


def test_the_evidence_for_a_story_outweighs_a_line_inside_its_head() -> None:
    text = f"Rot found in wall\n\n\nA wall that stood for a century\nBy Ada Vane\n3 May 2021\n\n{WALL}\n"
    found = starts.find(lines.read(text))
    assert len(found) == 1


# ── laws ─────────────────────────────────────────────────────────────────────────────────────────

LINES = st.lists(
    st.sampled_from(
        [
            *("", "", "Rot found in wall", "Rangers sent north", "Follow", "Short Url", "-----", "Reuter"),
            *(
                "Updated 3 May 2021",
                "5 sec ago",
                "By Ada Vane",
                "Published",
                "Image caption,",
                "Most Popular",
            ),
            *(
                "• The wall is rotten",
                "1. Rangers sent north",
                "In this issue:",
                "The wall. (AFP)",
                WALL,
                TREES,
            ),
            *(
                f"OSLO: {WALL}",
                f"PARIS (AP) — {TREES}",
                "https://example.org/x",
                "Home | News",
                "Oslo",
                "Bergen",
            ),
        ]
    ),
    max_size=40,
)
LABELS = frozenset({"Updated", "By", "1"})


def everything(cut: Cut) -> list[str]:
    """All that a cut holds of its capture."""
    fields = [cut.headline, cut.updated, cut.byline, cut.caption, cut.dateline, cut.address]
    return [*fields, *cut.summary, *cut.paragraphs, *(dropped.text for dropped in cut.dropped)]


@given(LINES)
def test_every_word_is_in_a_field_or_among_the_dropped(printed: list[str]) -> None:
    kept = "\n".join(said for cut in stories_of("\n".join(printed)) for said in everything(cut))
    words = {word for line in printed for word in re.findall(r"\w+", line)}
    assert words - LABELS <= set(re.findall(r"\w+", kept))


@given(st.text())
def test_no_text_raises_or_is_lost(text: str) -> None:
    cuts = stories_of(text)
    assert bool(cuts) == bool(text.replace("\u200b", "").replace("\ufeff", "").strip())
    assert all(cut.headline and 0 <= cut.sure <= 1 for cut in cuts)


def test_long_and_hostile_text_comes_through() -> None:
    (one_line,) = stories_of("word " * 400_000)
    assert len(one_line.paragraphs[0]) == 5 * 400_000 - 1
    (marks,) = stories_of("“" * 300_000)
    assert marks.paragraphs == ("“" * 300_000,)
    many = stories_of(f"\n\n\nRot found in wall\n\nOSLO: {WALL}" * 2_000)
    assert len(many) == 2_000
