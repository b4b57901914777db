"""Bytes become text and text becomes a tree, whatever they claim to be."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import dom
from reader.types import Page

GREEK = "Ο πρωθυπουργός μίλησε χθες στην Αθήνα για τον προϋπολογισμό."
FRENCH = "« Où êtes-vous ? », demanda l’élève — déjà très inquiète."
RUSSIAN = "Министр сказал журналистам, что решение уже принято."
JAPANESE = "首相は記者団に「決定はすでに下された」と述べた。"


def decoded(content: bytes, charset: str = "") -> str:
    return dom.decode(Page(content=content, charset=charset))


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (GREEK, "iso-8859-7"),
        (FRENCH, "windows-1252"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "windows-1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        ("朝鮮日報", "euc-kr"),
        ("总理说决定已经作出", "gb2312"),
        (FRENCH, "utf-8"),
    ],
)
def test_what_the_server_says_is_believed_when_it_can_be_true(text: str, charset: str) -> None:
    assert decoded(text.encode(charset), charset) == text


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="koi8-r">',
        "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=koi8-r'>",
        '<?xml version="1.0" encoding="koi8-r"?>',
    ],
)
def test_the_page_itself_is_asked_when_the_server_says_nothing(declaration: str) -> None:
    assert decoded((declaration + RUSSIAN).encode("koi8-r")) == declaration + RUSSIAN


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_wins_over_every_claim(charset: str) -> None:
    content = "\ufeff".encode(charset) + f'<meta charset="latin1">{GREEK}'.encode(charset)
    assert decoded(content, "koi8-r").endswith(GREEK)


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(charset: str) -> None:
    text = "<p>The minister told reporters.</p>"
    assert decoded(text.encode(charset)) == text
    assert not dom.looks_binary(text.encode(charset))


@pytest.mark.parametrize("lie", ["iso-8859-1", "us-ascii", "windows-1252", "iso-8859-15"])
def test_utf_8_is_never_taken_for_a_western_charset(lie: str) -> None:
    assert decoded(FRENCH.encode(), lie) == FRENCH


def test_a_page_that_calls_itself_utf_16_in_ascii_is_not() -> None:
    assert decoded(b"<meta charset=utf-16>" + FRENCH.encode()).endswith(FRENCH)


def test_one_broken_letter_does_not_spoil_the_rest() -> None:
    assert decoded(GREEK.encode() + b"\xce") == GREEK + "\ufffd"


def test_western_text_that_claims_to_be_utf_8_is_read_as_western() -> None:
    assert decoded(FRENCH.encode("cp1252"), "utf-8") == FRENCH


@pytest.mark.parametrize(
    "label", ["utf-7", "punycode", "unicode_escape", "rot13", "zip", "x" * 99, "a\0b", "ü"]
)
def test_an_unknown_or_odd_charset_is_not_asked(label: str) -> None:
    assert decoded(b"+ADw-b+AD4- \\x41 plain", label) == "+ADw-b+AD4- \\x41 plain"


@pytest.mark.parametrize("label", ["x-sjis", "Windows-31J"])
def test_names_that_only_browsers_know_are_understood(label: str) -> None:
    assert decoded(JAPANESE.encode("shift_jis"), label) == JAPANESE


def test_bytes_that_are_nothing_are_still_text() -> None:
    assert decoded(b"caf\xe9 \x81\x8d") == "café \ufffd\ufffd"
    assert decoded(b"") == ""


@given(st.binary(), st.sampled_from(["", "utf-8", "utf-16", "gbk", "big5", "iso-2022-jp", "nonsense"]))
def test_decoding_never_fails_and_gives_text_that_can_be_stored(content: bytes, charset: str) -> None:
    text = decoded(content, charset)
    text.encode("utf-8")
    assert "\0" not in text
    assert "\r" not in text


def test_characters_that_are_none_are_taken_out() -> None:
    assert dom.plain("a\0b\x08c\ud800d\x7fe\ufffff\r\ng\rh\x0ci") == "abcdef\ng\nh\ni"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"\x89PNG\r\n",
        b"PK\x03\x04word",
        b"\xff\xd8\xff\xe0",
        bytes(range(256)) * 8,
        b"\0" * 99,
    ],
)
def test_pictures_archives_and_noise_look_binary(content: bytes) -> None:
    assert dom.looks_binary(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        FRENCH.encode("cp1252"),
        JAPANESE.encode("iso-2022-jp"),
        codecs.BOM_UTF16_LE + b"a\0",
        b"a\n" * 99,
    ],
)
def test_text_in_any_charset_does_not_look_binary(content: bytes) -> None:
    assert not dom.looks_binary(content)


@pytest.mark.parametrize(
    "html", ["", "   ", "<!-- only this -->", "</p></p>", "\0", "<!DOCTYPE html>", "<!--" * 9]
)
def test_there_is_no_tree_of_nothing(html: str) -> None:
    assert dom.parse(html) is None


def test_a_tree_has_no_comments_and_its_words_have_single_spaces() -> None:
    tree = dom.parse("<body><?php x ?><p>One  <!-- no --><b>two</b>\n three</p></body>")
    assert tree is not None
    assert dom.text(tree) == "One two three"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "THE END" + "</div>" * 10_000,
        "<b>" * 10_000 + "THE END",
        "<table><tr><td>" * 3_000 + "THE END",
        "<p>" + "a" * 11_000_000 + "</p><p>THE END",
        "<p " + " ".join(f"a{n}=''" for n in range(20_000)) + ">THE END",
        "<img " + " ".join(f"a{n}" for n in range(20_000)) + ">THE END",
        "<div><span></div>" * 10_000 + "THE END",
        "<svg><a>" * 10_000 + "THE END",
        "&" * 200_000 + "THE END",
        "<?xml version='1.0' encoding='utf-16'?><p>THE END</p>",
        "a\0b\ud800<p>THE END",
    ],
    ids=lambda html: html[:12],
)
def test_the_words_arrive_whatever_surrounds_them(html: str) -> None:
    tree = dom.parse(html)
    assert tree is not None
    assert dom.text(tree).endswith("THE END")


@pytest.mark.parametrize(
    "html",
    [
        "<" * 100_000,
        "<!--" * 50_000,
        '<p title="' * 50_000,
        "<p a='" * 50_000,
        "<p " + "=" * 50_000,
        "</x>" * 50_000,
    ],
    ids=lambda html: html[:12],
)
def test_broken_markup_of_any_length_is_survived(html: str) -> None:
    tree = dom.parse(html)
    assert tree is None or len(dom.text(tree)) <= len(html)


@given(st.text(alphabet="<>/pbdivtabletr \"'=!-a"))
def test_any_text_can_be_parsed(html: str) -> None:
    tree = dom.parse(html)
    assert tree is None or isinstance(dom.text(tree), str)
