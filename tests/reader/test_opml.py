import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import addresses, opml
from reader.errors import UnreadableError
from reader.library import Library
from reader.opml import UNSETTLED, Outline
from reader.types import FeedSettings, Pictures, WholeText


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


def test_a_login_in_an_address_is_kept_without_its_password() -> None:
    """Other programs write the whole of it; such feeds were left out as having no address."""
    (outline,) = read('<outline xmlUrl="https://ann:secret@lantern.example/feed"/>').outlines
    assert (outline.address, outline.settings.login) == ("https://lantern.example/feed", "ann")


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
    found = read(first + deep)
    assert [outline.title for outline in found.outlines] == ["First"]
    assert found.skipped[-1][1].endswith("nested too deeply here; feeds behind this that were not read: 1")


def test_a_deep_list_is_kept_to_its_inner_folders() -> None:
    within = "".join(f'<outline text="{level}">' for level in range(80))
    folders = read(f'{within}<outline text="One" xmlUrl="x.example"/>').outlines[0].folders
    assert folders[-1] == "79"
    assert len(folders) == opml.DEEPEST


NAMES = st.text(max_size=20).map(lambda text: " ".join(text.split())).filter(str.isprintable)
ADDRESSES = st.text("ab0/?&=%'+-#", max_size=20).map(lambda path: addresses.web("https://x.example/" + path))
SETTINGS = st.builds(
    FeedSettings,
    title=NAMES,
    folder=st.none(),
    paused=st.booleans(),
    every=st.integers(0, 10**6),
    whole_text=st.sampled_from(WholeText),
    pictures=st.sampled_from(Pictures),
    login=NAMES,
)
FOLDERS = st.lists(NAMES.filter(bool), max_size=4).map(tuple)
OUTLINES = st.builds(
    Outline,
    title=NAMES.filter(bool),
    address=ADDRESSES,
    site=st.just("") | ADDRESSES,
    folders=FOLDERS,
    category=NAMES,
    settings=SETTINGS,
).map(lambda one: replace(one, settings=UNSETTLED) if one.settings.title == one.title else one)


@given(st.lists(OUTLINES, max_size=12, unique_by=lambda outline: outline.address), NAMES, st.lists(FOLDERS))
def test_what_is_written_is_read_again(
    outlines: list[Outline], title: str, empty: list[tuple[str, ...]]
) -> None:
    found = opml.read(opml.write(outlines, title, empty).encode())
    full = {one.folders[:length] for one in outlines for length in range(len(one.folders) + 1)}
    assert {path for path in empty if path} <= full | {
        path[:length] for path in found.empty for length in range(len(path) + 1)
    }
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


def test_a_feed_in_two_folders_keeps_the_second_as_a_category() -> None:
    found = read(
        '<outline text="News"><outline text="One" xmlUrl="https://x.example/1"/></outline>'
        '<outline text="Sea"><outline text="Ships, old"><outline text="One" xmlUrl="https://x.example/1"/>'
        '<outline text="One" xmlUrl="https://x.example/1"/></outline></outline>'
        '<outline text="News"><outline text="One" xmlUrl="https://x.example/1"/></outline>'
    )
    (one,) = found.outlines
    assert (one.folders, one.category) == (("News",), "/Sea/Ships‚ old")
    assert [why for _, why in found.skipped] == [
        "the same feed stands above; its folder here was kept as a category",
        "the same feed stands above",
        "the same feed stands above",
    ]


def test_a_list_without_folders_may_say_them_by_categories() -> None:
    outline = '<outline text="One" xmlUrl="https://x.example/1" category="{}"/>'
    for category, folders in (("/News/North,local", ("News", "North")), ("Sea", ("Sea",)), (" / ", ())):
        assert read(outline.format(category)).outlines[0].folders == folders
    beside = '<outline text="F"><outline text="Two" xmlUrl="https://x.example/2"/></outline>'
    assert read(outline.format("/News") + beside).outlines[0].folders == ()


def test_what_programs_say_oddly_counts_as_unsaid() -> None:
    odd = (
        '<outline text="One" xmlUrl="x.example" cuttingsEvery="soon" cuttingsPaused="perhaps" '
        'cuttingsWholeText="x" cuttingsPictures=""/>'
    )
    assert read(odd).outlines[0].settings == UNSETTLED


def test_empty_folders_are_folders_and_remarks_are_none() -> None:
    found = read(
        '<outline text="A"><outline text="B"/></outline><outline text=""/>'
        '<outline text="link" type="link" url="https://x.example/"/><outline text="n" type="include"/>'
    )
    assert found.empty == (("A", "B"),)


def test_a_library_goes_round_without_loss(tmp_path: Path) -> None:
    first, second = tmp_path / "1.opml", tmp_path / "2.opml"
    with Library.open(tmp_path / "a") as library:
        (tmp_path / "in.opml").write_text(LIST, encoding="utf-8")
        imported = library.import_opml(tmp_path / "in.opml")
        settled = FeedSettings(
            title="My paper",
            folder=library.settings_of(imported.feeds[0]).folder,
            paused=True,
            every=7200,
            whole_text=WholeText.NEVER,
            pictures=Pictures.KEPT,
            login="ann",
        )
        library.settle(imported.feeds[0], settled)
        library.make_folder("Empty", library.make_folder("Half empty"))
        library.export_opml(first)
    with Library.open(tmp_path / "b") as library:
        assert len(library.import_opml(first).feeds) == 3
        assert library.subscriptions()[1].category == "/Sea"
        names = {folder.name for folder in library.sidebar().folders}
        assert names == {"News", "North", "Empty", "Half empty"}
        assert [one for one in library.subscriptions() if one.settings.login == "ann"]
        library.export_opml(second)
        assert second.read_text(encoding="utf-8") == first.read_text(encoding="utf-8")
        feed = library.subscriptions()[0].feed.id
        library.settle(feed, FeedSettings(title="Later"))
        library.import_opml(first)  # again: what is read already stays as it was settled
        assert library.settings_of(feed) == FeedSettings(title="Later")


LIST = """<opml version="1.0"><body>
<outline text="News"><outline text="North"><outline text="The Lantern" xmlUrl="https://lantern.example/feed"
  htmlUrl="https://lantern.example/"/></outline><outline text="Courier" xmlUrl="https://courier.example/a?b=1&amp;c"/></outline>
<outline text="Sea"><outline text="Courier" xmlUrl="https://courier.example/a?b=1&amp;c"/></outline>
<outline text="At the top" xmlUrl="https://top.example/rss"/></body></opml>"""


def test_ten_thousand_feeds_go_round(tmp_path: Path) -> None:
    outlines = [
        Outline(
            title=f"Feed {n}", address=f"https://site{n}.example/feed", folders=(f"F{n % 70}", f"G{n % 7}")
        )
        for n in range(10_000)
    ]
    (tmp_path / "in.opml").write_text(opml.write(outlines, "Many"), encoding="utf-8")
    with Library.open(tmp_path / "a") as library:
        assert len(library.import_opml(tmp_path / "in.opml").feeds) == 10_000
        library.export_opml(tmp_path / "out.opml")
    assert set(opml.read((tmp_path / "out.opml").read_bytes()).outlines) == set(outlines)
