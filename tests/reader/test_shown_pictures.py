"""Which pictures of a story are fetched."""

import pytest

from reader import sanitize, shown_pictures
from reader.types import Picture


def found(html: str, lead: Picture | None = None) -> tuple[str, ...]:
    return shown_pictures.addresses(sanitize.clean(html, "https://x.example/a/").html, lead)


def test_the_lead_picture_comes_first_and_each_once() -> None:
    html = '<p><img src="/b.jpg"></p><p><img src="c.png?a=1&amp;b=2"></p><p><img src="/b.jpg"></p>'
    lead = Picture("https://x.example/lead.jpg")
    assert found(html, lead) == (
        "https://x.example/lead.jpg",
        "https://x.example/b.jpg",
        "https://x.example/a/c.png?a=1&b=2",
    )
    assert found(html, Picture("https://x.example/b.jpg"))[0] == "https://x.example/b.jpg"
    assert found("<p>Words</p>") == ()


def test_letters_are_no_pictures() -> None:
    assert found('<p>So <img src="/smile.png" width="16" height="16" alt="😀"> it is</p>') == ()
    assert len(found('<p><img src="/line.png" width="600" height="20"></p>')) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://pixel.wp.com/b.gif?x=1",
        "https://stats.example.org/a.png",
        "https://x.example/tracking/pixel.gif",
        "https://x.example/1x1.png",
        "https://ad.doubleclick.net/x",
        "https://x.example/spacer.gif",
    ],
)
def test_what_counts_readers_is_not_fetched(address: str) -> None:
    assert shown_pictures.counts_readers(address)
    assert found(f'<p><img src="{address}"></p>') == ()


@pytest.mark.parametrize("address", ["https://x.example/pixel-art/boat.png", "https://statsbudget.se/a.jpg"])
def test_what_only_sounds_alike_is(address: str) -> None:
    assert not shown_pictures.counts_readers(address)


def test_a_story_of_a_hundred_thousand_pictures_has_a_limit() -> None:
    html = "".join(f'<img src="https://x.example/{n}.jpg">' for n in range(100_000))
    assert len(shown_pictures.addresses(html, None)) == shown_pictures.MOST
