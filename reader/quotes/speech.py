"""Tell somebody's words from a title, a term, a nickname or a word held at arm's length.

Only the marks of a quotation are looked at together with the few words before it. Nothing here asks who
speaks; it is told whether a cue was found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.quotes.attribution import Attribution
    from reader.quotes.grammar import Grammar
    from reader.quotes.marks import Pair

WORD = re.compile(r"[^\W_][\w’'.-]*")
CJK = re.compile(r"[぀-ヿ一-鿿]")
SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "is",
        "as",
        "vs",
    )
)
OUTLETS = re.compile(r"(?:[A-Z][\w&.]*|channel|network|News)(?:’s|'s)$")
LONG = 7  # so many words are nearly always speech


class Look(NamedTuple):
    """What a quotation looks like from outside."""

    words: tuple[str, ...]
    before: tuple[str, ...]  # the last words before it, nearest last
    after: str  # the first word after it, "" behind a point
    pointed: bool  # ends in , . ? ! inside the marks


def look(text: str, pair: Pair, start: int, end: int) -> Look:
    """Take in a quotation and its nearest neighbours in its paragraph."""
    inner = text[pair.start + 1 : min(pair.end - 1, pair.start + 400)]
    before = text[max(start, pair.start - 60) : pair.start]
    after = text[pair.end : min(end, pair.end + 30)]
    following = WORD.match(after.lstrip())
    return Look(
        words=tuple(WORD.findall(inner)),
        before=tuple(WORD.findall(before)[-5:]),
        after=following[0] if following else "",
        pointed=text[pair.end - 2] in ",.?!…—-" if pair.closed and pair.end - pair.start > 2 else True,
    )


def is_speech(seen: Look, attribution: Attribution | None, grammar: Grammar) -> bool:
    """Say whether a quotation of the first level is somebody's words."""
    if attribution is not None and attribution.near:
        return not (_is_title(seen) and _names_a_work(seen, grammar))
    if not seen.words or _is_nickname(seen) or _names_a_work(seen, grammar):
        return False
    if len(seen.words) >= LONG:
        return True
    if _is_term(seen, grammar):
        return False
    if attribution is not None and attribution.cue:
        return True
    return len(seen.words) >= 4 and not _is_title(seen)


def _is_title(seen: Look) -> bool:
    """Say whether every word but the small ones has a capital: “Harbour Lights”."""
    weighty = [word for word in seen.words if word.lower() not in SMALL]
    return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def _is_nickname(seen: Look) -> bool:
    """George “Jay” Keyworth"""
    return (
        len(seen.words) <= 3
        and not seen.pointed
        and _is_title(seen)
        and bool(seen.before)
        and seen.before[-1][0].isupper()
        and len(seen.before) > 1
        and seen.after[:1].isupper()
    )


def _names_a_work(seen: Look, grammar: Grammar) -> bool:
    """the series “Harbour Lights”, CNN’s “New Day”, the “Harbour Lights” show"""
    if not seen.before or not _is_title(seen):
        return False
    nearest = seen.before[-1]
    return (
        nearest.lower() in grammar.works
        or seen.after.lower() in grammar.works
        or OUTLETS.search(nearest) is not None
        or (nearest.lower() == "on" and len(seen.words) <= 6)
    )


def _is_term(seen: Look, grammar: Grammar) -> bool:
    """the word “resilience”, so-called “rebels”, saved as “final”"""
    recent = [word.lower() for word in seen.before[-2:]]
    return bool(grammar.terms.intersection(recent))
