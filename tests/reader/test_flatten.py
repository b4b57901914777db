"""Tags nested too deep go; the words in them stay, and apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.flatten import flatten


@pytest.mark.parametrize(
    "html",
    [
        "<p>one<p>two" * 50,
        "<ul>" + "<li>one" * 50 + "</ul>",
        "<dl>" + "<dt>one<dd>two" * 50 + "</dl>",
        "<table>" + "<tbody><tr><th>one<td>two<tfoot>" * 50 + "</table>",
        "<select>" + "<option>one" * 50 + "</select>",
        "<br><img src=x><hr/><a name=here/>" * 50,
        "<div/>" * 50,
        "</b></i></div>" * 50,
        "<!-- " + "<b>" * 50 + " -->",
        "<script>" + "if (a<b) write('<b><b>')" * 50 + "</script>",
        "no tags, but 1 < 2 > 0 & so on",
    ],
)
def test_html_that_is_not_deep_stays_as_it_is(html: str) -> None:
    assert flatten(html, depth=8, tables=2) == html


def test_a_tag_beyond_the_depth_goes_with_its_end() -> None:
    assert flatten("<b><i>x</i></b>", depth=1) == "<b>x</b>"
    assert flatten("<b><i><u>x</b>y", depth=2) == "<b><i>x</b>y"


def test_a_block_beyond_the_depth_leaves_line_breaks() -> None:
    assert flatten("<div><p>one</p><p>two</p></div>", depth=1) == "<div><br>one<br><br>two<br></div>"


def test_a_table_beyond_its_number_goes_with_its_rows_and_cells() -> None:
    table = "<table><tr><td>"
    assert flatten(table + table + "x", tables=1) == table + "<br><br><br>x"


def test_a_tag_with_absurdly_many_attributes_loses_them_all() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(300))
    assert flatten(f"<p {attributes}>x<br {attributes}>") == "<p>x<br>"


def test_a_long_tag_with_few_attributes_keeps_them() -> None:
    html = f"<img src='data:image/png;base64,{'A' * 5_000}' alt=\"{'word ' * 500}\">"
    assert flatten(html) == html


PIECES = st.sampled_from(
    ["<b>", "</b>", "<p>", "</p>", "<table>", "<td>", "</table>", "<div>", "</div>", "one"]
)


@given(st.lists(PIECES))
def test_only_tags_go(pieces: list[str]) -> None:
    flat = flatten("".join(pieces), depth=3, tables=1)
    assert re.sub("<[^>]*>", "", flat) == "one" * pieces.count("one")


@given(st.lists(st.sampled_from(["b", "p", "table", "td", "div"]), max_size=20))
def test_no_more_stand_open_than_allowed(names: list[str]) -> None:
    flat = flatten("".join(f"<{name}>" for name in names), depth=3, tables=1)
    assert flat.count("<table>") <= 1
    assert sum(flat.count(f"<{name}>") for name in ("b", "div")) <= 3
