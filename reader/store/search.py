"""An understood query as SQL.

Words that must all be there become one MATCH, which drives the statement in the order of its rowid
(= sort_key), so newest first stops as soon as it has enough. Everything else filters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import words
from reader.query import All, Dates, Either, Not, Part, Text, Where
from reader.store.state import like

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.query import Query

Value = int | str
BEST_OF = 2_000
"""Best match orders the newest so many matches: bm25 over all of them would take seconds."""

PREFIX_FROM = 4
"""Letters an unfinished word must have to be looked for in bodies as a beginning; shorter: in headlines."""

LONGEST_NAME = 5_000

VOICES = ("quote", "speaker")
"""Parts of a story that have an index of their own."""

_NOTHING = "0"


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL over `story s`, with its values."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`driver` selects rowids of the index, newest first ("" without words); `conditions` filter."""

    driver: str
    driver_values: tuple[Value, ...]
    conditions: tuple[Condition, ...]


def plan(query: Query, best: bool = False) -> Plan:
    """How to find the stories of a query."""
    parts = query.part.parts if isinstance(query.part, All) else (query.part,)
    voices = [part for part in parts if isinstance(part, Text) and part.part in VOICES]
    wanted = [part for part in parts if match(part)]
    unwanted = [part.part for part in parts if isinstance(part, Not) and match(part.part)]
    rest = [part for part in parts if part not in wanted and part not in voices]
    conditions = _same_quote(voices)
    if not wanted and not voices:
        return Plan("", (), tuple(condition(part) for part in rest))
    if not wanted:
        driver, values = _by_quotes(voices, best)
    else:
        rest = [part for part in rest if not (isinstance(part, Not) and part.part in unwanted)]
        driver, values = _driver(wanted, unwanted, best)
        conditions += [condition(voice) for voice in voices]
    return Plan(driver, values, (*conditions, *(condition(part) for part in rest)))


def _by_quotes(voices: list[Text], best: bool) -> tuple[str, tuple[Value, ...]]:
    expression = " AND ".join(_match_text(voice) for voice in voices)
    if best:
        found = "select rowid, rank as score from quote_index where quote_index match ?"
        return f"{found} order by rowid desc limit ?", (expression, BEST_OF)
    return "select rowid from quote_index where quote_index match ?", (expression,)


def _same_quote(voices: list[Text]) -> list[Condition]:
    """That it is one quote in which the words stand and which the speaker said."""
    if len(voices) < 2:
        return []
    asked = {"quote": "says(q.exact, ?)", "speaker": "says(q.name || ' ' || q.speaker, ?)"}
    sql = " and ".join(asked[voice.part] for voice in voices)
    values = tuple(voice.words + "*" * grows(voice) for voice in voices)
    return [Condition(f"exists (select 1 from quote q where q.story_id = s.id and {sql})", values)]


def _driver(wanted: list[Part], unwanted: list[Part], best: bool) -> tuple[str, tuple[Value, ...]]:
    expression = " AND ".join(match(part) for part in wanted)
    if unwanted:
        expression = f"({expression}) NOT ({' OR '.join(match(part) for part in unwanted)})"
    if best:
        found = (
            "select rowid, rank as score from body_index where body_index match ? order by rowid desc limit ?"
        )
        return found, (expression, BEST_OF)
    title = _title(wanted[0]) if len(wanted) == 1 and not unwanted else ""
    if title:  # the first letters of a word: at once in headlines, whole words in bodies
        both = """select rowid from title_index where title_index match ?
                  union select rowid from body_index where body_index match ?"""
        return both, (title, expression)
    return "select rowid from body_index where body_index match ?", (expression,)


def match(part: Part) -> str:
    """The part as an FTS5 expression for the index of bodies, or "" when it is more than words there."""
    if isinstance(part, Text):
        return "" if part.part in VOICES else _match_text(part)
    if isinstance(part, All | Either) and part.parts:
        inner = [match(one) for one in part.parts]
        if all(inner):
            return "(" + (" AND " if isinstance(part, All) else " OR ").join(inner) + ")"
    return ""


