"""Connections that are made, or not: dead hosts, refusals, resets, and TLS."""

import socket
import ssl

import pytest

from reader.fetch import Fetcher, exchange, wire
from tests.reader.fetch.conftest import CERTIFICATE, failure, page
from tests.site import Site


def test_the_next_number_of_a_host_is_tried_when_one_is_dead(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        places = [taken.getsockname(), ("127.0.0.1", int(site.host.split(":")[1]))]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        assert page(fetcher, site.put("/x", "alive")).content == b"alive"


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


def test_a_host_that_cannot_be_reached_is_a_failure_in_words(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("255.255.255.255", 80))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place])
    assert "cannot be reached" in failure(fetcher, site.address()).reason


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
