"""The icons of sites: found on their pages or where they used to lie, kept once, looked for again in time."""

from __future__ import annotations

import struct
import threading
from typing import TYPE_CHECKING

import pytest

from reader import discover
from reader.probe import Probe, probe_icon
from reader.rhythm import DAY, WEEK
from reader.types import Page

if TYPE_CHECKING:
    from reader.library import Library
    from tests.reader.served import Clock
    from tests.site import Site

GIF = b"GIF89a" + struct.pack("<HH", 32, 32) + b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
ICO = b"\0\0\1\0\2\0" + bytes((16, 16)) + b"\0" * 14 + bytes((0, 0)) + b"\0" * 14 + b"picture"


@pytest.fixture
def library(library: Library, site: Site) -> Library:
    library.subscribe(site.feed("/feed.xml", stories=[("One", "<p>1</p>")]))
    library.subscribe(site.feed("/other.xml", title="Other", stories=[("Two", "<p>2</p>")]))
    return library


def fetch(library: Library) -> set[str]:
    library.fetch_icons(threading.Event())
    return {feed.icon for feed in library.feeds()}


def test_an_icon_that_the_page_names_is_kept_once_for_all_feeds_of_the_site(
    library: Library, site: Site
) -> None:
    site.put("/", '<html><head><link rel="shortcut icon" href="/i.gif"></head><body>x</body></html>')
    site.put("/i.gif", GIF, "image/gif")
    (mark,) = fetch(library)
    assert library.icon_file(mark).read_bytes() == GIF
    assert len(site.asked("/i.gif")) == 1
    assert library.check() == []
    fetch(library)
    assert len(site.asked("/i.gif")) == 1


def test_an_icon_lies_where_they_used_to_lie(library: Library, site: Site) -> None:
    site.put("/favicon.ico", ICO, "text/html")
    (mark,) = fetch(library)
    assert library.icon_file(mark).read_bytes() == ICO


def test_offline_no_icon_is_looked_for_nor_put_off(library: Library, site: Site) -> None:
    """A site was taken for one without an icon, for a week, because nobody had asked it."""
    site.put("/favicon.ico", GIF)
    library.set_offline(True)
    assert fetch(library) == {""}
    library.set_offline(False)
    assert fetch(library) != {""}


def test_what_is_no_picture_is_no_icon_and_is_looked_for_again_in_a_week(
    library: Library, site: Site, clock: Clock
) -> None:
    site.put("/favicon.ico", "<html>not here, but 200</html>")
    assert fetch(library) == {""}
    site.put("/favicon.ico", GIF)
    clock.now += DAY
    assert fetch(library) == {""}
    clock.now += WEEK
    assert fetch(library) != {""}


def test_an_icon_that_changed_is_taken_after_a_month_and_one_that_went_stays(
    library: Library, site: Site, clock: Clock
) -> None:
    site.put("/favicon.ico", GIF)
    first = fetch(library)
    site.put("/favicon.ico", ICO)
    clock.now += 31 * DAY
    second = fetch(library)
    assert second != first
    site.remove("/favicon.ico")
    clock.now += 31 * DAY
    assert fetch(library) == second


def test_stopping_says_nothing_of_a_site(library: Library, site: Site) -> None:
    stop = threading.Event()
    stop.set()
    assert not library.fetch_icons(stop)
    site.put("/favicon.ico", GIF)
    assert fetch(library) != {""}


def test_the_icon_for_a_small_place_comes_first() -> None:
    html = """<base href="/x/"><link rel="apple-touch-icon" href="apple.png"><link rel="icon" href="big.png" sizes="512x512">
      <link rel="icon" href="fit.png" sizes="64x64"><link rel="icon" href="drawn.svg"><link rel="icon" type="image/svg+xml"
      href="drawn"><link rel="stylesheet" href="style.css"><link rel="icon"><link rel="icon" href="javascript:x">"""
    found = discover.icons(Page(content=html.encode(), address="https://a.example/"))
    assert [address.rpartition("/")[2] for address in found] == ["fit.png", "big.png", "apple.png"]
    assert discover.icons(Page(content=b"")) == ()


@pytest.mark.parametrize(
    ("content", "probed"),
    [
        (ICO, Probe("ico", 256, 256)),
        (GIF, Probe("gif", 32, 32)),
        (b"\0\0\1\0\1\0" + bytes((16, 32)) + b"\0" * 14 + b"x", Probe("ico", 16, 32)),
        (b"\0\0\1\0\0\0", None),
        (b"\0\0\1\0\x01\0\x10\x10", None),
        (b"\0\0\1\0\xff\xff" + b"x" * 999, None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_icons_are_known_by_their_headers(content: bytes, probed: Probe | None) -> None:
    assert probe_icon(content) == probed
