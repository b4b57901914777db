"""A capture cut again: its stories go on, go away, come back or are new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import fields
from reader.store import aside, corrections, highlights, places, state, stories, trash
from reader.types import Changes, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import CaptureId, Highlight, ReadStory

TOLD = """
select s.id, s.hash, s.digest, s.ordinal, b.dropped, t.bookmarked, n.text,
    (select group_concat(tag_id) from (select tag_id from story_tag where story_id = s.id order by tag_id))
from story s join body b on b.story_id = s.id join state t on t.story_id = s.id
left join note n on n.story_id = s.id where s.capture_id = ? order by s.ordinal
"""


def recut(db: sqlite3.Connection, capture: CaptureId, new: Sequence[ReadStory], now: int) -> Changes:
    """Put the stories of a new split in the place of a capture's stories; nothing of the person's is lost."""
    trash.take_back(db, trash.of_capture(db, capture))  # its lines come back, so it does
    before = _told(db, capture)
    aside.take_back(db, capture, now)
    live, away = places.of(db, capture), aside.places(db, capture)
    heirs = places.assign([*live, *away], new)
    going_on = set(heirs.values())
    carried: list[Highlight] = []
    for place in live:
        if place not in going_on:
            carried += highlights.carry(db, place.id, list(map(fields.of_read, new)))
            aside.put(db, capture, place)
    db.execute("update story set ordinal = -1 - ordinal where capture_id = ?", (capture,))
    for at in reversed(range(len(new))):  # the last stands last, so of equal seconds it takes the earliest
        _place(db, capture, new[at], heirs.get(at), _arrived(db, capture, len(new) - 1 - at))
    highlights.settle_in(db, places.stories_of(db, capture), carried, now)
    aside.lend(db, capture, new, now)
    return _changes(db, before, _told(db, capture))


def _arrived(db: sqlite3.Connection, capture: CaptureId, place: int) -> int:
    """When a story of a capture counts as arrived: all in one moment, but the first one last."""
    (captured,) = db.execute("select captured from capture where id = ?", (capture,)).fetchone()
    return int(captured) + place


def _place(
    db: sqlite3.Connection, capture: CaptureId, story: ReadStory, place: places.Place | None, arrived: int
) -> None:
    """Store a cut: as the story that goes on in it, as one that comes back, or as a new one."""
    if place is None:
        stories.insert(db, story, arrived, capture)
    elif not db.execute("select 1 from story where id = ?", (place.id,)).fetchone():
        aside.bring_back(db, capture, place, story, arrived)
    else:
        stories.overwrite(db, place.id, corrections.over(db, place.id, story), arrived)
        db.execute("update story set ordinal = ? where id = ?", (story.ordinal, place.id))


def _told(db: sqlite3.Connection, capture: CaptureId) -> dict[StoryId, tuple[object, ...]]:
    """What can be different afterwards, by story."""
    return {StoryId(row[0]): row[1:] for row in db.execute(TOLD, (capture,))}


def _changes(
    db: sqlite3.Connection,
    before: dict[StoryId, tuple[object, ...]],
    after: dict[StoryId, tuple[object, ...]],
) -> Changes:
    changed = frozenset(id_ for id_ in {**before, **after} if before.get(id_) != after.get(id_))
    return Changes(
        stories=changed,
        feeds=state.feeds_of(db, changed),
        tags=bool(changed),
        added=tuple(id_ for id_ in after if id_ not in before),
        gone=frozenset(before) - frozenset(after),
    )
