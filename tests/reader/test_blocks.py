"""Sanitised HTML becomes blocks, and one plain text that their offsets cut exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import blocks, sanitize
from reader.types import Block, Body, Kind

LETTERS = {Kind.PARAGRAPH: "p", Kind.HEADING: "h", Kind.QUOTE: "q", Kind.ITEM: "i", Kind.CODE: "c"}
LETTERS |= {Kind.PICTURE: "pic", Kind.CAPTION: "cap", Kind.TABLE: "t", Kind.RULE: "rule"}


def shape(html: str) -> list[str]:
    """Each block as "kind+level marker text"."""
    return [
        " ".join(filter(None, (f"{LETTERS[block.kind]}{block.level or ''}", block.marker, block.text)))
        for block in read(html).blocks
    ]


def read(html: str) -> Body:
    body = blocks.read(html)
    assert_whole(body)
    return body


def assert_whole(body: Body) -> None:
    """The blocks tile the text, and the spans lie in their blocks, in order."""
    assert body.text == "\n\n".join(block.text for block in body.blocks if block.text)
    for block in body.blocks:
        assert 0 <= block.start <= len(body.text)
        assert body.text[block.start : block.start + len(block.text)] == block.text
        assert block.text.strip() or block.kind in (Kind.PICTURE, Kind.RULE)
        edges = [edge for span in block.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        for cell in (cell for row in block.rows for cell in row):
            assert block.text[cell.start : cell.start + len(cell.text)] == cell.text
    starts = [block.start for block in body.blocks]
    assert starts == sorted(starts)


def looks(block: Block) -> list[tuple[str, str]]:
    """Each span's words, and the names of what is special about them."""
    fields = ("bold", "italic", "code", "strike", "raised", "link")
    return [
        (block.text[span.start : span.end], " ".join(field for field in fields if getattr(span, field)))
        for span in block.spans
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p></p><p> &nbsp; </p><div><br></div>", []),
        ("<p>one</p><p>two</p>", ["p one", "p two"]),
        (
            "loose <p>one</p> words <div>two<div>three</div></div>",
            ["p loose", "p one", "p words", "p two", "p three"],
        ),
        ("<p>one\n\t two<b> three </b> four</p>", ["p one two three four"]),
        ("<p>one<br> two <br/>three<br></p>", ["p one\ntwo\nthree"]),
        ("one<br><br>two<br> <br> <br>three", ["p one", "p two", "p three"]),
        ("<h2>one<br><br>two</h2><h6>three</h6>", ["h2 one\ntwo", "h6 three"]),
        (
            "<blockquote>one<p>two</p><blockquote>three</blockquote></blockquote>",
            ["q1 one", "q1 two", "q2 three"],
        ),
        ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>", ["i1 • one", "i1 • two", "i2 • three"]),
        (
            "<ol start='3'><li>one<p>more</p><li value='7'>two<li>three</ol>",
            ["i1 3. one", "i1 more", "i1 7. two", "i1 8. three"],
        ),
        ("<ol reversed><li>one<li>two</ol>", ["i1 2. one", "i1 1. two"]),
        ("<ol start='99999999999'><li>one</ol><ol start=x><li>two</ol>", ["i1 1. one", "i1 1. two"]),
        ("<li>one", ["i1 • one"]),
        ("<dl><dt>one</dt><dd>two</dd></dl><dd>three", ["p one", "i1 two", "i1 three"]),
        ("<pre>\n  one\n\n\ttwo  \n</pre>", ["c   one\n\n\ttwo"]),
        ("<pre>one<br>two<br><br>three</pre>four  five", ["c one\ntwo\n\nthree", "p four five"]),
        ("<hr><p>one</p><hr><hr><p>two</p><hr>", ["p one", "rule", "p two"]),
        ("<p>say <q>yes</q>.</p>", ["p say “yes”."]),
        ("<p>non\xa0breaking</p>", ["p non\xa0breaking"]),
        ("<details><summary>one</summary>two</details>", ["p one", "p two"]),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", ["p 漢(かん)"]),
    ],
)
def test_what_becomes_of_the_tags(html: str, expected: list[str]) -> None:
    assert shape(html) == expected


def test_spans_say_what_looks_different() -> None:
    (block,) = read(
        "<p><b>one <i>two</i></b> <code>three</code> <s>four</s> x<sup>2</sup> y<sub>3</sub>"
        ' <a href="https://example.org/">five <b>six</b></a></p>'
    ).blocks
    assert looks(block) == [
        ("one", "bold"),
        ("two", "bold italic"),
        ("three", "code"),
        ("four", "strike"),
        ("2", "raised"),
        ("3", "raised"),
        ("five", "link"),
        ("six", "bold link"),
    ]
    assert [span.raised for span in block.spans if span.raised] == [1, -1]
    assert block.spans[-1].link == "https://example.org/"


def test_neighbours_that_look_the_same_are_one_span() -> None:
    (block,) = read("<p><b>one </b><strong>two</strong></p>").blocks
    assert looks(block) == [("one two", "bold")]


def test_bold_around_blocks_is_in_each_of_them() -> None:
    assert [looks(block) for block in read("<b><div>one</div><div>two</div></b>").blocks] == [
        [("one", "bold")],
        [("two", "bold")],
    ]


