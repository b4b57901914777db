"""Stories that grow old: a feed's go to the trash after so many days, when the person settled it so.

Never one that the person did something with: bookmarked, tagged, noted, highlighted or put right, kept as a
capture, or told by another feed that keeps its stories.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.rhythm import DAY
from reader.store import trash
from reader.types import Changes, StoryId

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId

OLD = """
select x.story_id from source x
join story s on s.id = x.story_id
join state t on t.story_id = x.story_id
where x.feed_id = :feed and x.sort_key < :before and s.arrived < :before
and s.capture_id is null and t.bookmarked = 0
and not exists (select 1 from source y where y.story_id = x.story_id and y.feed_id <> :feed)
and not exists (select 1 from story_tag y where y.story_id = x.story_id)
and not exists (select 1 from note y where y.story_id = x.story_id)
and not exists (select 1 from highlight y where y.story_id = x.story_id)
and not exists (select 1 from correction y where y.story_id = x.story_id)
and not exists (select 1 from quote_correction y where y.story_id = x.story_id)
order by x.sort_key limit :most
"""


def old(db: sqlite3.Connection, feed: FeedId, days: int, now: int, most: int) -> list[StoryId]:
    """The oldest stories of a feed that would go if its stories stayed for so many days."""
    asked = {"feed": feed, "before": now - days * DAY, "most": most}
    return [StoryId(id_) for (id_,) in db.execute(OLD, asked)]


def let_go(db: sqlite3.Connection, now: int, most: int) -> Changes:
    """Put old stories into the trash, at most so many; Changes of none: there are no more."""
    gone: list[StoryId] = []
    for feed, days in db.execute("select id, keep_days from feed where keep_days > 0").fetchall():
        gone += old(db, feed, days, now, most - len(gone))
    return trash.put(db, gone, now) if gone else Changes()
