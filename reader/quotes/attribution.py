"""Find, in one sentence, whose words each quotation is.

The rules stand in the order in which they are tried; the first that finds a speaker wins:
a cue right after the quotation, a cue before it, a colon before it, a cue later in the sentence, the
attribution of the quotation before it in the same sentence, the sentence's own subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import mentions, verbs
from reader.quotes.phrases import RELATIVES, Mention, Sort
from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token


class Attribution(NamedTuple):
    """Whose words, by which cue, and how that was seen. `near`: a verb of saying right beside the quote."""

    speaker: Mention | None
    cue: str
    why: str
    near: bool = False
    saying: bool = True
    distance: int = 0  # words between cue and quotation
    beside: bool = False  # the speaker stands right before the quotation, or a colon names them


def attribute(
    lead: Sequence[Token], tokens: Sequence[Token], ends_open: Sequence[bool], grammar: Grammar
) -> dict[int, Attribution]:
    """Attribute the quotations of a sentence, by their place among the paragraph's.

    `lead` is the sentence before it when that has no quotation; `ends_open` says which quotations end in a
    comma, ? or !.
    """
    tokens = _without_dateline(tokens)
    found: dict[int, Attribution] = {}
    previous = -1
    last: Attribution | None = None
    for at, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE:
            continue
        attribution = (
            _right_after(tokens, at, ends_open[token.quote], grammar)
            or _cue_before(tokens, previous + 1, at, grammar)
            or _colon_before(tokens, at, grammar, at - 1)
            or last
            or _later(tokens, at, grammar)
            or _colon_before(tokens, at, grammar, 1)
            or _of_subject(tokens, at, grammar)
            or (_of_lead(lead, grammar) if at == 0 else None)
        )
        if attribution is not None:
            found[token.quote] = attribution
            last = attribution
        previous = at
    return found


def _without_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    for i, token in enumerate(tokens[:10]):
        if token.kind in (Kind.COLON, Kind.DASH) and _is_dateline(tokens, i):
            return tokens[i + 1 :] if token.kind is Kind.DASH or i > 1 else tokens
    return tokens


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
    while at < len(tokens) and grammar.is_between(tokens[at].text) and tokens[at].low not in grammar.cues:
        at += 1
    if (
        at >= len(tokens)
        or tokens[at].low not in grammar.cues
        or verbs.is_participle(tokens[at].low, grammar)
    ):
        return None
    start = at + 1
    while start < len(tokens) and grammar.is_between(tokens[start].text):
        start += 1
    speaker = mentions.after(tokens, start, grammar)
    if speaker is None or (speaker.sort is Sort.PRONOUN and _does(tokens, speaker.last + 1, grammar)):
        return None
    cue = tokens[at].text
    return Attribution(speaker, cue, f"“{cue}” follows the quote and names {speaker.text}", near=True)


def _does(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a verb follows a pronoun, which then is no speaker: says | she warned."""
    return at < len(tokens) and (grammar.is_verb(tokens[at].low) or tokens[at].low in grammar.auxiliaries)


def _name_then_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” NAME, a teacher, said"""
    cue = _next_cue(tokens, at, grammar)
    if cue is None or cue == at:
        return None
    speaker = mentions.before(tokens, cue, grammar, at)
    if speaker is None:
        return None
    first = tokens[at]
    if first.low == "that" or (
        first.low in grammar.stops and first.low not in grammar.determiners and not first.capital
    ):
        return None  # “...,” but others said
    words = verbs.words(tokens, cue)
    return Attribution(
        speaker, words, f"“{words}” follows the quote, and {speaker.text} is its subject", near=True
    )


def _next_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """Return the first finite verb of saying before the next quotation."""
    for i in range(at, min(len(tokens), at + 45)):
        if tokens[i].kind in (Kind.QUOTE, Kind.STOP, Kind.COLON):
            return None
        if verbs.is_cue(tokens, i, grammar) and _is_main(tokens, at, i, grammar):
            return i
    return None


def _is_main(tokens: Sequence[Token], start: int, at: int, grammar: Grammar) -> bool:
    return verbs.has_own_subject(tokens, at, grammar) and not _in_relative(tokens, start, at)


def _in_relative(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Say whether a verb belongs to "who ..." between commas."""
    for i in range(at - 1, start, -1):
        if tokens[i].kind is Kind.COMMA:
            return False
        if tokens[i].low in RELATIVES:
            return any(tokens[k].kind is Kind.COMMA for k in range(start, i)) or at - i <= 3
    return False


