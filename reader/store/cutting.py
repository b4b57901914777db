"""Captures cut again: what a person said of their lines, and which stored story goes on in which new cut.

A story that no cut goes on with is set aside, with all that was the person's; when a cut takes its lines
again, it comes back with the same id. Meanwhile the story that holds its lines has its tags, its bookmark
and its note as well, lent: they go back with it.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.errors import NotFoundError
from reader.store import corrections, state, stories
from reader.types import (
    ByHand,
    CaptureId,
    Changes,
    Hand,
    Lesson,
    Mark,
    Page,
    StoryId,
    lesson_key,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from reader.types import ReadStory

SAME = 0.5  # of a story's lines: a cut that holds fewer of them is another story


# ── what a person said ───────────────────────────────────────────────────────────────────────────


def page(db: sqlite3.Connection, capture: CaptureId) -> Page:
    """A capture as it came."""
    row = db.execute(
        "select address, name, media_type, charset, content from capture where id = ?", (capture,)
    ).fetchone()
    if row is None:
        raise NotFoundError(f"capture {capture}", "there is no such capture in this library")
    address, name, media_type, charset, content = row
    return Page(
        content=zlib.decompress(content), media_type=media_type, charset=charset, address=address, name=name
    )


def by_hand(db: sqlite3.Connection, capture: CaptureId, site: str) -> ByHand:
    """All that a person said about a capture."""
    rows = db.execute("select hand, at, line from mark where capture_id = ? order by position", (capture,))
    marks = tuple(Mark(Hand(hand), at, line) for hand, at, line in rows)
    return ByHand(marks, lessons(db, site))


def set_marks(db: sqlite3.Connection, capture: CaptureId, marks: Sequence[Mark]) -> None:
    """Put these marks in the place of all before."""
    db.execute("delete from mark where capture_id = ?", (capture,))
    db.executemany(
        "insert into mark(capture_id, position, hand, at, line) values (?, ?, ?, ?, ?)",
        [(capture, position, mark.hand, mark.at, mark.line) for position, mark in enumerate(marks)],
    )


def lessons(db: sqlite3.Connection, site: str) -> dict[str, Lesson]:
    """What was taught about lines of a site, by `lesson_key`."""
    rows = db.execute("select line, lesson from lesson where site = ?", (site,))
    return {line: Lesson(lesson) for line, lesson in rows}


def teach(db: sqlite3.Connection, site: str, line: str, lesson: Lesson | None, now: int) -> None:
    """Teach what to do with a line of a site; None forgets it."""
    db.execute("delete from lesson where site = ? and line = ?", (site, lesson_key(line)))
    if lesson is not None:
        db.execute("insert into lesson values (?, ?, ?, ?)", (site, lesson_key(line), lesson, now))


# ── cut again ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Place:
    """A story and the lines of the capture that it holds."""

    id: StoryId
    begins: int
    ends: int

    def shared(self, begins: int, ends: int) -> int:
        return min(self.ends, ends) - max(self.begins, begins)


def unplaced(db: sqlite3.Connection, capture: CaptureId) -> bool:
    """Whether stories of a capture do not know where their lines stand: an older program stored them."""
    return any(not place.ends for place in _places(db, capture))


def stories_of(db: sqlite3.Connection, capture: CaptureId) -> tuple[StoryId, ...]:
    """The stories of a capture in their order."""
    return tuple(place.id for place in _places(db, capture))


def _places(db: sqlite3.Connection, capture: CaptureId) -> list[_Place]:
    rows = db.execute(
        "select id, begins, ends from story where capture_id = ? order by ordinal", (capture,)
    ).fetchall()
    return [_Place(StoryId(id_), begins, ends) for id_, begins, ends in rows]


def recut(db: sqlite3.Connection, capture: CaptureId, new: Sequence[ReadStory], now: int) -> Changes:
    """Put the stories of a new split in the place of a capture's stories."""
    old = _places(db, capture)
    db.execute("update story set ordinal = -1 - ordinal where capture_id = ?", (capture,))
    heirs = _begin_alike(old, new)
    back = _come_back(db, capture, new, heirs)
    heirs |= _hold_most(old, new, {*heirs, *back}, set(heirs.values()))
    gone = [place for place in old if place.id not in heirs.values()]
    changed = {id_ for at, id_ in heirs.items() if _goes_on(db, id_, new[at])}
    fresh = {at: story for at, story in enumerate(new) if at not in heirs and at not in back}
    added = {at: stories.insert(db, story, now, capture)[0] for at, story in fresh.items()}
    for place in gone:
        changed.add(_set_aside(db, capture, place, new, {**heirs, **back, **added}, now))
    return Changes(
        stories=frozenset(changed | set(back.values()) | set(added.values())),
        tags=bool(gone or back),
        added=tuple(id_ for _, id_ in sorted((*back.items(), *added.items()))),
        gone=frozenset(place.id for place in gone),
    )


