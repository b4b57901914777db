"""Stories that went away when their capture was cut by hand, with all that was the person's on them.

Until a cut takes its lines again, the story that holds them has its tags, its bookmark and its note as
well: lent. Before a capture is cut again all that is lent goes back, afterwards it is lent anew; so what
is a story's own is never mixed with what another one lent it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.store import corrections, index, state, stories
from reader.store.places import Place, stories_of
from reader.types import StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import CaptureId, ReadStory

STATE = (
    *("read", "read_at", "bookmarked", "bookmarked_at"),
    *("scroll", "place", "place_words", "place_above"),
)
ROWS = ("highlight", "correction", "quote_correction")


def places(db: sqlite3.Connection, capture: CaptureId) -> list[Place]:
    """The stories of a capture that were put aside, and where their lines stood."""
    rows = db.execute("select story_id, begins, ends from aside where capture_id = ?", (capture,)).fetchall()
    return [Place(StoryId(id_), begins, ends) for id_, begins, ends in rows]


def put(db: sqlite3.Connection, capture: CaptureId, place: Place) -> None:
    """Take a story out of the library, and keep what was the person's."""
    kept = json.dumps(_own(db, place.id))
    stories.remove(db, place.id)
    db.execute(
        "insert into aside values (?, ?, ?, ?, 0, ?, '{}')",
        (place.id, capture, place.begins, place.ends, kept),
    )


def bring_back(
    db: sqlite3.Connection, capture: CaptureId, place: Place, story: ReadStory, arrived: int
) -> None:
    """Put a story back where a cut has its lines again, with its id and what was the person's."""
    (kept_text,) = db.execute("select kept from aside where story_id = ?", (place.id,)).fetchone()
    db.execute("delete from aside where story_id = ?", (place.id,))
    stories.insert(db, story, arrived, capture, place.id)
    db.execute("update story set begins = ?, ends = ? where id = ?", (place.begins, place.ends, place.id))
    _restore(db, place.id, json.loads(kept_text))
    stories.overwrite(db, place.id, corrections.over(db, place.id, story))


def _own(db: sqlite3.Connection, id_: StoryId) -> dict[str, Any]:
    """All that is the person's on a story."""
    row = db.execute(f"select {', '.join(STATE)} from state where story_id = ?", (id_,)).fetchone()
    note = db.execute("select text, changed from note where story_id = ?", (id_,)).fetchone()
    return {
        "state": dict(zip(STATE, row, strict=True)),
        "tags": state.tags_of(db, id_),
        "note": note,
        **{table: _rows(db, table, id_) for table in ROWS},
    }


def _rows(db: sqlite3.Connection, table: str, id_: StoryId) -> list[dict[str, Any]]:
    found = db.execute(f"select * from {table} where story_id = ?", (id_,))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


def _restore(db: sqlite3.Connection, id_: StoryId, kept: dict[str, Any]) -> None:
    known = [name for name in STATE if name in kept["state"]]  # an older version kept fewer
    columns = ", ".join(f"{name} = :{name}" for name in known)
    db.execute(f"update state set {columns} where story_id = :id", {**kept["state"], "id": id_})
    for name in kept["tags"]:
        state.tag(db, [id_], name)
    if kept["note"]:
        state.note(db, id_, *kept["note"])
    with index.kept(db, id_):
        for table in ROWS:
            for row in kept[table]:
                names = [name for name in row if name != "id"]
                values = ", ".join(f":{name}" for name in names)
                db.execute(f"insert into {table}({', '.join(names)}) values ({values})", row)


# ── lent ─────────────────────────────────────────────────────────────────────────────────────────


def take_back(db: sqlite3.Connection, capture: CaptureId, now: int) -> None:
    """Take all that is lent from the stories of a capture. What the person changed since stays, and
    what they took away themselves is not lent again."""
    rows = db.execute(
        """select story_id, heir, kept, lent from aside where capture_id = ? and heir <> 0
           order by story_id desc""",
        (capture,),
    ).fetchall()
    for id_, heir, kept_text, lent_text in rows:
        kept, lent = json.loads(kept_text), json.loads(lent_text)
        refused = _taken(db, StoryId(heir), lent, now)
        kept["refused"] = [*kept.get("refused", []), *refused]
        db.execute(
            "update aside set heir = 0, lent = '{}', kept = ? where story_id = ?", (json.dumps(kept), id_)
        )


def _taken(db: sqlite3.Connection, heir: StoryId, lent: dict[str, Any], now: int) -> list[str]:
    """Take what one story lent from its heir; what was no longer there."""
    refused = [f"#{name}" for name in lent["tags"] if not state.untag(db, [heir], name)]
    if lent["bookmarked"] and not state.bookmark(db, [heir], False, now):
        refused.append("bookmark")
    row = db.execute("select text, changed from note where story_id = ?", (heir,)).fetchone()
    if lent["note"] and row and row[0].endswith(lent["note"]):
        state.note(db, heir, row[0].removesuffix(lent["note"]).removesuffix("\n\n"), row[1])
    elif lent["note"]:
        refused.append("note")
    return refused


def lend(db: sqlite3.Connection, capture: CaptureId, new: Sequence[ReadStory], now: int) -> None:
    """Lend what was on stories put aside to the stories that hold their lines."""
    ids = stories_of(db, capture)
    for place in sorted(places(db, capture)):
        shared = [place.shared(story.begins, story.ends) for story in new]
        heir = ids[shared.index(max(shared))]
        (kept,) = db.execute("select kept from aside where story_id = ?", (place.id,)).fetchone()
        lent = json.dumps(_lent(db, heir, json.loads(kept), now))
        db.execute("update aside set heir = ?, lent = ? where story_id = ?", (heir, lent, place.id))


def _lent(db: sqlite3.Connection, heir: StoryId, kept: dict[str, Any], now: int) -> dict[str, Any]:
    """Give a story what another one had and it has not; what was given."""
    refused = set(kept.get("refused", ()))
    tags = [name for name in kept["tags"] if f"#{name}" not in refused and state.tag(db, [heir], name)]
    marked = kept["state"]["bookmarked"] and "bookmark" not in refused
    note = kept["note"][0] if kept["note"] and "note" not in refused else ""
    return {
        "tags": tags,
        "bookmarked": bool(marked and state.bookmark(db, [heir], True, now)),
        "note": note if note and state.add_note(db, heir, note, now) else "",
    }
