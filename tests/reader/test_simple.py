"""Simple HTML is what every parser reads alike; the short way over it ends where the long one does."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import addresses, blocks, dom, sanitize, simple
from reader.simple import BLOCKS, CHILDREN, VOID, Simple, read

BASE = "https://e.example/"

SIMPLE = {
    "a paragraph": "<p>One</p>",
    "marks in a line": "<p>One <em>two <b>three</b></em> &amp; four.</p>",
    "a link": '<p><a class="x" href="https://e.example/a?b=1&amp;c=2#d">One</a></p>',
    "a picture": '<figure><img src="https://e.example/a.jpg" width="640" alt="A"/><figcaption>One</figcaption></figure>',
    "a list": "<ul>\n<li>One</li>\n<li>Two<ol><li>Three</li></ol></li>\n</ul>",
    "a heading and a rule": "<h2>One</h2>\n<hr>\n<p>Two<br />three</p>",
    "a quotation": "<blockquote><p>One</p></blockquote>",
    "a machine nearby": '<p><a href="http://localhost:43215/a">One</a></p>',
    "references": "<p>a&nbsp;b &#8217; &lt;c&gt;</p>",
    "nothing": "",
}
OTHER = {
    "words outside of blocks": "One <b>two</b>",
    "words behind a block": "<p>One</p> two",
    "a mark outside of blocks": "<b>One</b>",
    "an open element": "<p>One",
    "an end too many": "<p>One</p></p>",
    "ends in the wrong order": "<p><b><i>One</b></i></p>",
    "a block in a line": "<p><b><p>One</p></b></p>",
    "a paragraph closed like an empty one": "<p/>One",
    "a link in a link": '<p><a href="https://e.example/">One <b><a href="https://e.example/">two</a></b></a></p>',
    "a link to nowhere": "<p><a>One</a></p>",
    "a relative link": '<p><a href="/one">One</a></p>',
    "a link that runs code": '<p><a href="javascript:alert(1)">One</a></p>',
    "a link to a file": '<p><a href="file:///etc/passwd">One</a></p>',
    "a handler": '<p onclick="alert(1)">One</p>',
    "a look": '<p style="color: red">One</p>',
    "the same attribute twice": '<p class="a" class="b">One</p>',
    "an attribute without quotes": "<p class=a>One</p>",
    "an attribute that holds a tag": '<p title="<b>">One</p>',
    "a script": "<script>alert(1)</script>",
    "a comment": "<!-- One --><p>Two</p>",
    "a table": "<table><tr><td>One</td></tr></table>",
    "capitals": "<P>One</P>",
    "a tracking pixel": '<p><img src="https://e.example/a.gif" width="1" height="1"></p>',
    "a stand-in": '<p><img src="https://e.example/blank.gif"></p>',
    "a port that is usual": '<p><a href="https://e.example:443/">One</a></p>',
    "a late picture": '<p><img src="https://e.example/a.jpg" data-src="https://e.example/b.jpg"></p>',
    "a reference to a control": "<p>One&#27;two</p>",
    "a reference to a letter of windows-1252": "<p>it&#146;s</p>",
    "an unknown reference": "<p>One &copy two</p>",
    "a lone angle": "<p>1 < 2</p>",
    "words in a list": "<ul>One<li>two</li></ul>",
    "a deep nest": "<div>" * 30 + "One" + "</div>" * 30,
    "what is no tag": "<p></></p>",
}


@pytest.mark.parametrize("html", SIMPLE.values(), ids=SIMPLE.keys())
def test_this_is_simple(html: str) -> None:
    assert read(html)


@pytest.mark.parametrize("html", OTHER.values(), ids=OTHER.keys())
def test_this_is_not(html: str) -> None:
    assert not read(html)


@pytest.mark.parametrize("html", SIMPLE.values(), ids=SIMPLE.keys())
def test_the_text_of_simple_html_is_that_of_its_blocks(html: str) -> None:
    glance = read(html)
    assert glance
    assert (glance.text is None) == ("<br" in html)
    assert glance.text in (None, blocks.read(html).text)


@pytest.mark.parametrize(
    "mark", ["<br>", "<q>b</q>", '<img src="https://e.example/a.png" width="16" height="16" alt="b">']
)
def test_what_makes_words_or_lines_is_for_the_blocks_to_tell(mark: str) -> None:
    assert read(f"<p>a{mark}c</p>") == Simple(f"<p>a{mark}c</p>", text=None)


UNCLEAN = {
    "a class": '<p class="a">One</p>',
    "an element that says nothing": "<p><span>One</span></p>",
    "an empty element that is closed late": "<p>One</p><hr  />",
    "a blank in a tag": "<p >One</p>",
    "a link with a title": '<p><a href="https://e.example/" title="a">One</a></p>',
    "a link with what pictures have": '<p><a href="https://e.example/" alt="a">One</a></p>',
    "a reference to a letter": "<p>it&#8217;s</p>",
    "a reference to a mark": "<p>&quot;One&quot;</p>",
    "a reference in an attribute": '<p><img src="https://e.example/a.jpg" alt="a &quot;b&quot;&#8217;"></p>',
    "a blank that does not break": "<p>One\xa0two</p>",
    "an angle that ends no tag": "<p>1 > 2</p>",
    "a control": "<p>One\x1btwo</p>",
    "a line end of another system": "<p>One\r\ntwo</p>",
    "a blank in front": " <p>One</p>",
    "a line end behind": "<p>One</p>\n",
}


@pytest.mark.parametrize("html", UNCLEAN.values(), ids=UNCLEAN.keys())
def test_what_a_cleaner_would_change_is_for_the_cleaner(html: str) -> None:
    glance = read(html)
    assert glance
    assert glance.clean is None
    assert sanitize.clean(html).html != html


words = st.text(st.sampled_from("aé“ \n\t&;#1<>\"'/­語\u200b\xa0\r\x1b"), max_size=12).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
WHOLE = ("https://e.example/", "http://e.example:8080/a/../b?c=d&amp;e#f", "https://e.example/~a,b")
ODD = (
    "/a",
    "javascript:x",
    "https://e.example/ä",
    "https://E.example/",
    "https://e.example/a?",
    "https://e.example:443/",
)
targets = st.sampled_from([*WHOLE, *ODD])


@st.composite
def fragments(draw: st.DrawFn, inside: str = "", depth: int = 4) -> str:
    """HTML, most of it simple."""
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        if inside not in ("", "ul", "ol") and draw(st.booleans()):
            pieces.append(draw(words))
        elif depth:
            name = draw(
                st.sampled_from(sorted(CHILDREN[inside] - (BLOCKS if depth == 1 else set()) or {"p"}))
            )
            attributes = {"a": ' href="{}"', "img": ' src="{}" width="64"'}.get(name, "").format(
                draw(targets)
            )
            pieces.append(f"<{name}{attributes}>")
            if name not in VOID:
                pieces.append(draw(fragments(name, depth - 1)) + f"</{name}>")
        pieces.append(draw(st.sampled_from(["", "\n", " "])))
    return "".join(pieces)


@given(fragments())
def test_the_short_way_ends_where_the_long_one_does(html: str) -> None:
    short = sanitize.clean(html, BASE)
    with patch.object(simple, "read", return_value=None):
        long = sanitize.clean(html, BASE)
        assert sanitize.clean(short.html, BASE).html == long.html or not read(html)
    assert blocks.read(short.html) == blocks.read(long.html)
    if read(html):
        assert short.dropped == long.dropped == ()
        assert sanitize.clean(short.html, BASE).html == short.html
    assert short.text in (None, blocks.read(short.html).text)


ATTRIBUTES = (
    *(
        "",
        ' class="a"',
        ' alt="a &amp; b"',
        ' alt="&lt;"',
        ' alt="\xa0"',
        ' alt="\'"',
        ' width="640"',
        ' alt=""',
    ),
    *(' title="a"', ' href="https://e.example/?a&amp;b"', ' src="https://e.example/"', "/", " ", " /"),
)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(sorted(set().union(*CHILDREN.values()))).flatmap(
                lambda name: st.lists(st.sampled_from(ATTRIBUTES), max_size=3).map(
                    lambda attributes: f"<{name}{''.join(attributes)}>"
                )
            ),
            st.sampled_from(sorted(set().union(*CHILDREN.values()))).map(lambda name: f"</{name}>"),
            words,
        ),
        max_size=6,
    ).map("".join)
    | fragments()
)
def test_what_is_clean_is_so_to_the_letter_of_a_cleaner(html: str) -> None:
    glance = read(html)
    if glance and glance.clean is not None:
        assert glance.clean == dom.plain(sanitize.CLEANER.clean(html)).strip()


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}(:\d{1,5})?/[ -~]{0,20}", fullmatch=True))
def test_an_address_of_simple_html_stands_for_itself(address: str) -> None:
    if read(f'<p><a href="{address.replace("&", "&amp;")}">x</a></p>'):
        assert addresses.join(BASE, address) == address


@given(st.text(st.sampled_from('<>/pba ="hrefc&;#x1'), max_size=40))
def test_any_text_is_judged(text: str) -> None:
    if read(text):
        assert sanitize.clean(text, BASE).html == sanitize.clean(sanitize.clean(text, BASE).html, BASE).html
