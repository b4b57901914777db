"""A library that holds something, a decoy, and the command line with small limits."""

from __future__ import annotations

import functools
import json
import shutil
import socket
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from reader import cli, fetch, workers
from tests import feeds
from tests.hostile.routes.slow import SILENCE, TOTAL
from tests.reader.cli.conftest import Called
from tests.site import Site

if TYPE_CHECKING:
    from pathlib import Path

Call = Callable[..., Called]


@pytest.fixture(scope="session")
def crew() -> Iterator[workers.Workers]:
    """Workers that all calls share: starting them takes longer than nearly every case."""
    with workers.Workers(seconds=20) as crew:
        yield crew


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that held a feed before anything hostile came."""
    folder = tmp_path_factory.mktemp("held")
    stories = [(f"Held {n}", f"<p>Held story {n}.</p>") for n in range(3)]
    with Site() as site:
        content = feeds.write("rss", "Held", stories, site="https://held.example/", address=site.address())
        address = site.put("/feed", content, feeds.MEDIA_TYPES["rss"])
        fixed = ["--library", str(folder / "library"), "--json", "--allow-host", site.host]
        assert cli.main([*fixed, "add", address]) == 0
        assert cli.main([*fixed, "refresh"]) == 0  # the day's backup is there: no case has to make it
    return folder / "library"


@pytest.fixture
def decoy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server of this machine that nobody may ask; `inner.example` is a name of the web that leads to it."""
    look_up = socket.getaddrinfo

    def known(host: str, *rest: Any, **more: Any) -> Any:
        inner = host.lower().rstrip(".") == "inner.example"
        if not inner and host.rpartition(".")[2].isalpha() and host.lower().rstrip(".") != "localhost":
            raise socket.gaierror(socket.EAI_NONAME, "the tests ask no name server")
        return look_up("127.0.0.1" if inner else host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", known)
    with Site() as decoy:
        decoy.feed("/secret", stories=[("Secret", "<p>of this machine</p>")])
        yield decoy
        assert not decoy.requests, [request.path for request in decoy.requests]


@pytest.fixture
def call(
    tmp_path: Path,
    held: Path,
    decoy: Site,
    site: Site,
    crew: workers.Workers,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Call]:
    """Call the command line on a copy of the held library. Afterwards it must hold what it held, and be sound."""
    shutil.copytree(held, tmp_path / "library")
    monkeypatch.setattr(crew, "close", lambda: None)
    monkeypatch.setattr(workers, "Workers", lambda: crew)

    def run(*args: object) -> Called:
        fixed = ["--library", str(tmp_path / "library"), "--json", "--events", "--allow-host", site.host]
        code = cli.main([*fixed, *map(str, args)])
        called = Called(code, capsys.readouterr().out)
        _is_an_answer(called)
        return called

    yield run
    assert run("check").code == 0
    held_still = run("search", "feed:Held")["stories"]
    assert {story["title"] for story in held_still} == {"Held 0", "Held 1", "Held 2"}


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let the fetcher have little patience from now on. Nothing that must work may depend on that."""
    hasty = functools.partial(fetch.Fetcher, silence=SILENCE, total=TOTAL)
    return lambda: monkeypatch.setattr(fetch, "Fetcher", hasty)


def _is_an_answer(called: Called) -> None:
    """Whatever was asked: a result, or an error of the world in one line of plain words."""
    assert called["ok"] is (called.code == 0)
    if called.code:
        message = called["error"]["message"]
        assert called.code != 70, message
        assert 10 < len(message) < 1_000, message
        assert message.isprintable(), message
    json.dumps(called.end)
