"""What a person marked in stories, with notes and tags; known again when a text changes."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reader import anchors, fields, words
from reader.errors import NotFoundError, RefusedError
from reader.store import index, state
from reader.types import NEW, Field, Highlight, HighlightColour, HighlightedStory, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from reader.fields import Texts

COLUMNS = "id, story_id, field, start, end, exact, prefix, suffix, colour, note, tags, made, lost"
READING = "h.lost, instr('headline summary caption body', h.field), h.start, h.end, h.id"  # lost ones last


def of_story(db: sqlite3.Connection, story: int) -> tuple[Highlight, ...]:
    """The highlights of a story in the order of reading, the lost ones last."""
    rows = db.execute(f"select {COLUMNS} from highlight h where story_id = ? order by {READING}", (story,))
    return tuple(map(from_row, rows))


def from_row(row: tuple[int, int, str, int, int, str, str, str, str, str, str, int, int]) -> Highlight:
    """A highlight of the columns in their order."""
    id_, story, field, start, end, exact, prefix, suffix, colour, note, tags, made, lost = row
    return Highlight(
        id=id_,
        story=StoryId(story),
        field=Field(field) if field in set(Field) else Field.BODY,
        start=start,
        end=end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        colour=HighlightColour(colour) if colour in set(HighlightColour) else HighlightColour.YELLOW,
        note=note,
        tags=tuple(json.loads(tags)),
        made=made,
        lost=bool(lost),
    )


def require(db: sqlite3.Connection, id_: int) -> Highlight:
    """One highlight. NotFoundError."""
    row = db.execute(f"select {COLUMNS} from highlight where id = ?", (id_,)).fetchone()
    if row is None:
        raise NotFoundError(f"highlight {id_}", "it is not there any more")
    return from_row(row)


TEXTS = "select headline, summary, caption, text from story join body on story_id = id where id = ?"


def texts_of(db: sqlite3.Connection, story: StoryId) -> Texts:
    """The texts of a story, which offsets refer to."""
    headline, summary, caption, text = db.execute(TEXTS, (story,)).fetchone()
    return fields.texts(headline, json.loads(summary), caption, text)


def mark(texts: Texts, story: StoryId, start: int, end: int, field: Field = Field.BODY) -> Highlight:
    """A highlight of the words between two places of a field. RefusedError when there are none."""
    text = texts[field]
    if not 0 <= start < end <= len(text):
        raise RefusedError(
            f"story {story}", f"its {_called(field)} goes from 0 to {len(text)}; mark words within it"
        )
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if start >= end:
        raise RefusedError(f"story {story}", "there are only blanks; mark some words")
    found = anchors.anchor(text, start, end)
    return Highlight(story=story, field=field, start=start, end=end, **found._asdict())


def _called(field: Field) -> str:
    return "text" if field is Field.BODY else str(field)


SAME = "id = ? and story_id = ? and exact = ?"


WITH_PICTURES = """
insert into fresh select distinct story_id from keeps_pictures
where story_id = :story and story_id not in (select story_id from fresh)
"""
"""A highlighted story is a kept one: its pictures are looked at where a feed's are only kept with those. For
bookmarks, tags and notes the database itself does so."""


def put(db: sqlite3.Connection, highlight: Highlight, now: int) -> int:
    """Keep a highlight, a new one or one that is there already, where its words stand now; its id."""
    one = settled(highlight, texts_of(db, highlight.story))
    names = tuple(dict.fromkeys(map(state.tag_name, one.tags)))
    with index.kept(db, one.story):
        db.execute(f"delete from highlight where {SAME}", (one.id, one.story, one.exact))
        cursor = db.execute(
            f"insert into highlight({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(_number(db, one.id), one.story, one.field, one.start, one.end),
                *(one.exact, one.prefix, one.suffix, one.colour, one.note.strip()),
                *(json.dumps(names, ensure_ascii=False), one.made or now, one.lost),
            ),
        )
    db.execute(WITH_PICTURES, {"story": one.story})
    return cursor.lastrowid or NEW


def _number(db: sqlite3.Connection, wanted: int) -> int | None:
    """The number of a highlight that comes back; None, a new one, when another one got it meanwhile."""
    taken = db.execute("select 1 from highlight where id = ?", (wanted,)).fetchone()
    return None if taken or wanted == NEW else wanted


def take_off(db: sqlite3.Connection, id_: int) -> Highlight:
    """Take a highlight off its story; what it was. NotFoundError."""
    gone = require(db, id_)
    with index.kept(db, gone.story):
        db.execute("delete from highlight where id = ?", (id_,))
    return gone


def add(db: sqlite3.Connection, highlight: Highlight, now: int) -> None:
    """Keep a highlight that comes from elsewhere, unless the same words are marked there already."""
    known = {(one.field, _anchor(one)) for one in of_story(db, highlight.story)}
    if (highlight.field, _anchor(highlight)) not in known:
        put(db, highlight, now)


# ── when the text changes ────────────────────────────────────────────────────────────────────────


def settle(db: sqlite3.Connection, story: StoryId, texts: Texts) -> None:
    """Find the highlights of a story again in its new texts; those that are not there are lost, not gone."""
    for before in of_story(db, story):
        now = settled(before, texts)
        if now != before:
            db.execute(
                "update highlight set start = ?, end = ?, lost = ? where id = ?",
                (now.start, now.end, now.lost, before.id),
            )


def settled(highlight: Highlight, texts: Texts) -> Highlight:
    """A highlight where its words stand in the text of its field, or lost; another field never has them."""
    place = anchors.find(texts[highlight.field], _anchor(highlight), highlight.start)
    if place is None:
        return replace(highlight, lost=True)
    return replace(highlight, start=place[0], end=place[1], lost=False)


def _anchor(highlight: Highlight) -> anchors.Anchor:
    return anchors.Anchor(highlight.exact, highlight.prefix, highlight.suffix)


def carry(db: sqlite3.Connection, story: StoryId, others: Sequence[Texts]) -> list[Highlight]:
    """Take those highlights off a story that goes away whose words other stories have."""
    found = [one for one in of_story(db, story) if not all(settled(one, texts).lost for texts in others)]
    return [take_off(db, one.id) for one in found]


def settle_in(
    db: sqlite3.Connection, stories: Sequence[StoryId], carried: Sequence[Highlight], now: int
) -> None:
    """Give highlights, the carried and the lost ones, to the stories of a capture that say their words."""
    told = {story: texts_of(db, story) for story in stories}
    lost = [one for story in stories for one in of_story(db, story) if one.lost]
    for one in (*carried, *lost):
        places = (replace(settled(one, texts), story=story) for story, texts in told.items())
        if (home := next((place for place in places if not place.lost), None)) is not None:
            if one in lost:
                take_off(db, one.id)
            put(db, home, now)


# ── all of them ──────────────────────────────────────────────────────────────────────────────────


EVERY = f"""
select s.headline, coalesce(nullif(f.given_title, ''), nullif(f.title, ''), s.outlet),
    s.sort_key, {", ".join(f"h.{name}" for name in COLUMNS.split(", "))}
from highlight h join story s on s.id = h.story_id
left join feed f on f.id = (select min(feed_id) from source where story_id = s.id)
order by s.sort_key desc, {READING}
"""


def every(db: sqlite3.Connection, search: str) -> list[HighlightedStory]:
    """All highlights by their stories, newest story first; of a search those that say all its words."""
    wanted = words.bare(search).split()
    rows = (row for row in db.execute(EVERY) if _says(row, wanted))
    return list(_grouped(rows))


def _says(row: tuple[str, ...], wanted: list[str]) -> bool:
    headline, outlet, _, _, _, _, _, _, exact, _, _, _, note, tags, *_ = row
    said = words.bare("\n".join((headline, outlet, exact, note, *json.loads(tags))))
    return all(word in said for word in wanted)


def _grouped(rows: Iterator[tuple[str, ...]]) -> Iterator[HighlightedStory]:
    for (id_, headline, outlet, published), group in groupby(rows, lambda row: (row[4], *row[:3])):
        yield HighlightedStory(
            id=StoryId(int(id_)),
            headline=headline,
            outlet=outlet,
            published=int(published),
            highlights=tuple(from_row(row[3:]) for row in group),  # type: ignore[arg-type]
        )
