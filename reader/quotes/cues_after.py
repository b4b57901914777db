"""The cues after a quotation: “...,” said NAME; “...,” NAME said; “...,” according to NAME; “...” — NAME."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import mentions, phrases, verbs
from reader.quotes.attribution import Attribution
from reader.quotes.phrases import RELATIVES, Mention, Sort
from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token


TRANSITIVE = frozenset(
    ("post", "answer", "ask", "recite", "email")
)  # what follows may be their object: posted the clip


def right_after(tokens: Sequence[Token], quote: int, ends_open: bool, grammar: Grammar) -> Attribution | None:
    at = quote + 1
    named = signed(tokens, at, grammar) or _headed(tokens, quote, grammar)
    if named is not None:
        return named
    while at < len(tokens) and tokens[at].kind in (Kind.COMMA, Kind.DASH, Kind.ASIDE):
        at += 1
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    named = according_to(tokens, at, grammar) or _closing(tokens, at, grammar) or _as_put(tokens, at, grammar)
    if named is not None:
        return named
    punctuated = ends_open or at > quote + 1
    if not punctuated and quote > 0:
        return None
    return (
        _bare_name(tokens, at, grammar)
        or _cue_then_name(tokens, at, grammar)
        or _name_then_cue(tokens, at, grammar)
        or _gesture(tokens, at, grammar)
        or _cue_alone(tokens, at, grammar)
    )


def _gesture(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” NAME began; “...,” smiled NAME: what somebody does while speaking"""
    turned = tokens[at].low in grammar.gestures
    speaker = mentions.after(tokens, at + turned, grammar) if at + turned < len(tokens) else None
    if speaker is None or not phrases.is_person(speaker, grammar):
        return None
    place = at if turned else speaker.last + 1
    if place >= len(tokens) or tokens[place].low not in grammar.gestures:
        return None
    cue = tokens[place]
    why = f"“{cue.text}” follows the quote, and {speaker.text} is its subject"
    return Attribution(speaker, cue.text, why, near=True)


