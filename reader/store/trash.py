"""Stories that the person deleted. They lie in the trash, packed, until it is emptied.

Their feeds go on showing them: what was deleted is buried by its guid, and no refresh brings it back.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.errors import NotFoundError
from reader.store import packed, state, stories
from reader.types import Body, Changes, Enclosure, Picture, Story, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from reader.types import CaptureId, FeedId

ABOUT = """
select s.sort_key, s.capture_id, s.headline,
    coalesce(nullif(f.given_title, ''), nullif(f.title, ''), s.outlet), s.excerpt
from story s left join feed f on f.id = (select min(feed_id) from source where story_id = s.id)
where s.id = ?
"""


def put(db: sqlite3.Connection, ids: Sequence[StoryId], now: int) -> Changes:
    """Put stories into the trash. NotFoundError for one that is not there."""
    stories.require(db, ids)
    gone = frozenset(ids)
    feeds = state.feeds_of(db, gone)
    for id_ in gone:
        about = db.execute(ABOUT, (id_,)).fetchone()
        db.execute(
            "insert or ignore into buried select feed_id, guid, story_id from source where story_id = ?",
            (id_,),
        )
        db.execute(
            "insert into trash values (?, ?, ?, ?, ?, ?, ?, ?)", (id_, now, *about, packed.pack(db, id_))
        )
    return Changes(stories=gone, feeds=feeds, tags=True, gone=gone)


def take_back(db: sqlite3.Connection, ids: Sequence[StoryId]) -> Changes:
    """Take stories out of the trash, as they were. NotFoundError for one that is not in it."""
    back = []
    for id_ in dict.fromkeys(ids):
        row = db.execute("select kept from trash where story_id = ?", (id_,)).fetchone()
        if row is None:
            raise NotFoundError(f"story {id_}", "there is no such story in the trash")
        db.execute("delete from trash where story_id = ?", (id_,))
        db.execute("delete from buried where story_id = ?", (id_,))
        if packed.unpack(db, row[0]) is not None:
            back.append(id_)
    found = frozenset(back)
    return Changes(stories=found, feeds=state.feeds_of(db, back), tags=bool(back), added=tuple(back))


def of_capture(db: sqlite3.Connection, capture: CaptureId) -> list[StoryId]:
    """The stories of a capture that are in the trash."""
    rows = db.execute("select story_id from trash where capture_id = ?", (capture,))
    return [StoryId(id_) for (id_,) in rows]


EMPTY_CAPTURES = """
delete from capture where id not in (select capture_id from story where capture_id is not null)
    and id not in (select capture_id from aside)
"""


def empty(db: sqlite3.Connection) -> int:
    """Let go of all that is in the trash, for ever; how many stories it was. They stay buried."""
    count = db.execute("delete from trash").rowcount
    db.execute(EMPTY_CAPTURES)
    return count


def load(db: sqlite3.Connection, id_: StoryId) -> Story:
    """A story that lies in the trash, to be looked at. NotFoundError."""
    row = db.execute("select outlet, kept from trash where story_id = ?", (id_,)).fetchone()
    if row is None:
        raise NotFoundError(f"story {id_}", "there is no such story in this library")
    kept = packed.rows(row[1])
    story, body, marks = kept["story"][0], kept["body"][0], kept["state"][0]
    return Story(
        id=id_,
        headline=story["headline"],
        outlet=row[0],
        published=story["arrived"] if story["published"] is None else story["published"],
        dated=story["published"] is not None,
        arrived=story["arrived"],
        address=story["address"],
        byline=story["byline"],
        dateline=story["dateline"],
        updated=story["updated"],
        caption=body["caption"],
        summary=tuple(json.loads(body["summary"])),
        language=story["language"],
        html=body["html"],
        body=Body(body["text"], ()),
        picture=Picture(**json.loads(story["picture"])) if story["picture"] else None,
        enclosures=tuple(Enclosure(**one) for one in json.loads(body["enclosures"])),
        quotes=(),
        dropped=(),
        read=bool(marks["read"]),
        bookmarked=bool(marks["bookmarked"]),
        tags=(),
        note=kept["note"][0]["text"] if kept["note"] else "",
        feed=None,
        capture=None,
        hash=story["hash"],
        day_only=bool(story["day_only"]),
        in_trash=True,
    )


def buried(db: sqlite3.Connection, feed: FeedId, guids: Collection[str]) -> frozenset[str]:
    """Those of a feed's guids whose stories the person deleted."""
    rows = db.execute(
        "select guid from buried where feed_id = ? and guid in (select value from json_each(?))",
        (feed, json.dumps(list(guids))),
    )
    return frozenset(guid for (guid,) in rows)
