"""Words and phrases as expressions for the full-text index.

Any text is a legal expression: it is folded as the index is, and stands in quotation marks.
"""

from __future__ import annotations

from reader import words
from reader.query import All, Either, Part, Text

PREFIX_FROM = 4
"""Letters an unfinished word must have to be looked for in bodies as a beginning; shorter: in headlines."""

VOICES = ("quote", "speaker")
"""Parts of a story that have an index of their own."""


def match(part: Part) -> str:
    """The part as an expression for the index of bodies, or "" when it is more than words there."""
    if isinstance(part, Text):
        return "" if part.part in VOICES else text(part)
    if isinstance(part, All | Either) and part.parts:
        inner = [match(one) for one in part.parts]
        if all(inner):
            return "(" + (" AND " if isinstance(part, All) else " OR ").join(inner) + ")"
    return ""


def text(asked: Text) -> str:
    """Words in one part of a story, for the index that holds this part."""
    folded = words.fold(asked.words).replace('"', " ").replace("\0", " ").strip()
    lone = len(folded) == 1 and words.unspaced(folded)
    star = " *" if lone or grows(asked) else ""
    column = f"{asked.part} : " if asked.part else ""
    return f'({column}"{folded}"{star})'


def grows(asked: Text) -> bool:
    """Whether longer words count as well."""
    return asked.prefix or (asked.unfinished and len(words.fold(asked.words).strip()) >= PREFIX_FROM)


def title(part: Part) -> str:
    """The beginning of a single short word as an expression for the title index; "" for all else."""
    if not isinstance(part, Text) or not part.unfinished or part.part not in ("", "headline"):
        return ""
    folded = words.fold(part.words).strip()
    return f'"{folded}" *' if folded.isalnum() and len(folded) < PREFIX_FROM else ""
