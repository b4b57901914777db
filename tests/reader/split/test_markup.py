"""The markup of a body, cut from the page's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import dom
from reader.split import flow, markup

if TYPE_CHECKING:
    from reader.dom import Element


def tree(html: str) -> Element:
    found = dom.parse(html)
    assert found is not None
    return found


def body(html: str, *left_out: str) -> str:
    run = flow.read(tree(html))
    kept = [at for at, block in enumerate(run.blocks) if block.line.text not in left_out]
    return markup.body(run, kept, range(len(run.blocks)))


def test_what_is_left_out_goes_and_the_words_behind_it_stay() -> None:
    html = "<div><p>one</p><div>advert</div> tail<p>two</p></div>"
    assert "advert" not in body(html, "advert")
    assert "tail" in body(html, "advert")
    assert "tail" in body("<div>one<div>advert</div> tail</div>", "advert")
    assert "tail" in body("<div><div>advert</div> tail</div>", "advert")


def test_an_element_that_holds_kept_words_stays_whole() -> None:
    assert body("<div>one<br>advert<br>two</div>", "advert").count("advert") == 1


def test_a_picture_between_paragraphs_stays() -> None:
    html = '<div><h2>head</h2><p>one</p><p><img src="a.jpg"></p><p></p><p>two</p></div>'
    assert body(html, "head") == '<p>one</p><p><img src="a.jpg"></p><p>two</p>'


def test_nothing_kept_is_nothing() -> None:
    assert markup.body(flow.read(tree("<p>one</p>")), [], range(1)) == ""


def test_the_lead_picture_is_not_the_writers() -> None:
    html = (
        '<article><div class="byline"><img src="face.jpg"></div><div><img src="lead.jpg">tail</div>'
        "<p>one</p><p>two</p></article>"
    )
    page = tree(html)
    run = flow.read(page)
    story = next(page.iter("article"))
    kept = [at for at, block in enumerate(run.blocks) if block.line.text in ("one", "two")]
    assert markup.body(run, kept, range(len(run.blocks)), story).startswith(
        '<figure><img src="lead.jpg"></figure><p>'
    )


def test_the_opening_is_taken_off_across_elements() -> None:
    paragraph = next(tree("<p> <b>OS<i>LO</i></b>: <em> The</em> wall</p>").iter("p"))
    markup.take_off(paragraph, "OSLO: ")
    assert dom.text(paragraph) == "The wall"
    markup.take_off(paragraph, "x" * 99)
    assert dom.text(paragraph) == ""
