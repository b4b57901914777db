"""Stories that went with their feed, kept whole for a month: subscribing again brings them back.

Only stories go that no other feed shows and that the person did nothing with: what is bookmarked, tagged,
noted, highlighted or put right stays in the library.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from reader.rhythm import DAY
from reader.store import index, keys, stories
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId

MONTH = 30 * DAY

# In the order in which they can be filled again: counting a source needs the state of its story.
TABLES = ("story", "body", "state", "source", "version", "quote", "derived", "whole_text", "picture")
KEYED = ("story", "state", "source")

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

Row = dict[str, Any]


def removable(db: sqlite3.Connection, feed: FeedId) -> list[StoryId]:
    """The stories that may go with a feed."""
    return [StoryId(id_) for (id_,) in db.execute(REMOVABLE, {"feed": feed})]


def put(db: sqlite3.Connection, feed: FeedId, now: int, most: int) -> frozenset[StoryId]:
    """Put stories of a feed aside, at most so many; which they were."""
    gone = removable(db, feed)[:most]
    for id_ in gone:
        kept = zlib.compress(json.dumps({table: _rows(db, table, id_) for table in TABLES}).encode())
        stories.remove(db, id_)
        db.execute("insert into removed values (?, ?, ?, ?)", (id_, feed, now, kept))
    return frozenset(gone)


def bring_back(db: sqlite3.Connection, feed: FeedId) -> tuple[StoryId, ...]:
    """Bring the stories of a feed back as they were; which they are."""
    rows = db.execute("select story_id, kept from removed where feed_id = ? order by story_id", (feed,))
    back = [StoryId(id_) for id_, kept in rows.fetchall() if _restored(db, json.loads(zlib.decompress(kept)))]
    db.execute("delete from removed where feed_id = ?", (feed,))
    return tuple(back)


def forget(db: sqlite3.Connection, now: int) -> None:
    """Let go of what was put aside more than a month ago."""
    db.execute("delete from removed where moment < ?", (now - MONTH,))


def _rows(db: sqlite3.Connection, table: str, id_: StoryId) -> list[Row]:
    found = db.execute(f"select * from {table} where {'id' if table == 'story' else 'story_id'} = ?", (id_,))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _restored(db: sqlite3.Connection, kept: dict[str, list[Row]]) -> bool:
    """Put a story back, unless its feed brought it anew meanwhile."""
    for source in kept["source"]:
        known = (source["feed_id"], source["guid"])
        if db.execute("select 1 from source where feed_id = ? and guid = ?", known).fetchone():
            return False
    key = keys.free(db, kept["story"][0]["sort_key"])
    for table in TABLES:
        for row in kept[table]:
            _insert(db, table, row | {"sort_key": key} if table in KEYED else row)
    index.add(db, *index.stored(db, kept["story"][0]["id"]))
    return True


def _insert(db: sqlite3.Connection, table: str, row: Row) -> None:
    values = ", ".join(f":{name}" for name in row)
    db.execute(f"insert into {table}({', '.join(row)}) values ({values})", row)
