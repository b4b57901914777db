"""The article of a page: its words by agreement, its markup from the page itself, its fields from everywhere."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import blocks, dom, extract, sanitize
from reader.extract import align, facts, lines, vote
from reader.types import Article, Kind, Picture

ADDRESS = "https://courier.example/2024/10/wall"
BODY = [
    "The old wall around the harbour will be repaired before the winter storms, the town council said.",
    "Divers found holes as large as a car in three places, and the stones between them have begun to move.",
    "“We cannot wait for another spring,” said Ana Brook, who has led the works since the flood of 2013.",
    "The money comes from a fund for towns at sea; the council voted for it by nine to two on Tuesday night.",
    "Fishermen are to keep their berths, but the market will move to the northern quay until next summer.",
]
MENU = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("News", "Sport", "Weather", "Letters"))
TEASERS = "".join(
    f"<div class='teaser'><img src='/t{n}.jpg'><h3><a href='/t{n}'>Another story of the day, number {n}</a></h3></div>"
    for n in range(6)
)


def page(middle: str, *, head: str = "", before: str = "", after: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Harbour wall to be repaired | The Courier</title>{head}
    </head><body><nav><ul>{MENU}</ul></nav><main><article><h1>Harbour wall to be repaired</h1>{before}
    <div class="text">{middle}</div>{after}</article></main><aside class="related">{TEASERS}</aside>
    <footer>Copyright The Courier. All rights reserved. <a href="/terms">Terms of use</a></footer></body></html>"""


def paragraphs(*extra: str) -> str:
    """The body, with something between its second and its third paragraph."""
    whole = [f"<p>{text}</p>" for text in BODY]
    return "".join([*whole[:2], *extra, *whole[2:]])


def article(source: str, address: str = ADDRESS) -> Article:
    found = extract.article(source, address)
    assert found is not None
    return found


def shown(source: str) -> list[tuple[Kind, str]]:
    """The blocks that a person sees of a page's article."""
    return [
        (block.kind, block.text)
        for block in blocks.read(sanitize.clean(article(source).html, ADDRESS).html).blocks
    ]


def test_the_story_is_there_and_the_furniture_is_not() -> None:
    assert shown(page(paragraphs())) == [(Kind.PARAGRAPH, text) for text in BODY]
    assert article(page(paragraphs())).text.split() == " ".join(BODY).split()


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        (
            "<figure><img src='/wall.jpg'><figcaption>The wall last week. Photo: E. Moss</figcaption></figure>",
            [(Kind.PICTURE, ""), (Kind.CAPTION, "The wall last week. Photo: E. Moss")],
        ),
        (
            "<div class='wp-caption'><a href='/big'><img src='/wall.jpg'></a><p>The wall last week.</p></div>",
            [(Kind.PICTURE, ""), (Kind.CAPTION, "The wall last week.")],
        ),
        (
            "<figure><img src='/wall.jpg'></figure><figcaption>Alone</figcaption>",
            [(Kind.PICTURE, ""), (Kind.CAPTION, "Alone")],
        ),
        ("<p><img src='/wall.jpg'></p>", [(Kind.PICTURE, "")]),
        ("<h2>Nine to two</h2>", [(Kind.HEADING, "Nine to two")]),
        ("<pre>depth = 4.5\n  width = 2</pre>", [(Kind.CODE, "depth = 4.5\n  width = 2")]),
        (
            "<table><tr><th>Place</th><th>Hole</th></tr><tr><td>North</td><td>4 m</td></tr></table>",
            [(Kind.TABLE, "Place\tHole\nNorth\t4 m")],
        ),
        (
            "<ul><li>new stones</li><li>a new path</li></ul>",
            [(Kind.ITEM, "new stones"), (Kind.ITEM, "a new path")],
        ),
        ("<blockquote><p>Stone by stone.</p></blockquote>", [(Kind.QUOTE, "Stone by stone.")]),
        ("<div class='share-bar'><p>Share this story with all your friends</p><img src='/f.png'></div>", []),
        ("<aside><h4>Most read</h4><ul><li><a href='/a'>A</a></li></ul></aside>", []),
        ("<div class='newsletter'><form>Your address <input><button>Sign up</button></form></div>", []),
    ],
)
def test_what_stands_between_the_words_of_a_story(piece: str, expected: list[tuple[Kind, str]]) -> None:
    found = shown(page(paragraphs(piece)))
    assert found[2:-3] == expected
    assert [text for kind, text in found if kind is Kind.PARAGRAPH] == BODY


