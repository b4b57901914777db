"""A name and password go to the one host they were given for, and over TLS unless http was typed."""

from base64 import b64encode

import pytest

from reader.fetch import Fetcher, _only_safer
from reader.fetch.exchange import Login
from tests.reader.fetch.conftest import failure
from tests.site import Site

LOGIN = ("ann", "s3crët")
SAID = "Basic " + b64encode("ann:s3crët".encode()).decode()


def test_a_typed_http_host_hears_the_password(fetcher: Fetcher, site: Site) -> None:
    address = site.put("/feed", "x")
    fetcher.get(address, typed=True, login=LOGIN)
    assert site.requests[0].headers["Authorization"] == SAID


def test_without_tls_nobody_else_does(fetcher: Fetcher, site: Site) -> None:
    fetcher.get(site.put("/feed", "x"), login=LOGIN)
    assert site.requests[0].headers["Authorization"] is None


def test_another_host_never_does(fetcher: Fetcher, site: Site) -> None:
    with Site() as other:
        site.redirect("/feed", other.put("/stolen", "x"))
        with Fetcher(allowed=[site.host, other.host]) as both:
            both.get(site.address("/feed"), typed=True, login=LOGIN)
        assert [request.headers["Authorization"] for request in site.requests] == [SAID]
        assert [request.headers["Authorization"] for request in other.requests] == [None]


@pytest.mark.parametrize(
    ("address", "plain", "said"),
    [
        ("https://paper.example/feed", False, True),
        ("https://paper.example/other", False, True),
        ("http://paper.example/feed", False, False),
        ("http://paper.example/feed", True, True),
        ("https://paper.example:8443/feed", True, False),
        ("https://evil.example/feed", True, False),
        ("https://www.paper.example/feed", True, False),
    ],
)
def test_who_may_hear_it(address: str, plain: bool, said: bool) -> None:
    places = frozenset({"paper.example:443", "paper.example:80"})
    assert bool(Login("ann", "s", places, plain).for_address(address)) is said


def test_a_refused_login_is_said_so(fetcher: Fetcher, site: Site) -> None:
    site.put("/feed", "", status=401)
    with_login = failure_with_login(fetcher, site.address("/feed"))
    assert (with_login, failure(fetcher, site.address("/feed")).reason) == (
        "the server does not accept this name and password",
        "the server asks for a name and a password",
    )


def failure_with_login(fetcher: Fetcher, address: str) -> str:
    from reader.errors import FetchError

    with pytest.raises(FetchError) as raised:
        fetcher.get(address, typed=True, login=LOGIN)
    return raised.value.reason


def test_the_same_page_by_https_is_a_move_whatever_the_server_calls_it() -> None:
    assert _only_safer("http://a.example/feed?x=1", "https://a.example/feed?x=1")
    assert not _only_safer("http://a.example/feed", "https://b.example/feed")
    assert not _only_safer("http://a.example/feed", "https://a.example/")


def test_a_proxy_that_was_set_wins_over_the_environment(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.put("http://paper.example/x", "by proxy")
    with Fetcher(proxy=site.host) as fetcher:
        assert fetcher.get("http://paper.example/x") is not None
        fetcher.proxy = "none"
        with pytest.raises(Exception, match=r"paper\.example"):
            fetcher.get("http://paper.example/x")
    assert len(site.requests) == 1
