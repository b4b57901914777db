"""What a person put right: a story's headline, byline and date, who said a quote, what a speaker is called.

Corrections win over all that the web says and the program finds, for ever. What was found instead is kept
beside a correction, and renewed when the web says something else, so that taking it away brings that back.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reader import anchors
from reader.store import index
from reader.types import Confidence, Corrections, Field, QuoteCorrection, StoryId, When

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.types import Quote, ReadStory

YOU = "you said so"


# ── fields ───────────────────────────────────────────────────────────────────────────────────────


def of_story(db: sqlite3.Connection, story: int) -> Corrections:
    """All that a person put right in a story."""
    rows = db.execute("select subject, value from correction where story_id = ?", (story,))
    fields = _fields({subject: json.loads(value) for subject, value in rows})
    return replace(fields, quotes=of_quotes(db, story))


def _fields(values: dict[str, str | list[int | bool]]) -> Corrections:
    published = values.get("published")
    return Corrections(
        headline=str(values["headline"]) if "headline" in values else None,
        byline=str(values["byline"]) if "byline" in values else None,
        published=_when(published),
    )


def _when(value: object) -> When | None:
    return When(int(value[0]), bool(value[1])) if isinstance(value, list) else None


def _values(of: Corrections | ReadStory) -> dict[str, str | list[int | bool] | None]:
    when = of.published
    return {
        "headline": of.headline,
        "byline": of.byline,
        "published": [when.second, when.day_only] if when else None,
    }


def over(db: sqlite3.Connection, story: int, read: ReadStory) -> ReadStory:
    """A story as the web tells it now, with what a person put right; what it tells is kept beside that."""
    said = of_story(db, story)
    found = _values(read)
    for subject, value in _values(said).items():
        if value is not None:
            db.execute(
                "update correction set found = ? where story_id = ? and subject = ?",
                (json.dumps(found[subject]), story, subject),
            )
    return corrected(read, said)


def corrected(read: ReadStory, said: Corrections) -> ReadStory:
    """A story with its fields put right."""
    return read._replace(
        headline=read.headline if said.headline is None else said.headline,
        byline=read.byline if said.byline is None else said.byline,
        published=said.published or read.published,
    )


def found(db: sqlite3.Connection, story: int, stored: ReadStory) -> ReadStory:
    """A stored story as it was before anything was put right in it."""
    rows = db.execute("select subject, found from correction where story_id = ?", (story,))
    before = {subject: json.loads(value) for subject, value in rows}
    return stored._replace(
        headline=before.get("headline", stored.headline),
        byline=before.get("byline", stored.byline),
        published=_when(before["published"]) if "published" in before else stored.published,
    )


def put(db: sqlite3.Connection, story: int, read: ReadStory, said: Corrections, now: int) -> None:
    """Keep what a person puts right, and nothing else any more; `read` is the story as it was found."""
    db.execute("delete from correction where story_id = ?", (story,))
    db.execute("delete from quote_correction where story_id = ?", (story,))
    before = _values(read)
    db.executemany(
        "insert into correction(story_id, subject, value, found, made) values (?, ?, ?, ?, ?)",
        [
            (story, subject, json.dumps(value), json.dumps(before[subject]), now)
            for subject, value in _values(said).items()
            if value is not None
        ],
    )
    db.executemany(
        """insert into quote_correction(story_id, field, exact, prefix, suffix, name, is_quote, made)
           values (?, ?, ?, ?, ?, ?, ?, ?)""",
        [(story, *asdict(one).values(), now) for one in said.quotes],
    )


# ── quotes ───────────────────────────────────────────────────────────────────────────────────────


def of_quotes(db: sqlite3.Connection, story: int) -> tuple[QuoteCorrection, ...]:
    """What a person said of a story's quotes."""
    rows = db.execute(
        """select field, exact, prefix, suffix, name, is_quote from quote_correction
           where story_id = ? order by id""",
        (story,),
    )
    return tuple(
        QuoteCorrection(
            field=Field(field), exact=exact, prefix=prefix, suffix=suffix, name=name, is_quote=bool(is_quote)
        )
        for field, exact, prefix, suffix, name, is_quote in rows
    )


def right(story: ReadStory, said: Sequence[QuoteCorrection]) -> list[Quote]:
    """A story's quotes with what a person said of them."""
    quotes: list[Quote | None] = list(story.quotes)
    for one in said:
        at = _meant(quotes, one, story)
        if at is not None:
            quotes[at] = _put_right(quotes[at], one)
    return [quote for quote in quotes if quote is not None]


def _meant(quotes: Sequence[Quote | None], said: QuoteCorrection, story: ReadStory) -> int | None:
    """The quote with those words in that field; of several, the one with the most of the same around it."""
    alike = [
        (_same_around(around(quote, story), said), -at)
        for at, quote in enumerate(quotes)
        if quote is not None and (quote.field, quote.text) == (said.field, said.exact)
    ]
    return -max(alike)[1] if alike else None


def _same_around(found: tuple[str, str], said: QuoteCorrection) -> int:
    before = anchors.alike(found[0][::-1], said.prefix[::-1])
    return before + anchors.alike(found[1], said.suffix)


def _put_right(quote: Quote | None, said: QuoteCorrection) -> Quote | None:
    if quote is None or not said.is_quote:
        return None
    same = said.name in (quote.name, quote.speaker)
    return replace(
        quote, name=said.name, role=quote.role if same else "", confidence=Confidence.SURE, why=YOU
    )


def around(quote: Quote, story: ReadStory) -> tuple[str, str]:
    """What stands before and after a quote in its field."""
    return anchors.around(_field(quote, story), quote.start, quote.end)


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


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def aliases(db: sqlite3.Connection) -> dict[str, str]:
    """The names that stand for a person in every story: name to person."""
    return dict(db.execute("select name, person from alias order by name"))


def called(db: sqlite3.Connection) -> dict[str, str]:
    """The same, for looking up names in lower case."""
    return {name.lower(): person for name, person in aliases(db).items()}


CALLED = "iif(found_name = '', speaker, found_name) collate nocase"


def alias(db: sqlite3.Connection, name: str, person: str, now: int) -> frozenset[StoryId]:
    """Let a name stand for a person from now on, in all stories; "" lets it stand for itself again."""
    db.execute("delete from alias where name = ?", (name,))
    if person:
        db.execute("insert into alias values (?, ?, ?)", (name, person, now))
    quoted = db.execute(f"select distinct story_id from quote where {CALLED} = ?", (name,)).fetchall()
    for (story,) in quoted:
        with index.kept(db, story):
            db.execute(
                f"""update quote set name = iif(?1 = '', found_name, ?1)
                    where story_id = ?3 and {CALLED} = ?2""",
                (person, name, story),
            )
    return frozenset(StoryId(story) for (story,) in quoted)