def test_a_picture_stands_before_or_after_the_words_of_its_line() -> None:
    html = '<p>one <img src="https://example.org/a.png" alt=" a  b " width="640" height="9x"> two</p>'
    first, second = read(html).blocks
    assert (first.text, second.kind) == ("one two", Kind.PICTURE)
    assert second.picture is not None
    assert (second.picture.address, second.picture.alt) == ("https://example.org/a.png", "a b")
    assert (second.picture.width, second.picture.height) == (640, 0)
    assert [line[:3] for line in shape("<p><img src='//a.example/b'>one</p>")] == ["pic", "p o"]


def test_a_small_picture_is_a_letter_of_its_line() -> None:
    assert shape('<p>So funny <img src="x" alt="😀" width="16" height="16">!</p>') == ["p So funny 😀!"]


def test_a_picture_without_an_address_is_none() -> None:
    assert shape("<img alt='one'>") == []


def test_a_figure_is_a_picture_and_its_caption() -> None:
    html = '<figure><img src="//a.example/b"><figcaption>one<br><br>two</figcaption></figure>three'
    assert shape(html) == ["pic", "cap one", "cap two", "p three"]


def test_a_table_is_rows_of_cells() -> None:
    caption, table = read(
        "<table><caption>Votes</caption><thead><tr><td>Who</td><td>How many</td></tr></thead>"
        "<tr><th>Ana</th><td><p>12</p><p><a href='https://example.org/'>sure</a></p></td></tr>"
        "<tr><td></td><td> </td></tr><tr><td>Ben</td><td>9<br>or 10</td></tr></table>"
    ).blocks
    assert (caption.kind, caption.text) == (Kind.CAPTION, "Votes")
    assert table.text == "Who\tHow many\nAna\t12 sure\nBen\t9 or 10"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Who", "How many"],
        ["Ana", "12 sure"],
        ["Ben", "9 or 10"],
    ]
    assert [[cell.header for cell in row] for row in table.rows] == [
        [True, True],
        [True, False],
        [False, False],
    ]
    assert looks(table) == [("sure", "link")]


def test_pictures_lists_and_quotations_within_a_table_lose_nothing() -> None:
    html = "<table><tr><th>one<td><ul><li>two<li>three</ul><q>four</q><img src='//a.example/b'></table>five"
    assert shape(html) == ["t one\ttwo three “four”", "pic", "p five"]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>",
        "<table><tr><td>one</td><td>two</td></tr></table>",
        "<table><tr><td><h2>one</h2><td>two<tr><td>three<td>four</table>",
        "<table><tr><td><p>one<p>two<td>three<tr><td>four<td>five</table>",
        "<table><tr><td><table><tr><th>one<td>two</table><td>three<tr><td>four<td>five</table>",
        f"<table><tr><td>{'long ' * 300}<td>two<tr><td>three<td>four</table>",
        "<table><caption>one</caption><tr><td>two</table>",
    ],
)
def test_a_table_that_arranges_a_page_is_none(html: str) -> None:
    assert "t" not in [line.split()[0] for line in shape(html) if "one\ttwo" not in line]


def test_an_empty_table_is_nothing() -> None:
    assert shape("<table><tr><th></th><td> </td></tr></table>") == []


def test_a_block_without_words_stands_where_the_next_words_begin() -> None:
    body = read("<p>one</p><img src='//a.example/b'><p>two</p><img src='//a.example/c'>")
    assert [block.start for block in body.blocks] == [0, 5, 5, 8]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 5_000 + "x",
        "<ul><li>" * 5_000 + "x",
        "<b>x" * 20_000,
        "<br>" * 20_000,
        "<td>x" * 20_000,
    ],
)
def test_html_of_any_depth_and_length_is_read(html: str) -> None:
    body = blocks.read(html)
    assert_whole(body)
    assert set(body.text) - set("\n\t ") <= {"x"}


PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in sorted(sanitize.TAGS)),
        *(f"</{tag}>" for tag in sorted(sanitize.TAGS)),
        *(
            "<img src='https://example.org/a'>",
            "<img src=b width=9 height=9 alt=c>",
            "<a href='https://example.org/'>",
        ),
        *("one", " two ", "\n", "\xa0", "three four", "\u200b", "\ud800", "&lt;b&gt;", "&#9;"),
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_blocks_tile_their_text(pieces: list[str]) -> None:
    html = "".join(pieces)
    assert_whole(blocks.read(html))
    assert_whole(blocks.read(sanitize.clean(html, "https://example.org/").html))


PRINTABLE = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
WORDS = st.text(PRINTABLE, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1).map("\n".join))


@given(PARAGRAPHS)
def test_plain_paragraphs_come_back_as_they_were(paragraphs: list[str]) -> None:
    html = blocks.from_paragraphs(paragraphs)
    assert [block.text for block in read(html).blocks] == paragraphs
    assert [block.text for block in read(sanitize.clean(html).html).blocks] == paragraphs


def test_paragraphs_may_hold_markup_as_words() -> None:
    assert shape(blocks.from_paragraphs(["<b>AT&amp;T</b>", "a < b\n& c"])) == [
        "p <b>AT&amp;T</b>",
        "p a < b\n& c",
    ]
