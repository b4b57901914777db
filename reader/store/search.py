"""A view and an understood query as one statement.

Something leads: words do when there are any, for their index gives its matches in the order of the keys and
can stop early; else the smallest set of stories that is asked for; else all stories. Everything else narrows,
asked by key or id before a story's row is touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.query import All, Dates, Either, Not, Part, Text, Where
from reader.store import facets, matching
from reader.store.facets import LISTED, Facet, Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

NEAR = 10_000
"""So many of the newest stories are looked through first: mostly they have a page of what is searched for."""

LAST = (1 << 63) - 1  # the greatest key that SQLite holds


class Sql(NamedTuple):
    """A piece of SQL with its values; conditions name a story by {key} and {id}."""

    text: str
    values: tuple[Value, ...] = ()


class Lead(NamedTuple):
    """What gives the stories: FROM and WHERE, and what key and id are called in it."""

    sql: Sql
    key: str = "d.rowid"
    id: str = "s.id"
    facet: Facet | None = None


class Asked(NamedTuple):
    """A query taken apart. All of it must hold: words in one index, sets of stories, dates, and the rest."""

    words: tuple[Part, ...] = ()
    unwanted: tuple[Part, ...] = ()  # words that must not be there
    voices: tuple[Text, ...] = ()  # words of quotes
    facets: tuple[Facet, ...] = ()
    rest: tuple[Part, ...] = ()
    dates: tuple[Dates, ...] = ()
    title: str = ""  # the beginning of the only word, as an expression for headlines
    near: bool = False  # only among the newest stories, so few that no list is made for them


def ask(part: Part, place: Sequence[Facet] = (), dates: Iterable[Dates] = ()) -> Asked:
    """Take a query apart; `place` and `dates` narrow it to a view."""
    parts = part.parts if isinstance(part, All) else (part,)
    words = tuple(one for one in parts if matching.in_bodies(one))
    unwanted = [one for one in parts if words and isinstance(one, Not) and matching.in_bodies(one.part)]
    voices = tuple(one for one in parts if isinstance(one, Text) and one.part in matching.VOICES)
    sets = [one for one in parts if isinstance(one, Where)]
    bounds = [one for one in parts if isinstance(one, Dates)]
    sorted_ = [*words, *unwanted, *voices, *sets, *bounds]
    return Asked(
        words=words,
        unwanted=tuple(one.part for one in unwanted),
        voices=voices,
        facets=(*place, *map(facets.where, sets)),
        rest=tuple(one for one in parts if one not in sorted_),
        dates=(*dates, *bounds),
        title=matching.title(words[0]) if len(words) == 1 and not unwanted and not voices else "",
    )


def near(db: sqlite3.Connection, asked: Asked) -> Asked | None:
    """The same among the newest stories only; None when words alone are asked for, or all are so new."""
    if not (asked.words or asked.voices) or not (asked.facets or asked.rest):
        return None
    end = min((dates.end for dates in asked.dates if dates.end is not None), default=LAST)
    start = max((dates.start for dates in asked.dates if dates.start is not None), default=0)
    floor = db.execute(FLOOR, (end, NEAR)).fetchone()
    if floor is None or floor[0] <= start:
        return None
    return asked._replace(dates=(*asked.dates, Dates(floor[0], None)), near=True)


FLOOR = "select sort_key from story where sort_key < ? order by sort_key desc limit 1 offset ?"


def statement(db: sqlite3.Connection, asked: Asked, limit: int | None = None) -> Sql:
    """The SELECT of (id, key), newest first."""
    if asked.title:  # the first letters of a word: at once in headlines, whole words in bodies
        heads = _newest(db, asked, Lead(_fts("title_index", asked.title)), limit)
        whole = _newest(db, asked, _lead(db, asked), limit)
        both = f"select id, key from (select * from ({heads.text}) union select * from ({whole.text}))"
        return _limited(Sql(f"{both} order by key desc", heads.values + whole.values), limit)
    return _newest(db, asked, _lead(db, asked), limit)


def _newest(db: sqlite3.Connection, asked: Asked, lead: Lead, limit: int | None) -> Sql:
    where = _narrowed(db, asked, lead)
    if limit is not None and lead.facet and lead.facet.floor and _is_alone(asked):
        where = _from_floor(where, lead.facet, asked, limit)
    distinct = "" if lead.facet is None or lead.facet.once else "distinct "
    chosen = f"select {distinct}{lead.id} as id, {lead.key} as key from {where.text}"
    return _limited(Sql(f"{chosen} order by {lead.key} desc", where.values), limit)


def _limited(sql: Sql, limit: int | None) -> Sql:
    return sql if limit is None else Sql(f"{sql.text} limit ?", (*sql.values, limit))


# ── what leads ───────────────────────────────────────────────────────────────────────────────────


def _lead(db: sqlite3.Connection, asked: Asked) -> Lead:
    if asked.words:
        expression = " AND ".join(matching.match(db, one) for one in asked.words)
        if asked.unwanted:
            unwanted = " OR ".join(matching.match(db, one) for one in asked.unwanted)
            expression = f"({expression}) NOT ({unwanted})"
        return Lead(_fts("body_index", expression))
    if asked.voices:
        expression = " AND ".join(matching.text(db, one) for one in asked.voices)
        return Lead(_fts("quote_index", expression))
    facet = _leading(db, asked)
    if facet is None:
        return Lead(Sql("story s where 1"), "s.sort_key")
    return Lead(Sql(facet.listed, facet.values), facet.key, facet.id, facet)


def _fts(index: str, expression: str) -> Sql:
    return Sql(f"{index} d cross join story s on s.sort_key = d.rowid where {index} match ?", (expression,))


def _leading(db: sqlite3.Connection, asked: Asked) -> Facet | None:
    """The smallest set; one that must be sorted first leads only when it is small, or alone."""
    counted = [(facet.count(db), facet) for facet in asked.facets]
    fit = [(size, facet) for size, facet in counted if facet.ordered or size <= LISTED or _is_alone(asked)]
    return min(fit, key=lambda one: one[0])[1] if fit else None


def _is_alone(asked: Asked) -> bool:
    """Whether one set is all that is asked for, at most within dates."""
    return asked == Asked(facets=asked.facets[:1], dates=asked.dates)


def _from_floor(where: Sql, facet: Facet, asked: Asked, limit: int) -> Sql:
    """Only the newest part of a set, so that a page of it needs no sorting of all.

    It is twice the page of one feed, for two of its entries may share a story.
    """
    end = min((dates.end for dates in asked.dates if dates.end is not None), default=LAST)
    values = (*where.values, end, 2 * limit, *facet.values)
    return Sql(f"{where.text} and {facet.key} >= {facet.floor}", values)


# ── what narrows ─────────────────────────────────────────────────────────────────────────────────


def _narrowed(db: sqlite3.Connection, asked: Asked, lead: Lead) -> Sql:
    """The FROM and WHERE of what leads, with all other conditions."""
    others = [
        facet for facet in asked.facets if facet.values != lead.sql.values or facet.listed != lead.sql.text
    ]
    conditions = [
        *map(_dates, asked.dates),
        *(_held(db, facet, asked.near) for facet in others),
        *_voices(db, asked),
        *(condition(db, part, asked.near) for part in asked.rest),
    ]
    text = "".join(f" and ({one.text})" for one in conditions).format(key=lead.key, id=lead.id)
    values = (value for one in conditions for value in one.values)
    return Sql(lead.sql.text + text, (*lead.sql.values, *values))


def _held(db: sqlite3.Connection, facet: Facet, near: bool) -> Sql:
    """That a set holds the story. (The plus keeps SQLite from asking an index anew for each of the list.)"""
    if facet.count(db) <= (0 if near else facet.most):
        return Sql(f"+{{key}} in (select {facet.key} from {facet.listed})", facet.values)
    return Sql(facet.holds, facet.values)


def _voices(db: sqlite3.Connection, asked: Asked) -> list[Sql]:
    """That quotes have the words; of several, that it is one quote which says them all."""
    found = [_indexed(db, voice) for voice in asked.voices] if asked.words else []
    if len(asked.voices) < 2:
        return found
    said = {"quote": "says(q.exact, ?)", "speaker": "says(q.name || ' ' || q.speaker, ?)"}
    same = " and ".join(said[voice.part] for voice in asked.voices)
    values = tuple(voice.words + "*" * matching.grows(voice) for voice in asked.voices)
    return [*found, Sql(f"exists (select 1 from quote q where q.story_id = {{id}} and {same})", values)]


def condition(db: sqlite3.Connection, part: Part, near: bool) -> Sql:
    """A part of a query as a condition on the story {id} with the key {key}."""
    match part:
        case Text():
            return _indexed(db, part)
        case Dates():
            return _dates(part)
        case Where():
            return _held(db, facets.where(part), near)
        case Not(inner):
            negated = condition(db, inner, near)
            return Sql(f"not ({negated.text})", negated.values)
        case All(parts):
            return _joined(" and ", [condition(db, one, near) for one in parts], "1")
        case Either(parts):
            return _joined(" or ", [condition(db, one, near) for one in parts], "0")


def _indexed(db: sqlite3.Connection, text: Text) -> Sql:
    index = "quote_index" if text.part in matching.VOICES else "body_index"
    return Sql(f"+{{key}} in (select rowid from {index} where {index} match ?)", (matching.text(db, text),))


def _dates(dates: Dates) -> Sql:
    bounds = [("{key} >= ?", dates.start), ("{key} < ?", dates.end)]
    given = [Sql(text, (value,)) for text, value in bounds if value is not None]
    return _joined(" and ", given, "1")


def _joined(word: str, conditions: Sequence[Sql], empty: str) -> Sql:
    text = word.join(f"({one.text})" for one in conditions) or empty
    return Sql(text, tuple(value for one in conditions for value in one.values))