def _match_text(text: Text) -> str:
    folded = words.fold(text.words).replace('"', " ").replace("\0", " ").strip()
    lone = len(folded) == 1 and words.unspaced(folded)
    star = " *" if lone or grows(text) else ""
    column = f"{text.part} : " if text.part else ""
    return f'({column}"{folded}"{star})'


def grows(text: Text) -> bool:
    """Whether longer words count as well."""
    return text.prefix or (text.unfinished and len(words.fold(text.words).strip()) >= PREFIX_FROM)


def _title(part: Part) -> str:
    """The beginning of a single short word as an expression for the title index; "" for all else."""
    if not isinstance(part, Text) or not part.unfinished or part.part not in ("", "headline"):
        return ""
    folded = words.fold(part.words).strip()
    return f'"{folded}" *' if folded.isalnum() and len(folded) < PREFIX_FROM else ""


def condition(part: Part) -> Condition:
    """The part as a condition on `story s`."""
    match part:
        case Text():
            return _indexed(part)
        case Dates(start, end):
            return _dates(start, end)
        case Where(kind, value):
            return _WHERE[kind](value)
        case Not(inner):
            negated = condition(inner)
            return Condition(f"not ({negated.sql})", negated.values)
        case All(parts):
            return _joined(" and ", parts, "1")
        case Either(parts):
            return _joined(" or ", parts, _NOTHING)


def _indexed(text: Text) -> Condition:
    index = "quote_index" if text.part in VOICES else "body_index"
    return Condition(f"s.sort_key in (select rowid from {index} where {index} match ?)", (_match_text(text),))


def _dates(start: int | None, end: int | None) -> Condition:
    bounds = [("s.sort_key >= ?", start), ("s.sort_key < ?", end)]
    given = [(sql, value) for sql, value in bounds if value is not None]
    return Condition(" and ".join(sql for sql, _ in given), tuple(value for _, value in given))


def _joined(word: str, parts: tuple[Part, ...], empty: str) -> Condition:
    inner = [condition(part) for part in parts]
    sql = word.join(f"({one.sql})" for one in inner) or empty
    return Condition(sql, tuple(value for one in inner for value in one.values))


_TAGGED = """
select 1 from story_tag x join tag g on g.id = x.tag_id
where x.story_id = s.id and g.name = ?"""

_FED = """
select 1 from source x join feed f on f.id = x.feed_id
where x.story_id = s.id and (f.title like ? escape '\\' or f.given_title like ? escape '\\'
                             or f.address like ? escape '\\')"""

_STATES = {
    "unread": "exists (select 1 from state x where x.story_id = s.id and x.read = 0)",
    "read": "exists (select 1 from state x where x.story_id = s.id and x.read = 1)",
    "bookmarked": "exists (select 1 from state x where x.story_id = s.id and x.bookmarked = 1)",
    "noted": "exists (select 1 from note x where x.story_id = s.id)",
    "tagged": "exists (select 1 from story_tag x where x.story_id = s.id)",
    "capture": "s.capture_id is not null",
    "highlighted": "exists (select 1 from highlight x where x.story_id = s.id)",
    "quote": "exists (select 1 from quote x where x.story_id = s.id)",
    "enclosure": "s.enclosed = 1",
    "picture": "s.pictured = 1",
}


_WHERE: dict[str, Callable[[str], Condition]] = {
    "tag": lambda name: Condition(f"exists ({_TAGGED})", (name,)),
    "feed": lambda name: Condition(f"exists ({_FED})", (f"%{_like(name)}%",) * 3),
    "is": lambda state: Condition(_STATES[state]),
    "has": lambda held: Condition(_STATES[held]),
}


def _like(text: str) -> str:
    """The text for a LIKE, to a length that SQLite takes and no name reaches."""
    return like(text[:LONGEST_NAME])
