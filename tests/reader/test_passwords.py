"""Passwords: in the keyring when there is one, else in memory; and feeds that need one."""

from __future__ import annotations

import sys
from base64 import b64encode
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from reader.addresses import Login
from reader.errors import FetchError, RefusedError
from reader.fetch import Fetcher
from reader.library import Library
from reader.passwords import Passwords
from tests import feeds
from tests.hostile.route import http
from tests.site import Site

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

    from reader.types import FeedId


class KeyringError(Exception):
    pass


class Ring(ModuleType):
    """A keyring of a dictionary."""

    def __init__(self) -> None:
        super().__init__("keyring")
        self.errors = ModuleType("keyring.errors")
        self.errors.KeyringError = KeyringError  # type: ignore[attr-defined]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, entry: str) -> str | None:
        self._open()
        return self.kept.get((service, entry))

    def set_password(self, service: str, entry: str, password: str) -> None:
        self._open()
        self.kept[service, entry] = password

    def delete_password(self, service: str, entry: str) -> None:
        self._open()
        if (service, entry) not in self.kept:
            raise KeyringError
        del self.kept[service, entry]

    def _open(self) -> None:
        if self.locked:
            raise KeyringError


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setitem(sys.modules, "keyring", made)
    monkeypatch.setitem(sys.modules, "keyring.errors", made.errors)
    return made


@pytest.fixture
def no_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    monkeypatch.setitem(sys.modules, "keyring.errors", None)


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Library]:
    with Library.open(tmp_path / "library", fetcher=Fetcher(allowed=[site.host])) as library:
        yield library


@pytest.fixture
def feed(library: Library, site: Site) -> FeedId:
    return library.subscribe(site.feed("/feed.xml", stories=[("Wells", "<p>Water.</p>")])).feed


def test_a_password_is_kept_in_the_keyring(ring: Ring) -> None:
    assert Passwords().keep("paper.example", "ann", "secret")
    assert ring.kept == {("Cuttings", "ann@paper.example"): "secret"}
    again = Passwords()
    assert again.get("paper.example", "ann") == "secret"
    assert again.get("paper.example", "bo") is None
    again.forget("paper.example", "ann")
    again.forget("paper.example", "ann")
    assert (ring.kept, again.get("paper.example", "ann")) == ({}, None)


def test_with_a_locked_keyring_it_is_kept_in_memory(ring: Ring) -> None:
    ring.locked = True
    passwords = Passwords()
    assert passwords.get("paper.example", "ann") is None
    assert not passwords.keep("paper.example", "ann", "secret")
    assert passwords.get("paper.example", "ann") == "secret"
    passwords.forget("paper.example", "ann")
    assert passwords.get("paper.example", "ann") is None


@pytest.mark.usefixtures("no_ring")
def test_without_a_keyring_it_is_kept_in_memory() -> None:
    passwords = Passwords()
    assert passwords.get("paper.example", "ann") is None
    assert not passwords.keep("paper.example", "ann", "secret")
    assert passwords.get("paper.example", "ann") == "secret"
    passwords.forget("paper.example", "ann")
    assert Passwords().get("paper.example", "ann") is None


def test_a_feed_with_a_login_sends_it(library: Library, feed: FeedId, site: Site, ring: Ring) -> None:
    assert library.log_in(feed, "ann", "secret")
    assert library.locked_out() == []
    library.refresh(force=True)
    assert site.requests[-1].headers["Authorization"] == "Basic " + b64encode(b"ann:secret").decode()
    library.log_in(feed, "bo", "other")
    assert [entry for _, entry in ring.kept] == [f"bo@{site.host}"]
    assert library.log_in(feed, "", "")
    assert ring.kept == {}
    library.refresh(force=True)
    assert site.requests[-1].headers["Authorization"] is None


@pytest.fixture
def locked(site: Site) -> str:
    """The address of a feed that only ann with her secret may read."""
    stories = [("Wells", "<p>Water.</p>")]
    content = feeds.write("rss", "The Well", stories, site=site.address("/"), address=site.address("/x"))

    def answer(connection: socket.socket) -> None:
        known = site.requests[-1].headers["Authorization"] == "Basic " + b64encode(b"ann:s/cret").decode()
        connection.sendall(http(content.encode()) if known else http(b"", "401 Who"))

    return site.raw("/locked", answer)


def test_a_feed_behind_a_login_is_subscribed_to_with_it(
    library: Library, locked: str, site: Site, ring: Ring
) -> None:
    """There was no way to it: one could log in only for feeds that were read already."""
    with pytest.raises(FetchError) as refused:
        library.subscribe(locked)
    assert refused.value.status == 401
    with pytest.raises(FetchError, match="does not accept this name and password"):
        library.subscribe(locked, Login("ann", "wrong"))
    assert library.feeds() == ()
    assert library.subscribe(locked, Login("ann", "s/cret")).title == "The Well"
    assert ring.kept == {("Cuttings", f"ann@{site.host}"): "s/cret"}
    assert library.refresh(force=True).failures == ()


@pytest.mark.usefixtures("ring")
def test_a_login_may_stand_in_the_address_and_is_kept_apart_from_it(library: Library, locked: str) -> None:
    feed = library.subscribe(locked.replace("://", "://ann:s%2Fcret@")).feed
    details = library.feed_details(feed)
    assert (details.feed.address, details.settings.login) == (locked, "ann")
    assert library.refresh(force=True).failures == ()


def test_a_page_may_not_pass_a_login_on_to_another_host(tmp_path: Path, site: Site, ring: Ring) -> None:
    with Site() as other, Fetcher(allowed=[site.host, other.host]) as fetcher:
        link = f'<link rel="alternate" type="application/rss+xml" href="{other.feed("/feed.xml")}">'
        page = site.put("/", f"<html>{link}</html>")
        with Library.open(tmp_path / "library", fetcher=fetcher) as library:
            feed = library.subscribe(page, Login("ann", "s/cret")).feed
            assert library.settings_of(feed).login == ""
        assert [request.headers["Authorization"] for request in other.requests] == [None]
    assert ring.kept == {}


@pytest.mark.usefixtures("no_ring")
def test_without_a_keyring_the_password_is_asked_for_at_each_start(
    tmp_path: Path, library: Library, feed: FeedId, site: Site
) -> None:
    assert not library.log_in(feed, "ann", "secret")
    assert library.refresh(force=True).failures == ()
    asked = len(site.requests)
    with Library.open(tmp_path / "library", fetcher=Fetcher(allowed=[site.host])) as later:
        assert later.locked_out() == [(feed, "The Lantern", "ann")]
        (failure,) = later.refresh(force=True).failures
        assert "its password is not known here" in failure[1]
        assert len(site.requests) == asked
        later.log_in(feed, "ann", "secret")
        assert later.refresh(force=True).failures == ()


def test_a_proxy_is_settled_for_the_library(tmp_path: Path, library: Library, site: Site) -> None:
    library.set_proxy(" http://proxy.example:3128/ ")
    assert library.intake.fetcher.proxy == "proxy.example:3128"
    with Library.open(tmp_path / "library") as again:
        assert again.intake.fetcher.proxy == "proxy.example:3128"
    library.set_proxy("none")
    assert library.setting("proxy") == library.intake.fetcher.proxy == "none"
    library.set_proxy("")
    assert library.setting("proxy") == library.intake.fetcher.proxy == ""
    with pytest.raises(RefusedError):
        library.set_proxy("socks5://proxy.example:1")
