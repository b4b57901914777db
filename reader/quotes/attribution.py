"""Find, in one sentence, whose words each quotation is.

The rules stand in the order in which they are tried; the first that finds a speaker wins:
a cue right after the quotation, a cue before it, a colon before it, a cue later in the sentence, the
attribution of the quotation before it in the same sentence, the sentence's own subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import mentions
from reader.quotes.mentions import Mention, Sort
from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token

LISTENERS = frozenset(("reporters", "journalists", "lawmakers", "supporters", "voters", "viewers"))
PASSIVE = frozenset(("is", "was", "are", "were", "be", "been", "being"))


class Attribution(NamedTuple):
    """Whose words, by which cue, and how that was seen. `near`: a verb of saying right beside the quote."""

    speaker: Mention | None
    cue: str
    why: str
    near: bool = False
    saying: bool = True


def attribute(tokens: Sequence[Token], ends_open: Sequence[bool], grammar: Grammar) -> dict[int, Attribution]:
    """Attribute the quotations of a sentence, by index; `ends_open` says which end in a comma, ? or !."""
    found: dict[int, Attribution] = {}
    previous = -1
    last: Attribution | None = None
    for at, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE:
            continue
        attribution = (
            _right_after(tokens, at, ends_open[token.quote], grammar)
            or _cue_before(tokens, previous + 1, at, grammar)
            or _colon_before(tokens, at, grammar)
            or last
            or _later(tokens, at, grammar)
            or _of_subject(tokens, at, grammar)
        )
        if attribution is not None:
            found[token.quote] = attribution
            last = attribution
        previous = at
    return found


# ── after the quotation ──────────────────────────────────────────────────────────────────────────


def _right_after(
    tokens: Sequence[Token], quote: int, ends_open: bool, grammar: Grammar
) -> Attribution | None:
    at = quote + 1
    while at < len(tokens) and tokens[at].kind in (Kind.COMMA, Kind.DASH, Kind.ASIDE):
        at += 1
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    named = _according_to(tokens, at, grammar) or _as_put(tokens, at, grammar)
    if named is not None:
        return named
    punctuated = ends_open or at > quote + 1
    if not punctuated and quote > 0:
        return None
    return _cue_then_name(tokens, at, grammar) or _name_then_cue(tokens, at, grammar)


def _cue_then_name(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” said NAME"""
    while at < len(tokens) and grammar.is_between(tokens[at].low) and tokens[at].low not in grammar.cues:
        at += 1
    if at >= len(tokens) or tokens[at].low not in grammar.cues or _is_participle(tokens[at].low, grammar):
        return None
    start = at + 1
    while start < len(tokens) and grammar.is_between(tokens[start].low):
        start += 1
    speaker = mentions.after(tokens, start, grammar)
    if speaker is None:
        return None
    cue = tokens[at].text
    return Attribution(speaker, cue, f"“{cue}” follows the quote and names {speaker.text}", near=True)


def _name_then_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” NAME, a teacher, said"""
    cue = _next_cue(tokens, at, grammar)
    if cue is None or cue == at:
        return None
    speaker = mentions.before(tokens, cue, grammar, at)
    if speaker is None:
        return None
    first = tokens[at]
    if speaker.first > at + 3 and first.low in grammar.stops and not first.capital:
        return None
    words = _cue_words(tokens, cue)
    return Attribution(
        speaker, words, f"“{words}” follows the quote, and {speaker.text} is its subject", near=True
    )


def _next_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """Return the first finite verb of saying before the next quotation."""
    for i in range(at, min(len(tokens), at + 45)):
        token = tokens[i]
        if token.kind in (Kind.QUOTE, Kind.STOP, Kind.COLON):
            return None
        if token.low in grammar.cues and _is_finite(tokens, i, grammar) and not _in_relative(tokens, at, i):
            return i
    return None


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Say whether a verb belongs to "who ..." between commas."""
    for i in range(at - 1, start, -1):
        if tokens[i].kind is Kind.COMMA:
            return False
        if tokens[i].low in mentions.RELATIVES:
            return any(tokens[k].kind is Kind.COMMA for k in range(start, i)) or at - i <= 3
    return False


