"""Every character of a capture is in exactly one piece, and the pieces hold what the fields say."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reader import split
from reader.types import Part, Split

LINES = st.sampled_from(
    [
        "Harbour wall will be mended before the winter",
        "Rangers sent to the forest",
        "Updated 5 min ago",
        "By Ada Cole",
        "Follow",
        "Related stories",
        "Boats lie in the harbour of Norrvik. (AFP/File)",
        "  • The town has waited for nine years",
        "NORRVIK, Sweden: The wall is to be mended, the council said on Monday evening.",
        "The wall is to be mended before the winter, the council said on Monday evening.",
        "It was built in 1911, and nobody has touched it since the great storm of 1953.",
        "",
        "",
        " ",
        "-----",
        "https://example.org/wall",
        "\u200bRead more\u200b",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=40).map("\n".join))


def assert_tiled(found: Split) -> None:
    ends = [0, *(piece.end for piece in found.pieces)]
    assert [piece.start for piece in found.pieces] == ends[:-1]
    assert ends[-1] == len(found.text)
    assert all(piece.start < piece.end for piece in found.pieces)
    assert all(-1 <= piece.story < len(found.cuts) for piece in found.pieces)


def said(found: Split, story: int, part: Part) -> list[str]:
    """What the pieces of a story's field say, white space collapsed."""
    parts = [piece for piece in found.pieces if piece.story == story and piece.part is part]
    shown = (
        found.text[piece.start : piece.end].replace("\u200b", "").replace("\ufeff", "") for piece in parts
    )
    return [" ".join(text.split()) for text in shown]


def assert_fields_are_pieces(found: Split) -> None:
    for story, cut in enumerate(found.cuts):
        paragraphs = [text for text in said(found, story, Part.BODY) if text]
        assert [paragraph for paragraph in cut.paragraphs if paragraph] == paragraphs
        for field, part in ((cut.updated, Part.UPDATED), (cut.caption, Part.CAPTION)):
            assert not field or any(field in text for text in said(found, story, part))
        assert len(cut.summary) == len(said(found, story, Part.SUMMARY))
        assert not cut.dateline or cut.dateline in "".join(said(found, story, Part.DATELINE))
        dropped = [piece for piece in found.pieces if piece.story == story and piece.part is Part.DROPPED]
        assert {one.why for one in cut.dropped} <= {piece.why for piece in dropped}


@given(TEXTS)
@settings(max_examples=300)
def test_the_pieces_of_a_text_tile_it_and_hold_its_fields(text: str) -> None:
    found = split.text(text)
    assert found.text == text
    assert_tiled(found)
    assert_fields_are_pieces(found)


TAGS = st.sampled_from(
    ["<h1>", "</h1>", "<h2>", "</h2>", "<p>", "</p>", "<article>", "</article>", "<br>", "<div class=byline>",
     "</div>", "<nav>", "</nav>", "<time>", "</time>", "<ul>", "<li>", "<table><tr><td>", "</table>", "<a href=/x>"]
)  # fmt: skip
PAGES = st.lists(st.one_of(TAGS, LINES, st.text(max_size=5)), max_size=60).map("".join)


@given(PAGES)
@settings(max_examples=300)
def test_the_pieces_of_a_page_tile_what_it_shows(page: str) -> None:
    found = split.html(page)
    assert_tiled(found)
    for story in range(len(found.cuts)):
        headline = said(found, story, Part.HEADLINE)
        assert headline == [found.cuts[story].headline]


def test_stories_of_a_text_follow_each_other() -> None:
    wall = "The wall is to be mended before the winter, the council said on Monday evening."
    text = f"Rot in the wall\nUpdated 5 min ago\n\nOSLO: {wall}\n\n\n\nRangers sent\nUpdated 6 min ago\n\nOSLO: {wall}"
    found = split.text(text)
    assert len(found.cuts) == 2
    assert all(one.story <= other.story for one, other in pairwise(found.pieces))
    assert said(found, 1, Part.DATELINE) == ["OSLO:"]
