"""The patience of a fetch: silence, slow drips and endless heads end it."""

import socket

import pytest

from reader.fetch import Fetcher
from tests.reader.fetch.conftest import failure
from tests.site import Site


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


def test_a_resolver_that_hangs_is_not_waited_for(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: object, **__: object) -> list[object]:
        site.closing.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    assert "did not answer" in failure(fetcher, "https://slow.example/").reason