def _according_to(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    if tokens[at].low != "according" or at + 2 >= len(tokens):
        return None
    speaker = mentions.after(tokens, at + 2, grammar)
    return speaker and Attribution(speaker, "according to", f"“according to” names {speaker.text}", near=True)


def _as_put(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” as NAME put it"""
    if tokens[at].low != "as":
        return None
    for i in range(at + 2, min(len(tokens), at + 14)):
        if tokens[i].low in ("put", "puts") or tokens[i].low in grammar.cues:
            speaker = mentions.before(tokens, i, grammar, at + 1)
            cue = _cue_words(tokens, i)
            return speaker and Attribution(speaker, cue, f"“as {speaker.text} {cue}”", near=True)
        if tokens[i].kind is Kind.QUOTE:
            return None
    return None


def _later(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    """... “reinforce security” in the provinces, NAME told reporters"""
    for i in range(quote + 1, len(tokens)):
        if tokens[i].kind is Kind.COMMA and i + 1 < len(tokens):
            named = _according_to(tokens, i + 1, grammar) or _as_put(tokens, i + 1, grammar)
            named = named or _name_then_cue(tokens, i + 1, grammar) or _cue_then_name(tokens, i + 1, grammar)
            if named is not None and named.speaker is not None and named.speaker.first <= i + 8:
                return named._replace(near=False)
    return None


# ── before the quotation ─────────────────────────────────────────────────────────────────────────


def _cue_before(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    """NAME said that it was “...”, for the last cue before the quotation."""
    for i in range(quote - 1, start - 1, -1):
        token = tokens[i]
        if token.kind is not Kind.WORD:
            continue
        if token.low == "according":
            return _according_to(tokens, i, grammar)
        if grammar.verb(token.low) or (token.low in ("put", "puts") and tokens[i + 1].low == "it"):
            attribution = _of_verb(tokens, i, quote, grammar)
            if attribution is not None:
                return attribution
    return None


def _of_verb(tokens: Sequence[Token], verb: int, quote: int, grammar: Grammar) -> Attribution | None:
    word = tokens[verb].low
    near = verb >= quote - 4 and word in grammar.cues
    cue = _cue_words(tokens, verb)
    previous = tokens[verb - 1] if verb else None
    if previous is not None and _owns(previous):
        return _of_owner(tokens, verb, grammar, cue)
    if previous is not None and (previous.low in PASSIVE and not _is_participle(word, grammar)):
        return _by(tokens, verb, grammar, cue)
    speaker = mentions.before(tokens, verb, grammar) if _is_finite(tokens, verb, grammar) else None
    speaker = speaker or mentions.subject(tokens, _clause_start(tokens, verb), verb, grammar)
    if speaker is None and verb == 0:
        speaker = mentions.after(tokens, 1, grammar, quote)
    if speaker is None:
        return None
    why = f"“{cue}” stands before the quote, and {speaker.text} is its subject"
    return Attribution(speaker, cue, why, near, word in grammar.cues)


def _owns(token: Token) -> bool:
    return token.low.endswith(("’s", "'s", "s’", "s'")) or token.low in ("his", "her", "their", "my", "our")


def _of_owner(tokens: Sequence[Token], noun: int, grammar: Grammar, cue: str) -> Attribution | None:
    """Trump's claim that it was “...”"""
    owner = tokens[noun - 1]
    if owner.low in grammar.determiners:
        speaker = (
            mentions.subject(tokens, _clause_start(tokens, noun - 1), noun - 1, grammar) if noun > 1 else None
        )
        speaker = speaker or Mention(owner.text, "", Sort.PRONOUN, noun - 1, noun - 1)
    else:
        found = mentions.ending(tokens, noun - 1, grammar, 0)
        if found is None:
            return None
        speaker = found
    return Attribution(speaker, cue, f"the {cue} is that of {speaker.text}", saying=True)


def _by(tokens: Sequence[Token], verb: int, grammar: Grammar, cue: str) -> Attribution | None:
    """It was called “...” by NAME"""
    for i in range(verb + 1, min(len(tokens) - 1, verb + 25)):
        if tokens[i].low == "by":
            speaker = mentions.after(tokens, i + 1, grammar)
            return speaker and Attribution(speaker, cue, f"“{cue} by” names {speaker.text}", saying=False)
    return Attribution(None, cue, f"“{cue}”, and the text does not say by whom", saying=False)


def _colon_before(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    """NAME: “...”; For NAME, the answer was simple: “...”; in a headline NAME: THIS IS ‘...’"""
    colon = next((i for i in range(quote - 1, -1, -1) if tokens[i].kind is Kind.COLON), None)
    if colon is None:
        return None
    speaker = mentions.subject(tokens, 0, colon, grammar)
    if speaker is None or (speaker.sort is Sort.NOUN and colon > speaker.last + 1):
        speaker = mentions.first_name(tokens, 0, colon, grammar) or speaker
    if speaker is None:
        return None
    near = colon == quote - 1
    return Attribution(speaker, "", f"a colon after {speaker.text} introduces the quote", near, near)


def _of_subject(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    speaker = mentions.subject(tokens, 0, quote, grammar)
    if speaker is None:
        return None
    return Attribution(speaker, "", f"{speaker.text} is the subject of the sentence", saying=False)


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────


def _cue_words(tokens: Sequence[Token], verb: int) -> str:
    """Return the cue as a person would quote it: "told reporters", "put it"."""
    if verb + 1 < len(tokens):
        following = tokens[verb + 1]
        if following.low in LISTENERS or (following.low == "it" and tokens[verb].low.startswith("put")):
            return f"{tokens[verb].text} {following.text}"
    return tokens[verb].text


def _is_participle(word: str, grammar: Grammar) -> bool:
    return grammar.language == "en" and word.endswith("ing")


def _is_finite(tokens: Sequence[Token], verb: int, grammar: Grammar) -> bool:
    """Say whether a verb has its subject right before it: not "saying", not "to say", not "the report"."""
    if _is_participle(tokens[verb].low, grammar):
        return False
    if verb == 0:
        return True
    previous = tokens[verb - 1].low
    return previous not in ("to", "and", "or", "but", "by") and previous not in grammar.determiners


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause of a verb begins: after the last colon, or the sentence."""
    for i in range(at - 1, -1, -1):
        if tokens[i].kind in (Kind.COLON, Kind.STOP):
            return i + 1
    return 0