def _begin_alike(old: Sequence[_Place], new: Sequence[ReadStory]) -> dict[int, StoryId]:
    """For new stories, by their index, the stored one that begins where they begin."""
    if not any(place.ends for place in old):  # stored before places were
        return {at: place.id for at, place in zip(range(len(new)), old, strict=False)}
    begins = {place.begins: place.id for place in old}
    return {at: begins[story.begins] for at, story in enumerate(new) if story.begins in begins}


def _hold_most(
    old: Sequence[_Place], new: Sequence[ReadStory], told: Collection[int], taken: set[StoryId]
) -> dict[int, StoryId]:
    """For the other new stories, the stored one that holds most of their lines."""
    begins, ends = [place.begins for place in old], [place.ends for place in old]
    shared = sorted(
        (
            (place.shared(story.begins, story.ends), -at, place.id)
            for at, story in enumerate(new)
            if at not in told
            for place in old[bisect_right(ends, story.begins) : bisect_left(begins, story.ends)]
            if place.id not in taken
        ),
        reverse=True,
    )
    heirs: dict[int, StoryId] = {}
    for _, at, id_ in shared:
        if -at not in heirs and id_ not in taken:
            heirs[-at] = id_
            taken.add(id_)
    return heirs


def _goes_on(db: sqlite3.Connection, id_: StoryId, story: ReadStory) -> bool:
    """Let a stored story go on as a new cut; whether it is another text now."""
    (before,) = db.execute("select digest from story where id = ?", (id_,)).fetchone()
    stories.overwrite(db, id_, corrections.over(db, id_, story))
    db.execute("update story set ordinal = ? where id = ?", (story.ordinal, id_))
    (after,) = db.execute("select digest from story where id = ?", (id_,)).fetchone()
    return bool(before != after)


def _come_back(
    db: sqlite3.Connection, capture: CaptureId, new: Sequence[ReadStory], heirs: Collection[int]
) -> dict[int, StoryId]:
    """Store again those that were set aside and whose lines are a story's once more."""
    found = {at: _comes_back(db, capture, story) for at, story in enumerate(new) if at not in heirs}
    return {at: id_ for at, id_ in found.items() if id_ is not None}


# ── aside ────────────────────────────────────────────────────────────────────────────────────────


def _set_aside(
    db: sqlite3.Connection,
    capture: CaptureId,
    place: _Place,
    new: Sequence[ReadStory],
    holders: dict[int, StoryId],
    now: int,
) -> StoryId:
    """Take a story out, keep what was the person's, and lend it to the story that holds its lines now."""
    at = max(holders, key=lambda at: (place.shared(new[at].begins, new[at].ends), -at))
    heir = holders[at]
    kept = _state(db, place.id)
    lent = _lend(db, heir, kept, now)
    stories.remove(db, place.id)
    db.execute(
        "insert or replace into aside values (?, ?, ?, ?, ?, ?, ?)",
        (place.id, capture, place.begins, place.ends, heir, json.dumps(kept), json.dumps(lent)),
    )
    return heir


