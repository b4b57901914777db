"""What a person marked in stories, with notes and tags; known again when a text changes."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from reader import anchors, words
from reader.errors import NotFoundError, RefusedError
from reader.store import index, state
from reader.types import NEW, Highlight, HighlightColour, HighlightedStory, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

COLUMNS = "id, story_id, start, end, exact, prefix, suffix, colour, note, tags, made, lost"


def of_story(db: sqlite3.Connection, story: int) -> tuple[Highlight, ...]:
    """The highlights of a story in the order of its text, the lost ones last."""
    rows = db.execute(
        f"select {COLUMNS} from highlight where story_id = ? order by lost, start, end, id", (story,)
    )
    return tuple(map(from_row, rows))


def from_row(row: tuple[int, int, int, int, str, str, str, str, str, str, int, int]) -> Highlight:
    """A highlight of the columns in their order."""
    id_, story, start, end, exact, prefix, suffix, colour, note, tags, made, lost = row
    return Highlight(
        id=id_,
        story=StoryId(story),
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


def text_of(db: sqlite3.Connection, story: StoryId) -> str:
    """The plain text of a story, which offsets refer to."""
    (text,) = db.execute("select text from body where story_id = ?", (story,)).fetchone()
    return str(text)


def mark(text: str, story: StoryId, start: int, end: int) -> Highlight:
    """A highlight of the words between two places of a story's text. RefusedError when there are none."""
    if not 0 <= start < end <= len(text):
        raise RefusedError(f"story {story}", f"its text goes from 0 to {len(text)}; mark words within it")
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if start >= end:
        raise RefusedError(f"story {story}", "there are only blanks; mark some words")
    found = anchors.anchor(text, start, end)
    return Highlight(story=story, start=start, end=end, **found._asdict())


def put(db: sqlite3.Connection, highlight: Highlight, now: int) -> int:
    """Keep a highlight, a new one or one that is there already as it is now; its id."""
    names = tuple(dict.fromkeys(map(state.tag_name, highlight.tags)))
    with index.kept(db, highlight.story):
        db.execute("delete from highlight where id = ?", (highlight.id,))
        cursor = db.execute(
            f"insert into highlight({COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(highlight.id or None, highlight.story, highlight.start, highlight.end, highlight.exact),
                *(highlight.prefix, highlight.suffix, highlight.colour, highlight.note.strip()),
                *(json.dumps(names, ensure_ascii=False), highlight.made or now, highlight.lost),
            ),
        )
    return cursor.lastrowid or NEW


def take_off(db: sqlite3.Connection, id_: int) -> Highlight:
    """Take a highlight off its story; what it was. NotFoundError."""
    gone = require(db, id_)
    with index.kept(db, gone.story):
        db.execute("delete from highlight where id = ?", (id_,))
    return gone


def add(db: sqlite3.Connection, highlight: Highlight, now: int) -> None:
    """Keep a highlight that comes from elsewhere, unless the same words are marked there already."""
    known = {anchors.Anchor(one.exact, one.prefix, one.suffix) for one in of_story(db, highlight.story)}
    if anchors.Anchor(highlight.exact, highlight.prefix, highlight.suffix) not in known:
        put(db, settled(highlight, text_of(db, highlight.story)), now)


# ── when the text changes ────────────────────────────────────────────────────────────────────────


def settle(db: sqlite3.Connection, story: StoryId, text: str) -> None:
    """Find the highlights of a story again in its new text; those that are not there are lost, not gone."""
    for before in of_story(db, story):
        now = settled(before, text)
        if now != before:
            db.execute(
                "update highlight set start = ?, end = ?, lost = ? where id = ?",
                (now.start, now.end, now.lost, before.id),
            )


def settled(highlight: Highlight, text: str) -> Highlight:
    """A highlight where its words stand in a text, or lost."""
    wanted = anchors.Anchor(highlight.exact, highlight.prefix, highlight.suffix)
    place = anchors.find(text, wanted, highlight.start)
    if place is None:
        return replace(highlight, lost=True)
    return replace(highlight, start=place[0], end=place[1], lost=False)


def carry(db: sqlite3.Connection, story: StoryId, texts: Sequence[str]) -> list[Highlight]:
    """Take those highlights off a story that goes away whose words other texts have."""
    found = [one for one in of_story(db, story) if not all(settled(one, text).lost for text in texts)]
    return [take_off(db, one.id) for one in found]


def settle_in(
    db: sqlite3.Connection, stories: Sequence[StoryId], carried: Sequence[Highlight], now: int
) -> None:
    """Give highlights, the carried and the lost ones, to the stories of a capture that say their words."""
    texts = {story: text_of(db, story) for story in stories}
    lost = [one for story in stories for one in of_story(db, story) if one.lost]
    for one in (*carried, *lost):
        places = (replace(settled(one, text), story=story) for story, text in texts.items())
        if (home := next((place for place in places if not place.lost), None)) is not None:
            if one in lost:
                take_off(db, one.id)
            put(db, home, now)


# ── all of them ──────────────────────────────────────────────────────────────────────────────────


EVERY = f"""
select s.headline, coalesce(nullif(f.given_title, ''), nullif(f.title, ''), s.outlet),
    coalesce(s.published, s.arrived), {", ".join(f"h.{name}" for name in COLUMNS.split(", "))}
from highlight h join story s on s.id = h.story_id
left join feed f on f.id = (select min(feed_id) from source where story_id = s.id)
order by s.sort_key desc, h.lost, h.start, h.end, h.id
"""


def every(db: sqlite3.Connection, search: str) -> list[HighlightedStory]:
    """All highlights by their stories, newest story first; of a search those that say all its words."""
    wanted = words.bare(search).split()
    rows = (row for row in db.execute(EVERY) if _says(row, wanted))
    return list(_grouped(rows))


def _says(row: tuple[str, ...], wanted: list[str]) -> bool:
    headline, outlet, _, _, _, _, _, exact, _, _, _, note, tags, *_ = row
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
