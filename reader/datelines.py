"""The dateline: where, when and by which agency a report was filed, before its first words.

"BRUSSELS: ", "GUAYAQUIL, Ecuador: ", "WASHINGTON (AP) — ", "LONDON, Oct 24 (Reuters) - ".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reader import dates, lexicon

LONGEST = 80  # characters before the separator
REPORT = 12  # characters that a report has at least; less after a dash is the end of a headline


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as printed, without its agency and separator; `length` counts the characters it takes."""

    place: str
    agency: str
    length: int
    colon: bool  # set off by a colon, as a speaker's turn in an interview is too

    @property
    def is_sure(self) -> bool:
        """Whether nothing else is written so: an agency signs it, or its place is one that we know.

        "Paris: " in small letters may be a stage of a journey.
        """
        if self.agency or (self.colon and not self.place.isupper()):
            return bool(self.agency)
        return _is_known(self.place) or _is_known(self.place.title())


def read(paragraph: str, opening: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with, or None.

    `opening`: it opens a story, so its place may be in small letters when it is a town that we know.
    """
    separator = _SEPARATOR.search(paragraph, 2, LONGEST + 8)
    if separator is None or len(paragraph) - separator.end() < REPORT:
        return None
    head = paragraph[: separator.start()]
    signed = _SIGNED.search(head)
    agency = signed[1] if signed and is_agency(signed[1]) else ""
    place = head[: signed.start()] if signed and agency else head
    if not _is_place(place.rstrip(" ,"), bool(agency)) and not (opening and _is_known(place)):
        return None
    return Dateline(place.rstrip(" ,"), agency, separator.end(), ":" in separator[0])


_SEPARATOR = re.compile(r"(?::(?=\s)|\.\s?[-–—](?=\s)|\s?—|\s–(?=\s)|\s--?(?=\s)|\s?―)\s{0,3}")
_SIGNED = re.compile(r"\s?\(([^()]{2,40})\)$")
_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’'-])*$")
_SMALL = frozenset(("de", "la", "le", "el", "al", "du", "of", "and", "the", "am", "an", "der", "upon", "on"))


def _is_place(text: str, signed: bool) -> bool:
    """A town in capitals, perhaps with its country and the day: "PORTLAND, Maine, Oct 24"."""
    first, *rest = (part.strip() for part in text.split(","))
    if first.upper() in _no_places():
        return False
    towns = re.split(r"[\s/]+", first)
    if len(towns) > 4 + first.count("/") or not all(_PART.match(town) for town in towns):
        return False
    capital = first.isupper() and sum(map(str.isalpha, first)) >= 3
    titled = signed and all(town[0].isupper() or town in _SMALL for town in towns)
    return (capital or titled) and len(rest) <= 3 and all(map(_qualifies, rest))


def _is_known(place: str) -> bool:
    """A town that we know, or a name with its country behind it: "Nairobi, Kenya"."""
    first, *rest = (part.strip() for part in place.split(","))
    places = lexicon.sections("places")
    if len(rest) > 3 or not all(map(_qualifies, rest)):
        return False
    return first in places["towns"] or (first.istitle() and any(part in places["countries"] for part in rest))


def _qualifies(part: str) -> bool:
    """A country, a state ("Ore.", "D.C.") or a day beside a town."""
    if dates.around(part) == "" or re.fullmatch(r"\d{4}", part):
        return True
    words = part.split()
    return 1 <= len(words) <= 4 and all(
        _PART.match(word) and (word[0].isupper() or word in _SMALL) for word in words
    )


def is_agency(text: str) -> bool:
    """Whether a name, or each of several, is an agency's."""
    return all(part.strip().lower() in _agencies() for part in re.split(r"[/,]", text))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon.sections("agencies")["names"])


@cache
def _no_places() -> frozenset[str]:
    return frozenset(lexicon.sections("agencies")["not places"])
