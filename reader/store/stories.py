"""Stories into the library and out again.

A story's row, body, quotes and index entries share one transaction; nothing here commits.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader import fields, ready
from reader.errors import NotFoundError
from reader.store import corrections, highlights, index, keys, quotes, state
from reader.types import (
    Body,
    CaptureId,
    Dropped,
    Enclosure,
    FeedId,
    Picture,
    ReadingPlace,
    ReadStory,
    Story,
    StoryId,
    When,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import Ready


class Placed(NamedTuple):
    """A story and its place in the order of all."""

    id: StoryId
    key: int


@dataclass(frozen=True, slots=True)
class Stored:
    """What saving did: ids of new and of changed stories, in the order given, and how many were as before."""

    added: tuple[StoryId, ...] = ()
    updated: tuple[StoryId, ...] = ()
    same: tuple[StoryId, ...] = ()

    def __or__(self, other: Stored) -> Stored:
        return Stored(self.added + other.added, self.updated + other.updated, self.same + other.same)


# ── in ───────────────────────────────────────────────────────────────────────────────────────────


INSERT = """
insert into story(sort_key, capture_id, ordinal, address, headline, outlet, byline, dateline, updated,
                  published, day_only, arrived, language, excerpt, picture, hash, digest, begins, ends,
                  place_key, text_key, pictured, enclosed, id)
values (:sort_key, :capture_id, :ordinal, :address, :headline, :outlet, :byline, :dateline, :updated,
        :published, :day_only, :arrived, :language, :excerpt, :picture, :hash, :digest, :begins, :ends,
        :place_key, :text_key, :pictured, :enclosed, :id)
"""

INSERT_BODY = """
insert into body(story_id, html, text, caption, summary, enclosures, dropped, sure)
values (:id, :html, :text, :caption, :summary, :enclosures, :dropped, :sure)
"""


def insert(
    db: sqlite3.Connection, story: ReadStory, now: int, capture: int | None, id_: StoryId | None = None
) -> StoryId:
    """A new story of a capture with its body, quotes and index entries; its id, `id_` if that is wanted."""
    new = ready.made(story)
    (placed,) = put(db, [new], now, capture, id_)
    index.add_new(db, [(placed, new)])
    return placed.id


def put(
    db: sqlite3.Connection,
    new: Sequence[Ready],
    now: int,
    capture: int | None = None,
    first: StoryId | None = None,
) -> list[Placed]:
    """New stories that are not in the index yet; their ids, from `first` on, and keys.

    Each statement is run for all of them, which takes half the time of all statements for each.
    """
    free = keys.free(db, [keys.wished(one.story.published, now, str(one.row["hash"])) for one in new])
    placed = [Placed(StoryId(id_), key) for id_, key in enumerate(free, start=first or _unused(db))]
    rows = [
        one.row
        | {"id": id_, "sort_key": key, "arrived": now, "capture_id": capture}
        | {"ordinal": None if capture is None else one.story.ordinal}
        for (id_, key), one in zip(placed, new, strict=True)
    ]
    db.executemany(INSERT, rows)
    db.executemany(INSERT_BODY, rows)
    db.executemany("insert into state(story_id, sort_key) values (?, ?)", placed)
    quotes.put_new(db, [(id_, one.story) for (id_, _), one in zip(placed, new, strict=True)])
    return placed


def _unused(db: sqlite3.Connection) -> int:
    """An id after all that are taken, and after those that a story kept aside may want back."""
    (last,) = db.execute(
        """select max(coalesce((select max(id) from story), 0),
                      coalesce((select max(story_id) from aside), 0),
                      coalesce((select max(story_id) from removed), 0),
                      coalesce((select max(story_id) from trash), 0))"""
    ).fetchone()
    return int(last) + 1


BEFORE = "select headline, unsqueezed(html, text), text from story join body on story_id = id where id = ?"

UPDATE = """
update story set address = :address, headline = :headline, outlet = :outlet, byline = :byline,
    dateline = :dateline, updated = :updated, published = :published, day_only = :day_only,
    language = :language, excerpt = :excerpt, picture = :picture, hash = :hash, digest = :digest,
    arrived = :arrived, place_key = :place_key, text_key = :text_key, pictured = :pictured,
    enclosed = :enclosed