def _according_to(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” according to NAME; according to figures by NAME"""
    if tokens[at].low not in grammar.according:
        return None
    start = at + 2 if grammar.language == "en" else at + 1
    speaker = mentions.after(tokens, start, grammar) if start < len(tokens) else None
    if speaker is None:
        return None
    link = speaker.last + 1
    if speaker.sort is Sort.NOUN and link + 1 < len(tokens) and tokens[link].low == "by":
        speaker = mentions.after(tokens, link + 1, grammar) or speaker
    cue = "according to" if grammar.language == "en" else tokens[at].text
    return Attribution(speaker, cue, f"“{cue}” names {speaker.text}", near=True)


def _as_put(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” as NAME put it"""
    if tokens[at].low != "as":
        return None
    for i in range(at + 2, min(len(tokens), at + 14)):
        if tokens[i].low in ("put", "puts") or tokens[i].low in grammar.cues:
            speaker = mentions.before(tokens, i, grammar, at + 1)
            cue = verbs.words(tokens, i)
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
    """NAME said that it was “...”: the last verb of saying or judging before it, else one of thinking."""
    for i in range(quote - 1, start - 1, -1):
        if tokens[i].low in grammar.according:
            return _according_to(tokens, i, grammar)
        if tokens[i].kind is Kind.WORD and verbs.is_verb(tokens, i, grammar):
            attribution = _of_verb(tokens, i, quote, grammar)
            if attribution is not None:
                return attribution
    return _cue_noun(tokens, start, quote, grammar) or _thought(tokens, start, quote, grammar)


def _turned(tokens: Sequence[Token], verb: int, grammar: Grammar) -> Mention | None:
    """But, said NAME, “...”"""
    if verb and tokens[verb - 1].kind is Kind.WORD and tokens[verb - 1].low not in grammar.stops:
        return None
    if verbs.is_participle(tokens[verb].low, grammar) or tokens[verb].low not in grammar.cues:
        return None
    speaker = mentions.after(tokens, verb + 1, grammar)
    closed = speaker is not None and tokens[speaker.last + 1 : speaker.last + 2]
    return speaker if closed and closed[0].kind in (Kind.COMMA, Kind.COLON) else None


def _cue_noun(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    """the mayor's claim that it was “...”"""
    for i in range(quote - 1, start, -1):
        word = tokens[i].low
        if word in grammar.nouns and grammar.is_verb(word) and verbs.owns(tokens[i - 1]):
            return _of_owner(tokens, i, grammar, tokens[i].text)
    return None


def _thought(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    for i in range(quote - 1, start - 1, -1):
        if tokens[i].low in grammar.thinking:
            return _of_verb(tokens, i, quote, grammar)
    return None


def _of_verb(tokens: Sequence[Token], verb: int, quote: int, grammar: Grammar) -> Attribution | None:
    word, cue = tokens[verb].low, verbs.words(tokens, verb)
    if verbs.is_passive(tokens, verb, grammar):
        return _by(tokens, verb, grammar, cue)
    speaker = _subject_of(tokens, verb, grammar)
    if speaker is None and verb == 0 and not verbs.is_participle(word, grammar):
        speaker = mentions.after(tokens, 1, grammar, quote)
    if speaker is None:
        return None
    near = verb >= quote - 4 and word in grammar.cues
    why = f"“{cue}” stands before the quote, and {speaker.text} is its subject"
    return Attribution(speaker, cue, why, near, word in grammar.cues, quote - verb)


def _subject_of(tokens: Sequence[Token], verb: int, grammar: Grammar) -> Mention | None:
    """Read the subject of a verb; of "and said" and "saying" it is that of the verb before."""
    speaker = _turned(tokens, verb, grammar)
    if speaker is None and verbs.has_own_subject(tokens, verb, grammar):
        speaker = mentions.before(tokens, verb, grammar)
    if speaker is not None:
        return speaker
    start = _clause_start(tokens, verb)
    for i in range(verb - 1, start, -1):
        if _has_active_subject(tokens, i, grammar):
            return mentions.before(tokens, i, grammar)
    return mentions.subject(tokens, start, verb, grammar)


def _has_active_subject(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    return (
        tokens[at].kind is Kind.WORD
        and verbs.is_verb(tokens, at, grammar)
        and verbs.has_own_subject(tokens, at, grammar)
        and not verbs.is_passive(tokens, at, grammar)
    )


def _of_owner(tokens: Sequence[Token], noun: int, grammar: Grammar, cue: str) -> Attribution | None:
    """the mayor's claim that it was “...”"""
    owner = tokens[noun - 1]
    if owner.low in grammar.determiners:  # his claim
        speaker = mentions.subject(tokens, _clause_start(tokens, noun - 1), noun - 1, grammar)
        speaker = speaker or Mention(owner.text, "", Sort.PRONOUN, noun - 1, noun - 1)
    else:
        speaker = mentions.ending(tokens, noun - 1, grammar, 0)
    if speaker is None:
        return None
    return Attribution(speaker, cue, f"the {cue} is that of {speaker.text}", saying=True)


def _by(tokens: Sequence[Token], verb: int, grammar: Grammar, cue: str) -> Attribution | None:
    """It was called “...” by NAME"""
    for i in range(verb + 1, min(len(tokens) - 1, verb + 25)):
        if tokens[i].low == "by":
            speaker = mentions.after(tokens, i + 1, grammar)
            return speaker and Attribution(speaker, cue, f"“{cue} by” names {speaker.text}", saying=False)
    return Attribution(None, cue, f"“{cue}”, and the text does not say by whom", saying=False)


def _colon_before(tokens: Sequence[Token], quote: int, grammar: Grammar, floor: int) -> Attribution | None:
    """NAME: “...”; For NAME, the answer was simple: “...”; in a headline NAME: THIS IS ‘...’"""
    colon = next((i for i in range(quote - 1, max(0, floor) - 1, -1) if tokens[i].kind is Kind.COLON), None)
    if colon is None or _is_dateline(tokens, colon):
        return None
    speaker = mentions.subject(tokens, 0, colon, grammar)
    if speaker is None or (speaker.sort is Sort.NOUN and colon > speaker.last + 1):
        speaker = mentions.first_name(tokens, 0, colon, grammar) or speaker
    if speaker is None:
        return None
    near = colon == quote - 1
    why = f"a colon after {speaker.text} introduces the quote"
    return Attribution(speaker, "", why, near, near, beside=True)


def _of_lead(lead: Sequence[Token], grammar: Grammar) -> Attribution | None:
    """NAME was not impressed. “...”"""
    cue = _next_cue(lead, 0, grammar) if lead else None
    speaker = mentions.before(lead, cue, grammar) if cue else mentions.subject(lead, 0, len(lead), grammar)
    if speaker is None or (cue is None and speaker.sort is Sort.NOUN):
        return None
    return Attribution(speaker, "", f"{speaker.text} is spoken of in the sentence before", saying=False)


def _is_dateline(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a sentence begins with a place in capitals: LIMA: ...; PARIS, July 25 (AFP) — ..."""
    return 0 < end <= 10 and len(tokens[0].text) > 3 and tokens[0].text.isupper() and tokens[0].text.isalpha()


def _of_subject(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    speaker = mentions.subject(tokens, 0, quote, grammar)
    if speaker is None:
        return None
    why = f"{speaker.text} is the subject of the sentence"
    return Attribution(speaker, "", why, saying=False, beside=speaker.last == quote - 1)


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause of a verb begins: after the last colon, or the sentence."""
    for i in range(at - 1, -1, -1):
        if tokens[i].kind in (Kind.COLON, Kind.STOP):
            return i + 1
    return 0
