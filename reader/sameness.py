"""Whether two feeds tell one story: the same headline at the same address, or the same long text.

Two numbers stand for these, so that a library can ask for them at no cost. An address alone is not enough:
a weblog may say something of its own about a page, and link to it.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from reader import words

LONG = 320  # letters and digits of a text that no two stories have by chance
CAMPAIGN = re.compile(r"utm_\w+|(?:fb|g|ms|yclid|mc_)\w*clid|mc_[ce]id|ref|cmp|ito|at_\w+|ocid|sref")

_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = bytes(code for code in range(128) if not _WORD.match(chr(code)))
_LOWER = bytes(range(256)).lower()


class Keys(NamedTuple):
    """What two tellings of one story have in common; None where it says nothing."""

    place: int | None
    text: int | None


def keys(address: str, headline: str, text: str, folded: str | None = None) -> Keys:
    """The keys of a story: of where it stands under which headline, and of its words.

    `folded` is the text as `words.fold` has it, where that is at hand.
    """
    place = canonical(address)
    said = _plain(words.fold(headline))
    plain = _plain(words.fold(text) if folded is None else folded) if len(text) >= LONG else ""
    return Keys(
        place=_number(f"{place} {said}") if place and said else None,
        text=_number(plain) if len(plain) >= LONG else None,
    )


def canonical(address: str) -> str:
    """An address without what differs between the ways to it; "" for the front page of a site."""
    parts = urlsplit(address)
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not CAMPAIGN.fullmatch(pair[0].lower())
    ]
    path = parts.path.rstrip("/")
    if not path and not kept:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{path}?{urlencode(kept)}#{parts.fragment}"


def _plain(folded: str) -> str:
    """The letters of a text, however it is set."""
    if folded.isascii():
        return folded.encode().translate(_LOWER, _BETWEEN_WORDS).decode()
    return "".join(_WORD.findall(folded.casefold()))


def _number(said: str) -> int:
    return int.from_bytes(hashlib.sha256(said.encode("utf-8", "replace")).digest()[:8], signed=True)
