"""The fetcher against real sockets on this machine, the hostile ones included. Nothing leaves loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import FetchError
from reader.fetch import Fetcher
from reader.types import Page
from tests.site import Site

CERTIFICATE = Path(__file__).parent.parent.parent / "data" / "localhost.pem"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def fetcher(site: Site) -> Iterator[Fetcher]:
    with Fetcher(allowed=[site.host], silence=0.5, total=1.5) as fetcher:
        yield fetcher


def page(fetcher: Fetcher, address: str, **wishes: str) -> Page:
    found = fetcher.get(address, **wishes)  # type: ignore[arg-type]  # only texts are passed here
    assert found is not None
    return found


def failure(fetcher: Fetcher, address: str, **wishes: int) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetcher.get(address, **wishes)  # type: ignore[arg-type]  # only numbers are passed here
    return raised.value
