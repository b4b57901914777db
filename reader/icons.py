"""The icons of the sites that feeds come from: looked for now and then, kept as media."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import store
from reader.keeper import Keeper
from reader.media import Media
from reader.rhythm import DAY, WEEK
from reader.types import Changes

if TYPE_CHECKING:
    import sqlite3
    import threading
    from pathlib import Path

    from reader.probe import Probe
    from reader.store.feeds import Iconless

AT_ONCE = 4
LOOKED_AGAIN = 30 * DAY  # sites change their icons; those without one get another chance sooner


class Icons(Keeper):
    """Finds icons and says where they lie. Belongs off the window's thread."""

    def fetch_icons(self, stop: threading.Event) -> Changes:
        """Look for the icons that are missing, until all were looked for, `stop` is set or nothing may be
        fetched: what was not asked for says nothing of its site."""
        changes = Changes()
        from concurrent.futures import ThreadPoolExecutor  # not for the first paint

        with ThreadPoolExecutor(AT_ONCE, "icon") as pool:
            while not self._ends(stop) and (wanted := self._iconless()):
                found = list(pool.map(lambda one: self.intake.icon(one.site, one.typed, stop), wanted))
                if self._ends(stop):
                    break
                changes |= self._keep_icons(wanted, found)
        return changes

    def _ends(self, stop: threading.Event) -> bool:
        return stop.is_set() or self.intake.fetcher.offline

    def icon_file(self, mark: str) -> Path:
        """Where the file of a feed's icon is."""
        return Media(self.folder).path(mark)

    def _iconless(self) -> list[Iconless]:
        with self.reading() as db:
            return store.feeds.iconless(db, self.clock(), 2 * AT_ONCE)

    def _keep_icons(self, wanted: list[Iconless], found: list[tuple[bytes, Probe] | None]) -> Changes:
        """Files first, then the rows that name them."""
        marks = [Media(self.folder).keep(icon[0]) if icon else "" for icon in found]

        def job(db: sqlite3.Connection) -> Changes:
            for one, mark, icon in zip(wanted, marks, found, strict=True):
                if icon:
                    store.pictures.add(db, mark, icon[1], len(icon[0]))
                store.feeds.keep_icon(db, one.feeds, mark, self.clock() + (LOOKED_AGAIN if icon else WEEK))
            return Changes(
                feeds=frozenset(
                    id_ for one, icon in zip(wanted, found, strict=True) if icon for id_ in one.feeds
                )
            )

        return self.write(job)
