"""Heads: validators, cookies, headers without measure, charsets that lie, and what is hardly HTTP."""

import socket
import struct

from tests.hostile.route import FEED, Answer, Route, either, fails, http, works
from tests.hostile.routes.bodies import HEAD, endless, pouring

UMLAUTS = FEED.decode().replace("lamps", "lämps")
WINDOWS = UMLAUTS.replace("utf-8", "windows-1252").encode("windows-1252")


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def reset_halfway(connection: socket.socket) -> None:
    connection.sendall(http()[:-100])
    reset(connection)


def typed(declared: str, content: bytes = FEED) -> bytes:
    return http(content, kind=declared)


CACHING = {
    "ETag": ('"1"', 'W/"1"', "1", '"', "☃", "x" * 8_000, '""', '"a\tb"', "W/", '"a", "b"'),
    "Last-Modified": (
        "yesterday",
        "0",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "x" * 8_000,
    ),
    "Cache-Control": (
        "max-age=-1",
        "max-age=99999999999999999999",
        "no-store",
        "max-age=x, ,;=",
        "immutable",
    ),
    "Expires": ("-1", "never", "Fri, 99 Dec 9999 99:99:99 GMT"),
    "Age": ("-5",),
    "Vary": ("*",),
    "Date": ("never",),
}
CHARSETS: list[Route] = [
    *(
        works(f"utf-8 said to be {charset!r}", typed(f"application/rss+xml; charset={charset}"))
        for charset in (
            "utf-8",
            "UTF8",
            '"utf-8"',
            "'utf-8'",
            "",
            "nonsense",
            "x" * 5_000,
            "utf-8; charset=latin1",
            "rot13",
            "hex",
            "zlib",
            "idna",
            "unicode_escape",
            "undefined",
            "utf-7",
        )
    ),
    works("windows-1252 that says so", typed("application/rss+xml", WINDOWS)),
    works("windows-1252 said to be utf-8", typed("text/xml; charset=utf-8", WINDOWS)),
    works("utf-8 said to be latin-1", typed("text/xml; charset=iso-8859-1", UMLAUTS.encode())),
    works("utf-16 that says so", typed("text/xml", UMLAUTS.replace("utf-8", "utf-16").encode("utf-16"))),
    either("utf-16 said to be utf-8", typed("text/xml; charset=utf-8", UMLAUTS.encode("utf-16"))),
    either("utf-32", typed("text/xml", UMLAUTS.replace("utf-8", "utf-32").encode("utf-32"))),
    *(
        works(f"a feed said to be {kind!r}", typed(kind))
        for kind in (
            "text/html",
            "text/plain",
            "application/octet-stream",
            "image/png",
            "x",
            "",
            ";;;",
            "text/xml" * 500,
        )
    ),
]
PROTOCOL: list[Route] = [
    works("HTTP/1.0", http().replace(b"HTTP/1.1", b"HTTP/1.0")),
    either("HTTP/0.9", FEED),
    either("HTTP/3.7", http().replace(b"HTTP/1.1", b"HTTP/3.7")),
    works("a hint before the answer", b"HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\n" + http()),
    works("going on before the answer", b"HTTP/1.1 100 Go on\r\n\r\n" * 3 + http()),
    fails("hints without end", pouring(b"", endless(b"HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\n" * 500))),
    either(
        "another protocol", http(b"", "101 Switching", more={"Upgrade": "websocket", "Connection": "upgrade"})
    ),
    either("bare line ends", http().replace(b"\r\n", b"\n")),
    fails("no status line", b"Content-Type: text/xml\r\n\r\n" + FEED),
    fails("a status that is a word", http(status="OK")),
    fails("a status of four numbers", http(status="2000 OK")),
    fails("nothing", b""),
    fails("nothing but line ends", b"\r\n" * 50),
    fails("a head that is cut", HEAD),
    fails("the greeting of another server", b"220 mail.example ESMTP\r\n"),
    fails("TLS where none was asked for", b"\x15\x03\x03\x00\x02\x02\x28"),
    fails("noughts", bytes(10_000)),
    fails("a connection that is reset", reset),
    fails("a connection that is reset halfway", reset_halfway),
]


def field(line: bytes) -> Answer:
    return HEAD + line + b"\r\nContent-Length: %d\r\n\r\n" % len(FEED) + FEED


HEADERS: list[Route] = [
    either("a header of 60 kB", field(b"X-Long: " + b"x" * 60_000)),
    fails("a header of 5 MB", field(b"X-Long: " + b"x" * 5_000_000)),
    fails("a header without end", pouring(HEAD + b"X: ", endless(b"x" * 4096))),
    fails("headers without end", pouring(HEAD, endless(b"X-Header: 1\r\n" * 300))),
    either("a thousand headers", field(b"\r\n".join(b"X-%d: 1" % n for n in range(1000)))),
    either("a folded header", field(b"X-Folded: 1\r\n and more")),
    either("a header without a colon", field(b"X no colon")),
    either("a header without a name", field(b": value")),
    either("a header with a nought", field(b"X: a\0b")),
    either("a bare line end in a header", field(b"X: a\rSet-Cookie: b")),
    works("a header in no charset", field(b"X: \xff\xfe\x80")),
    works("empty headers", field(b"X:\r\nY: ")),
    works(
        "cookies",
        field(
            b"\r\n".join(
                b"Set-Cookie: id%d=%d; Domain=.example.org; Max-Age=99999" % (n, n) for n in range(90)
            )
        ),
    ),
    works(
        "a link to a hub", field(b"Link: <http://DECOY.HOST/hub>; rel=hub, <http://DECOY.HOST/>; rel=preload")
    ),
    works(
        "wishes about safety",
        field(b"Content-Security-Policy: report-uri http://DECOY.HOST/\r\nReport-To: {}\r\nNEL: {}"),
    ),
    works("an offer to go elsewhere", field(b'Alt-Svc: h2="DECOY.HOST"; ma=99999')),
    *(
        works(f"{name}: {value[:20]}", http(more={name: value}))
        for name, values in CACHING.items()
        for value in values
    ),
]
ROUTES: list[Route] = [*HEADERS, *CHARSETS, *PROTOCOL]
