"""A page as a run of lines."""

from __future__ import annotations

from reader import dom
from reader.newsform import Form
from reader.split import flow, marks


def read(html: str) -> flow.Flow:
    tree = dom.parse(html)
    assert tree is not None
    return flow.read(tree)


def lines(html: str) -> list[str]:
    return [block.line.text for block in read(html).blocks]


def test_what_the_eye_sees_in_order() -> None:
    assert lines(
        "<head><title>t</title></head><div>one <b>and</b> <a>two</a><p>three</p>four<br>five<script>x</script> six"
        "<button>no</button></div><!-- c -->seven"
    ) == ["one and two", "three", "four", "five six", "seven"]


def test_parts_of_a_date_line_stand_for_themselves() -> None:
    assert lines(
        '<div class="entry-meta">By <span>Ada</span> <time>3 May 2021</time> <a>Follow</a></div>'
    ) == [
        *("By", "Ada", "3 May 2021", "Follow"),
    ]


def test_looks_that_the_markup_gives() -> None:
    html = (
        "<time>13.26 EDT</time><figcaption>The wall</figcaption><ul class='key-points'><li>Point</li></ul>"
        "<div class='author'>Ada Vane</div><p>A short line</p><time>3 May 2021</time><div>A heading</div>"
        "<figcaption>The wall (AFP)</figcaption>"
    )
    assert [block.line.form for block in read(html).blocks] == [
        *(
            Form.UPDATED,
            Form.CAPTION,
            Form.BULLET,
            Form.BYLINE,
            Form.TEXT,
            Form.UPDATED,
            Form.HEADLINE,
            Form.CAPTION,
        ),
    ]


def test_furniture_is_known_by_its_element() -> None:
    html = (
        "<nav>Menu</nav><div id='comments'><p>They said the same last year.</p></div><p>The wall fell on Monday, they"
        " said, and nobody was there to see it.</p><div class='socialShare'>Tell others</div><footer>About us</footer>"
        "<article class='tag-comment'><footer>By Ada</footer></article>"
    )
    assert {block.line.text: block.outside for block in read(html).blocks} == {
        "Menu": "a menu of the page",
        "They said the same last year.": "a comment",
        "The wall fell on Monday, they said, and nobody was there to see it.": "",
        "Tell others": "a share bar",
        "About us": "the foot of the page",
        "By Ada": "",
    }


def test_what_holds_most_of_the_page_is_no_furniture() -> None:
    assert read("<div class='has-sidebar'><p>All of the words of the page</p></div>").blocks[0].outside == ""


def test_a_heading_has_a_make() -> None:
    html = "<h2 class='a'>one</h2><div class='post-title'><b>two</b></div><p>three</p>"
    assert [marks.make(block.element) for block in read(html).blocks] == [
        ("h2", "a"),
        ("headline", "post-title"),
        None,
    ]


def test_a_machines_date() -> None:
    tree = dom.parse("<abbr title='2025-09-15T00:00:00+02:00'>x</abbr><abbr title='no'>y</abbr>")
    assert tree is not None
    assert [marks.printed_date(element) for element in tree.iter("abbr")] == ["2025-09-15T00:00:00+02:00", ""]
