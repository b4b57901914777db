"""One question and its answer: what is asked, what comes back, and by way of which proxy."""

import pytest

from reader.fetch import Fetcher
from tests.reader.fetch.conftest import failure, page
from tests.site import Site


def test_a_page_comes_with_what_the_server_said_about_it(fetcher: Fetcher, site: Site) -> None:
    address = site.put("/x", "<p>Hello", 'Text/HTML; Charset="Latin1"', headers={"ETag": '"1"'})
    found = page(fetcher, address)
    assert found.content == b"<p>Hello"
    assert (found.media_type, found.charset, found.address) == ("text/html", "Latin1", address)
    assert found.etag == '"1"'
    assert found.modified.endswith("GMT")
    assert found.moved_to == ""


def test_the_request_says_honestly_who_asks_and_carries_no_cookie(fetcher: Fetcher, site: Site) -> None:
    site.redirect("/first", "/second", 302)
    site.put("/first", "", status=302, headers={"Location": "/second", "Set-Cookie": "id=1"})
    site.put("/second", "x")
    page(fetcher, site.address("/first#part"))
    request = site.asked("/second")[0]
    assert request.headers["User-Agent"] == "Cuttings/0.1"
    assert request.headers["Host"] == site.host
    assert "Cookie" not in request.headers


def test_an_unchanged_page_is_not_sent_again(fetcher: Fetcher, site: Site) -> None:
    first = page(fetcher, site.feed("/feed"))
    assert fetcher.get(first.address, etag=first.etag, modified=first.modified) is None
    assert fetcher.get(first.address, modified=first.modified) is None
    assert [request.status for request in site.requests] == [200, 304, 304]
    site.put("/feed", "new")
    assert page(fetcher, first.address, etag=first.etag, modified=first.modified).content == b"new"


def test_a_304_that_nobody_asked_for_is_a_failure(fetcher: Fetcher, site: Site) -> None:
    assert failure(fetcher, site.put("/x", "", status=304)).status == 304


def test_validators_that_no_header_can_hold_are_not_sent(fetcher: Fetcher, site: Site) -> None:
    page(fetcher, site.put("/x", "x"), etag='"a\r\nEvil: 1"', modified="gestern früh")
    assert not site.requests[0].conditional
    assert "Evil" not in site.requests[0].headers


def test_an_answer_without_a_length_ends_with_the_connection(fetcher: Fetcher, site: Site) -> None:
    assert page(fetcher, site.raw("/x", b"HTTP/1.0 200 OK\n\nold but whole")).content == b"old but whole"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nwords\r\n",
    ],
)
def test_a_body_that_is_shorter_than_it_says_is_no_page(fetcher: Fetcher, site: Site, answer: bytes) -> None:
    assert "broke off before its end" in failure(fetcher, site.raw("/x", answer)).reason


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x00" * 100,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nwords!",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 20",
    ],
)
def test_what_is_not_http_is_said_so(fetcher: Fetcher, site: Site, answer: bytes) -> None:
    assert "not a web server" in failure(fetcher, site.raw("/x", answer)).reason


def test_the_proxy_of_the_environment_is_used_but_not_for_hosts_near_by(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", site.host.replace("127", "reader:secret@127"))
    monkeypatch.setenv("no_proxy", "own.example")
    site.put("http://paper.example/x", "by proxy")
    with Fetcher(silence=0.5) as fetcher:
        assert page(fetcher, "http://paper.example/x").content == b"by proxy"
        assert site.requests[0].headers["Proxy-Authorization"].startswith("Basic ")
        for local in ("http://0x7f.1/", "http://[::1]/", "http://printer/", "http://own.example/"):
            failure(fetcher, local)
    assert len(site.requests) == 1


def test_a_proxy_that_refuses_or_cannot_be_used_is_said_so(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", site.address())
    with Fetcher() as fetcher:
        assert "the proxy" in failure(fetcher, "https://paper.example/x").reason
    monkeypatch.setenv("all_proxy", "socks5://127.0.0.1:1")
    with Fetcher() as fetcher:
        assert "of a kind that Cuttings cannot use" in failure(fetcher, "http://paper.example/x").reason
