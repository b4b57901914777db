"""What a person does with feeds and folders: settle, move, pause, unsubscribe; each with its way back.

A feed's settings are one value. An act sets a new one, undo sets the one before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import addresses, store
from reader.icons import Icons
from reader.keeper import PROXY
from reader.types import Changes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.types import FeedDetails, FeedId, FeedSettings, FolderId, RemovedFolder

OFFLINE = "work offline"  # the name of a setting
AT_A_TIME = 200  # stories that one write puts aside


class Subscriptions(Icons):
    """Feeds and folders. All that writes belongs off the window's thread."""

    # -- feeds --

    def feed_details(self, feed: FeedId) -> FeedDetails:
        """A feed's address, settings, last and next fetch, and the history of its fetches. NotFoundError."""
        with self.reading() as db:
            store.feeds.require(db, [feed])
            known = [one for one in store.views.feeds(db) if one.id == feed]
            return replace(store.feeds.every(db, known)[0], history=store.feeds.history(db, feed))

    def subscriptions(self) -> tuple[FeedDetails, ...]:
        """All feeds that are read with their settings, by title, without their history."""
        with self.reading() as db:
            return store.feeds.every(db, store.views.feeds(db))

    def is_any_due(self) -> bool:
        """Whether a refresh would have a feed to ask."""
        with self.reading() as db:
            return store.feeds.is_any_due(db, self.clock())

    def settings_of(self, feed: FeedId) -> FeedSettings:
        """What the person settled for a feed."""
        with self.reading() as db:
            return store.feeds.settings(db, feed)

    def settle(self, feed: FeedId, settled: FeedSettings) -> Changes:
        """Settle a feed's name, folder, rhythm and all else: this value instead of the one before."""
        self.write(lambda db: store.feeds.settle(db, feed, settled))
        return Changes(feeds=frozenset([feed]))

    def move_feed(self, feed: FeedId, folder: FolderId | None) -> Changes:
        """Put a feed into a folder, or at the top."""
        return self.settle(feed, replace(self.settings_of(feed), folder=folder))

    def unsubscribe(self, feed: FeedId, remove_stories: bool = False) -> Changes:
        """Stop reading a feed. Its stories stay; on request those go that nobody else shows and that the
        person did nothing with. `subscribe_again` brings everything back."""

        self.write(lambda db: store.feeds.unsubscribe(db, feed))
        changes = Changes(feeds=frozenset([feed]))
        return changes | self.remove_stories(feed) if remove_stories else changes

    def remove_stories(self, feed: FeedId) -> Changes:
        """Put the stories aside that `removable` counts; the feed is one that is no longer read."""
        changes, more = Changes(), True
        while more:  # in small writes, so that nothing of the person's has to wait
            gone = self.write(lambda db: store.removed.put(db, feed, self.clock(), AT_A_TIME))
            changes, more = changes | Changes(gone=gone, tags=bool(gone)), bool(gone)
        return changes

    def removable(self, feed: FeedId) -> int:
        """How many stories would go with a feed."""
        with self.reading() as db:
            return len(store.removed.removable(db, feed))

    def bring_stories_back(self, feed: FeedId) -> Changes:
        """Undo `remove_stories`; the feed stays as it is."""
        back = self.write(lambda db: store.removed.bring_back(db, feed))
        return Changes(feeds=frozenset([feed]), added=back)

    def subscribe_again(self, feed: FeedId) -> Changes:
        """Read a feed again that was unsubscribed: in its folder, by its settings, with all its stories."""

        def job(db: sqlite3.Connection) -> Changes:
            store.feeds.subscribe_again(db, feed)
            back = store.removed.bring_back(db, feed)
            return Changes(feeds=frozenset([feed]), added=back)

        return self.write(job)

    # -- logins and the proxy --

    def log_in(self, feed: FeedId, name: str, password: str) -> bool:
        """Let a feed be asked with a name and password; "" as a name: without. False when there is no
        keyring on this computer, so that the password is asked for at each start."""
        details = self.feed_details(feed)
        place, before = addresses.host(details.feed.address), details.settings
        if before.login and before.login != name:
            self.intake.passwords.forget(place, before.login)
        self.settle(feed, replace(before, login=name.strip()))
        return not name.strip() or self.intake.passwords.keep(place, name.strip(), password)

    def locked_out(self) -> list[tuple[FeedId, str, str]]:
        """The feeds whose password must be asked for, as (feed, title, login). Slow: the system is asked."""
        with self.reading() as db:
            known = store.feeds.logins(db)
        passwords = self.intake.passwords
        return [
            (id_, title, login)
            for id_, title, address, login in known
            if passwords.get(addresses.host(address), login) is None
        ]

    def set_proxy(self, proxy: str) -> None:
        """Fetch by way of a proxy: "host:port"; "none" for none at all, "" for the environment's."""
        proxy = proxy.strip()
        if proxy not in ("", "none"):
            proxy = addresses.host(addresses.typed(proxy if "://" in proxy else f"http://{proxy}"))
        self.settle_all(PROXY, proxy)
        self.intake.go_through(proxy)

    def set_offline(self, offline: bool) -> None:
        """Fetch nothing, or everything again; it is remembered."""
        self.settle_all(OFFLINE, "on" if offline else "")
        self.intake.fetcher.offline = offline

    @property
    def is_offline(self) -> bool:
        """Whether the person wants nothing to be fetched."""
        return self.setting(OFFLINE) == "on"

    def settle_all(self, name: str, value: str) -> None:
        """Settle something for the whole library; "" is as if it never had been."""
        self.write(lambda db: store.settings.put(db, name, value))

    # -- folders --

    def make_folder(self, name: str, parent: FolderId | None = None) -> FolderId:
        """A new folder. RefusedError when there is one of that name beside it."""
        return self.write(lambda db: store.folders.make(db, name, parent))

    def rename_folder(self, folder: FolderId, name: str) -> Changes:
        """Give a folder another name. RefusedError when the one beside it has it."""
        return self._of_folders(lambda db: store.folders.rename(db, folder, name))

    def move_folder(self, folder: FolderId, parent: FolderId | None) -> Changes:
        """Put a folder with all that is in it into another, or at the top."""
        return self._of_folders(lambda db: store.folders.move(db, folder, parent))

    def remove_folder(self, folder: FolderId) -> RemovedFolder:
        """Take a folder away; its feeds and folders move up."""
        return self.write(lambda db: store.folders.remove(db, folder))

    def put_folder_back(self, removed_: RemovedFolder) -> Changes:
        """Undo `remove_folder`."""
        return self._of_folders(lambda db: store.folders.put_back(db, removed_))

    def _of_folders(self, job: Callable[[sqlite3.Connection], None]) -> Changes:
        self.write(job)
        return Changes(folders=True)

    def feeds_in(self, folder: FolderId) -> tuple[FeedId, ...]:
        """The feeds of a folder, and of those inside it."""
        with self.reading() as db:
            return store.folders.feeds_in(db, folder)
