"""The only code that opens a socket: one function for feeds, pages, icons and pictures.

    this file    turns, redirects            exchange   one question and its answer
    rules        where pages may not lead    answer     status in words, headers, unpacking, limits
    errand       patience and stopping       wire       sockets that check what they connect to

With a proxy (from the environment) the proxy resolves names, so the number that is connected to cannot
be judged here, and the proxy's owner answers for it. Hosts that are near by their mere spelling are never
asked for through a proxy, but directly, and judged.
"""

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urldefrag, urlsplit

from reader import addresses
from reader.addresses import typed as typed_address
from reader.errors import FetchError
from reader.fetch.errand import Errand
from reader.types import Page

if TYPE_CHECKING:
    from reader.fetch.exchange import Question

__all__ = ["LIMIT", "Fetcher", "typed_address"]

LIMIT = 15 << 20  # bytes of a page or feed, after unpacking
MOST_REDIRECTS = 10


class Fetcher:
    """Fetches pages over http and https, politely and within limits; from as many threads as you like.

    `allowed` holds "host:port" of servers that may be on this machine or network. `silence` and `total`
    are the seconds without data and in all, `at_once` how many requests one host gets at the same time.
    `proxy` is "host:port", "none" to go without one, or "" for the environment's.
    """

    def __init__(
        self,
        *,
        allowed: Collection[str] = (),
        offline: bool = False,
        silence: float = 20.0,
        total: float = 60.0,
        at_once: int = 4,
        proxy: str = "",
    ) -> None:
        self._allowed = frozenset(host.lower() for host in allowed)
        self.offline = offline
        self._silence, self._total, self._at_once = silence, total, at_once
        self.proxy = proxy  # may change meanwhile
        self._closed = threading.Event()
        self._turns: dict[str, threading.Semaphore] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what is under way: those fetches raise FetchError, and so do new ones."""
        self._closed.set()

    def get(
        self,
        address: str,
        *,
        typed: bool = False,
        etag: str = "",
        modified: str = "",
        limit: int = LIMIT,
        stop: threading.Event | None = None,
        login: tuple[str, str] | None = None,
    ) -> Page | None:
        """The page at an address; None when it is still what `etag` and `modified` say.

        `typed` says that the person gave this very host, so it may be a local one. `login`, a name and a
        password, is said to this host alone, without TLS only when the person typed http. Raises
        FetchError, also soon after `stop` is set.
        """
        from reader.fetch.exchange import Login, Question  # 0.1 s, which opening a library need not spend

        start = urldefrag(addresses.web(address)).url
        if not start:
            raise FetchError(address[:200], "this is not a web address")
        if self.offline:
            raise FetchError(start, "Cuttings is set to work offline")
        stops = (self._closed,) if stop is None else (self._closed, stop)
        question = Question(
            errand=Errand(start, self._silence, self._total, stops),
            trusted=self._allowed | (_places_typed(start) if typed else frozenset()),
            etag=etag,
            modified=modified,
            limit=limit,
            proxy=self.proxy,
            login=Login(*login, _places_typed(start), plain=typed) if login else None,
        )
        return self._follow(start, question)

    def _follow(self, start: str, question: "Question") -> Page | None:
        from reader.fetch import exchange

        here = moved_to = start
        permanent, seen = True, {start}
        while True:
            with self._turn(here, question.errand):
                found = exchange.ask(here, question)
            if not isinstance(found, exchange.Redirect):
                return replace(found, moved_to=moved_to) if found and moved_to != start else found
            permanent = permanent and (found.permanent or _only_safer(here, found.to))
            here = found.to
            moved_to = here if permanent else moved_to
            if here in seen:
                raise question.errand.failure("the address leads round in a circle")
            if len(seen) > MOST_REDIRECTS:
                raise question.errand.failure(f"the address leads on more than {MOST_REDIRECTS} times")
            seen.add(here)

    @contextmanager
    def _turn(self, address: str, errand: Errand) -> Iterator[None]:
        """Wait until the host has time for one more; hosts the user allowed by name always have."""
        place = addresses.place(address)
        turns = self._turns.setdefault(place, threading.Semaphore(self._at_once))
        taken = place not in self._allowed
        if taken:
            errand.wait(lambda seconds: turns.acquire(timeout=seconds), silence=float("inf"))
        try:
            errand.start()
            yield
        finally:
            if taken:
                turns.release()


def _only_safer(here: str, to: str) -> bool:
    """Whether a redirect leads to the same page by https: that is a move, also when it is not called one."""
    return to == here.replace("http:", "https:", 1)


def _places_typed(address: str) -> frozenset[str]:
    """The place a person named; whoever types http also means the same host's https."""
    named = {addresses.place(address)}
    if addresses.port(urlsplit(address)) == 80:
        named.add(addresses.place(address.replace("http:", "https:", 1)))
    return frozenset(named)
