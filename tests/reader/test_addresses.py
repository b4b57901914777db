from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import addresses
from reader.errors import RefusedError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.org", "https://example.org/"),
        ("  example.org/news\n", "https://example.org/news"),
        ("example.org?x=1", "https://example.org/?x=1"),
        ("//example.org/x", "https://example.org/x"),
        ("HTTP://Example.ORG:80/Ä b?q=ü#part", "http://example.org/%C3%84%20b?q=%C3%BC#part"),
        ("https://example.org:8443", "https://example.org:8443/"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("feed:https://example.org/feed", "https://example.org/feed"),
        ("feed://example.org/feed", "https://example.org/feed"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("localhost", "http://localhost/"),
        ("localhost:8000/x", "http://localhost:8000/x"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("[::1]:8000", "http://[::1]:8000/"),
        ("münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("https://example.org/100%25?a=b%20c", "https://example.org/100%25?a=b%20c"),
        ("https:\\\\example.org\\x", "https://example.org/x"),
    ],
)
def test_what_a_person_types_becomes_an_address(text: str, address: str) -> None:
    assert addresses.typed(text) == address
    assert addresses.typed(address) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "two words",
        "two words.",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "C:\\pages\\news.html",
        "mailto:editor@example.org",
        "ftp://example.org/x",
        "http://",
        "http://[::1",
        "http://example.org:99999/",
        "http://..",
        "http://exa mple.org/",
        "http://user:secret@example.org/",
        "http://example.org/\x00x",
        "http://xn--\ud800.example/",
        "https://example.org/" + "x" * 10_000,
    ],
)
def test_what_is_no_web_address_is_refused_in_words(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        addresses.typed(text)
    assert refused.value.reason.startswith(("this is not a web address", "only addresses that begin"))


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("story", "https://example.org/news/story"),
        ("/story", "https://example.org/story"),
        ("//other.example/x", "https://other.example/x"),
        ("https://other.example", "https://other.example/"),
        (" sto\nry ", "https://example.org/news/story"),
        ("?page=2", "https://example.org/news/?page=2"),
        ("", "https://example.org/news/"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("http://[", ""),
        ("x" * 10_000, ""),
    ],
)
def test_a_link_is_joined_to_its_page_or_is_none(link: str, address: str) -> None:
    assert addresses.join("https://example.org/news/", link) == address


def test_a_link_without_a_page_must_be_whole() -> None:
    assert addresses.join("", "https://example.org/x") == "https://example.org/x"
    assert addresses.join("", "x") == ""


def test_the_place_of_an_address_has_its_port() -> None:
    assert addresses.place("http://example.org/x") == "example.org:80"
    assert addresses.place("https://example.org/x") == "example.org:443"
    assert addresses.place("http://[::1]:8000/") == "[::1]:8000"


PIECES = st.sampled_from(
    [
        "a",
        "-",
        ".",
        "e.example",
        ":",
        "80",
        "443",
        "8080",
        "65000",
        "/",
        "..",
        "?",
        "#",
        "&",
        "x=1",
        "@",
        "\n",
        "%C3",
        "A",
    ]
)


@given(st.lists(PIECES, max_size=9).map(lambda pieces: "https://" + "".join(pieces)))
def test_an_address_in_its_one_spelling_is_taken_as_it_is(text: str) -> None:
    if addresses.spelled(text):
        assert addresses.web(urljoin("http://other.example/x", text)) == text
    assert addresses.spelled("https://e.example/a/../b?c=d&e#f")


@given(st.text() | st.text().map("https://example.org/{}".format) | st.text().map("http://{}".format))
def test_any_text_is_an_address_with_one_spelling_or_none(text: str) -> None:
    address = addresses.web(text)
    assert addresses.web(address) == address
    assert address == "" or (address.isascii() and address.isprintable() and " " not in address)


@pytest.mark.parametrize(
    ("typed", "address", "login"),
    [
        ("https://ann:secret@example.org/x", "https://example.org/x", ("ann", "secret")),
        (" HTTP://ann:s%2Fc%40t@example.org", " HTTP://example.org", ("ann", "s/c@t")),
        ("https://ann@example.org/", "https://example.org/", ("ann", "")),
        ("https://ann:a:b@example.org?x", "https://example.org?x", ("ann", "a:b")),
        ("https://@example.org/", "https://example.org/", None),
        ("https://example.org/@ann", "https://example.org/@ann", None),
        ("https://example.org?a@b", "https://example.org?a@b", None),
        ("https://a@b@example.org/", "https://a@b@example.org/", None),
        ("ann@example.org", "ann@example.org", None),
        ("https://ann:secret@", "https://ann:secret@", None),
    ],
)
def test_a_login_in_an_address_is_told_apart(typed: str, address: str, login: tuple[str, str] | None) -> None:
    assert addresses.without_login(typed) == (address, login)
