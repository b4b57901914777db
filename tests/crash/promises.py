"""What the program said is safe: the acknowledgements, kept by whoever was told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from tests.crash.program import Record

TEXTS = """
select address, headline, text from story join body on story_id = id where id = :id
union all
select address, v.headline, v.text from story s join version v on story_id = s.id where s.id = :id
"""


class Promises:
    """The last hash that was acknowledged of each story, and its tags."""

    def __init__(self) -> None:
        self.count = 0
        self._hashes: dict[int, str] = {}
        self._tags: set[tuple[int, str]] = set()

    def hear(self, said: Iterable[Record]) -> None:
        for record in said:
            if record.get("event") == "ack":
                self.count += 1
                self._hashes[record["id"]] = record["hash"]
                if record.get("op") == "tag":
                    self._tags.add((record["id"], record["tag"]))

    def broken(self, db: sqlite3.Connection) -> list[str]:
        """What was acknowledged and is not there: as the story's text now, or as an earlier one."""
        tagged = set(db.execute("select story_id, name from story_tag join tag on tag.id = tag_id"))
        return [
            f"story {id_} was acknowledged and is lost" for id_ in self._hashes if not self._kept(db, id_)
        ] + [
            f"the tag {name} of story {id_} was acknowledged and is lost" for id_, name in self._tags - tagged
        ]

    def _kept(self, db: sqlite3.Connection, id_: int) -> bool:
        rows = db.execute(TEXTS, {"id": id_}).fetchall()
        return any(self._hashes[id_] == fingerprint(*texts) for texts in rows)


def fingerprint(address: str, headline: str, text: str) -> str:
    """As docs/command-line.md says it, made by somebody who does not take the program's word for it."""
    return hashlib.sha256(f"{address}\n{headline}\n{text}".encode()).hexdigest()
