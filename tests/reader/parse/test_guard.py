"""Feeds that are damaged or hostile: what can be read of them is read, and nothing else happens."""

import pytest

from tests.reader.parse.feed_texts import ONE, TWO, atom, headlines, item, read, rss


@pytest.mark.parametrize(
    "source",
    [
        rss(ONE + TWO)[: -len("</channel></rss>")],
        rss(ONE + TWO + "<item><title>Thr")[: -len("</channel></rss>")],
        rss(ONE + TWO + "<item><title>Three</title><description><![CDATA[<p>hal")[: -len("</channel></rss>")],
        atom((ONE + TWO).replace("item>", "entry>"))[: -len("</feed>")] + "<entr",
    ],
)
def test_of_a_feed_that_broke_off_the_whole_entries_are_read(source: str) -> None:
    found = read(source)
    assert headlines(found) == ["One", "Two"]
    assert "broke off" in found.notices[0]


def test_the_only_entry_of_a_feed_that_broke_off_in_it_is_left_for_next_time() -> None:
    whole = rss("<item><title>One</title><description>The lamps burn all night.</description></item>")
    for end in range(whole.index("<item>") + 6, whole.index("</item>") + 6):
        found = read(whole[:end])
        assert (headlines(found), found.notices[0][:21]) == ([], "the feed broke off be")


@pytest.mark.parametrize(
    "source",
    [
        rss(ONE + TWO + "<p>& that"),
        rss(ONE + "</channel>" + TWO),
        rss(ONE + "<item><title>Two</title><link>?a=1&b=2</link></item>"),
        rss(ONE + "<item><title>Two</title><description>&nbsp;<br></description></item>"),
        rss(ONE + "<x:y>" + TWO),
    ],
)
def test_of_an_ill_formed_feed_what_can_be_read_is_read(source: str) -> None:
    found = read(source)
    assert headlines(found) == ["One", "Two"]
    assert "not well-formed" in found.notices[-1]


@pytest.mark.parametrize(
    "source",
    [
        "\n\n  " + rss(ONE + TWO),
        "<br />\n<b>Warning</b>: a fault in line 5<br />\n" + rss(ONE + TWO),
        rss(ONE + TWO) + "\n<!-- served in 5 ms -->\n<script>count()</script>",
        "\x00\x08" + rss(ONE + TWO).replace("One", "O\x0bne\x1f"),
    ],
)
def test_what_a_server_puts_around_or_into_a_feed_does_no_harm(source: str) -> None:
    assert headlines(read(source)) == ["One", "Two"]
    assert read(source).notices == ()


def test_characters_that_are_none_do_no_harm() -> None:
    found = item("<title>a&#xD800;b&#56000;c&#0;d&#x110000;e&#99999999999999999999;f&#x41;g&#66;h</title>")
    assert found.headline == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdfAgBh"


BOMB = "<!DOCTYPE x [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "declared",
    [
        BOMB + "]>",
        "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]>",
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>",
        "<!doctype x [<!ENTITY i 'inner'>] >",
    ],
)
def test_a_feeds_own_entities_are_never_resolved(declared: str) -> None:
    source = declared + rss("<item><title>One &i; two</title></item>").removeprefix('<?xml version="1.0"?>')
    (headline,) = headlines(read(source))
    assert len(headline) < 40
    assert not any(said in headline for said in ("lol", "root:", "inner"))
