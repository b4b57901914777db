"""Only harmless markup is left of HTML from outside, and all of its words."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import dom, sanitize
from reader.sanitize import KEPT, TAGS, clean, line
from tests.reader.attacks import ATTACKS

BASE = "https://example.org/news/today.html"


def assert_harmless(html: str) -> None:
    """Nothing in the HTML can run, load from the disk or look like something else."""
    tree = dom.parse(html)
    for element in () if tree is None else tree.iter():
        assert element.tag in TAGS | {"html", "body"}
        assert set(map(str, element.attrib)) <= KEPT.get(element.tag, set()) | {"id"}
        for name in ("href", "src"):
            if name in element.attrib and not (name == "href" and str(element.attrib[name]).startswith("#")):
                parts = urlsplit(str(element.attrib[name]))
                assert parts.scheme == "mailto" or (parts.scheme in ("http", "https") and parts.hostname)


def reports(html: str) -> list[str]:
    return [dropped.text for dropped in clean(html, BASE).dropped]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_harmful_gets_through(attack: str) -> None:
    for html in (
        attack,
        f"<p>before {attack} <p>after",
        f"<table><tr><td>{attack}</table>",
        f"<pre>{attack}",
    ):
        cleaned = clean(html, BASE).html
        assert_harmless(cleaned)
        assert clean(cleaned).html == cleaned


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)//", "file:///etc/", "data:text/html,", "", "\0", "https://["]
)
def test_a_base_that_is_no_web_address_is_not_used(base: str) -> None:
    assert clean("<a href=passwd>x</a><img src=shadow>", base).html == "x"


def test_addresses_become_whole() -> None:
    html = "<a href='../a b.html?q=é#here'>x</a> <a href=//example.com>y</a> <img src=p.png alt=z>"
    assert clean(html, BASE).html == (
        '<a href="https://example.org/a%20b.html?q=%C3%A9#here">x</a> <a href="https://example.com/">y</a>'
        ' <img src="https://example.org/news/p.png" alt="z">'
    )


def test_a_link_to_write_to_somebody_stays() -> None:
    assert clean("<a href='mailto:desk@example.org'>x</a>").html == '<a href="mailto:desk@example.org">x</a>'


def test_a_footnote_and_the_way_back_from_it_work_within_the_story() -> None:
    html = '<p id="p1">See<sup id="r1"><a href="#fn1">1</a></sup></p><ol><li id="fn1">Note <a href="#r1">up</a></li></ol>'
    kept = html.replace(' id="p1"', "")
    assert clean(html, BASE).html == kept
    assert clean(html.replace("#fn1", f"{BASE}#fn1"), BASE).html == kept
    assert clean(kept).html == kept


def test_a_place_that_is_no_element_gives_its_name_to_the_one_around_it() -> None:
    html = '<h2><a name="first"></a><a name="second"></a>One</h2><p><a href="#first">x</a><a href="#second">y</a></p>'
    assert clean(html, BASE).html == (
        '<h2 id="first">One</h2><p><a href="#first">x</a><a href="#first">y</a></p>'
    )


@pytest.mark.parametrize("name", ["gone", "", "1 2"])
def test_a_link_to_a_place_outside_the_story_leads_to_its_page(name: str) -> None:
    html = f'<p id="1 2">One</p><p><a href="#{name}">x</a></p>'
    assert 'href="https://example.org/news/today.html' in clean(html, BASE).html
    assert "id=" not in clean(html, BASE).html
    assert clean(html).html == "<p>One</p><p>x</p>"


def test_what_makes_a_story_readable_stays() -> None:
    html = (
        "<h2>One</h2><p>two <b>three</b> <em>four</em><br>five<sup>6</sup></p><blockquote>seven</blockquote>"
        '<ol start="3"><li>eight</li></ol><pre><code>nine\n  ten</code></pre><hr>'
        '<figure><img src="https://example.org/a.png" alt="b" width="9" height="9">'
        "<figcaption>c</figcaption></figure><table><thead>"
        '<tr><th colspan="2">d</th></tr></thead><tbody><tr><td>e</td><td>f</td></tr></tbody></table>'
    )
    assert clean(html).html == html
    assert clean(html).dropped == ()


def test_a_page_within_a_page_leaves_its_body() -> None:
    html = (
        "<html><head><title>No</title></head><body><section>One</section><section>Two</section></body></html>"
    )
    assert clean(html).html == "<div>One</div><div>Two</div>"


def test_words_keep_their_order_around_a_table_that_is_none() -> None:
    html = "<table>one<b>two</b><tr>three<i>four</i><td>six</td>five</tr></table><td>seven</td><td>eight</td>"
    assert clean(html).html == (
        "one<b>two</b>three<i>four</i>five<table><tbody><tr><td>six</td></tr></tbody></table>"
        "<div>seven</div><div>eight</div>"
    )


def test_only_three_tables_stand_in_each_other() -> None:
    assert clean("<table><tr><td>" * 9 + "x").html.count("<table>") == 3


def test_no_element_is_deeper_than_a_hundred() -> None:
    assert clean("<div>" * 5_000 + "x" + "</div>" * 5_000 + "y").html.count("<div>") <= 100


@pytest.mark.parametrize(
    "html",
    [
        "<img width=1 height=1 src=a.gif>",
        "<img width='0' height='0' src=a.gif>",
        "<img height=1px src=a.gif>",
        "<img style='width: 1px; height:1px' src=a.gif>",
        "<img style='DISPLAY:none' src=a.gif>",
        "<img style='visibility: hidden' src=a.gif>",
    ],
)
def test_a_picture_nobody_sees_is_a_tracker(html: str) -> None:
    assert clean(html, BASE).html == ""
    assert "tracking pixel" in reports(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>x</script>", "script element"),
        ("<p onclick=x>", "onclick attribute"),
        ("<a href='JAVA\tscript:x'>y</a>", "javascript: link"),
        ("<a href=file:///x>y</a>", "file: link"),
        ("<a href=https://[>y</a>", "https: link"),
        ("<a href=//[>y</a>", "broken link"),
        ("<img src=ftp://x/y.png>", "ftp: picture"),
        ("<iframe srcdoc=x></iframe>", "iframe element"),
        ("<form action=x>y</form>", "form element"),
        ("<p style=x>y", "style attribute"),
        ("<svg></svg>", "svg element"),
        ("<meta http-equiv=refresh>x", "meta element"),
    ],
)
def test_what_was_dropped_is_said_once(html: str, expected: str) -> None:
    assert reports(html * 2).count(expected) == 1


def test_what_is_merely_unknown_is_not_worth_a_word() -> None:
    assert (
        reports("<section><font size=7><blink id=a class=b>x</blink></font><a name=y>z</a></section>") == []
    )


def test_pictures_of_readers_without_javascript_replace_those_that_wait_for_it() -> None:
    html = "<img src=data:image/gif;base64,x><noscript>Enable it! <img src=a.jpg> now</noscript>"
    assert clean(html, BASE).html == '<img src="https://example.org/news/a.jpg">'
    assert clean("<img src=a.jpg>" + html, BASE).html.count("<img") == 1


@pytest.mark.parametrize(
    "html",
    [
        "&" * 20_000,
        "<" * 20_000,
        "a" * 100_000,
        "<script></script>x" * 2_000,
        "<noscript><img src=http://a.example/c></noscript>x" * 1_000,
        "<table>" + "<b>x</b>" * 5_000,
        "<picture>" + "<img><source srcset=a>" * 2_000,
        "<img srcset='" + "a 1x, " * 20_000 + "'>",
        "<a href=mailto:" + "a" * 20_000 + ">x",
        "<p " + "a=b " * 20_000 + ">x",
    ],
    ids=lambda html: html[:12],
)
def test_html_of_any_length_is_cleaned(html: str) -> None:
    assert_harmless(clean(html).html)


def test_html_that_never_settles_is_reduced_to_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sanitize, "ROUNDS", 0)
    assert clean("<section>One &amp; <b>two</b></section>").html == "One &amp; two"


PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in sorted(TAGS)),
        *(f"</{tag}>" for tag in sorted(TAGS)),
        *(
            "<script>",
            "</script>",
            "<style>",
            "<svg>",
            "</svg>",
            "<math>",
            "<mtext>",
            "<mglyph>",
            "<noscript>",
        ),
        *(
            "<form>",
            "<section>",
            "</section>",
            "<select>",
            "<option>",
            "<textarea>",
            "<title>",
            "<!--",
            "-->",
        ),
        *("<a href='b c'>", "<a href=javascript:x>", "<img src='d\" e'>", "<img data-src=//f/g>", "<body>"),
        *(
            "one",
            " two ",
            "\n",
            "&lt;",
            "&amp;lt;",
            "&nbsp;",
            "&#13;",
            "\0",
            "\ud800",
            '"',
            "'",
            "<",
            ">",
            "=",
        ),
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_cleaning_what_is_clean_changes_nothing(pieces: list[str]) -> None:
    cleaned = clean("".join(pieces), BASE).html
    assert clean(cleaned).html == cleaned
    assert_harmless(cleaned)


@given(st.lists(PIECES, max_size=30))
def test_where_references_are_many_they_are_hidden_from_the_parser_and_nothing_else_differs(
    pieces: list[str],
) -> None:
    html = "".join(pieces)
    plainly = clean(html, BASE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sanitize, "MANY_REFERENCES", -1)
        assert clean(html, BASE) == plainly


def test_a_million_references_are_cleaned_and_a_text_with_every_letter_is_too() -> None:
    assert clean("<p>" + "&amp;" * 1_000_000).html == "<p>" + "&amp;" * 1_000_000 + "</p>"
    letters = "".join(map(chr, sanitize.PRIVATE)) + "&amp;" * (sanitize.MANY_REFERENCES + 1)
    assert clean(f"<p>{letters}</p>").html == f"<p>{letters}</p>"


@given(st.text().map(lambda text: text.replace("\ufeff", "")))  # in front it is the mark of a byte order
def test_plain_words_stay(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    tree = dom.parse(clean(escaped).html)
    assert ("" if tree is None else dom.text(tree)).split() == dom.plain(text).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words", "Plain words"),
        ("  Two \n lines\t here ", "Two lines here"),
        ("5 < 6, std::vector<int> & co", "5 < 6, std::vector<int> & co"),
        ("Safe\u202egnp.exe", "Safegnp.exe"),
        ("a\0b\x1bc\ud800d\u200be\xadf", "abcdef"),
        ("‘Evidence’ — “quoted”", "‘Evidence’ — “quoted”"),
        ("می‌خواهم", "می‌خواهم"),
        ("", ""),
    ],
)
def test_a_headline_is_one_plain_line(text: str, expected: str) -> None:
    assert line(text) == expected


def test_a_headline_has_an_end() -> None:
    assert line("a" * 5_000) == "a" * 999 + "…"


@given(st.text())
def test_any_text_gives_a_headline_in_one_line(text: str) -> None:
    shown = line(text)
    assert shown == " ".join(shown.split())
    shown.encode()
