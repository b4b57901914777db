"""Which entries are only beginnings, and which pages may not stand in their place."""

import pytest

from reader import pipeline, whole_text
from reader.errors import UnreadableError
from reader.types import Enclosure, Page, ReadStory

PLACE = "https://courier.example/2026/harbour-wall"
TEASER = "The harbour wall has begun to rot, an engineer said on Monday, and it may not stand another winter."
LONG = " ".join([TEASER] * 8)


@pytest.mark.parametrize(
    "end",
    [
        "…",
        "...",
        " […]",
        " [...]",
        " [&]…]",
        "\n\nRead more",
        "\n\nRead More »",
        "\n\nContinue reading “Harbour wall” →",
        "\n\nThe post Harbour wall appeared first on The Courier.",
        "\n\nWeiterlesen …",
        "\n\nLire la suite",
        "\n\n(Leer más)",
        "\n\n続きを読む",
        "\n\nЧитать далее →",
    ],
)
def test_how_a_beginning_ends(end: str) -> None:
    assert whole_text.is_beginning(LONG + end, "Harbour wall rots", PLACE)


@pytest.mark.parametrize("text", [LONG, LONG + " It ended… and that was that.", LONG * 9 + "…"])
def test_a_long_entry_without_a_sign_is_whole(text: str) -> None:
    assert not whole_text.is_beginning(text, "Harbour wall rots", PLACE)


@pytest.mark.parametrize("text", ["", TEASER])
def test_a_short_entry_is_a_beginning(text: str) -> None:
    assert whole_text.is_beginning(text, "Harbour wall rots", PLACE)


def test_a_short_note_that_is_its_own_headline_is_whole() -> None:
    assert not whole_text.is_beginning(TEASER, TEASER[:60] + "…", PLACE)
    assert not whole_text.is_beginning(TEASER, TEASER, PLACE)
    assert whole_text.is_beginning(TEASER + "…", TEASER[:60], PLACE)


def test_words_that_go_with_something_to_hear_are_whole() -> None:
    sound = (Enclosure("https://courier.example/1.mp3", "audio/mpeg"),)
    assert not whole_text.is_beginning(TEASER, "Harbour wall rots", PLACE, sound)
    assert whole_text.is_beginning(TEASER + "…", "Harbour wall rots", PLACE, sound)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://courier.example/",
        "https://courier.example",
        "mailto:ida@courier.example",
        "https://www.youtube.com/watch?v=1",
        "https://player.vimeo.com/1",
    ],
)
def test_without_a_page_of_its_own_there_is_nothing_to_fetch(address: str) -> None:
    assert not whole_text.is_beginning("Short…", "Harbour wall rots", address)


# ── what may not take an entry's place ──


def judged(text: str, entry: str = TEASER, page: str = PLACE) -> str:
    return whole_text.fault(text, entry=entry, headline="Harbour wall rots", page=page, asked=PLACE)


def test_a_whole_text_may() -> None:
    assert judged(LONG) == ""
    assert judged(f"{LONG * 3} We use cookies on this site.") == "", "a long text may speak of cookies"


@pytest.mark.parametrize(
    "wall",
    [
        "Please log in to read the story about the harbour wall and the engineer.",
        "Already a subscriber? The harbour wall has begun to rot. Choose an offer.",
        "We use cookies and other means. Accept all cookies to go on to the harbour wall story.",
        "Please enable JavaScript to see the harbour wall.",
        "Verify you are human before you may see the page.",
        "Wir verwenden Cookies. Bitte stimmen Sie zu.",
        "Connectez-vous pour lire la suite.",
    ],
)
def test_a_wall_may_not(wall: str) -> None:
    assert "asks to log in" in judged(wall)


@pytest.mark.parametrize("path", ["/login?next=/1", "/account/sign-in", "/consent", "/signin/"])
def test_what_answers_from_a_place_to_log_in_may_not(path: str) -> None:
    assert "asks to log in" in judged(LONG, page=f"https://courier.example{path}")


def test_a_shorter_text_may_not() -> None:
    assert "less of it" in judged(TEASER, entry=LONG)


def test_a_page_about_something_else_may_not() -> None:
    other = "Sorry, the requested document has moved elsewhere; browse our sections instead, please. " * 9
    assert "something else" in judged(other)
    assert judged(other, entry="") == "", "a headline of three words proves nothing"


def test_a_page_that_says_the_same_is_nothing_gained() -> None:
    assert whole_text.says_no_more(TEASER, entry=TEASER)
    assert whole_text.says_no_more(LONG, entry=f"{LONG}\n\nRead more")
    assert not whole_text.says_no_more(LONG, entry=TEASER)


# ── on the street ──

BODY = "".join(f"<p>{TEASER} The council was told so in the week number {n}.</p>" for n in range(6))


def page(body: str, address: str = PLACE, media_type: str = "text/html") -> Page:
    html = f"<html><head><title>Harbour wall rots</title></head><body>{body}</body></html>"
    return Page(content=html.encode(), media_type=media_type, charset="utf-8", address=address)


STORY = ReadStory(
    guid="1",
    address=PLACE,
    headline="Harbour wall rots",
    html=f"<p>{TEASER}…</p>",
    text=f"{TEASER}…",
    text_key=7,
)


def test_a_page_gives_an_entry_its_whole_text() -> None:
    read = pipeline.whole(
        page(
            f'<article><h1>Harbour wall rots</h1>{BODY}<p>“It is rot,” Ada Vane said.</p><p><img src="/wall.jpg" '
            'alt="The wall" width="600" height="400"></p><script>x()</script></article>'
        ),
        STORY,
    )
    assert read is not None
    assert (read.guid, read.headline, read.text_key) == ("1", "Harbour wall rots", 7)
    assert "week number 5" in read.text
    assert '<img src="https://courier.example/wall.jpg"' in read.html
    assert "script" not in read.html
    assert [quote.name for quote in read.quotes] == ["Ada Vane"]
    assert read.quotes_by > 0


def test_a_page_with_the_same_words_gives_none() -> None:
    whole = ReadStory(
        address=PLACE, headline="Harbour wall rots", text=BODY.replace("<p>", "").replace("</p>", "\n\n")
    )
    assert pipeline.whole(page(f"<article>{BODY}</article>"), whole) is None


@pytest.mark.parametrize(
    "found",
    [
        page(""),
        page(BODY, media_type="image/png"),
        page("<p>Please log in to continue to the story of the harbour wall, dear reader.</p>"),
        page(
            "<form><input type=password></form><p>Members read on after they have given their name here.</p>"
        ),
        page(f"<article>{BODY}</article>", "https://courier.example/login?to=1"),
        Page(content=b"%PDF-1.7 \0\0\0", media_type="application/pdf", address=PLACE),
    ],
)
def test_what_is_no_better_is_refused_in_words(found: Page) -> None:
    with pytest.raises(UnreadableError) as refused:
        pipeline.whole(found, STORY)
    assert refused.value.reason
