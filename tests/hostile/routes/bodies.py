"""Bodies: lengths that lie, chunks that are none, packings that are bombs."""

import gzip
import socket
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

from tests.hostile.route import FEED, Answer, Route, either, fails, http, works

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"


def chunked(*parts: bytes) -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(parts)


def chunk(content: bytes, size: bytes = b"") -> bytes:
    return (size or b"%x" % len(content)) + b"\r\n" + content + b"\r\n"


def packed(content: bytes, coding: str) -> bytes:
    return http(content, more={"Content-Encoding": coding})


def pouring(head: bytes, parts: Callable[[], Iterator[bytes]]) -> Answer:
    """An answer made while it is sent; whoever hangs up has had enough."""

    def pour(connection: socket.socket) -> None:
        with suppress(OSError):
            connection.sendall(head)
            for part in parts():
                connection.sendall(part)

    return pour


def bomb() -> Iterator[bytes]:
    """Ten gigabytes of nothing, packed while they are sent."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    nothing = bytes(1 << 20)
    for _ in range(10_000):
        yield packer.compress(nothing)
    yield packer.flush()


def endless(part: bytes) -> Callable[[], Iterator[bytes]]:
    def parts() -> Iterator[bytes]:
        while True:
            yield part

    return parts


HALF = FEED[: len(FEED) // 2]
LINES = HEAD + b"Content-Encoding: gzip\r\n"
ROUTES: list[Route] = [
    fails("shorter than it says", http(length=len(FEED) + 100)),
    fails("half of what it says", http(HALF, length=len(FEED))),
    fails("nothing of what it says", http(b"", length=1000)),
    either("longer than it says", http(length=len(HALF))),
    *(
        fails(f"a length of {length}", HEAD + f"Content-Length: {length}\r\n\r\n".encode() + FEED)
        for length in ("-1", "x", "99999999999999999999", "1e3", "0x10", "٣")
    ),
    fails("two lengths", HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n" + FEED),
    either("the same length twice", HEAD + b"Content-Length: %d\r\n" % len(FEED) * 2 + b"\r\n" + FEED),
    fails("a length of nothing", http(length=0)),
    works("no length at all", HEAD + b"\r\n" + FEED),
    works("in one chunk", chunked(chunk(FEED), chunk(b""))),
    works("in chunks of one letter", chunked(*(chunk(bytes([letter])) for letter in FEED), chunk(b""))),
    works("in chunks with remarks", chunked(chunk(FEED, b"%x;remark=1" % len(FEED)), b"0;x\r\n\r\n")),
    works("in chunks with a trailer", chunked(chunk(FEED), b"0\r\nX-Trailer: 1\r\n\r\n")),
    works("in chunks with leading noughts", chunked(chunk(FEED, b"000%X" % len(FEED)), chunk(b""))),
    fails("without the last chunk", chunked(chunk(FEED))),
    fails("a chunk that is cut", chunked(chunk(FEED)[:-200])),
    fails("a chunk size that is none", chunked(chunk(FEED, b"ZZ"), chunk(b""))),
    fails("a negative chunk", chunked(chunk(FEED, b"-5"), chunk(b""))),
    fails("a giant chunk", chunked(chunk(FEED, b"f" * 15))),
    fails("an impossible chunk", chunked(chunk(FEED, b"f" * 40))),
    fails("a chunk longer than its size", chunked(chunk(FEED, b"5"), chunk(b""))),
    fails("a chunk size without end", pouring(chunked(), endless(b"1" * 4096))),
    fails("chunks of nothing but remarks", pouring(chunked(), endless(b"1;" + b"x" * 60_000 + b"\r\n"))),
    either(
        "chunked and with a length",
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk(FEED) + chunk(b""),
    ),
    works("gzip", packed(gzip.compress(FEED), "gzip")),
    works("x-gzip in capitals", packed(gzip.compress(FEED), "X-GZIP")),
    works("gzip in two members", packed(gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), "gzip")),
    works("gzip twice", packed(gzip.compress(gzip.compress(FEED)), "gzip, gzip")),
    works("deflate with a head", packed(zlib.compress(FEED), "deflate")),
    works("deflate without one", packed(zlib.compress(FEED)[2:-4], "deflate")),
    works("identity", packed(FEED, "identity")),
    works(
        "gzip that is chunked",
        LINES + b"Transfer-Encoding: chunked\r\n\r\n" + chunk(gzip.compress(FEED)) + chunk(b""),
    ),
    either("gzip that is plain", packed(FEED, "gzip")),
    either("gzip that nobody declared", http(gzip.compress(FEED))),
    works("gzip with something after it", packed(gzip.compress(FEED) + b"more", "gzip")),
    works("gzip with noughts after it", packed(gzip.compress(FEED) + bytes(64), "gzip")),
    fails("gzip with a half one after it", packed(gzip.compress(FEED) + gzip.compress(FEED)[:-9], "gzip")),
    works("a coding that is none", packed(FEED, "none")),
    fails("gzip that is cut", packed(gzip.compress(FEED)[:-20], "gzip")),
    fails("gzip with a wrong sum", packed(gzip.compress(FEED)[:-8] + bytes(8), "gzip")),
    fails("gzip that is garbage", packed(b"\x1f\x8b\x08" + bytes(range(256)), "gzip")),
    fails("gzip three times", packed(gzip.compress(gzip.compress(gzip.compress(FEED))), "gzip, gzip, gzip")),
    *(
        fails(f"{coding}, which nobody asked for", packed(b"\x0b\x02\x80" + FEED, coding))
        for coding in ("br", "zstd", "compress", "sdch", "gzip, br", "aes128gcm")
    ),
    fails("a bomb of ten gigabytes", pouring(LINES + b"\r\n", bomb)),
    fails("an empty page", http(b"")),
    fails(
        "a body without end",
        pouring(HEAD + b"\r\n" + FEED[:-16], endless(b"<item><title>x</title></item>" * 2000)),
    ),
    fails("a body of nothing without end", pouring(HEAD + b"\r\n", endless(bytes(60_000)))),
    fails("chunks without end", pouring(chunked(), endless(chunk(b" " * 60_000)))),
    fails("empty gzip members without end", pouring(LINES + b"\r\n", endless(gzip.compress(b"") * 2000))),
]
