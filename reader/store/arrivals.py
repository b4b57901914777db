"""What feeds bring: stories they brought before, stories another feed brought first, and new ones.

Nothing here commits. The same story from two feeds is one story with two sources, read once; the first of
them that is still read says what it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader import ready
from reader.store import index, known, stories, trash, whole
from reader.store.stories import Placed, Stored
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import FeedId, ReadStory, Ready


def save(db: sqlite3.Connection, feed: FeedId, brought: Sequence[ReadStory], now: int) -> Stored:
    """Store what one feed says now."""
    (stored,) = save_all(db, [(feed, [ready.made(story) for story in brought])], now)
    return stored


def save_all(
    db: sqlite3.Connection, brought: Sequence[tuple[FeedId, Sequence[Ready]]], now: int
) -> list[Stored]:
    """Store what feeds say now. Stories they no longer show stay; unchanged ones are not written.

    New stories go into the index at the end, together (see `index.add`).
    """
    new: list[tuple[Placed, Ready]] = []
    stored = [_save(db, feed, said, now, new) for feed, said in brought]
    index.add_new(db, new)
    return stored


def _save(
    db: sqlite3.Connection,
    feed: FeedId,
    brought: Sequence[Ready],
    now: int,
    new: list[tuple[Placed, Ready]],
) -> Stored:
    """Store what a feed says, its new stories not yet in the index.

    The feed's first story is its newest: it is stored last, so that of equal dates it stands first.
    """
    said = [one.story for one in brought]
    have = known.known(db, feed, said)
    deleted = trash.buried(db, feed, [story.guid for story in said])
    told = _told(db, said)
    coming: dict[str, Ready] = {}
    updated: list[StoryId] = []
    same: list[StoryId] = []
    for guid, one in {one.story.guid: one for one in reversed(brought)}.items():
        if guid in deleted:
            continue
        before = have.get(guid)
        if before is not None:
            (updated if _update(db, feed, before, one, now) else same).append(before)
        elif told.isdisjoint(_keys(one.story)) or not (other := _told_by_another(db, feed, one.story)):
            coming[guid] = one
        else:
            db.execute(SOURCE, (feed, guid, *other))
            same.append(other.id)
    placed = stories.put(db, [*coming.values()], now)
    db.executemany(SOURCE, [(feed, guid, *place) for guid, place in zip(coming, placed, strict=True)])
    new += zip(placed, coming.values(), strict=True)
    return Stored(tuple(place.id for place in placed), tuple(updated), tuple(same))


SOURCE = "insert into source values (?, ?, ?, ?)"


def _update(db: sqlite3.Connection, feed: FeedId, id_: StoryId, said: Ready, now: int) -> bool:
    if not _speaks_for(db, feed, id_):
        return False
    return stories.update(db, id_, ready.again(said, whole.over(db, id_, said.story)), now)


FIRST = """
select min(x.feed_id) from source x join feed f on f.id = x.feed_id
where x.story_id = ? and (f.unsubscribed = 0 or f.id = ?)
"""


def _speaks_for(db: sqlite3.Connection, feed: FeedId, story: StoryId) -> bool:
    """Whether a feed is the first of those that tell a story: else two that differ would take turns."""
    (first,) = db.execute(FIRST, (story, feed)).fetchone()
    return bool(first == feed)


ALIKE = """
select id, sort_key from story
where {} = ? and exists (select 1 from source where story_id = id)
    and not exists (select 1 from source where story_id = id and feed_id = ?)
limit 1
"""


TOLD = """
select place_key from story where place_key in (select value from json_each(:keys))
union select text_key from story where text_key in (select value from json_each(:keys))
"""


def _told(db: sqlite3.Connection, said: Sequence[ReadStory]) -> set[int]:
    """Which keys of stories the library knows: asked once for all, because mostly it knows none."""
    asked = json.dumps([key for story in said for key in _keys(story)])
    return {key for (key,) in db.execute(TOLD, {"keys": asked})}


def _keys(story: ReadStory) -> list[int]:
    return [key for key in (story.place_key, story.text_key) if key is not None]


def _told_by_another(db: sqlite3.Connection, feed: FeedId, story: ReadStory) -> Placed | None:
    """The story that another feed brought and that is this one."""
    for column, key in (("place_key", story.place_key), ("text_key", story.text_key)):
        row = key is not None and db.execute(ALIKE.format(column), (key, feed)).fetchone()
        if row:
            return Placed(StoryId(row[0]), row[1])
    return None