def test_links_and_emphasis_stay() -> None:
    linked = paragraphs().replace(
        "a fund for towns at sea", '<a href="../fund">a <b>fund</b> for towns at sea</a>'
    )
    assert (
        '<a href="https://courier.example/2024/fund">a <b>fund</b> for towns at sea</a>'
        in sanitize.clean(article(page(linked)).html, ADDRESS).html
    )


def test_the_picture_that_opens_the_story_is_brought_in() -> None:
    before = "<header><figure><img src='/open.jpg'><figcaption>At dawn</figcaption></figure></header>"
    assert shown(page(paragraphs(), before=before))[:2] == [(Kind.PICTURE, ""), (Kind.CAPTION, "At dawn")]
    logo = "<div class='author'><figure><img src='/face.jpg'></figure></div>"
    assert shown(page(paragraphs(), before=logo))[0] == (Kind.PARAGRAPH, BODY[0])


def test_pictures_and_headings_behind_the_story_are_not_its_own() -> None:
    after = "<div><h2>More from the harbour</h2><img src='/more.jpg'><p><a href='/m'>Read on</a></p></div>"
    assert shown(page(paragraphs(), after=after)) == [(Kind.PARAGRAPH, text) for text in BODY]


def test_a_teaser_between_the_paragraphs_keeps_neither_words_nor_picture() -> None:
    teaser = "<ul><li><a href='/x'><img src='/x.jpg'>Ferries to the islands are cancelled for a week again</a></li></ul>"
    assert shown(page(paragraphs(teaser))) == [(Kind.PARAGRAPH, text) for text in BODY]


def test_paragraphs_made_of_divs_are_paragraphs() -> None:
    found = article(page("".join(f"<div>{text}</div>" for text in BODY)))
    assert found.html.count("<p>") == len(BODY)


def test_a_page_may_say_what_its_addresses_refer_to() -> None:
    source = page(paragraphs("<p><img src='a.jpg'></p>"), head="<base href='https://static.example/x/'>")
    assert "https://static.example/x/a.jpg" in article(source).html


@pytest.mark.parametrize(
    "source",
    [
        "",
        "   ",
        "<html><body></body></html>",
        "<title>Nothing here</title>",
        "<script>var story = 'The wall will be repaired';</script>",
        "<p>Short.</p>",
        "<h1>Log in</h1><p>Please log in to read this story and many others.</p><form><input type=password></form>",
    ],
)
def test_a_page_without_a_story_has_none(source: str) -> None:
    assert extract.article(source) is None


def test_a_story_with_a_form_to_log_in_is_a_story() -> None:
    assert article(page(paragraphs(), after="<form><input type='password'></form>")).text


def test_fields_from_the_head_of_the_page() -> None:
    head = """
        <meta property="og:title" content="Harbour wall to be repaired &amp; raised - The Courier">
        <meta property="og:site_name" content="The Courier"><meta name="author" content="By Ben  Stone">
        <meta property="article:published_time" content="2024-10-24T08:30:00+02:00">
        <meta property="og:image" content="/wall.jpg"><meta property="og:image:width" content="1200">
        <meta property="og:image:height" content="many"><meta property="og:image:alt" content="A wall">
        <link rel="canonical" href="/2024/10/wall?page=1">"""
    found = article(page(paragraphs(), head=head))
    assert found.headline == "Harbour wall to be repaired"  # as the story's own heading has it
    assert (found.outlet, found.byline, found.language) == ("The Courier", "Ben Stone", "en")
    assert found.date == "2024-10-24T08:30:00+02:00"
    assert found.address == "https://courier.example/2024/10/wall?page=1"
    assert found.picture == Picture(address="https://courier.example/wall.jpg", alt="A wall", width=1200)


