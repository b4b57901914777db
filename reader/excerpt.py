"""The lines of a text around what was searched for, with the places to mark."""

from __future__ import annotations

import re
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

Term = tuple[list[str], bool]


def around(text: str, wanted: Sequence[Text]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """(excerpt, marks): about 240 characters at the first match, marks as offsets into the excerpt.

    Without a match in the text, its beginning and no marks.
    """
    return at(text, wanted, first(text, wanted))


def first(text: str, wanted: Sequence[Text]) -> tuple[int, int] | None:
    """Where the first match stands in a text; None without any."""
    return next(matches(text[:SEARCHED], wanted), None)


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


def _one_line(text: str) -> str:
    """White space becomes blanks, one for one, so that offsets hold."""
    return BLANK.sub(" ", text)


def _word_start(text: str, at: int) -> int:
    """The beginning of the word at a place, unless it is far away."""
    near = range(at, max(at - 30, 0), -1)
    return next((place for place in near if text[place - 1].isspace()), at)


def matches(text: str, wanted: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Where the words and phrases of a query stand in a text, one by one from its beginning."""
    terms = [term for one in wanted if (term := _term(one))]
    if not terms:
        return
    longest = max(len(keys) for keys, _ in terms)
    end = 0
    for start in words.beginnings(text, [keys for keys, _ in terms]):
        if start < end:
            continue
        said = list(islice(words.tokens(text, start), longest))
        if length := _length(said, terms):
            end = said[length - 1][1]
            yield said[0][0], end


def _term(text: Text) -> Term | None:
    keys = [key for _, _, key in words.tokens(text.words) if key]
    return (keys, text.prefix or text.unfinished) if keys else None


def _length(said: Sequence[tuple[int, int, str]], terms: Sequence[Term]) -> int:
    """How many of the words belong to the longest of the terms that they begin with; 0 for none."""
    here = [key for _, _, key in said]
    return max((len(keys) for keys, grows in terms if words.follow(here, keys, grows)), default=0)
