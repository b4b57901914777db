"""Stories that say of themselves whether they are whole: which they are, in which edition, and a hash."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

_NUMBERS = re.compile(r"story(\d+)edition(\d+)")
WORDS = ("harbour", "lantern", "council", "ferry", "winter", "bridge", "market", "orchard", "signal", "river")


class Told(NamedTuple):
    """One edition of one story."""

    number: int
    edition: int

    @property
    def word(self) -> str:
        """The word that only this edition holds, to be searched for."""
        return f"story{self.number}edition{self.edition}"

    @property
    def headline(self) -> str:
        return f"News of {self.word}"

    @property
    def paragraphs(self) -> tuple[str, str, str]:
        start = self.number * 7 + self.edition * 3
        middle = " ".join(WORDS[(start + n * n) % len(WORDS)] for n in range(90))
        return (
            f"BEGIN {self.word}",
            f"{middle} {self.number}.",
            f"END {_mark(self.word, middle, self.number)}",
        )

    @property
    def html(self) -> str:
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)


def read(headline: str, text: str) -> Told | None:
    """What a kept story is; None when it is only half there, or not one story."""
    numbers = _NUMBERS.search(headline)
    if numbers is None:
        return None
    told = Told(int(numbers[1]), int(numbers[2]))
    return told if tuple(filter(None, text.splitlines())) == told.paragraphs else None


def _mark(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