def test_fields_from_structured_data() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "no"}, [
        {"@type": ["Thing", "NewsArticle"], "headline": "Harbour wall to be repaired",
         "author": [{"name": "Ben Stone"}, "Eva Moss", {"url": "x"}], "publisher": {"name": "The Courier"},
         "datePublished": "2024-10-24", "inLanguage": "en"}]]}</script>"""
    found = article(page(paragraphs(), head=head))
    assert (found.byline, found.outlet, found.date) == ("Ben Stone, Eva Moss", "The Courier", "2024-10-24")


@pytest.mark.parametrize(
    "json", ["{", "[" * 100_000, '"words"', "null", '{"@type": 5}', '[{"@type": "Article", "author": 5}]']
)
def test_broken_structured_data_says_nothing(json: str) -> None:
    found = article(page(paragraphs(), head=f"<script type='application/ld+json'>{json}</script>"))
    assert found.headline == "Harbour wall to be repaired"


def test_a_page_that_says_little_has_few_fields() -> None:
    found = article("".join(f"<p>{text}</p>" for text in BODY), "")
    assert (found.headline, found.byline, found.outlet, found.language) == ("", "", "", "")
    assert (found.picture, found.address) == (None, "")
    assert article("<h1>One heading</h1>" + paragraphs(), "").headline == "One heading"


def test_a_canonical_address_that_is_a_front_page_is_not_the_storys() -> None:
    assert article(page(paragraphs(), head="<link rel=canonical href='/'>")).address == ""


def test_a_byline_is_a_name() -> None:
    assert (
        article(page(paragraphs(), head="<meta name=author content='https://courier.example/ben'>")).byline
        == ""
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Wall falls | The Courier", "Wall falls"),
        ("The Courier: Wall falls", "Wall falls"),
        ("Wall falls - why? - The Courier", "Wall falls - why?"),
        ("Wall falls – courier", "Wall falls – courier"),
        ("Wall falls » THE COURIER", "Wall falls"),
        ("Wall: what now", "Wall: what now"),
        ("The Courier", "The Courier"),
    ],
)
def test_a_headline_does_not_name_its_outlet(title: str, expected: str) -> None:
    assert facts.without_outlet(title, "The Courier", "") == expected


def test_a_voter_that_fails_has_no_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(tree: dom.Element) -> str:
        raise RecursionError

    monkeypatch.setattr(vote, "VOTERS", (failing, *vote.VOTERS))
    assert article(page(paragraphs())).text.split() == " ".join(BODY).split()
    monkeypatch.setattr(vote, "VOTERS", (failing,))
    assert extract.article(page(paragraphs())) is None


def test_words_that_are_nowhere_in_the_page_become_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vote, "chosen", lambda _page: "One quite < other line of words\nand a second one")
    assert (
        article(page(paragraphs())).html == "<p>One quite &lt; other line of words</p><p>and a second one</p>"
    )


def test_what_trafilatura_cannot_read_leaves_the_fields_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura.metadata

    monkeypatch.setattr(trafilatura.metadata, "extract_metadata", None)
    assert article(page(paragraphs())).byline == ""


@pytest.mark.parametrize(
    "middle",
    [
        "<br><br>".join(BODY),
        "<br>\n<br/> ".join([*BODY, ""]),
        "".join(f"<div>{text}</div>" for text in BODY),
        f"{BODY[0]}<p>{BODY[1]}</p>{BODY[2]}<br><br><script>x</script>{BODY[3]}<div><div>{BODY[4]}</div></div>",
    ],
)
def test_words_that_a_page_sets_without_paragraphs_get_them(middle: str) -> None:
    html = sanitize.clean(article(page(middle)).html, ADDRESS).html
    tree = dom.parse(html)
    assert tree is not None
    assert [dom.text(one) for one in tree.iter("p")] == BODY


def test_a_line_break_alone_ends_no_paragraph() -> None:
    verse = "The stones are grey,<br>the <i>sea</i> is green and older than the town"
    assert f"<p>{verse}</p>" in article(page(f"{verse}<br><br>{'<br><br>'.join(BODY)}")).html


def test_words_that_a_page_hides_are_none_of_the_story() -> None:
    hidden = "".join(f"<p {how}>{how} words that nobody is to see of it</p>" for how in HIDDEN)
    assert shown(page(paragraphs(hidden))) == [(Kind.PARAGRAPH, text) for text in BODY]


def test_a_page_that_a_script_will_show_is_read_all_the_same() -> None:
    assert shown(page(f"<div style='display:none'>{paragraphs()}</div>")) == [
        (Kind.PARAGRAPH, text) for text in BODY
    ]


HIDDEN = ("hidden", "aria-hidden='true'", "style='color:red; display: none'")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("<p class='byline'>By Ana Brook</p>", "Ana Brook"),
        ("<div class='article-author'>ANA BROOK | The Courier</div>", "ANA BROOK"),
        (
            "<span itemprop='author'>Ana Brook and Tom Reed, March 11, 2015 3:46 PM</span>",
            "Ana Brook and Tom Reed",
        ),
        ("<a rel='author' href='/ana'>by Ana Brook</a>", "Ana Brook"),
    ],
)
def test_a_byline_that_the_page_only_prints_is_found(printed: str, name: str) -> None:
    assert article(page(paragraphs(), before=printed)).byline == name


def marked(html: str, text: str) -> list[str]:
    tree = dom.parse(html)
    assert tree is not None
    found = lines.read(tree)
    align.mark(found, text)
    return [" ".join(line.words) for line in found if line.kept]


def test_a_line_is_kept_as_often_as_the_text_has_it() -> None:
    html = f"<div><p>{BODY[0]}</p><p>{BODY[1]}</p><p class=pull>{BODY[0]}</p></div>"
    assert len(marked(html, f"{BODY[0]}\n{BODY[1]}")) == 2


def test_short_lines_are_kept_beside_what_they_stand_beside() -> None:
    html = f"<div><p>{BODY[0]}</p><p>It rained.</p><p>Read more</p><p>{BODY[1]}</p><p>The end</p></div>"
    kept = marked(html, f"{BODY[0]} It rained.\n{BODY[1]}\nThe end")
    assert [line for line in kept if len(line.split()) < 4] == ["it rained", "the end"]


def test_a_story_of_nothing_but_short_lines_is_found() -> None:
    assert marked("<p>One</p><p>Two</p><nav>Three</nav>", "One\nTwo") == ["one", "two"]


def test_lines_know_their_links_and_leave_out_what_is_not_shown() -> None:
    tree = dom.parse(
        "<p>one <a href=x>two</a> <b>three</b><br>four<script>five</script><noscript>six</noscript></p>"
    )
    assert tree is not None
    assert [(line.words, line.linked) for line in lines.read(tree)] == [
        (["one", "two", "three"], 1),
        (["four"], 0),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 3_000 + BODY[0],
        "<table><tr><td>" * 500 + BODY[0],
        "<p>" + "a" * 100_000,
        "&" * 20_000,
        "<" * 20_000,
    ],
    ids=lambda source: source[:9],
)
def test_hostile_pages_are_read_or_have_no_story(source: str) -> None:
    found = extract.article(source)
    assert found is None or found.text


PIECES = st.sampled_from(
    [
        *(f"<p>{text}</p>" for text in BODY),
        *BODY,
        *("<figure>", "<img src=x>", "</figure>", "<table><tr><td>", "</table>", "<article>", "</article>"),
        *("<div class=caption>", "</div>", "<h1>One</h1>", "<pre>", "<br>", "<ul><li>", "\x1b", "&#27;"),
    ]
)


def test_a_figure_around_the_story_is_not_moved_into_it() -> None:
    words = (
        "<p>The old wall around the harbour will be repaired before the winter storms, the council said.</p>"
    )
    page = f"<article><figure><article>{words * 2}<img src=x>"
    found = extract.article(page, ADDRESS)
    assert found is not None
    assert found.html.count("The old wall") == 2


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=15))
def test_any_page_is_read_or_has_no_story(pieces: list[str]) -> None:
    found = extract.article("".join(pieces), ADDRESS)
    assert found is None or blocks.read(sanitize.clean(found.html).html).text


def test_a_page_that_names_no_picture_is_not_its_own() -> None:
    found = extract.article(
        f"<html><body><article><p>{'Rain fell on the roofs. ' * 9}</p></article></body></html>",
        "https://x.example/a",
    )
    assert found is not None
    assert found.picture is None
