"""What to show of a story that was found: the lines around the words, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import excerpt, pull_quotes, words
from reader.store import index, matching

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from reader.query import Text


class Found(NamedTuple):
    """The lines of a story around what was searched for, and where they stand ("" is the text)."""

    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    place: str = ""


def found(db: sqlite3.Connection, story: int, terms: Sequence[Text]) -> Found:
    """Best first: a quote that was asked for, the text, the person's own words."""
    voices = [term for term in terms if term.part in matching.VOICES]
    quoted = _quoted(db, story, voices) if voices else ""
    anywhere = [_as_in_bodies(term)._replace(part="") for term in terms]
    if quoted:
        return Found(*excerpt.around(quoted, anywhere), "quote")
    return _in_text(db, story, terms) or _in_note(db, story, anywhere) or Found()


def in_headline(headline: str, terms: Sequence[Text]) -> tuple[tuple[int, int], ...]:
    """What to mark in a headline: there a single word that is being typed counts from its first letter."""
    asked = [_as_in_bodies(term) for term in terms if term.part in ("", "headline")]
    if is_begun(terms):
        asked = [terms[0]._replace(prefix=True)]
    return tuple(excerpt.matches(headline, asked))


def is_begun(terms: Sequence[Text]) -> bool:
    """Whether all that is searched for are the first letters of a word; they are looked for in headlines."""
    return len(terms) == 1 and bool(matching.title(terms[0]))


def _as_in_bodies(term: Text) -> Text:
    """A word that is being typed as the index of bodies takes it: whole while it is short."""
    return term._replace(prefix=matching.grows(term), unfinished=False)


def _in_text(db: sqlite3.Connection, story: int, terms: Sequence[Text]) -> Found | None:
    asked = [_as_in_bodies(term)._replace(part="") for term in terms if term.part in ("", "body")]
    (text,) = db.execute("select text from body where story_id = ?", (story,)).fetchone()
    first = excerpt.first(text, asked)
    return Found(*excerpt.at(text, asked, first), _within(db, story, *first)) if first else None


WITHIN = """
select 'highlight' from highlight
where story_id = :story and lost = 0 and field = 'body' and start <= :start and end >= :end
union all
select 'quote' from quote where story_id = :story and field = 'body' and start <= :start and end >= :end
limit 1
"""


def _within(db: sqlite3.Connection, story: int, start: int, end: int) -> str:
    """Whether a place of the text lies in words that the person marked, or that somebody said."""
    row = db.execute(WITHIN, {"story": story, "start": start, "end": end}).fetchone()
    return row[0] if row else ""


def _in_note(db: sqlite3.Connection, story: int, asked: Sequence[Text]) -> Found | None:
    text = index.stored_note(db, story)
    shown, marks = excerpt.around(text, asked) if text else ("", ())
    return Found(shown, marks, "note") if marks else None


def _quoted(db: sqlite3.Connection, story: int, voices: Sequence[Text]) -> str:
    """The first quote of a story that is what was asked for, with its speaker."""
    asked = [(voice.part, voice.words + "*" * matching.grows(voice)) for voice in voices]
    for exact, name, speaker in db.execute(
        "select exact, name, speaker from quote where story_id = ? order by ordinal", (story,)
    ):
        said = {"quote": exact, "speaker": f"{name} {speaker}"}
        if all(words.says(said[part], phrase) for part, phrase in asked):
            return " — ".join(filter(None, (pull_quotes.alone(exact), name or speaker)))
    return ""
