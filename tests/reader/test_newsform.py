"""What single lines look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import newsform
from reader.newsform import Form, Look


@pytest.mark.parametrize(
    ("line", "form", "value"),
    [
        ("Updated 24 October 2024", Form.UPDATED, "24 October 2024"),
        ("Last updated: 5 sec ago", Form.UPDATED, "5 sec ago"),
        ("May 2, 2025 / 7:15 PM / Valley News", Form.UPDATED, "May 2, 2025 / 7:15 PM / Valley News"),
        ("Mon 15 September 2025", Form.UPDATED, "Mon 15 September 2025"),
        ("By Ada Vane", Form.BYLINE, "Ada Vane"),
        (
            "By Ada Vane and Per van Holt, Harbour Courier",
            Form.BYLINE,
            "Ada Vane and Per van Holt, Harbour Courier",
        ),
        ("Written by: Ada Vane", Form.BYLINE, "Ada Vane"),
        ("The wall at dusk. (AFP/File)", Form.CAPTION, "The wall at dusk. (AFP/File)"),
        ("The wall [Photo by Ada Vane/Reuters]", Form.CAPTION, "The wall [Photo by Ada Vane/Reuters]"),
        ("Image caption, The wall at dusk", Form.CAPTION, "The wall at dusk"),
        ("• The wall is rotten", Form.BULLET, "The wall is rotten"),
        ("2. The wall is rotten", Form.BULLET, "The wall is rotten"),
        ("https://example.org/x4", Form.ADDRESS, "https://example.org/x4"),
        ("Published", Form.LABEL, "updated"),
        ("Image caption,", Form.LABEL, "caption"),
        ("Most Popular", Form.LISTING, "Most Popular"),
        ("More from Oslo", Form.LISTING, "More from Oslo"),
        ("In this issue:", Form.INDEX, "In this issue:"),
        ("Reuter", Form.ENDING, "Reuter"),
        ("(AFP)", Form.ENDING, "AFP"),
        ("-----", Form.RULE, ""),
        ("* * *", Form.RULE, ""),
        ("Short Url", Form.FURNITURE, "a button of the page"),
        ("Short Url: https://gu.example/p/32k9x", Form.FURNITURE, "the page's own address"),
        ("Permalink <https://x.example/a>", Form.FURNITURE, "the page's own address"),
        ("Kurzlink: www.x.example/a", Form.FURNITURE, "the page's own address"),
        ("Short link: the wall is joined to the pier by forty steps", Form.HEADLINE, ""),
        ("URL: https://x.example/a holds all of the board's papers.", Form.TEXT, ""),
        ("← Older posts", Form.FURNITURE, "a way to other pages of an archive"),
        ("ADVERTISEMENT", Form.FURNITURE, "an advertisement mark"),
        ("1,204 Comments", Form.FURNITURE, "a comment count or form"),
        ("Share this: Twitter Facebook", Form.FURNITURE, "a share bar"),
        ("Home | News | About", Form.FURNITURE, "a line of the page's menu"),
        ("Mayor finds rot in harbour wall", Form.HEADLINE, ""),
        ("Who took the wall?", Form.HEADLINE, ""),
        ("Wall falls in Washington D.C.", Form.HEADLINE, ""),
        ("iPhones fall from wall", Form.HEADLINE, ""),
        ("The wall fell on Monday.", Form.TEXT, ""),
        ("and then it fell", Form.TEXT, ""),
        ("Share prices fell on Monday after the harbour wall did, and nobody was there.", Form.TEXT, ""),
        ("By the time the wall fell, nobody was there to see it.", Form.TEXT, ""),
        ("OSLO: The harbour wall has begun to rot, an engineer said", Form.TEXT, ""),
        ("…", Form.TEXT, ""),
        ("Ada | Per | what the two of them said to each other.", Form.TEXT, ""),
    ],
)
def test_a_line_looks_like(line: str, form: Form, value: str) -> None:
    assert newsform.look(line) == Look(form, value)


def test_a_date_may_say_who_wrote() -> None:
    assert newsform.look("Posted on 3 May 2021 by A. Writer") == Look(Form.UPDATED, "3 May 2021", "A. Writer")


@pytest.mark.parametrize(
    "line",
    [
        "Sept. 11, 2001 remembered",
        "By air and land",
        "By Ada Vane, who saw how the wall fell and has told the whole of the story in her own words here",
        "What the wall cost (in 2016)",
    ],
)
def test_a_headline_with_a_date_or_by_stays_one(line: str) -> None:
    assert newsform.look(line).form in (Form.HEADLINE, Form.TEXT)


def test_a_long_line_is_text_or_a_caption() -> None:
    assert newsform.look("word " * 200).form is Form.TEXT
    assert newsform.look("word " * 100 + "(AFP)").form is Form.CAPTION
    assert newsform.look("word " * 1000 + "(AFP)").form is Form.TEXT


@given(st.text(min_size=1, alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_line_has_one_look_and_its_value_stands_in_it(line: str) -> None:
    line = " ".join(line.split()) or "x"
    seen = newsform.look(line)
    assert (seen.form is not Form.HEADLINE) or newsform.headline_like(line)
    assert seen.form in (Form.LABEL, Form.FURNITURE) or seen.value in line
    assert seen.by in line
