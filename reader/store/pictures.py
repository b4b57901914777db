"""Pictures of stories: which are wanted, which are kept and in which file, why one could not be had.

A picture is kept once, however many stories show it. A row of `media` is only written when its file is on
the disk; what no story shows any more is let go of by `orphans`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader import shown_pictures
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from reader.probe import Probe
    from reader.types import Picture


class Wanted(NamedTuple):
    """A picture to fetch. `typed`: an address whose host the person gave, so it may be a local one."""

    address: str
    typed: str
    tries: int


WANT = """
insert into picture(story_id, address, hash, due)
select :story, :address, known.hash, iif(known.hash is null, 0, null)
from (select coalesce(
    (select hash from picture where address = :address and hash is not null limit 1),
    (select hash from parted_picture where story_id = :story and address = :address)
) hash) known
where not exists (select 1 from picture where story_id = :story and address = :address)
"""


def want(db: sqlite3.Connection, story: StoryId, html: str, lead: Picture | None, *, wanted: bool) -> None:
    """Note the pictures that a story shows now, to be fetched when they are wanted; forget all others."""
    shown = shown_pictures.addresses(html, lead)
    others = (story, json.dumps(shown))
    db.execute(
        "delete from picture where story_id = ? and address not in (select value from json_each(?))", others
    )
    if wanted:
        db.executemany(WANT, [{"story": story, "address": address} for address in shown])
    else:
        db.execute("delete from picture where story_id = ? and hash is null", (story,))


WANTED = """
select p.address, coalesce((
        select f.address from source x join feed f on f.id = x.feed_id
        where x.story_id = p.story_id and f.typed = 1
        union all
        select c.address from story s join capture c on c.id = s.capture_id where s.id = p.story_id
        limit 1), ''), min(p.tries)
from picture p where p.due <= :now and (:only is null or p.story_id = :only)
group by p.address order by max(p.story_id) desc limit :most
"""


def wanted(db: sqlite3.Connection, now: int, most: int, only: StoryId | None = None) -> list[Wanted]:
    """The pictures to fetch now, those of the newest stories first."""
    return [Wanted(*row) for row in db.execute(WANTED, {"now": now, "most": most, "only": only})]


def keep(db: sqlite3.Connection, address: str, mark: str, probe: Probe, size: int) -> frozenset[StoryId]:
    """A picture's file is on the disk: the stories that show it have it now; which they are."""
    add(db, mark, probe, size)
    rows = db.execute(
        "update picture set hash = ?, due = null, said = '' where address = ? and hash is null"
        " returning story_id",
        (mark, address),
    )
    return frozenset(StoryId(id_) for (id_,) in rows.fetchall())


def add(db: sqlite3.Connection, mark: str, probe: Probe, size: int) -> None:
    """A file of media is on the disk."""
    values = (mark, f"image/{probe.format}", probe.width, probe.height, size)
    db.execute("insert into media values (?, ?, ?, ?, ?) on conflict do nothing", values)


def fail(db: sqlite3.Connection, address: str, said: str, due: int | None) -> None:
    """Keep why a picture could not be had; it is tried again when `due`, None: only when asked."""
    db.execute(
        "update picture set said = ?, due = ?, tries = tries + 1 where address = ? and due is not null",
        (said, due, address),
    )


def again(db: sqlite3.Connection, story: StoryId) -> None:
    """Try those once more that could not be had."""
    db.execute("update picture set due = 0, tries = 0 where story_id = ? and hash is null", (story,))


def of_story(db: sqlite3.Connection, story: StoryId) -> dict[str, tuple[str, int, int]]:
    """The kept pictures of a story by their addresses: hash, width, height."""
    rows = db.execute(
        """select p.address, m.hash, m.width, m.height from picture p join media m on m.hash = p.hash
           where p.story_id = ?""",
        (story,),
    )
    return {address: (mark, width, height) for address, mark, width, height in rows}


# In SQLite the other columns of a max() are those of its row. One row for all, as for the lines: views.py.
LEADS = """
select json_group_array(json_array(id, hash, width, height)) from (
    select s.id, m.hash, m.width, m.height,
        max(m.width * m.height + :named * (p.address is json_extract(s.picture, '$.address')))
    from story s
    join picture p on p.story_id = s.id
    join media m on m.hash = p.hash
    where s.id in (select value from json_each(:stories))
    and (m.width >= :width and m.height >= :height or p.address = json_extract(s.picture, '$.address'))
    group by s.id)
"""
LEAST = {"width": 200, "height": 120}  # of one that stands for a story; smaller ones are signs and faces
NAMED = 10**12  # more than any picture has pixels


def leads(db: sqlite3.Connection, stories: Sequence[int]) -> dict[int, tuple[str, int, int]]:
    """What stands for stories, where such a picture is kept: hash, width, height.

    It is the one that is named for the story, or else the largest of its text.
    """
    asked = {"stories": json.dumps(list(stories)), "named": NAMED, **LEAST}
    (found,) = db.execute(LEADS, asked).fetchone()
    return {story: (mark, width, height) for story, mark, width, height in json.loads(found)}


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def files(db: sqlite3.Connection) -> dict[str, int]:
    """All files there should be, with their sizes."""
    return dict(db.execute("select hash, bytes from media"))


def shown(db: sqlite3.Connection) -> dict[str, int]:
    """The files of those that are shown now, with their sizes."""
    return dict(
        db.execute(
            """select hash, bytes from media m where exists (select 1 from picture where hash = m.hash)
               or exists (select 1 from feed where icon = m.hash)"""
        )
    )


ORPHANS = """
delete from media where hash in (
    select hash from media m
    where not exists (select 1 from picture where hash = m.hash)
    and not exists (select 1 from parted_picture where hash = m.hash)
    and not exists (select 1 from feed where icon = m.hash)
    limit :most
) returning hash
"""


PARTED = """
delete from parted_picture where story_id not in (
    select story_id from removed union all select story_id from trash union all select story_id from aside
)
"""


def orphans(db: sqlite3.Connection, most: int) -> list[str]:
    """Let go of media that nothing shows any more, and that nothing which may come back did; whose files
    may go now."""
    db.execute(PARTED)
    return [mark for (mark,) in db.execute(ORPHANS, {"most": most}).fetchall()]


def unnamed(db: sqlite3.Connection, marks: Collection[str]) -> list[str]:
    """Those of some hashes that no row names."""
    known = {
        mark
        for (mark,) in db.execute(
            "select hash from media where hash in (select value from json_each(?))",
            (json.dumps(list(marks)),),
        )
    }
    return [mark for mark in marks if mark not in known]


def lose(db: sqlite3.Connection, marks: Collection[str]) -> None:
    """Files that are gone: their pictures are fetched again."""
    which = (json.dumps(list(marks)),)
    among = "in (select value from json_each(?))"
    db.execute(f"update picture set hash = null, due = 0, tries = 0 where hash {among}", which)
    db.execute(f"update feed set icon = '', icon_due = 0 where icon {among}", which)