def _cue_alone(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...”, dijo."""
    while at < len(tokens) and grammar.is_between(tokens[at].text):
        at += 1
    if not grammar.is_subjectless or at >= len(tokens) or tokens[at].low not in grammar.cues:
        return None
    return unsaid(tokens[at].text)


def unsaid(cue: str) -> Attribution:
    """A verb of saying without a subject: whoever spoke before goes on."""
    return Attribution(None, cue, f"“{cue}” stands beside the quote, and does not say who", near=True)


def _headed(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    """‘...’: mayor after fire"""
    if quote > 0 or len(tokens) < 3 or tokens[1].kind is not Kind.COLON:
        return None
    speaker = mentions.after(tokens, 2, grammar)
    if speaker is None or not phrases.is_person(speaker, grammar):
        return None
    speaker = phrases.up_to_person(tokens, speaker, grammar)
    return Attribution(speaker, "", f"the colon after the quote names {speaker.text}", beside=True)


def _bare_name(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” From said. Al From notes. A name and a verb are a whole clause, whatever else they may mean."""
    cue = at
    while cue < min(len(tokens), at + 4) and tokens[cue].kind is Kind.WORD and tokens[cue].capital:
        cue += 1
    if (
        not at < cue < len(tokens)
        or tokens[cue].low not in grammar.cues
        or tokens[at].low in grammar.pronouns
    ):
        return None
    if cue + 1 < len(tokens) and tokens[cue + 1].kind is Kind.WORD:
        return None
    name = phrases.read(tokens, at, cue - 1, grammar)
    if name is None or name.sort is not Sort.NAME:
        name = Mention(phrases.join(tokens, at, cue - 1), "", Sort.NAME, at, cue - 1)
    word = tokens[cue].text
    return Attribution(name, word, f"“{word}” follows the quote, and {name.text} is its subject", near=True)


def signed(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...” — NAME"""
    if at >= len(tokens) or tokens[at].kind is not Kind.DASH:
        return None
    end = next((i for i in range(at + 2, len(tokens)) if tokens[i].kind is not Kind.WORD), len(tokens))
    speaker = mentions.after(tokens, at + 1, grammar, end)
    if speaker is None or speaker.sort is not Sort.NAME or speaker.first > at + 5:
        return None
    rest = tokens[speaker.last + 1 :]
    if rest and rest[0].kind not in (Kind.COMMA, Kind.ASIDE):
        return None
    return Attribution(speaker, "", f"the quote is signed by {speaker.text}", near=True, beside=True)


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
    while start < len(tokens) and (
        grammar.is_between(tokens[start].text) or tokens[start].low in verbs.LISTENERS
    ):
        start += 1
    speaker = mentions.after(tokens, start, grammar)
    if speaker is None or (speaker.sort is Sort.PRONOUN and _does(tokens, speaker.last + 1, grammar)):
        return None
    if grammar.cues[tokens[at].low] in TRANSITIVE and not phrases.is_person(speaker, grammar):
        return None
    cue = tokens[at].text
    return Attribution(speaker, cue, f"“{cue}” follows the quote and names {speaker.text}", near=True)


def _does(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a verb follows a pronoun, which then is no speaker: says | she warned."""
    return at < len(tokens) and (grammar.is_verb(tokens[at].low) or tokens[at].low in grammar.auxiliaries)


def _name_then_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” NAME, a teacher, said"""
    cue = next_cue(tokens, at, grammar)
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


def next_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> int | None:
    """Return the first finite verb of saying before the next quotation."""
    for i in range(at, min(len(tokens), at + 45)):
        if phrases.is_nickname(tokens, i):
            continue
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


def according_to(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” according to NAME; according to figures by NAME"""
    return _of_source(tokens, at, grammar, grammar.according)


def _closing(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """„...“, so NAME"""
    return _of_source(tokens, at, grammar, grammar.closing)


def _of_source(
    tokens: Sequence[Token], at: int, grammar: Grammar, groups: dict[str, tuple[tuple[str, ...], ...]]
) -> Attribution | None:
    """Read the source behind a group of words, or the pronoun in it: по его словам."""
    found = _group(tokens, at, groups)
    if not found:
        return None
    start = at + len(found)
    within = next((i for i in range(at, start) if tokens[i].low in grammar.pronouns), None)
    speaker = phrases.pronoun(tokens, within) if within is not None else None
    if speaker is None and start < len(tokens):
        speaker = mentions.after(tokens, start, grammar)
    if speaker is None:
        return None
    link = speaker.last + 1
    if speaker.sort is Sort.NOUN and link + 1 < len(tokens) and tokens[link].low == "by":
        speaker = mentions.after(tokens, link + 1, grammar) or speaker
    cue = " ".join(tokens[i].text for i in range(at, start)) if found[0] != "according" else "according to"
    return Attribution(speaker, cue, f"“{cue}” names {speaker.text}", near=True)


def _group(
    tokens: Sequence[Token], at: int, groups: dict[str, tuple[tuple[str, ...], ...]]
) -> tuple[str, ...]:
    """The longest group of words that stands at a place."""
    for group in groups.get(tokens[at].low, ()):
        if all(token.low == word for token, word in zip(tokens[at:], group, strict=False)):
            return group if len(tokens) >= at + len(group) else ()
    return ()


def _as_put(tokens: Sequence[Token], at: int, grammar: Grammar) -> Attribution | None:
    """“...,” as NAME put it"""
    if tokens[at].low != "as":
        return None
    for i in range(at + 2, min(len(tokens), at + 14)):
        if tokens[i].low in ("put", "puts", "called") or tokens[i].low in grammar.cues:
            speaker = mentions.before(tokens, i, grammar, at + 1)
            cue = verbs.words(tokens, i)
            return speaker and Attribution(speaker, cue, f"“as {speaker.text} {cue}”", near=True)
        if tokens[i].kind is Kind.QUOTE:
            return None
    return None


def later(
    tokens: Sequence[Token], quote: int, ends_open: Sequence[bool], grammar: Grammar
) -> Attribution | None:
    """... “reinforce security” in the provinces, NAME told reporters; “good” and “kind,” NAME said"""
    for i in range(quote + 1, len(tokens) - 1):
        if tokens[i].kind is Kind.COMMA or (tokens[i].kind is Kind.QUOTE and ends_open[tokens[i].quote]):
            named = according_to(tokens, i + 1, grammar) or _as_put(tokens, i + 1, grammar)
            named = named or _name_then_cue(tokens, i + 1, grammar) or _cue_then_name(tokens, i + 1, grammar)
            if named is not None and named.speaker is not None and named.speaker.first <= i + 8:
                return named._replace(near=False)
    return None
