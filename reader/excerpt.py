"""The lines of a text around what was searched for, with the places to mark."""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from reader import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.query import Text

LENGTH = 240
BEFORE = 60
SEARCHED = 200_000  # characters of a body that are looked through

BLANK = re.compile(r"\s")
NO_LETTER = r"(?![^\W_])"
AFTER_NO_LETTER = r"(?<![^\W_])"

Term = tuple[tuple[str, ...], bool]


def around(text: str, wanted: Sequence[Text]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(excerpt, marks): about 240 characters at the first match, marks as offsets into the excerpt.

    Without a match in the text, its beginning and no marks.
    """
    return at(text, wanted, first(text, wanted))


def first(text: str, wanted: Sequence[Text]) -> tuple[int, int] | None:
    """Where the first match stands in a text; None without any."""
    return _as_typed(text, wanted) or next(matches(text[:SEARCHED], wanted), None)


def at(
    text: str, wanted: Sequence[Text], first: tuple[int, int] | None
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The excerpt at a match that is known."""
    if first is None:
        return _one_line(text[:LENGTH]), ()
    start = _word_start(text, max(0, first[0] - BEFORE)) if first[1] > LENGTH else 0
    piece = text[start : start + LENGTH]
    lead = "…" if start else ""
    marks = tuple((begin + len(lead), end + len(lead)) for begin, end in matches(piece, wanted))
    return lead + _one_line(piece), marks


def _as_typed(text: str, wanted: Sequence[Text]) -> tuple[int, int] | None:
    """The first place that says it letter for letter; found without taking the text apart."""
    patterns = [said for one in wanted if (said := pattern(one))]
    found = re.search("|".join(patterns), text[:SEARCHED], re.IGNORECASE) if patterns else None
    return found.span() if found else None


def pattern(wanted: Text) -> str:
    """A regular expression for words as they were typed, with any signs between them; "" for no words."""
    said = [re.escape(wanted.words[start:end]) for start, end, _ in words.tokens(wanted.words)]
    if not said:
        return ""
    if words.unspaced(wanted.words):
        return r"[\W_]*".join(said)
    return AFTER_NO_LETTER + r"[\W_]+".join(said) + NO_LETTER * (not wanted.prefix and not wanted.unfinished)


def _one_line(text: str) -> str:
    """White space becomes blanks, one for one, so that offsets hold."""
    return BLANK.sub(" ", text)


def _word_start(text: str, at: int) -> int:
    """The beginning of the word at a place, unless it is far away."""
    near = range(at, max(at - 30, 0), -1)
    return next((place for place in near if text[place - 1].isspace()), at)


def matches(text: str, wanted: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Where the words and phrases of a query stand in a text, one by one from its beginning."""
    firsts: dict[str, list[Term]] = {}
    for term in filter(None, map(_term, wanted)):
        firsts.setdefault(term[0][0][:1], []).append(term)
    if not firsts:
        return
    longest = max(len(keys) for terms in firsts.values() for keys, _ in terms)
    coming = words.tokens(text)
    ahead = deque(islice(coming, longest))
    while ahead:
        length = _length_at(ahead, firsts.get(ahead[0][2][:1], ()))
        if length:
            yield ahead[0][0], ahead[length - 1][1]
        for _ in range(length or 1):
            ahead.popleft()
        ahead.extend(islice(coming, length or 1))


def _term(text: Text) -> Term | None:
    keys = tuple(key for _, _, key in words.tokens(text.words))
    return (keys, text.prefix or text.unfinished) if keys else None


def _length_at(ahead: deque[tuple[int, int, str]], terms: Sequence[Term]) -> int:
    """How many of the tokens ahead match the longest of the terms; 0 for none."""
    best = 0
    for keys, prefix in terms:
        here = [key for _, _, key in islice(ahead, len(keys))]
        if len(here) < len(keys) or len(keys) <= best:
            continue
        last_fits = here[-1].startswith(keys[-1]) if prefix else here[-1] == keys[-1]
        if last_fits and tuple(here[:-1]) == keys[:-1]:
            best = len(keys)
    return best
