"""Stories that went with their feed, kept whole for a month: subscribing again brings them back.

Only stories go that no other feed shows and that the person did nothing with: what is bookmarked, tagged,
noted, highlighted or put right stays in the library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.rhythm import DAY
from reader.store import packed
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId

MONTH = 30 * DAY

REMOVABLE = """
select distinct x.story_id from source x
join story s on s.id = x.story_id
join state t on t.story_id = x.story_id
where x.feed_id = :feed and s.capture_id is null and t.bookmarked = 0
and not exists (select 1 from source y where y.story_id = x.story_id and y.feed_id <> :feed)
and not exists (select 1 from story_tag y where y.story_id = x.story_id)
and not exists (select 1 from note y where y.story_id = x.story_id)
and not exists (select 1 from highlight y where y.story_id = x.story_id)
and not exists (select 1 from correction y where y.story_id = x.story_id)
and not exists (select 1 from quote_correction y where y.story_id = x.story_id)
order by x.sort_key
"""


def removable(db: sqlite3.Connection, feed: FeedId) -> list[StoryId]:
    """The stories that may go with a feed."""
    return [StoryId(id_) for (id_,) in db.execute(REMOVABLE, {"feed": feed})]


def put(db: sqlite3.Connection, feed: FeedId, now: int, most: int) -> frozenset[StoryId]:
    """Put stories of a feed aside, at most so many; which they were."""
    gone = removable(db, feed)[:most]
    for id_ in gone:
        db.execute("insert into removed values (?, ?, ?, ?)", (id_, feed, now, packed.pack(db, id_)))
    return frozenset(gone)


def bring_back(db: sqlite3.Connection, feed: FeedId) -> tuple[StoryId, ...]:
    """Bring the stories of a feed back as they were; which they are."""
    rows = db.execute("select kept from removed where feed_id = ? order by story_id", (feed,)).fetchall()
    back = [packed.unpack(db, kept) for (kept,) in rows]
    db.execute("delete from removed where feed_id = ?", (feed,))
    return tuple(id_ for id_ in back if id_ is not None)


def forget(db: sqlite3.Connection, now: int) -> None:
    """Let go of what was put aside more than a month ago."""
    db.execute("delete from removed where moment < ?", (now - MONTH,))
