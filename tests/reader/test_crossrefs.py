"""Links to a place in the same page stay within the story when the place is in it."""

from hypothesis import given
from hypothesis import strategies as st

from reader import blocks, dom
from reader.crossrefs import Places
from reader.sanitize import clean

PAGE = "https://example.org/a"


def link(html: str, written: str) -> str:
    tree = dom.parse(html + f'<a href="{written}">x</a>')
    assert tree is not None
    return Places(tree, PAGE).link(written)


def test_a_place_is_found_by_its_id_and_by_its_old_name() -> None:
    assert link("<p id=one>1</p>", "#one") == "#one"
    assert link("<p><a name=one></a>1</p>", "#one") == "#one"
    assert link("<p id=one>1</p>", f"{PAGE}#one") == "#one"
    assert link("<p id='café'>1</p>", "#caf%C3%A9") == "#café"


def test_other_pages_and_names_that_no_format_takes_are_no_places() -> None:
    assert link("<p id=one>1</p>", "https://example.org/b#one") == ""
    assert link("<p id=one>1</p>", "#two") == ""
    assert link("<p id='1'>1</p>", "#1") == ""


def test_the_first_of_two_places_with_one_name_has_it() -> None:
    assert clean("<p id=a>1</p><p id=a>2</p><p><a href=#a>x</a></p>").html.startswith(
        '<p id="a">1</p><p>2</p>'
    )


def test_the_body_says_where_its_places_are() -> None:
    body = blocks.read('<p>One <a href="#n">1</a></p><ol><li id="n">A note</li></ol>')
    assert body.text[body.places["n"] :] == "A note"


@given(
    st.lists(
        st.sampled_from(
            ["<p id=a>", "<a name=a>", "<a href=#a>", "<a href=#b>", "<div id=b>", "x", "</a>", "</p>"]
        )
    )
)
def test_every_link_within_a_story_has_its_place(pieces: list[str]) -> None:
    tree = dom.parse(clean("".join(pieces), PAGE).html)
    elements = [] if tree is None else list(tree.iter())
    names = [one.get("id") for one in elements if one.get("id")]
    links = {one.get("href", "") for one in elements if one.get("href", "").startswith("#")}
    assert links == {f"#{name}" for name in names}
    assert len(set(names)) == len(names)
