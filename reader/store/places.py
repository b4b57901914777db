"""Where the stories of a capture stand in its text, and which story goes on in which cut.

A story keeps the place it had when it was first cut. Which story a cut is follows from these places alone,
so the same marks always give the same stories again, whatever was cut and undone in between.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import CaptureId, ReadStory


class Place(NamedTuple):
    """A story and the stretch of its capture's text that it had when it was first cut."""

    id: StoryId
    begins: int
    ends: int

    def shared(self, begins: int, ends: int) -> int:
        """How many characters of a stretch are its own."""
        return min(self.ends, ends) - max(self.begins, begins)


def of(db: sqlite3.Connection, capture: CaptureId) -> list[Place]:
    """The stories of a capture, in their order."""
    rows = db.execute(
        "select id, begins, ends from story where capture_id = ? order by ordinal", (capture,)
    ).fetchall()
    return [Place(StoryId(id_), begins, ends) for id_, begins, ends in rows]


def stories_of(db: sqlite3.Connection, capture: CaptureId) -> tuple[StoryId, ...]:
    """The stories of a capture, in their order."""
    return tuple(place.id for place in of(db, capture))


def ordinal(db: sqlite3.Connection, id_: StoryId) -> int:
    """Which story of its capture one is, counted from 0."""
    (found,) = db.execute("select ordinal from story where id = ?", (id_,)).fetchone()
    return int(found)


def missing(db: sqlite3.Connection, capture: CaptureId) -> bool:
    """Whether the capture was stored by the first version, which kept no places."""
    return not any(place.ends for place in of(db, capture))


def give(db: sqlite3.Connection, capture: CaptureId, stories: Sequence[ReadStory]) -> None:
    """Give the stories of such a capture the places they have when it is cut without any mark."""
    db.executemany(
        "update story set begins = ?, ends = ? where capture_id = ? and ordinal = ?",
        [(story.begins, story.ends, capture, story.ordinal) for story in stories],
    )


def assign(known: Sequence[Place], new: Sequence[ReadStory]) -> dict[int, Place]:
    """Which story goes on in which of the new cuts: the oldest first, each where most of its lines are."""
    order = sorted(range(len(new)), key=lambda at: new[at].begins)
    begins = [new[at].begins for at in order]
    heirs: dict[int, Place] = {}
    for place in sorted(known):
        first = max(0, bisect_right(begins, place.begins) - 1)
        meeting = order[first : bisect_left(begins, place.ends)]
        free = [at for at in meeting if at not in heirs and place.shared(new[at].begins, new[at].ends) > 0]
        if free:
            best = max(free, key=lambda at: (place.shared(new[at].begins, new[at].ends), -at))
            heirs[best] = place
    return heirs