where id = :id
"""

UPDATE_BODY = """
update body set html = :html, text = :text, caption = :caption, summary = :summary,
    enclosures = :enclosures, dropped = :dropped, sure = :sure where story_id = :id
"""


def update(db: sqlite3.Connection, id_: StoryId, story: Ready, now: int) -> bool:
    """Take over what the web says now of a story we have; its earlier text is kept as a version.

    False when nothing changed, or when the new text is a worse one.
    """
    story = ready.again(story, corrections.over(db, id_, story.story))
    if db.execute("select digest from story where id = ?", (id_,)).fetchone() == (story.row["digest"],):
        return False
    headline, html, text = db.execute(BEFORE, (id_,)).fetchone()
    if worse(story.story.text, than=_best(db, id_, text)):
        return False
    if (headline, html) != (story.story.headline, story.story.html):
        db.execute(
            "insert into version(story_id, replaced, headline, html, text) values (?, ?, ?, ?, ?)",
            (id_, now, headline, html, text),
        )
    _overwrite(db, id_, story)
    return True


def overwrite(db: sqlite3.Connection, id_: StoryId, story: ReadStory, arrived: int | None = None) -> None:
    """Put a story in the place of the one we have, with its body, quotes and index entries.

    Without a date its place in the list is that of its arrival, `arrived` when that is another one now.
    """
    _overwrite(db, id_, ready.made(story), arrived)


def _overwrite(db: sqlite3.Connection, id_: StoryId, new: Ready, arrived: int | None = None) -> None:
    story = new.story
    *when, before = db.execute(
        "select published, day_only, arrived from story where id = ?", (id_,)
    ).fetchone()
    arrived = before if arrived is None else arrived
    row = new.row | {"id": id_, "arrived": arrived}
    moved = story.published is None and arrived != before
    with index.kept(db, id_):
        db.execute(UPDATE, row)
        db.execute(UPDATE_BODY, row)
        highlights.settle(db, id_, fields.of_read(story))
        if moved or when != [row["published"], row["day_only"]]:
            _move(db, id_, keys.wished(story.published, arrived, str(row["hash"])))
        quotes.put(db, id_, story)


def remove(db: sqlite3.Connection, id_: StoryId) -> None:
    """Take a story out of the library with all that is its own; counts of tags and feeds follow."""
    index.remove(db, *index.stored(db, id_))
    db.execute("delete from story_tag where story_id = ?", (id_,))
    db.execute("delete from source where story_id = ?", (id_,))
    db.execute("delete from story where id = ?", (id_,))


def _move(db: sqlite3.Connection, id_: StoryId, wish: int) -> None:
    """Give a story whose date is another one now its place in the order of all."""
    (key,) = db.execute("select sort_key from story where id = ?", (id_,)).fetchone()
    if wish != key:
        keys.move(db, id_, *keys.free(db, [wish]))


LONGEST = "select text from version where story_id = ? order by length(text) desc limit 1"


def _best(db: sqlite3.Connection, id_: StoryId, text: str) -> str:
    """The longest of a story's texts, now and before: a feed that shortens it bit by bit shortens it too."""
    row = db.execute(LONGEST, (id_,)).fetchone()
    return max(text, row[0], key=len) if row else text


def worse(new: str, *, than: str) -> bool:
    """Whether a text is plainly a worse copy: empty, or far shorter than a good one we have."""
    return (not new.strip() and bool(than.strip())) or (len(than) > 400 and len(new) < len(than) * 0.5)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


ONE = """
select s.id, s.headline, coalesce(nullif(f.given_title, ''), nullif(f.title, ''), s.outlet), s.published,
    s.arrived, s.address, s.byline, s.dateline, s.updated, b.caption, b.summary, s.language,
    unsqueezed(b.html, b.text), b.text,
    s.picture, b.enclosures, b.dropped, t.read, t.bookmarked, n.text, f.id, s.capture_id, s.hash,
    b.sure, s.day_only, coalesce((select quotes from derived where story_id = s.id), 0),
    t.scroll, t.place, t.place_words, t.place_above
from story s
join body b on b.story_id = s.id
join state t on t.story_id = s.id
left join note n on n.story_id = s.id
left join feed f on f.id = (select min(feed_id) from source where story_id = s.id)
where s.id = ?
"""


