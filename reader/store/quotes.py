"""The quotes found in stories. Derived: they can be found again, and carry the version of their finder."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader import words
from reader.store import corrections, index
from reader.types import Confidence, Field, Quote, StoryId

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from reader.types import ReadStory


NOT_YET = 0  # the version of the finder of a story whose quotes nobody looked for


def store(db: sqlite3.Connection, story_id: StoryId, story: ReadStory) -> None:
    """Replace the quotes of a story, in the index too; what a person said of them wins."""
    with index.kept(db, story_id):
        put(db, story_id, story)


def put(db: sqlite3.Connection, story_id: StoryId, story: ReadStory) -> None:
    """Replace the quotes of a story; the index is for others to keep."""
    db.execute("insert or replace into derived(story_id, quotes) values (?, ?)", (story_id, story.quotes_by))
    if story.quotes_by == NOT_YET:
        db.execute("delete from quote where story_id = ?", (story_id,))
        return
    story = story._replace(quotes=_found(db, story_id, story))
    db.execute("delete from quote where story_id = ?", (story_id,))
    quotes = corrections.right(story, corrections.of_quotes(db, story_id))
    names = corrections.called(db)
    rows = [
        (*_row(story_id, ordinal, quote, story, names), quote.name) for ordinal, quote in enumerate(quotes)
    ]
    db.executemany("insert into quote values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def put_new(db: sqlite3.Connection, new: Sequence[tuple[StoryId, ReadStory]]) -> None:
    """The quotes of stories that have just come; most come before anybody looked for quotes in them."""
    db.executemany(
        "insert or replace into derived(story_id, quotes) values (?, ?)",
        [(id_, NOT_YET) for id_, story in new if story.quotes_by == NOT_YET],
    )
    for id_, story in new:
        if story.quotes_by != NOT_YET:
            put(db, id_, story)


def _found(db: sqlite3.Connection, story_id: StoryId, story: ReadStory) -> tuple[Quote, ...]:
    """The quotes found; in a headline of the person's own those that were found in it, not in the web's."""
    if not db.execute(
        "select 1 from correction where story_id = ? and subject = 'headline'", (story_id,)
    ).fetchone():
        return story.quotes
    others = tuple(quote for quote in story.quotes if quote.field is not Field.HEADLINE)
    new, stored = (_in_headline(quotes, story) for quotes in (story.quotes, of_story(db, story_id)))
    return (new or stored) + others


def _in_headline(quotes: tuple[Quote, ...], story: ReadStory) -> tuple[Quote, ...]:
    return tuple(
        quote
        for quote in quotes
        if quote.field is Field.HEADLINE and story.headline[quote.start : quote.end] == quote.text
    )


def _row(
    story_id: StoryId, ordinal: int, quote: Quote, story: ReadStory, names: Mapping[str, str]
) -> tuple[str | int, ...]:
    before, after = corrections.around(quote, story)
    name = names.get((quote.name or quote.speaker).lower(), quote.name)
    return (
        *(story_id, ordinal, quote.field, quote.line, quote.start, quote.end, quote.text, before, after),
        *(quote.speaker, name, quote.role, quote.cue, quote.level, quote.confidence, quote.why),
    )


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


def old(db: sqlite3.Connection, limit: int, version: int) -> list[StoryId]:
    """Stories whose quotes an older finder found; first those that none looked at, the newest first."""
    rows = db.execute(
        "select story_id from derived where quotes < ? order by quotes, story_id desc limit ?",
        (version, limit),
    )
    return [StoryId(id_) for (id_,) in rows]


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


NEWEST = 2_000  # stories whose speakers are looked at

SPEAKERS_LIKE = """
select q.name from (
    select rowid from quote_index where quote_index match ? order by rowid desc limit ?
) d
join story s on s.sort_key = d.rowid
join quote q on q.story_id = s.id
where q.name <> ''
"""


def complete_speaker(db: sqlite3.Connection, prefix: str, limit: int) -> list[str]:
    """Speakers with a word that begins with what was typed, those with the most quotes first."""
    typed = " ".join("".join(char if char.isalnum() else " " for char in words.fold(prefix)).split())
    if not typed:
        return []
    rows = db.execute(SPEAKERS_LIKE, (f'speaker : "{typed}" *', NEWEST))
    named = Counter(name for (name,) in rows if words.says(name, f"{typed}*"))
    return [name for name, _ in named.most_common(limit)]
