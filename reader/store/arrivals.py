"""What feeds bring: stories they brought before, stories another feed brought first, and new ones.

Nothing here commits. The same story from two feeds is one story with two sources, read once; the first of
them that is still read says what it is.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.store import index, known, stories, trash, whole
from reader.store.stories import Stored
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import FeedId, ReadStory


class _Placed(NamedTuple):
    """A story and its place in the order of all."""

    id: StoryId
    key: int


def save(db: sqlite3.Connection, feed: FeedId, brought: Sequence[ReadStory], now: int) -> Stored:
    """Store what one feed says now."""
    (stored,) = save_all(db, [(feed, brought)], now)
    return stored


def save_all(
    db: sqlite3.Connection, brought: Sequence[tuple[FeedId, Sequence[ReadStory]]], now: int
) -> list[Stored]:
    """Store what feeds say now. Stories they no longer show stay; unchanged ones are not written.

    New stories go into the index together, at the end and in the order of their keys: nearly every other
    statement, and a key that is less, makes FTS5 write down what it holds, and that takes longer than all
    the rest.
    """
    new: list[_Placed] = []
    stored = [_save(db, feed, said, now, new) for feed, said in brought]
    for id_, _ in sorted(new, key=attrgetter("key")):
        index.add(db, *index.stored(db, id_))
    return stored


def _save(
    db: sqlite3.Connection,
    feed: FeedId,
    brought: Sequence[ReadStory],
    now: int,
    new: list[_Placed],
) -> Stored:
    """Store what a feed says, its new stories not yet in the index.

    The feed's first story is its newest: it is stored last, so that of equal dates it stands first.
    """
    have = known.known(db, feed, brought)
    deleted = trash.buried(db, feed, [story.guid for story in brought])
    added: list[StoryId] = []
    updated: list[StoryId] = []
    same: list[StoryId] = []
    for guid, story in {story.guid: story for story in reversed(brought)}.items():
        if guid in deleted:
            continue
        before = have.get(guid)
        if before is not None:
            is_new = _speaks_for(db, feed, before) and stories.update(
                db, before, whole.over(db, before, story), now
            )
            (updated if is_new else same).append(before)
            continue
        placed = _told_by_another(db, feed, story)
        if placed is not None:
            same.append(placed.id)
        else:
            placed = _Placed(*stories.put(db, story, now))
            added.append(placed.id)
            new.append(placed)
        db.execute("insert into source values (?, ?, ?, ?)", (feed, guid, *placed))
    return Stored(tuple(added), tuple(updated), tuple(same))


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


def _told_by_another(db: sqlite3.Connection, feed: FeedId, story: ReadStory) -> _Placed | None:
    """The story that another feed brought and that is this one."""
    for column, key in (("place_key", story.place_key), ("text_key", story.text_key)):
        row = key is not None and db.execute(ALIKE.format(column), (key, feed)).fetchone()
        if row:
            return _Placed(StoryId(row[0]), row[1])
    return None
