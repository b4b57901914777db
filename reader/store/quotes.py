"""The quotes found in stories. Derived: they can be found again, and carry the version of their finder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Confidence, Field, Quote

if TYPE_CHECKING:
    import sqlite3

    from reader.types import ReadStory, StoryId

CONTEXT = 32  # characters kept before and after, to find a quote again in a changed text


def store(db: sqlite3.Connection, story_id: StoryId, story: ReadStory) -> None:
    """Replace the quotes of a story."""
    db.execute("delete from quote where story_id = ?", (story_id,))
    rows = [_row(story_id, ordinal, quote, story) for ordinal, quote in enumerate(story.quotes)]
    db.executemany("insert into quote values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.execute("insert or replace into derived(story_id, quotes) values (?, ?)", (story_id, story.quotes_by))


def _row(story_id: StoryId, ordinal: int, quote: Quote, story: ReadStory) -> tuple[str | int, ...]:
    text = _field(quote, story)
    before, after = text[max(0, quote.start - CONTEXT) : quote.start], text[quote.end : quote.end + CONTEXT]
    return (
        *(story_id, ordinal, quote.field, quote.line, quote.start, quote.end, quote.text, before, after),
        *(quote.speaker, quote.name, quote.role, quote.cue, quote.level, quote.confidence, quote.why),
    )


def _field(quote: Quote, story: ReadStory) -> str:
    match quote.field:
        case Field.HEADLINE:
            return story.headline
        case Field.SUMMARY:
            return story.summary[quote.line]
        case Field.CAPTION:
            return story.caption
        case Field.BODY:
            return story.text


OF_STORY = """
select field, line, start, end, exact, speaker, name, role, cue, level, confidence, why
from quote where story_id = ? order by ordinal
"""


def of_story(db: sqlite3.Connection, story_id: StoryId) -> tuple[Quote, ...]:
    """A story's quotes in reading order."""
    return tuple(
        Quote(
            field=Field(field),
            line=line,
            start=start,
            end=end,
            text=exact,
            speaker=speaker,
            name=name,
            role=role,
            cue=cue,
            level=level,
            confidence=Confidence(confidence),
            why=why,
        )
        for field, line, start, end, exact, speaker, name, role, cue, level, confidence, why in db.execute(
            OF_STORY, (story_id,)
        )
    )


def every(db: sqlite3.Connection, limit: int) -> list[tuple[int, str, str, str, str]]:
    """The newest stories' quotes as (story, field, text, name, confidence)."""
    return db.execute(
        """select q.story_id, q.field, q.exact, iif(q.name <> '', q.name, q.speaker), q.confidence
           from story s join quote q on q.story_id = s.id order by s.sort_key desc, q.ordinal limit ?""",
        (limit,),
    ).fetchall()


def speakers(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Everybody who is quoted, with how many quotes, the most quoted first."""
    return db.execute(
        "select name, count(*) from quote where name <> '' group by name order by count(*) desc, name"
    ).fetchall()
