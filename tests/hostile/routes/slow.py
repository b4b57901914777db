"""Slowness: what drips, what stops in the middle, what never begins."""

import socket
import time
from contextlib import suppress

from tests.hostile.route import FEED, Answer, Route, fails, http, works
from tests.hostile.routes.bodies import HALF, HEAD, chunk, chunked

SILENCE, TOTAL = 0.2, 0.5  # seconds that routes get of which nothing good is expected


def slowly(*parts: bytes, pause: float, start: float = 0.0) -> Answer:
    """Send parts with a pause after each; whoever hangs up has had enough."""

    def drip(connection: socket.socket) -> None:
        with suppress(OSError):
            time.sleep(start)
            for part in parts:
                connection.sendall(part)
                time.sleep(pause)

    return drip


DRIP = SILENCE / 3
LONG = TOTAL * 2
LETTERS = [b"x"] * int(TOTAL * 3 / DRIP)
ROUTES: list[Route] = [
    fails("an answer that never begins", slowly(start=LONG, pause=0)),
    fails("a head that drips", slowly(b"HTTP/1.1 200 OK\r\nX: ", *LETTERS, pause=DRIP)),
    fails("a status line that drips", slowly(b"HTTP/1.1 ", *LETTERS, pause=DRIP)),
    fails("headers that drip", slowly(HEAD, *[b"X: 1\r\n"] * len(LETTERS), pause=DRIP)),
    fails("hints that drip", slowly(*[b"HTTP/1.1 103 Early\r\n\r\n"] * len(LETTERS), pause=DRIP)),
    fails("a body that drips", slowly(http(length=9_999), *LETTERS, pause=DRIP)),
    fails("a body that drips without a length", slowly(HEAD + b"\r\n" + HALF, *LETTERS, pause=DRIP)),
    fails("chunks that drip", slowly(chunked(), *[chunk(b"x")] * len(LETTERS), pause=DRIP)),
    fails("a body that stops in the middle", slowly(http(HALF, length=len(FEED)), pause=LONG)),
    fails("a chunk that stops in the middle", slowly(chunked(chunk(FEED)[:-300]), pause=LONG)),
    fails("a body whose end does not come", slowly(HEAD + b"\r\n" + HALF, pause=LONG)),
    works(
        "slow but steady", slowly(*(http()[at : at + 400] for at in range(0, len(http()), 400)), pause=0.02)
    ),
    works("late but in time", slowly(http(), start=SILENCE / 2, pause=0)),
    works("whole, and then it stays on the line", slowly(http(), pause=LONG)),
    fails("a redirect that drips", slowly(b"HTTP/1.1 302 F\r\nLocation: /", *LETTERS, pause=DRIP)),
]
