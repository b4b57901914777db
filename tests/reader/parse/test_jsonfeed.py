"""JSON Feeds, whole, odd and broken."""

import pytest

from reader.types import Enclosure, Entry, Picture, When
from tests.reader.parse.feed_texts import json_feed, read, refusal, second


def test_a_json_feed_in_full() -> None:
    found = json_feed(
        {
            "id": 7,
            "url": "/7",
            "title": "Fish &amp; chips <b>",
            "content_html": "<p>Words</p>",
            "date_published": "2026-11-06T10:20:30+01:00",
            "authors": [{"name": "Ann Lee"}, {"name": "Bo Kim"}, {"url": "x"}, 5],
            "image": "/p.jpg",
            "attachments": [
                {"url": "/talk.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5},
                {"url": "file:///etc/passwd"},
                "nothing",
            ],
        },
        home_page_url="/",
    )
    assert found.site == "https://lantern.example/"
    assert found.entries == (
        Entry(
            guid="7",
            address="https://lantern.example/7",
            headline="Fish &amp; chips <b>",
            byline="Ann Lee, Bo Kim",
            html="<p>Words</p>",
            published=When(second(2026, 11, 6, 9, 20, 30)),
            enclosures=(Enclosure("https://lantern.example/talk.mp3", "audio/mpeg", 5),),
            picture=Picture("https://lantern.example/p.jpg"),
        ),
    )


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ({"content_text": "a < b\n\nsecond"}, "<p>a &lt; b</p><p>second</p>"),
        ({"content_html": "<p>x</p>", "content_text": "x, much longer"}, "<p>x</p>"),
        ({"summary": "In short"}, "<p>In short</p>"),
        ({"content_html": 5}, "5"),
        ({"content_html": None, "content_text": ["x"]}, ""),
        ({"content_html": True}, ""),
    ],
)
def test_the_text_of_a_json_entry(content: dict[str, object], html: str) -> None:
    assert json_feed({"id": "1", **content}).entries[0].html == html


def test_a_json_feed_of_version_1_has_one_author() -> None:
    assert json_feed({"id": "1", "author": {"name": "Ann Lee"}}).entries[0].byline == "Ann Lee"
    assert json_feed({"id": "1"}, author={"name": "The desk"}).entries[0].byline == "The desk"
    assert json_feed({"id": "1", "authors": 7}, author=5).entries[0].byline == ""


def test_an_entry_that_leads_elsewhere_has_that_address() -> None:
    one = json_feed({"id": "1", "external_url": "https://other.example/x"}).entries[0]
    assert one.address == "https://other.example/x"


@pytest.mark.parametrize(
    ("said", "byline"),
    [
        ({"authors": ["Ann Lee", "Bo Kim"]}, "Ann Lee, Bo Kim"),
        ({"authors": {"name": "Ann Lee"}}, "Ann Lee"),
        ({"author": "Ann Lee"}, "Ann Lee"),
    ],
)
def test_authors_of_a_json_feed_that_are_bare_names_or_no_list(said: dict[str, object], byline: str) -> None:
    assert json_feed({"id": "1", **said}).entries[0].byline == byline


def test_a_json_entry_without_an_address_is_where_its_id_leads() -> None:
    one, other = json_feed({"id": "https://lantern.example/7"}, {"id": "urn:8"}).entries
    assert (one.address, other.address) == ("https://lantern.example/7", "")


def test_a_json_entry_whose_date_is_none_is_dated_by_its_last_change() -> None:
    dates = {"date_published": "soon", "date_modified": "2026-11-06T00:00:00Z"}
    assert json_feed({"id": "1", **dates}).entries[0].published == When(second(2026, 11, 6))


@pytest.mark.parametrize(("size", "length"), [("77", 77), ("x", 0), (-3, 0), (12.7, 0), ("9" * 90, 0)])
def test_a_size_that_is_written_as_text_is_one(size: object, length: int) -> None:
    attached = [{"url": "/a.mp3", "size_in_bytes": size}]
    assert json_feed({"id": "1", "attachments": attached}).entries[0].enclosures[0].length == length


def test_ids_that_are_fractions_or_without_end_tell_entries_apart() -> None:
    ids = ("1.5", "2.5", "9" * 100_000, "9" * 99_999)
    items = ",".join(f'{{"id": {id_}, "title": "The same"}}' for id_ in ids)
    found = read(f'{{"items": [{items}]}}')
    assert len({entry.guid for entry in found.entries}) == 4
    assert found.entries[0].guid == "1.5"


def test_json_with_bare_line_ends_in_it_and_a_remark_behind_is_read() -> None:
    """As some programs write it, and caches add to it."""
    found = read('{"items": [{"id": "1", "title": "One\tand\ntwo"}]}\n<!-- cached -->')
    assert found.entries[0].headline == "One and two"


def test_broken_entries_of_a_json_feed_are_left_out_and_said() -> None:
    found = json_feed({"id": "1"}, "nothing", 5, None)
    assert len(found.entries) == 1
    assert found.notices == ("3 entries could not be read and were left out",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"', "damaged JSON"),
        ('{"hello": "world"}', "JSON, but not a feed"),
        ('{"items": {}}', "JSON, but not a feed"),
        ('{"items":' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_json_that_is_no_feed_is_refused(content: str, reason: str) -> None:
    assert reason in refusal(content)


def test_a_lone_surrogate_in_json_is_no_letter() -> None:
    assert json_feed({"id": "1", "title": "a\ud800b"}).entries[0].headline.encode()
