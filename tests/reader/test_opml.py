import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import addresses, opml
from reader.errors import UnreadableError
from reader.opml import Outline


def read(body: str) -> opml.FeedList:
    return opml.read(f'<?xml version="1.0"?><opml version="2.0"><body>{body}</body></opml>'.encode())


def test_folders_titles_and_sites_are_read() -> None:
    found = read(
        '<outline text="News"><outline text="North"><outline type="rss" text="The Lantern" '
        'xmlUrl="https://lantern.example/feed" htmlUrl="https://lantern.example"/></outline></outline>'
        '<outline title="Ferry log" xmlUrl="https://ferry.example/rss"/>'
    )
    assert found == opml.FeedList(
        (
            Outline(
                title="The Lantern",
                address="https://lantern.example/feed",
                site="https://lantern.example/",
                folders=("News", "North"),
            ),
            Outline(title="Ferry log", address="https://ferry.example/rss"),
        )
    )


@pytest.mark.parametrize(
    "outline",
    [
        '<outline text="A &amp; B" xmlUrl="https://x.example/?a=1&amp;b=2"/>',
        '<outline text="A & B" xmlUrl="https://x.example/?a=1&b=2"/>',
        '<OUTLINE TEXT="A & B" XMLURL="https://x.example/?a=1&b=2"></OUTLINE>',
        "<outline title='A &#38; B' xmlurl=' https://x.example/?a=1&b=2 '/>",
        '<outline text="A &nbsp; &amp;\n B" xmlUrl="feed:https://x.example/?a=1&b=2"/>',
        '<outline text="A &amp; B" xmlUrl="x.example/?a=1&b=2"/>',
        '<outline text="A &amp; B" xmlUrl="https://x.example/?a=1&b=2"></outlin></body>',
    ],
)
def test_loose_writing_is_understood(outline: str) -> None:
    assert read(outline).outlines == (Outline(title="A & B", address="https://x.example/?a=1&b=2"),)


def test_an_unknown_entity_stays_as_it_is_written() -> None:
    assert (
        read('<outline text="a &nosuch; b" xmlUrl="https://x.example/"/>').outlines[0].title == "a &nosuch; b"
    )


def test_what_is_left_out_is_said_with_its_line() -> None:
    found = read(
        '\n<outline text="One" xmlUrl="https://x.example/1"/>\n<outline text="None" type="rss"/>'
        '\n<outline text="Empty" xmlUrl=""/>\n<outline text="File" xmlUrl="file:///etc/passwd"/>'
        '\n<outline text="Script" xmlUrl="javascript:alert(1)"/>\n<outline text="Again" xmlUrl="https://x.example/1"/>'
        '\n<outline text="An empty folder"/><outline text="Site" htmlUrl="https://x.example/"/>'
    )
    assert [outline.title for outline in found.outlines] == ["One"]
    assert found.skipped == (
        (3, "it has no address of a feed"),
        (4, "it has no address of a feed"),
        (5, "only addresses that begin with http:// or https:// can be read"),
        (6, "only addresses that begin with http:// or https:// can be read"),
        (7, "the same feed stands above"),
        (8, "it has no address of a feed"),
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_list_in_its_own_charset(charset: str) -> None:
    source = f'<?xml version="1.0" encoding="{charset}"?><opml><body><outline text="Ünï" xmlUrl="x.example"/></body></opml>'
    assert opml.read(source.encode(charset)).outlines[0].title == "Ünï"


@pytest.mark.parametrize(
    "source",
    [
        '<opml><body><outline text="One" xmlUrl="x.example"/>',
        '<opml><body><outline text="One" xmlUrl="x.example"/><outline text="Tw',
        '\x00<opml><head><title>&bad;</head><body><outline text="One" xmlUrl="x.example"/></opml>',
        '<outline text="One" xmlUrl="x.example"/>',
        '<!-- x --><!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><outline text="One" xmlUrl="x.example"/></opml>',
    ],
)
def test_of_a_damaged_list_what_can_be_read_is_read(source: str) -> None:
    assert [outline.title for outline in opml.read(source.encode()).outlines] == ["One"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not an OPML file"),
        (b"hello", "not an OPML file"),
        (b"<html><p>hello", "not an OPML file"),
        (b"<rss><channel/></rss>", "not an OPML file"),
        (bytes(range(256)), "not an OPML file"),
        (b'<!DOCTYPE x [<!ENTITY a "lol"><!entity b "&a;&a;">]><opml/>', "entities of its own"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml/>', "entities of its own"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        opml.read(content)


def test_entities_declared_in_the_middle_come_to_nothing() -> None:
    found = read('<!DOCTYPE x [<!ENTITY a "lol">]><outline text="a &a; b" xmlUrl="x.example"/>')
    assert "lol" not in "".join(outline.title for outline in found.outlines)


def test_ten_thousand_folders_within_folders_are_no_trouble() -> None:
    deep = '<outline text="in">' * 10_000 + '<outline text="One" xmlUrl="x.example"/>'
    first = '<outline text="First" xmlUrl="first.example"/>'
    assert read(first + deep).outlines[0].title == "First"


def test_a_deep_list_is_kept_to_its_inner_folders() -> None:
    within = "".join(f'<outline text="{level}">' for level in range(80))
    folders = read(f'{within}<outline text="One" xmlUrl="x.example"/>').outlines[0].folders
    assert folders[-1] == "79"
    assert len(folders) == opml.DEEPEST


NAMES = st.text(max_size=20).map(lambda text: " ".join(text.split())).filter(str.isprintable)
ADDRESSES = st.text("ab0/?&=%'+-#", max_size=20).map(lambda path: addresses.web("https://x.example/" + path))
OUTLINES = st.builds(
    Outline,
    title=NAMES,
    address=ADDRESSES,
    site=st.just("") | ADDRESSES,
    folders=st.lists(NAMES.filter(bool), max_size=4).map(tuple),
)


@given(st.lists(OUTLINES, max_size=12, unique_by=lambda outline: outline.address), NAMES)
def test_what_is_written_is_read_again(outlines: list[Outline], title: str) -> None:
    found = opml.read(opml.write(outlines, title).encode())
    assert sorted(found.outlines, key=lambda outline: outline.address) == sorted(
        outlines, key=lambda outline: outline.address
    )
    assert found.skipped == ()


@given(st.text())
def test_any_title_can_be_written(title: str) -> None:
    outline = Outline(title=title, address="https://x.example/", folders=(title or "x",))
    (found,) = opml.read(opml.write([outline], title).encode()).outlines
    assert found.address == "https://x.example/"


@given(st.binary() | st.text().map(lambda text: f"<opml>{text}</opml>".encode()))
def test_whatever_comes_is_a_list_or_refused(content: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(opml.read(content), opml.FeedList)
