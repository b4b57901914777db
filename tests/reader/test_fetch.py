"""The fetcher against real sockets on this machine, the hostile ones included. Nothing leaves loopback."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path

import pytest

from reader.errors import FetchError
from reader.fetch import Fetcher, answer, exchange, rules, typed_address, wire
from reader.types import Page
from tests.site import Site

CERTIFICATE = Path(__file__).parent.parent / "data" / "localhost.pem"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher(allowed=[site.host], silence=0.5, total=1.5) as fetcher:
        yield fetcher


def page(fetcher: Fetcher, address: str, **wishes: str) -> Page:
    found = fetcher.get(address, **wishes)  # type: ignore[arg-type]  # only texts are passed here
    assert found is not None
    return found


def failure(fetcher: Fetcher, address: str, **wishes: int) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher.get(address, **wishes)  # type: ignore[arg-type]  # only numbers are passed here
    return raised.value


# ── what comes back ──


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


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("GZIP, identity", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda content: zlib.compress(content)[2:-4]),  # bare, as some servers send it
        ("gzip", lambda content: gzip.compress(content[:100]) + gzip.compress(content[100:])),
        ("gzip, gzip", lambda content: gzip.compress(gzip.compress(content))),
        ("gzip", lambda _: b""),
    ],
)
def test_packed_answers_are_unpacked(
    fetcher: Fetcher, site: Site, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    content = bytes(range(256)) * 4000
    packed = pack(content)
    found = page(fetcher, site.put("/x", packed, headers={"Content-Encoding": coding}))
    assert found.content == (content if packed else b"")


def test_codings_may_stand_in_two_header_lines(fetcher: Fetcher, site: Site) -> None:
    packed = gzip.compress(gzip.compress(b"words"))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n"
    assert page(fetcher, site.raw("/x", head + packed)).content == b"words"


@pytest.mark.parametrize(
    "declared", ["", "text/html", "text/html; charset=", "text/html; charset=" + "x" * 90]
)
def test_a_missing_or_silly_charset_is_nobodys_word(fetcher: Fetcher, site: Site, declared: str) -> None:
    assert len(page(fetcher, site.put("/x", "é".encode("latin-1"), declared)).charset) <= 40


def test_an_answer_without_a_length_ends_with_the_connection(fetcher: Fetcher, site: Site) -> None:
    assert page(fetcher, site.raw("/x", b"HTTP/1.0 200 OK\n\nold but whole")).content == b"old but whole"


# ── where it leads ──


@pytest.mark.parametrize(
    ("status", "moved"), [(301, True), (308, True), (302, False), (303, False), (307, False)]
)
def test_only_permanent_redirects_move_a_feed(fetcher: Fetcher, site: Site, status: int, moved: bool) -> None:
    site.redirect("/a", "b", 301)
    site.redirect("/b", "/c", status)
    address = site.put("/c", "x")
    found = page(fetcher, site.address("/a"))
    assert found.address == address
    assert found.moved_to == (address if moved else "")


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


LOOPBACK = [
    *("127.0.0.1", "127.1", "0x7f.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", "①②⑦.⓪.⓪.①"),
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "LOCALHOST"),
    "0.0.0.0",  # noqa: S104  nothing is bound to it
]


@pytest.mark.parametrize("spelled", LOOPBACK)
def test_no_spelling_of_this_machine_is_reached_by_a_link_or_a_redirect(
    fetcher: Fetcher, site: Site, spelled: str
) -> None:
    with Site() as decoy:
        decoy.put("/secret", "x")
        address = decoy.address("/secret").replace("127.0.0.1", spelled)
        site.raw("/a", f"HTTP/1.1 302 Found\r\nLocation: {address}\r\n\r\n".encode())
        reasons = failure(fetcher, address).reason, failure(fetcher, site.address("/a")).reason
        assert not decoy.requests
    for reason in reasons:
        assert (
            "nothing from the web may lead there" in reason
            or "cannot be reached" in reason
            or "no server" in reason
        )


def test_a_host_that_the_person_typed_may_be_local_but_not_its_neighbour(site: Site) -> None:
    with Fetcher() as fetcher, Site() as decoy:
        address = site.put("/x", "mine")
        assert "may lead there" in failure(fetcher, address).reason
        found = fetcher.get(address, typed=True)
        assert found is not None
        assert found.content == b"mine"
        with pytest.raises(FetchError, match="may lead there"):
            fetcher.get(site.redirect("/a", decoy.put("/x", "theirs")), typed=True)
        assert not decoy.requests


def test_a_public_host_is_reached_by_anyone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "refusal", lambda _: "")  # as if this machine were a public one
    with Fetcher() as fetcher:
        assert page(fetcher, site.put("/x", "public")).content == b"public"


def test_whoever_types_http_also_means_https(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(site.host.split(":")[1])))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place])
    site.redirect("/", "https://intranet.example/")
    with Fetcher(silence=0.5) as fetcher:
        assert "may lead there" in failure(fetcher, "http://intranet.example/").reason
        with pytest.raises(FetchError, match="no safe connection"):  # it was tried: the site speaks no TLS
            fetcher.get("http://intranet.example/", typed=True)


def test_a_name_is_judged_by_the_number_it_is_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the name is asked once, and the answer that is judged is the one that is used."""
    port = int(site.host.split(":")[1])
    asked: list[str] = []

    def rebinding(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        numbers = ["127.0.0.1"] if len(asked) > 1 else ["10.255.255.1", "127.0.0.1"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with Fetcher(silence=0.5) as fetcher:
        assert "a private network" in failure(fetcher, f"http://paper.example:{port}/").reason
    assert asked == ["paper.example"]
    assert not site.requests


def test_the_next_number_of_a_host_is_tried_when_one_is_dead(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        places = [taken.getsockname(), ("127.0.0.1", int(site.host.split(":")[1]))]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        assert page(fetcher, site.put("/x", "alive")).content == b"alive"


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.8.9.1", False),
        ("10.0.0.1", False),
        ("172.31.255.255", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # the clouds' own secrets
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  nothing is bound to it
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("240.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
        ("2002:808:808::", True),
    ],
)
def test_only_public_numbers_may_be_led_to(number: str, public: bool) -> None:
    assert (rules.refusal(number) == "") is public


# ── servers that are slow, broken or hostile ──


def test_silence_ends_a_fetch(fetcher: Fetcher, site: Site) -> None:
    assert "did not answer within 0.5 seconds" in failure(fetcher, site.put("/x", "x", delay=30)).reason


def test_a_slow_drip_is_ended_by_the_limit_on_the_whole(fetcher: Fetcher, site: Site) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.closing.wait(0.05):
            connection.sendall(b".")

    assert "more than 1.5 seconds" in failure(fetcher, site.raw("/x", drip)).reason


def test_an_endless_head_is_ended_by_the_limit_on_the_whole(fetcher: Fetcher, site: Site) -> None:
    def flood(connection: socket.socket) -> None:
        while not site.closing.is_set():
            connection.sendall(b"HTTP/1.1 102 Processing\r\n\r\n" * 50)

    assert "more than 1.5 seconds" in failure(fetcher, site.raw("/x", flood)).reason


def test_an_endless_body_is_ended_by_its_size(fetcher: Fetcher, site: Site) -> None:
    def flood(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not site.closing.is_set():
            connection.sendall(b"x" * 65536)

    assert "larger than 0.5 MB" in failure(fetcher, site.raw("/x", flood), limit=1 << 19).reason


def test_a_declared_size_is_refused_before_it_comes(fetcher: Fetcher, site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
    assert "larger than 15 MB" in failure(fetcher, site.raw("/x", head)).reason


def test_a_bomb_is_seen_before_it_is_held(fetcher: Fetcher, site: Site) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    for coding, content in (("gzip", bomb), ("gzip, gzip", gzip.compress(bomb))):
        reason = failure(fetcher, site.put("/x", content, headers={"Content-Encoding": coding})).reason
        assert "larger than 15 MB" in reason


def test_packed_bytes_that_unpack_to_nothing_end_too(fetcher: Fetcher, site: Site) -> None:
    empty = gzip.compress(b"") * 1000
    address = site.put("/x", empty, headers={"Content-Encoding": "gzip"})
    assert "larger than" in failure(fetcher, address, limit=len(empty) - 1).reason
    assert page(fetcher, address).content == b""


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br", "gzip, gzip, gzip", "nonsense"])
def test_an_unknown_packing_is_refused(fetcher: Fetcher, site: Site, coding: str) -> None:
    address = site.put("/x", "x", headers={"Content-Encoding": coding})
    assert "packed in a way nobody asked for" in failure(fetcher, address).reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"this was never gzip", "damaged"),
        (b"\x1f\x8b but not gzip", "damaged"),
        (gzip.compress(b"words" * 1000)[:-9], "broke off"),
    ],
)
def test_damaged_packing_is_a_failure(fetcher: Fetcher, site: Site, content: bytes, reason: str) -> None:
    assert reason in failure(fetcher, site.put("/x", content, headers={"Content-Encoding": "gzip"})).reason


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


def test_a_connection_that_is_reset_is_a_failure(fetcher: Fetcher, site: Site) -> None:
    def reset(connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        connection.close()

    assert "broke off" in failure(fetcher, site.raw("/x", reset)).reason


def test_a_refused_connection_is_a_failure_in_words() -> None:
    with Site() as site:
        host = site.host
    with Fetcher(allowed=[host]) as fetcher:
        error = failure(fetcher, f"http://{host}/")
    assert (error.reason, error.status) == ("the server refuses connections; try again later", 0)


def test_an_unknown_host_is_a_failure_in_words(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert failure(fetcher, "https://nowhere.example/").reason.startswith("no server named nowhere.example")


def test_a_resolver_that_hangs_is_not_waited_for(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object, **__: object) -> list[object]:
        site.closing.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert "did not answer" in failure(fetcher, "https://slow.example/").reason


def test_a_host_that_cannot_be_reached_is_a_failure_in_words(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("255.255.255.255", 80))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place])
    assert "cannot be reached" in failure(fetcher, site.address()).reason


# ── what the server says no to ──


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "name and a password"),
        (403, "does not let"),
        (404, "no such page"),
        (410, "gone for good"),
        (429, "fewer requests"),
        (500, "fault of its own (500)"),
        (503, "busy"),
        (204, "sent no page"),
        (418, "sent no page (its answer was 418)"),
    ],
)
def test_each_refusal_has_words(fetcher: Fetcher, site: Site, status: int, words: str) -> None:
    error = failure(fetcher, site.put("/x", "", status=status))
    assert words in error.reason
    assert (error.status, error.gone) == (status, status == 410)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("99999999999999999999999", answer.WEEK),
        (formatdate(0, usegmt=True), 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", answer.WEEK),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("soon", None),
        ("Fri, 99 Foo 2026 99:99:99 GMT", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_read_in_both_forms(
    fetcher: Fetcher, site: Site, said: str, seconds: int | None, status: int
) -> None:
    raw = f"HTTP/1.1 {status} No\r\nRetry-After: {said}\r\nContent-Length: 0\r\n\r\n".encode()
    assert failure(fetcher, site.raw("/x", raw)).retry_after == seconds


def test_a_date_in_retry_after_counts_from_now(fetcher: Fetcher, site: Site) -> None:
    later = {"Retry-After": formatdate(time.time() + 3600, usegmt=True)}
    wait = failure(fetcher, site.put("/x", "", status=429, headers=later)).retry_after
    assert wait is not None
    assert 3500 < wait <= 3600


# ── stopping, taking turns, working offline ──


def test_offline_asks_nobody(site: Site) -> None:
    with Fetcher(allowed=[site.host], offline=True) as fetcher:
        assert "offline" in failure(fetcher, site.put("/x", "x")).reason
    assert not site.requests


def test_what_is_no_address_is_refused_at_once(fetcher: Fetcher) -> None:
    assert "not a web address" in failure(fetcher, "file:///etc/passwd").reason


def test_a_fetch_stops_when_it_is_told_to(site: Site) -> None:
    with Fetcher(allowed=[site.host]) as fetcher, ThreadPoolExecutor(2) as threads:
        stop = threading.Event()
        address = site.put("/x", "x", delay=60)
        stopped = threads.submit(fetcher.get, address, stop=stop)
        closed = threads.submit(fetcher.get, address)
        while len(site.requests) < 2:
            time.sleep(0.01)
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


# ── TLS and proxies ──


def test_a_server_that_cannot_prove_itself_is_not_trusted() -> None:
    with Site(certificate=CERTIFICATE) as site, Fetcher(allowed=[site.host]) as fetcher:
        assert "cannot prove that it is 127.0.0.1" in failure(fetcher, site.put("/x", "x")).reason
        assert not site.requests


def test_a_page_comes_over_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    monkeypatch.setattr(exchange, "tls", lambda: trusting)
    with Site(certificate=CERTIFICATE) as site, Fetcher(allowed=[site.host]) as fetcher:
        content = b"safe" * 500_000
        assert page(fetcher, site.put("/x", content)).content == content
        assert page(fetcher, site.raw("/y", b"HTTP/1.1 200 OK\n\nno good-bye")).content == b"no good-bye"


def test_a_server_without_tls_is_said_so(fetcher: Fetcher, site: Site) -> None:
    assert "no safe connection" in failure(fetcher, f"https://{site.host}/x").reason


def test_the_systems_certificates_and_our_own_are_trusted() -> None:
    assert wire.tls().get_ca_certs()


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


def test_what_a_person_types_is_read_by_the_same_module() -> None:
    assert typed_address("example.org") == "https://example.org/"
