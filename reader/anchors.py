"""Words of a text, known again after the text changed: by themselves, and by 32 characters before and after.

They are found only where the same words stand with enough of the same around them. When two places could be
meant, or none surely is, the answer is None: better lost than on other words.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

CONTEXT = 32  # characters kept before and after
LONG = 40  # characters of words that stand for themselves, when they stand only once
NEAR = 12  # characters next to the words that have to be the same on one side at least
TOUCHING = 4  # and on both sides, when the words are few
MOST = 2_000  # places; words that stand more often cannot be told apart by what is around them
ENOUGH = 32  # characters that have to be the same in all: the words with what is around them

# What a site sets now so, now so. Each stays one character, so that places do not move.
_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        **dict.fromkeys("\n\t\u00a0\u2009\u202f", " "),
    }
)


class Anchor(NamedTuple):
    """How words are known again."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of a text."""
    return Anchor(text[start:end], *around(text, start, end))


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch of a text."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def find(text: str, wanted: Anchor, start: int = -1) -> tuple[int, int] | None:
    """Where the words of an anchor stand now; `start` is where they stood. None: nobody can tell."""
    end = start + len(wanted.exact)
    if start >= 0 and anchor(text, start, end) == wanted:
        return start, end
    scored = [(_score(text, place, wanted), place) for place in _places(text, wanted)]
    scored.sort(key=lambda one: sum(one[0]), reverse=True)
    if not scored or (len(scored) > 1 and sum(scored[0][0]) == sum(scored[1][0])):
        return None
    alone = len(scored) == 1 and len(wanted.exact) >= LONG
    return scored[0][1] if alone or _is_enough(scored[0][0], wanted) else None


def alike(one: str, other: str) -> int:
    """How many characters two texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _places(text: str, wanted: Anchor) -> list[tuple[int, int]]:
    """Where the same words stand, whatever blanks and marks they are set with; none when at too many."""
    words = wanted.exact.translate(_SAME).split()
    if not words:
        return []
    said = r"\s+".join(map(re.escape, words))
    # A whole word is no part of another one ("war" in "warden"); looking ahead, they may overlap.
    begins = r"\b" if re.match(r"\w", said) and not re.search(r"\w\Z", wanted.prefix) else ""
    ends = r"\b" if re.search(r"\w\Z", said) and not re.match(r"\w", wanted.suffix) else ""
    pattern = re.compile(f"{begins}(?=({said}){ends})")
    found = islice(pattern.finditer(text.translate(_SAME)), MOST + 1)
    places = [match.span(1) for match in found]
    return places if len(places) <= MOST else []


def _score(text: str, place: tuple[int, int], wanted: Anchor) -> tuple[int, int]:
    """How many characters next to a place are those that stood there, before and after."""
    before = text[max(0, place[0] - 2 * CONTEXT) : place[0]]
    after = text[place[1] : place[1] + 2 * CONTEXT]
    return alike(_plain(before)[::-1], _plain(wanted.prefix)[::-1]), alike(
        _plain(after), _plain(wanted.suffix)
    )


def _is_enough(score: tuple[int, int], wanted: Anchor) -> bool:
    """Whether so much around the words is the same that they are meant; of few words, on both sides.

    Of a text so short that all of it is known, as a headline is, half has to be the same.
    """
    had = len(_plain(wanted.prefix)), len(_plain(wanted.suffix))
    sides = list(zip(score, had, strict=True))
    near = any(same >= min(NEAR, there) for same, there in sides)
    if len(wanted.exact) >= ENOUGH:
        return near
    whole, same = len(wanted.exact) + sum(had), len(wanted.exact) + sum(score)
    if max(len(wanted.prefix), len(wanted.suffix)) < CONTEXT:
        return near and 2 * same >= whole
    touching = all(same >= min(TOUCHING, there) for same, there in sides)
    return near and touching and same >= min(ENOUGH, whole)


def _plain(text: str) -> str:
    return re.sub(" +", " ", text.translate(_SAME))
