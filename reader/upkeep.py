"""What a library needs from time to time, while it is quiet: its counts proved, its tables measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import store, types
from reader.keeper import Keeper
from reader.rhythm import DAY

if TYPE_CHECKING:
    import sqlite3

    from reader.types import Problem

KEPT_UP = "kept up"  # a setting: the second when it was done last
LOOKED_AT = 400  # rows of an index from which SQLite learns how it is made up


class Upkeep(Keeper):
    """Belongs off the window's thread."""

    def keep_up(self) -> list[Problem]:
        """Once a day: prove the counts, and put right those that are wrong; which that were."""
        if self.clock() < int(self.setting(KEPT_UP) or 0) + DAY:
            return []
        with self.reading() as db:
            wrong = list(store.check.counts(db))

        def job(db: sqlite3.Connection) -> None:
            if wrong:
                store.repair.repair(db, {types.Cure.COUNTS})
            db.execute(f"pragma analysis_limit = {LOOKED_AT}")
            db.execute("pragma optimize")
            store.settings.put(db, KEPT_UP, str(self.clock()))

        self.write(job)
        return wrong
