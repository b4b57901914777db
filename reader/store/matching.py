"""Words and phrases as expressions for the full-text index.

Any text is a legal expression: it is folded as the index is, and stands in quotation marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import words
from reader.query import All, Either, Part, Text

if TYPE_CHECKING:
    import sqlite3

PREFIX_FROM = 4
"""Letters an unfinished word must have to be looked for in bodies as a beginning; shorter: in headlines."""

FEW = 100
"""Words that an unfinished one may become, for these to be looked for one by one."""

VOICES = ("quote", "speaker")
"""Parts of a story that have an index of their own."""


def in_bodies(part: Part) -> bool:
    """Whether a part is nothing but words that the index of bodies has: one expression for it."""
    if isinstance(part, Text):
        return part.part not in VOICES
    return isinstance(part, All | Either) and bool(part.parts) and all(map(in_bodies, part.parts))


def match(db: sqlite3.Connection, part: Part) -> str:
    """Such a part as an expression."""
    match part:
        case Text():
            return text(db, part)
        case All(parts):
            return f"({' AND '.join(match(db, one) for one in parts)})"
        case Either(parts):
            return f"({' OR '.join(match(db, one) for one in parts)})"
        case _:
            raise ValueError(part)


def text(db: sqlite3.Connection, asked: Text) -> str:
    """Words in one part of a story, for the index that holds this part."""
    folded = words.fold(asked.words).replace('"', " ").replace("\0", " ").strip()
    column = f"{asked.part} : " if asked.part else ""
    if not grows(asked) and not (len(folded) == 1 and words.unspaced(folded)):
        return f'({column}"{folded}")'
    longer = _longer(db, folded) if asked.part not in VOICES else []
    if longer:
        any_of_them = " OR ".join(f'"{word}"' for word in longer)
        return f"({column}({any_of_them}))"
    return f'({column}"{folded}" *)'


def _longer(db: sqlite3.Connection, beginning: str) -> list[str]:
    """The words in bodies that begin so; none when they are more than a few.

    For a beginning SQLite reads all places of all its words first, to sort them; for words no more than it is
    asked for. A beginning with letters that the index may know as others is left to it.
    """
    small = beginning.lower()
    if not small.isalnum() or small != words.key(small):
        return []
    found: list[str] = []
    following = small
    while len(found) <= FEW:
        row = db.execute(NEXT_WORD, (following,)).fetchone()
        if row is None or not row[0].startswith(small):
            return found
        found.append(row[0])
        following = f"{row[0]}\1"
    return []


NEXT_WORD = (
    "select term from body_word where term >= ? order by term limit 1"  # the order it has them in anyway
)


def grows(asked: Text) -> bool:
    """Whether longer words count as well."""
    return asked.prefix or (asked.unfinished and len(words.fold(asked.words).strip()) >= PREFIX_FROM)


def title(part: Part) -> str:
    """The beginning of a single short word as an expression for the title index; "" for all else."""
    if not isinstance(part, Text) or not part.unfinished or part.part not in ("", "headline"):
        return ""
    folded = words.fold(part.words).strip()
    return f'"{folded}" *' if folded.isalnum() and len(folded) < PREFIX_FROM else ""
