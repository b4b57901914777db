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

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_][\w’'.-]*")
JOINT = re.compile(r"[\s,]*(?:\b(?:and|or|et|und|y|e|en|и)\b)?\s*$")
YEAR = re.compile(r"\s?\([^()]{0,40}\d{4}\)")
SMALL = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "at", "by", "with", "from", "is", "as")
)
LONG = 7  # so many words are nearly always speech
FAR = 30  # so many words from a verb that judges, a few words in marks are not what it judges


class Look(NamedTuple):
    """What a quotation looks like from outside."""

    words: tuple[str, ...]
    before: tuple[str, ...]  # the last words before it in lower case, nearest last
    named: bool  # the word before it has a capital
    after: str  # the first word after it, "" behind a point
    pointed: bool  # ends in , . ? ! inside the marks
    dated: bool  # a year in brackets follows
    headline: bool
    joined: bool  # nothing but a comma or "and" stands between it and the quotation before


class Said(NamedTuple):
    """The verdict on the quotation before in the same paragraph."""

    end: int
    speech: bool


def look(text: str, pair: Pair, start: int, end: int, *, headline: bool, since: int) -> Look:
    """Take in a quotation and its neighbours in its paragraph; `since` is where the last one ended."""
    inner = text[pair.start + 1 : min(pair.end - 1, pair.start + 400)]
    before = WORD.findall(text[max(start, pair.start - 60) : pair.start])[-5:]
    after = text[pair.end : min(end, pair.end + 60)]
    following = WORD.match(after.lstrip())
    gap = text[since : pair.start] if 0 <= pair.start - since <= 8 else "far"
    return Look(
        words=tuple(WORD.findall(inner)),
        before=tuple(word.lower() for word in before),
        named=bool(before) and before[-1][0].isupper(),
        after=following[0] if following else "",
        pointed=not pair.closed or text[pair.end - 2] in ",.?!…—-",
        dated=YEAR.match(after) is not None,
        headline=headline,
        joined=JOINT.match(gap) is not None,
    )


def is_speech(seen: Look, attribution: Attribution | None, said: Said | None, grammar: Grammar) -> bool:
    """Say whether a quotation is somebody's words; `said` is the verdict on the one before."""
    if _names_a_work(seen, grammar) or seen.dated or not seen.words:
        return False
    if len(seen.words) < LONG:
        if _is_term(seen, grammar) or _is_nickname(seen):
            return False
        if said is not None and seen.joined:
            return said.speech
    if attribution is not None and attribution.near:
        return True
    if len(seen.words) >= LONG:
        return True
    if seen.headline:
        return _is_headline_speech(seen, attribution)
    return _is_short_speech(seen, attribution, said)


def _is_short_speech(seen: Look, attribution: Attribution | None, said: Said | None) -> bool:
    """Judge a few words in a running text, with no cue beside them."""
    count = len(seen.words)
    if attribution is None:
        return (
            seen.pointed and seen.words[0][0].isupper() and (count >= 4 or (said is not None and said.speech))
        )
    if is_title(seen) and count > 1:
        names = seen.after[:1].islower() and not seen.pointed and not attribution.saying
        return not names and 0 < attribution.distance <= 6
    if attribution.cue:
        return attribution.saying or attribution.distance <= FAR
    return count >= 3 or (seen.before[-1:] == ("as",) or seen.before[-2:] in (("as", "a"), ("as", "an")))


def _is_headline_speech(seen: Look, attribution: Attribution | None) -> bool:
    """Judge a few words in a headline: there every word may have a capital."""
    if len(seen.words) >= 3:
        return True
    as_what = seen.before[-1:] == ("as",) or seen.before[-2:] in (("as", "a"), ("as", "an"))
    return attribution is not None and (attribution.saying or attribution.beside or as_what)


def is_title(seen: Look) -> bool:
    """Say whether every word but the small ones has a capital: “Harbour Lights”."""
    weighty = [word for word in seen.words if word.lower() not in SMALL]
    return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def _is_nickname(seen: Look) -> bool:
    """Karl “Red” Moss"""
    return (
        len(seen.words) <= 3
        and not seen.headline
        and not seen.pointed
        and is_title(seen)
        and seen.named
        and len(seen.before) > 1
        and seen.after[:1].isupper()
    )


def _names_a_work(seen: Look, grammar: Grammar) -> bool:
    """the series “Harbour Lights”, CNN’s “New Day”, host of “Harbour Lights”, the “Harbour Lights” show"""
    if not seen.before or not is_title(seen):
        return False
    nearest = seen.before[-1]
    if nearest in grammar.works or nearest in grammar.naming:
        return True
    if seen.headline:
        return False
    if nearest == "of" and seen.before[-2:][0] in grammar.titles:
        return True
    return (
        seen.after in grammar.works
        or (nearest == "on" and len(seen.words) <= 6)
        or _is_outlet(nearest, seen, grammar)
        or (nearest in ("told", "with", "to") and len(seen.words) in (2, 3, 4))
    )


def _is_outlet(word: str, seen: Look, grammar: Grammar) -> bool:
    """CNN’s “New Day”, the channel’s “New Day”"""
    owner = word.removesuffix("’s").removesuffix("'s")
    return owner != word and (seen.named or owner in grammar.works)


def _is_term(seen: Look, grammar: Grammar) -> bool:
    """the word “resilience”, so-called “rebels”, words such as “final”, saved as “final”"""
    nearest = seen.before[-2:]
    return (
        bool(grammar.terms.intersection(nearest[-1:]))
        or nearest == ("such", "as")
        or " ".join(nearest) in grammar.terms
        or seen.before[-3:] == ("according", "to", "the")
        or nearest == ("according", "to")
    )
