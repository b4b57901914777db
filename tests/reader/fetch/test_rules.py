"""Nothing from the web may lead into this machine or its network, however it is spelled."""

import socket

import pytest

from reader.errors import FetchError
from reader.fetch import Fetcher, rules
from tests.reader.fetch.conftest import failure, page
from tests.site import Site

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
