"""Texts compared by their runs of four words."""

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"\w+")
RUN = 4


def words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def letters(text: str) -> str:
    """A text for comparing: small letters and digits only."""
    return "".join(words(text))


def runs(of: Sequence[str]) -> list[tuple[str, ...]]:
    """Each run of four words; none of fewer words."""
    return list(zip(of, of[1:], of[2:], of[3:], strict=False))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of words in a text, counted; of a shorter text the whole."""
    found = words(text)
    return Counter(runs(found) or [tuple(found)])


def alike(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """How much two texts share, 0 to 1."""
    return 2 * (one & other).total() / max(1, one.total() + other.total())