def _state(db: sqlite3.Connection, id_: StoryId) -> dict[str, Any]:
    """All that is the person's on a story."""
    columns = ("read", "read_at", "bookmarked", "bookmarked_at", "scroll")
    row = db.execute(f"select {', '.join(columns)} from state where story_id = ?", (id_,)).fetchone()
    note = db.execute("select text, changed from note where story_id = ?", (id_,)).fetchone()
    (arrived,) = db.execute("select arrived from story where id = ?", (id_,)).fetchone()
    return {
        "arrived": arrived,
        "state": dict(zip(columns, row, strict=True)),
        "tags": state.tags_of(db, id_),
        "note": note,
        "highlights": _rows(db, "highlight", id_),
        "corrections": _rows(db, "correction", id_),
        "quote_corrections": _rows(db, "quote_correction", id_),
    }


def _rows(db: sqlite3.Connection, table: str, id_: StoryId) -> list[dict[str, Any]]:
    found = db.execute(f"select * from {table} where story_id = ?", (id_,))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _lend(db: sqlite3.Connection, heir: StoryId, kept: dict[str, Any], now: int) -> dict[str, Any]:
    """Give a story what another one had, where it has not its own; what was given."""
    tags = [name for name in kept["tags"] if state.tag(db, [heir], name)]
    marked = kept["state"]["bookmarked"] and bool(state.bookmark(db, [heir], True, now))
    note = kept["note"][0] if kept["note"] else ""
    if note and not state.add_note(db, heir, note, now):
        note = ""
    return {"tags": tags, "bookmarked": marked, "note": note}


def _comes_back(db: sqlite3.Connection, capture: CaptureId, story: ReadStory) -> StoryId | None:
    """The story that was set aside and whose lines these are, stored again; None when there is none."""
    rows = db.execute(
        "select story_id, begins, ends, heir, kept, lent from aside where capture_id = ?", (capture,)
    ).fetchall()
    alike = [
        (shared, row)
        for row in rows
        if (shared := _Place(row[0], row[1], row[2]).shared(story.begins, story.ends)) > 0
        and shared >= SAME * (max(row[2], story.ends) - min(row[1], story.begins))
    ]
    if not alike:
        return None
    _, (id_, _, _, heir, kept_text, lent) = max(alike)
    kept = json.loads(kept_text)
    stories.insert(db, story, kept["arrived"], capture, id_)
    _restore(db, StoryId(id_), kept)
    if kept["corrections"]:
        stories.overwrite(db, StoryId(id_), corrections.over(db, id_, story))
    _take_back(db, StoryId(heir), json.loads(lent))
    db.execute("delete from aside where story_id = ?", (id_,))
    return StoryId(id_)


def _restore(db: sqlite3.Connection, id_: StoryId, kept: dict[str, Any]) -> None:
    values = kept["state"]
    db.execute(
        """update state set read = :read, read_at = :read_at, bookmarked = :bookmarked,
               bookmarked_at = :bookmarked_at, scroll = :scroll where story_id = :id""",
        {**values, "id": id_},
    )
    for name in kept["tags"]:
        state.tag(db, [id_], name)
    if kept["note"]:
        state.note(db, id_, kept["note"][0], kept["note"][1])
    for table in ("highlight", "correction", "quote_correction"):
        for row in kept[f"{table}s"]:
            names = [name for name in row if name != "id"]
            db.execute(
                f"insert into {table}({', '.join(names)}) values ({', '.join(f':{name}' for name in names)})",
                row,
            )


def _take_back(db: sqlite3.Connection, heir: StoryId, lent: dict[str, Any]) -> None:
    """Take from a story what it had only lent; a note that was changed since stays as it is."""
    if not db.execute("select 1 from story where id = ?", (heir,)).fetchone():
        return
    for name in lent["tags"]:
        state.untag(db, [heir], name)
    if lent["bookmarked"]:
        state.bookmark(db, [heir], False, 0)
    row = db.execute("select text, changed from note where story_id = ?", (heir,)).fetchone()
    note = lent["note"]
    if row and note and row[0].endswith(note):
        state.note(db, heir, row[0].removesuffix(note).removesuffix("\n\n"), row[1])
