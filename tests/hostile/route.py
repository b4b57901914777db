"""One path of a hostile server: what it answers, and what must come of subscribing to it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from tests import feeds

Answer = bytes | Callable[[socket.socket], None]

HEADLINE = "The lamps of the harbour"
BEGINNING, END = "BEGIN of the story.", "END of the story."
HTML = f"<p>{BEGINNING}</p><p>The lamps burn all night.</p><p>{END}</p>"
FEED = feeds.write(
    "rss",
    "The Lantern",
    [(HEADLINE, HTML)],
    site="https://lantern.example/",
    address="https://lantern.example/x",
).encode()
SITE, DECOY, DECOY_PORT = b"SITE.HOST", b"DECOY.HOST", b"DECOY.PORT"  # stand for those of the moment


class Comes(Enum):
    """What comes of a route."""

    STORY = "it must work"
    REFUSAL = "it must end with an error in words"
    EITHER = "it may do either"


class Route(NamedTuple):
    """A path and what is behind it."""

    name: str
    comes: Comes
    answer: Answer

    def at(self, site: str, decoy: str) -> Answer:
        """The answer with the addresses of the moment."""
        if callable(self.answer):
            return self.answer
        port = decoy.rpartition(":")[2].encode()
        answer = self.answer.replace(SITE, site.encode()).replace(DECOY, decoy.encode())
        return answer.replace(DECOY_PORT, port)


def http(
    body: bytes = FEED,
    status: str = "200 OK",
    kind: str = "application/rss+xml",
    length: int | None = None,
    more: Mapping[str, str | bytes] = MappingProxyType({}),
) -> bytes:
    """An answer of HTTP/1.1, as it goes over the wire."""
    fields: dict[str, str | bytes] = {
        "Content-Type": kind,
        "Content-Length": str(len(body) if length is None else length),
    }
    lines = [f"HTTP/1.1 {status}".encode()]
    for name, value in {**fields, **more}.items():
        lines.append(name.encode() + b": " + (value.encode() if isinstance(value, str) else value))
    return b"\r\n".join([*lines, b"", body])


def works(name: str, answer: Answer) -> Route:
    return Route(name, Comes.STORY, answer)


def fails(name: str, answer: Answer) -> Route:
    return Route(name, Comes.REFUSAL, answer)


def either(name: str, answer: Answer) -> Route:
    return Route(name, Comes.EITHER, answer)
