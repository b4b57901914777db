"""Tell somebody's words from a title, a term, a nickname or a word held at arm's length.

Only the marks of a quotation are looked at together with the few words before it. Nothing here asks who
speaks; it is told whether a cue was found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import evidence
from reader.quotes.evidence import Fragment, is_title

if TYPE_CHECKING:
    from reader.quotes.attribution import Attribution
    from reader.quotes.grammar import Grammar
    from reader.quotes.marks import Pair

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_](?:[\w’'.-]*\w)?")
JOINT = re.compile(r"[\s,]*(?:\b(?:and|or|et|und|y|e|en|и)\b)?\s*$")
YEAR = re.compile(r"\s?\([^()]{0,40}\d{4}\)")
FIRST_PERSON = frozenset(("i", "we", "my", "our", "i’m", "i'm", "we’re", "we're"))
NEARBY = 5  # words between a verb and its object in a headline
LONG = 7  # so many words are nearly always speech


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


def is_speech(
    seen: Look, attribution: Attribution | None, said: Said | None, grammar: Grammar, *, heard: bool = False
) -> bool:
    """Say whether a quotation is somebody's words.

    `said` is the verdict on the one before; `heard` says that its speaker has words by a cue elsewhere.
    """
    if _names_a_work(seen, attribution, grammar) or seen.dated or not seen.words:
        return False
    if len(seen.words) >= LONG:
        return True
    if said is not None and seen.joined:
        return said.speech
    if _is_source(seen) or _is_nickname(seen):
        return False
    if seen.headline:
        return _is_headline_speech(seen, attribution, grammar)
    if attribution is not None and attribution.near and not evidence.is_term(seen.before, grammar):
        return True
    after_speech = said is not None and said.speech
    return evidence.is_speech(
        Fragment(seen.words, seen.before, seen.after, seen.pointed, attribution, after_speech, heard, grammar)
    )


def _is_headline_speech(seen: Look, attribution: Attribution | None, grammar: Grammar) -> bool:
    """Judge a few words in a headline: there every word may have a capital."""
    if evidence.is_term(seen.before, grammar) or _is_attribute(seen, attribution, grammar):
        return False
    if attribution is not None and attribution.near:
        return True
    if len(seen.words) >= 3 or FIRST_PERSON.intersection(seen.before):
        return True
    if attribution is not None and _is_object(seen, attribution, grammar):
        return True
    as_what = seen.before[-1:] == ("as",) or seen.before[-2:] in (("as", "a"), ("as", "an"))
    return attribution is not None and (attribution.saying or attribution.beside or as_what)


def _is_attribute(seen: Look, attribution: Attribution | None, grammar: Grammar) -> bool:
    """the ‘late’ ferry, Oslo’s ‘night owls’"""
    if (attribution is not None and attribution.cue) or not seen.before:
        return False
    describes = seen.before[-1] in ("the", "a", "an") and seen.after[:1].islower()
    owned = seen.before[-1].endswith(("’s", "'s", "s'", "s’")) and len(seen.words) <= 2
    return owned or (describes and seen.after.lower() not in grammar.stops)


def _is_object(seen: Look, attribution: Attribution, grammar: Grammar) -> bool:
    """Minister calls strike ‘a disgrace’; Farmers accuse minister of ‘betrayal’; not: over ‘illegal’ barn"""
    ends = seen.after == "" or seen.after.lower() in grammar.stops
    return 0 < attribution.distance <= (NEARBY if ends else 2)


def _is_nickname(seen: Look) -> bool:
    """Karl “Red” Moss"""
    return (
        len(seen.words) <= 3
        and not seen.headline
        and not seen.pointed
        and is_title(seen.words)
        and seen.named
        and (len(seen.before) > 1 or len(seen.words) == 1)
        and not seen.before[-1].endswith(("’s", "'s"))
        and seen.after[:1].isupper()
    )


def _names_a_work(seen: Look, attribution: Attribution | None, grammar: Grammar) -> bool:
    """the series “Harbour Lights”, CNN’s “New Day”, host of “Harbour Lights”, the “Harbour Lights” show"""
    if not is_title(seen.words):
        return False
    nearest = seen.before[-1] if seen.before else ""
    if nearest in grammar.works or evidence.gives_a_name(seen.before, attribution, grammar):
        return True
    if seen.after.lower() in grammar.parts or _is_source(seen):
        return True
    if seen.headline:
        return False
    if nearest == "of" and seen.before[-2:][0] in grammar.titles:
        return True
    return (
        seen.after.lower() in grammar.works
        or (nearest == "on" and len(seen.words) <= 6)
        or _is_outlet(nearest, seen, grammar)
        or (nearest in ("told", "with", "to") and len(seen.words) in (2, 3, 4))
    )


def _is_outlet(word: str, seen: Look, grammar: Grammar) -> bool:
    """CNN’s “New Day”, the channel’s “New Day”"""
    owner = word.removesuffix("’s").removesuffix("'s")
    return owner != word and (seen.named or owner in grammar.works) and owner not in grammar.pronouns


def _is_source(seen: Look) -> bool:
    """according to “Salt Fields”: what is cited by its name"""
    return seen.before[-2:] == ("according", "to") or seen.before[-3:] == ("according", "to", "the")
