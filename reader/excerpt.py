"""The lines of a text around what was searched for, with the places to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.query import Text

LENGTH = 240
BEFORE = 60
SEARCHED = 200_000  # characters of a body that are looked through

Term = tuple[tuple[str, ...], bool]


def around(text: str, wanted: Sequence[Text]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(excerpt, marks): about 240 characters at the first match, marks as offsets into the excerpt.

    Without a match in the text, its beginning and no marks.
    """
    hits = matches(text[:SEARCHED], wanted)
    start = _word_start(text, max(0, hits[0][0] - BEFORE)) if hits and hits[0][1] > LENGTH else 0
    piece = text[start : start + LENGTH]
    marks = [(a - start, min(b - start, len(piece))) for a, b in hits if start <= a < start + len(piece)]
    lead = "…" if start else ""
    return lead + _one_line(piece), tuple((a + len(lead), b + len(lead)) for a, b in marks)


def _one_line(text: str) -> str:
    """White space becomes blanks, one for one, so that offsets hold."""
    return "".join(" " if char.isspace() else char for char in text)


def _word_start(text: str, at: int) -> int:
    """The beginning of the word at a place, unless it is far away."""
    near = range(at, max(at - 30, 0), -1)
    return next((place for place in near if text[place - 1].isspace()), at)


def matches(text: str, wanted: Sequence[Text]) -> list[tuple[int, int]]:
    """Where the words and phrases of a query stand in a text, in order."""
    terms = [term for text_ in wanted if (term := _term(text_))]
    if not terms:
        return []
    found: list[tuple[int, int]] = []
    tokens = list(words.tokens(text))
    firsts: dict[str, list[Term]] = {}
    for term in terms:
        firsts.setdefault(term[0][0][:1], []).append(term)
    at = 0
    while at < len(tokens):
        length = _length_at(tokens, at, firsts.get(tokens[at][2][:1], ()))
        if length:
            found.append((tokens[at][0], tokens[at + length - 1][1]))
        at += max(length, 1)
    return found


def _term(text: Text) -> Term | None:
    keys = tuple(key for _, _, key in words.tokens(text.words))
    return (keys, text.prefix or text.unfinished) if keys else None


def _length_at(tokens: list[tuple[int, int, str]], at: int, terms: Sequence[Term]) -> int:
    """How many tokens from `at` on match the longest of the terms; 0 for none."""
    best = 0
    for keys, prefix in terms:
        here = [key for _, _, key in tokens[at : at + len(keys)]]
        if len(here) < len(keys) or len(keys) <= best:
            continue
        last_fits = here[-1].startswith(keys[-1]) if prefix else here[-1] == keys[-1]
        if last_fits and tuple(here[:-1]) == keys[:-1]:
            best = len(keys)
    return best