def load(db: sqlite3.Connection, id_: StoryId) -> Story:
    """One whole story, its body not yet in blocks (see reader/opened.py). NotFoundError."""
    row = db.execute(ONE, (id_,)).fetchone()
    if row is None:
        raise NotFoundError(f"story {id_}", "there is no such story in this library")
    return Story(
        id=StoryId(row[0]),
        headline=row[1],
        outlet=row[2],
        published=row[3] if row[3] is not None else row[4],
        dated=row[3] is not None,
        arrived=row[4],
        address=row[5],
        byline=row[6],
        dateline=row[7],
        updated=row[8],
        caption=row[9],
        summary=tuple(json.loads(row[10])),
        language=row[11],
        html=row[12],
        body=Body(row[13], ()),
        picture=Picture(**json.loads(row[14])) if row[14] else None,
        enclosures=tuple(Enclosure(**one) for one in json.loads(row[15])),
        dropped=tuple(Dropped(**one) for one in json.loads(row[16])),
        quotes=quotes.of_story(db, id_),
        read=bool(row[17]),
        bookmarked=bool(row[18]),
        tags=state.tags_of(db, id_),
        note=row[19] or "",
        feed=FeedId(row[20]) if row[20] is not None else None,
        capture=CaptureId(row[21]) if row[21] is not None else None,
        hash=row[22],
        sure=row[23],
        day_only=bool(row[24]),
        quoted=row[25] != quotes.NOT_YET,
        highlights=highlights.of_story(db, id_),
        left_at=ReadingPlace(*row[26:]),
    )


def as_read(db: sqlite3.Connection, id_: StoryId) -> ReadStory:
    """A stored story as it came in; its quotes are to be found anew. NotFoundError."""
    story = load(db, id_)
    begins, ends, ordinal, outlet, place_key, text_key = db.execute(
        "select begins, ends, coalesce(ordinal, 0), outlet, place_key, text_key from story where id = ?",
        (id_,),
    ).fetchone()
    return ReadStory(
        ordinal=ordinal,
        address=story.address,
        headline=story.headline,
        byline=story.byline,
        dateline=story.dateline,
        updated=story.updated,
        published=When(story.published, story.day_only) if story.dated else None,
        caption=story.caption,
        summary=story.summary,
        outlet=outlet,
        language=story.language,
        html=story.html,
        text=story.body.text,
        picture=story.picture,
        enclosures=story.enclosures,
        dropped=story.dropped,
        sure=story.sure,
        begins=begins,
        ends=ends,
        place_key=place_key,
        text_key=text_key,
    )


def key(db: sqlite3.Connection, id_: StoryId) -> int:
    """A story's place in the order of all."""
    require(db, [id_])
    found: int = db.execute("select sort_key from story where id = ?", (id_,)).fetchone()[0]
    return found


def exists(db: sqlite3.Connection, id_: int) -> bool:
    """Whether an id is a story's."""
    return db.execute("select 1 from story where id = ?", (id_,)).fetchone() is not None


def require(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """NotFoundError for the first id that is no story's."""
    for id_ in ids:
        if not exists(db, id_):
            raise NotFoundError(f"story {id_}", "there is no such story in this library")


def hashes(db: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The fingerprints of stories, for acknowledging them."""
    wanted = json.dumps(list(ids))
    return dict(
        db.execute("select id, hash from story where id in (select value from json_each(?))", (wanted,))
    )


def guid(db: sqlite3.Connection, id_: StoryId) -> str:
    """What a story is called in the first of its feeds; "" for a capture's."""
    row = db.execute("select guid from source where story_id = ? order by feed_id", (id_,)).fetchone()
    return row[0] if row else ""


def versions(db: sqlite3.Connection, id_: StoryId) -> list[tuple[int, str, str]]:
    """Earlier texts of a story as (replaced at, headline, text), newest first."""
    rows = db.execute(
        "select replaced, headline, text from version where story_id = ? order by replaced desc, id desc",
        (id_,),
    )
    return [(replaced, headline, text) for replaced, headline, text in rows]
