"""What an answer says: its status in words, its body unpacked and within its limit."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from email.utils import formatdate

import pytest

from reader.fetch import Fetcher, answer
from tests.reader.fetch.conftest import failure, page
from tests.site import Site


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
        ("gzip", lambda content: gzip.compress(content) + bytes(500)),
        ("gzip", lambda content: gzip.compress(content) + b"<!-- more -->"),
        ("none", bytes),
        ("UTF-8", bytes),
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
        (gzip.compress(b"words" * 1000, mtime=0)[:-9], "broke off"),
    ],
)
def test_damaged_packing_is_a_failure(fetcher: Fetcher, site: Site, content: bytes, reason: str) -> None:
    assert reason in failure(fetcher, site.put("/x", content, headers={"Content-Encoding": "gzip"})).reason


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


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({"Cache-Control": "public, max-age=1800"}, 1800),
        ({"Cache-Control": 'Max-Age="60"'}, 60),
        ({"Cache-Control": "s-maxage=900"}, 0),
        ({"Cache-Control": "max-age=3600, no-cache"}, 0),
        ({"Cache-Control": "max-age=99999999999999"}, 7 * 86_400),
        ({"Cache-Control": "max-age=9999999999"}, 7 * 86_400),
        ({"Cache-Control": "max-age=30", "Expires": "0"}, 30),
        ({"Expires": "0"}, 0),
        ({"Expires": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0),
        ({"Expires": "soon"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_stays_as_it_is(
    fetcher: Fetcher, site: Site, fields: dict[str, str], seconds: int
) -> None:
    assert page(fetcher, site.put("/x", "x", headers=fields)).fresh_for == seconds


def test_what_is_said_of_caches_may_stand_in_two_header_lines(fetcher: Fetcher, site: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nCache-Control: public\r\nCache-Control: max-age=60\r\n\r\n"
    assert page(fetcher, site.raw("/x", head)).fresh_for == 60


def test_expires_counts_from_now(fetcher: Fetcher, site: Site) -> None:
    then = formatdate(time.time() + 600, usegmt=True)
    assert 500 < page(fetcher, site.put("/x", "x", headers={"Expires": then})).fresh_for <= 600
