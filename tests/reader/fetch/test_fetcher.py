"""What the fetcher does itself: it follows redirects, gives hosts their turns, stops, and stays offline."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.errors import FetchError
from reader.fetch import Fetcher, typed_address
from tests.reader.fetch.conftest import failure, page
from tests.site import Site


@pytest.mark.parametrize(
    ("status", "moved"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_only_permanent_redirects_move_a_feed(fetcher: Fetcher, site: Site, status: int, moved: bool) -> None:
    site.redirect("/a", "b", 301)
    site.redirect("/b", "/c", status)
    address = site.put("/c", "x")
    found = page(fetcher, site.address("/a"))
    assert found.address == address
    assert found.moved_to == (address if moved else site.address("/b"))
    site.redirect("/a", "b", status)
    site.redirect("/b", "/c", 301)
    assert page(fetcher, site.address("/a")).moved_to == (address if moved else "")


def test_a_redirect_may_be_written_in_bare_utf8_or_latin1(fetcher: Fetcher, site: Site) -> None:
    address = site.put("/%C3%BC", "x")
    for spelled in ("/ü".encode(), "/Ã¼".encode("latin-1")):
        site.raw("/a", b"HTTP/1.1 301 M\r\nLocation: " + spelled + b"\r\nContent-Length: 0\r\n\r\n")
        assert page(fetcher, site.address("/a")).address == address
    site.raw("/a", b"HTTP/1.1 301 M\r\nLocation: /\xfc\r\nContent-Length: 0\r\n\r\n")
    assert page(fetcher, site.address("/a")).address == address


def test_a_circle_of_redirects_is_noticed(fetcher: Fetcher, site: Site) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert "round in a circle" in failure(fetcher, site.address("/a")).reason


def test_ten_redirects_are_followed_and_no_more(fetcher: Fetcher, site: Site) -> None:
    for step in range(11):
        site.redirect(f"/{step}", f"/{step + 1}")
    site.put("/11", "x")
    assert page(fetcher, site.address("/1")).content == b"x"
    assert "more than 10 times" in failure(fetcher, site.address("/0")).reason


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://example.org/", "javascript:1", "http://[", "gopher:x"]
)
def test_a_redirect_may_not_leave_the_web(fetcher: Fetcher, site: Site, to: str) -> None:
    assert "no web page" in failure(fetcher, site.redirect("/a", to)).reason


def test_a_redirect_without_a_place_is_a_failure(fetcher: Fetcher, site: Site) -> None:
    assert failure(fetcher, site.put("/a", "", status=302)).status == 302


def test_offline_asks_nobody(site: Site) -> None:
    with Fetcher(allowed=[site.host], offline=True) as fetcher:
        assert "offline" in failure(fetcher, site.put("/x", "x")).reason
    assert not site.requests


def test_what_is_no_address_is_refused_at_once(fetcher: Fetcher) -> None:
    assert "not a web address" in failure(fetcher, "file:///etc/passwd").reason


def test_a_fetch_stops_when_it_is_told_to(site: Site) -> None:
    with Fetcher(allowed=[site.host]) as fetcher, ThreadPoolExecutor(2) as threads:
        stop, asked = threading.Event(), threading.Barrier(3)

        def keep_waiting(_: socket.socket) -> None:
            asked.wait()
            site.closing.wait()

        address = site.raw("/x", keep_waiting)
        stopped = threads.submit(fetcher.get, address, stop=stop)
        closed = threads.submit(fetcher.get, address)
        asked.wait()
        stop.set()
        assert isinstance(stopped.exception(), FetchError)
        assert not closed.done()
        fetcher.close()
        assert "stopped" in str(closed.exception())


def test_one_host_gets_few_requests_at_a_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    busy: list[int] = []
    gate = threading.Lock()
    at_once = 0

    def slow(connection: socket.socket) -> None:
        nonlocal at_once
        with gate:
            at_once += 1
            busy.append(at_once)
        site.closing.wait(0.05)
        with gate:
            at_once -= 1
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    address = site.raw("/x", slow)
    with Fetcher(at_once=2) as fetcher, ThreadPoolExecutor(8) as threads:
        pages = list(threads.map(lambda _: fetcher.get(address, typed=True), range(8)))
    assert len(pages) == 8
    assert max(busy) <= 2
    busy.clear()
    with Fetcher(at_once=2, allowed=[site.host]) as fetcher, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: fetcher.get(address), range(8)))
    assert max(busy) > 2


def test_what_a_person_types_is_read_by_the_same_module() -> None:
    assert typed_address("example.org") == "https://example.org/"
