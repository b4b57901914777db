"""The cues before a quotation: NAME said that “...”; NAME's claim that “...”; NAME: “...”; NAME was “...”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import cues_after, mentions, phrases, verbs
from reader.quotes.attribution import Attribution
from reader.quotes.phrases import Mention, Sort
from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token

UNSAID = 3  # words between a verb without a subject and its quotation: Añadió que es “...”
QUESTIONS = frozenset(("why", "how", "what", "where", "when", "who"))
HEARD = frozenset(("tell", "ask", "assure", "inform", "remind", "urge", "warn"))  # who is named next listens


def cue_before(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    """NAME said that it was “...”: the last verb of saying or judging before it, else one of thinking."""
    for i in range(quote - 1, start - 1, -1):
        named = cues_after.according_to(tokens, i, grammar) if tokens[i].low in grammar.according else None
        if named is not None:
            return named
        if tokens[i].kind is Kind.WORD and verbs.is_verb(tokens, i, grammar):
            attribution = _of_verb(tokens, i, quote, grammar)
            if attribution is not None:
                return _around(tokens, i, quote, attribution, grammar) or attribution
            if grammar.is_subjectless and quote - i <= UNSAID:
                return cues_after.unsaid(tokens[i].text)
    return _cue_noun(tokens, start, quote, grammar) or _thought(tokens, start, quote, grammar)


def introduction(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    """NAME shouted, “...”; NAME said on Monday that “...”: these lead to it, whatever follows it."""
    if quote < 2:
        return None
    named = _after_dash(tokens, quote, grammar)
    if named is not None:
        return named
    for verb in range(
        _nearest(tokens, quote, grammar), max(start, quote - 2 - _leeway(tokens[quote - 1])), -1
    ):
        if verbs.is_cue(tokens, verb, grammar) and verbs.has_own_subject(tokens, verb, grammar):
            found = _of_verb(tokens, verb, quote, grammar)
            return found if found is not None and found.speaker is not None else None
    return None


def _nearest(tokens: Sequence[Token], quote: int, grammar: Grammar) -> int:
    """Return where the verb stands at the nearest: NAME said “yes”, NAME said “no”."""
    last = quote - 1
    adjacent = tokens[last].kind is Kind.WORD and not verbs.is_participle(tokens[last].low, grammar)
    return last if adjacent else quote - 2


def _leeway(link: Token) -> int:
    """Return how many words back a verb may stand that leads to a quotation behind a comma or "that"."""
    if link.low == "that":
        return 4
    return 1 if link.kind in (Kind.COMMA, Kind.COLON) else 0


def _after_dash(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    """Roads are late again - NAME: “...”"""
    dash = next((i for i in range(quote - 3, max(0, quote - 7), -1) if tokens[i].kind is Kind.DASH), None)
    if dash is None or tokens[quote - 1].kind is not Kind.COLON:
        return None
    speaker = mentions.after(tokens, dash + 1, grammar, quote - 1)
    if speaker is None or speaker.sort is not Sort.NAME or speaker.last != quote - 2:
        return None
    why = f"a colon after {speaker.text} introduces the quote"
    return Attribution(speaker, "", why, near=True, beside=True)


def _around(
    tokens: Sequence[Token], verb: int, quote: int, inner: Attribution, grammar: Grammar
) -> Attribution | None:
    """NAME said | that she would call it “...”: what only might be said, or is said by "she", is NAME's."""
    speaker = inner.speaker
    if speaker is None or not (verbs.is_modal(tokens, verb, grammar) or speaker.sort is Sort.PRONOUN):
        return None
    for i in range(verb - 1, 0, -1):
        if verbs.is_cue(tokens, i, grammar) and _has_active_subject(tokens, i, grammar):
            outer = _of_verb(tokens, i, quote, grammar)
            if outer is not None and outer.speaker is not None and outer.speaker.sort is not Sort.PRONOUN:
                return outer._replace(near=inner.near)
            return None
    return _relative(tokens, speaker, inner, grammar)


def _relative(
    tokens: Sequence[Token], speaker: Mention, inner: Attribution, grammar: Grammar
) -> Attribution | None:
    """NAME opened what she called “...”: "she" is the subject of the sentence."""
    if speaker.sort is not Sort.PRONOUN or speaker.first == 0:
        return None
    if tokens[speaker.first - 1].low not in ("what", "which", "that", "who", "whom"):
        return None
    outer = mentions.subject(tokens, _clause_start(tokens, speaker.first), speaker.first, grammar)
    if outer is None or outer.sort is Sort.PRONOUN or not phrases.is_person(outer, grammar):
        return None
    return inner._replace(speaker=outer, why=f"{inner.why}, who is {outer.text}")


def _turned(tokens: Sequence[Token], verb: int, grammar: Grammar) -> Mention | None:
    """But, said NAME, “...”"""
    if verb and tokens[verb - 1].kind is Kind.WORD and tokens[verb - 1].low not in grammar.stops:
        return None
    if verbs.is_participle(tokens[verb].low, grammar) or tokens[verb].low not in grammar.cues:
        return None
    if grammar.cues[tokens[verb].low] in HEARD or tokens[verb + 1 : verb + 2] == []:
        return None
    speaker = mentions.after(tokens, verb + 1, grammar)
    if speaker is not None and speaker.text == "that":
        return None
    if grammar.language == "ar":  # the verb stands first
        return speaker
    closed = speaker is not None and tokens[speaker.last + 1 : speaker.last + 2]
    return speaker if closed and closed[0].kind in (Kind.COMMA, Kind.COLON) else None


def _cue_noun(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    """the mayor's claim that it was “...”, his latest assertion that “...”, chants of “...”"""
    for i in range(quote - 1, start, -1):
        word = tokens[i].low
        if word not in grammar.utterances:
            continue
        owner = _owner(tokens, i, start, grammar)
        if owner is not None:
            return _of_owner(tokens, owner, grammar, tokens[i].text)
        if i == quote - 2 and tokens[i + 1].low == "of":
            why = f"“{word} of” stands before the quote, and the text does not say whose they are"
            return Attribution(None, tokens[i].text, why, near=True)
    return None


def _owner(tokens: Sequence[Token], noun: int, start: int, grammar: Grammar) -> int | None:
    """Return whose a noun is: "Holt's | recent and false claim"."""
    for i in range(noun - 1, max(start, noun - 5) - 1, -1):
        if tokens[i].kind is not Kind.WORD or tokens[i].low in grammar.stops:
            return None
        if verbs.owns(tokens[i]):
            return i
    return None


def _thought(tokens: Sequence[Token], start: int, quote: int, grammar: Grammar) -> Attribution | None:
    for i in range(quote - 1, start - 1, -1):
        if tokens[i].low in grammar.thinking:
            found = _of_verb(tokens, i, quote, grammar)
            return (found and _around(tokens, i, quote, found, grammar)) or found
    return None


def _of_verb(tokens: Sequence[Token], verb: int, quote: int, grammar: Grammar) -> Attribution | None:
    word, cue = tokens[verb].low, verbs.words(tokens, verb)
    if verbs.is_passive(tokens, verb, grammar) or _names_who_did_it(tokens, verb, quote, grammar):
        return _by(tokens, verb, grammar, cue)
    speaker = _subject_of(tokens, verb, grammar)
    if speaker is None and verb == 0 and _begins_a_phrase(tokens, 1, grammar):
        speaker = mentions.after(tokens, 1, grammar, quote)
    if speaker is None:
        return None
    near = verb >= quote - 4 and word in grammar.cues
    why = f"“{cue}” stands before the quote, and {speaker.text} is its subject"
    return Attribution(speaker, cue, why, near, word in grammar.cues, quote - verb)


def _names_who_did_it(tokens: Sequence[Token], verb: int, quote: int, grammar: Grammar) -> bool:
    """a plan labelled “...” | by NAME"""
    return (
        quote - verb <= 3
        and tokens[quote + 1 : quote + 2] != []
        and tokens[quote + 1].low == "by"
        and tokens[verb].low.endswith("ed")
        and not verbs.is_participle(tokens[verb].low, grammar)
    )


def _begins_a_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether the subject can follow the verb that begins a sentence: Said | Holt, Said | the mayor."""
    return (
        at < len(tokens)
        and not verbs.is_participle(tokens[at - 1].low, grammar)
        and (tokens[at].capital or tokens[at].low in grammar.determiners | grammar.pronouns)
    )


def _subject_of(tokens: Sequence[Token], verb: int, grammar: Grammar) -> Mention | None:
    """Read the subject of a verb; of "and said" and "saying" it is that of the verb before."""
    speaker = _turned(tokens, verb, grammar)
    if speaker is None and verbs.has_own_subject(tokens, verb, grammar):
        speaker = mentions.before(tokens, verb, grammar)
    if speaker is not None:
        return speaker
    start = _clause_start(tokens, verb)
    for i in range(verb - 1, start, -1):
        if tokens[i].low == "with" and verbs.is_participle(tokens[verb].low, grammar):
            companion = mentions.after(tokens, i + 1, grammar, verb)
            if companion is not None and all(token.kind is Kind.WORD for token in tokens[i:verb]):
                return companion  # with voters chanting
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


def _of_owner(tokens: Sequence[Token], owner: int, grammar: Grammar, cue: str) -> Attribution | None:
    """the mayor's | claim that it was “...”"""
    if tokens[owner].low in grammar.determiners:  # his claim
        speaker = mentions.subject(tokens, _clause_start(tokens, owner), owner, grammar)
        if not phrases.is_person(speaker, grammar):
            speaker = Mention(tokens[owner].text, "", Sort.PRONOUN, owner, owner)
    else:
        speaker = mentions.ending(tokens, owner, grammar, 0)
    if speaker is None:
        return None
    return Attribution(speaker, cue, f"the {cue} is that of {speaker.text}", saying=True)


def _by(tokens: Sequence[Token], verb: int, grammar: Grammar, cue: str) -> Attribution | None:
    """It was called “...” by NAME"""
    for i in range(verb + 1, min(len(tokens) - 1, verb + 25)):
        if tokens[i].low == "by":
            speaker = mentions.after(tokens, i + 1, grammar)
            return speaker and Attribution(speaker, cue, f"“{cue} by” names {speaker.text}", saying=False)
    if (
        next(
            (i for i in range(verb, verb + UNSAID + 2) if tokens[i : i + 1] and tokens[i].kind is Kind.QUOTE),
            None,
        )
        is None
    ):
        return None
    return Attribution(None, cue, f"“{cue}”, and the text does not say by whom", saying=False)


def colon_before(tokens: Sequence[Token], quote: int, grammar: Grammar, floor: int) -> Attribution | None:
    """NAME: “...”; For NAME, the answer was simple: “...”; in a headline NAME: THIS IS ‘...’"""
    colon = next((i for i in range(quote - 1, max(0, floor) - 1, -1) if tokens[i].kind is Kind.COLON), None)
    if colon is None or is_dateline(tokens, colon):
        return None
    dash = max((i for i in range(1, colon) if tokens[i].kind is Kind.DASH), default=-1)
    first = tokens[dash + 1].low
    if first in grammar.turns and colon == dash + 2:
        why = f"“{tokens[dash + 1].text}:” marks a turn, and the text does not say whose"
        return Attribution(None, "", why, near=True, beside=True)
    if first in QUESTIONS:
        return None
    speaker = mentions.subject(tokens, dash + 1, colon, grammar)
    if speaker is None or (speaker.sort is Sort.NOUN and colon > speaker.last + 1):
        speaker = mentions.first_name(tokens, 0, colon, grammar) or speaker
    if speaker is None:
        return None
    near = colon == quote - 1
    why = f"a colon after {speaker.text} introduces the quote"
    return Attribution(speaker, "", why, near, near, beside=True)


def for_whom(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
    """Pour NAME, c’est « ... »: whose view the sentence tells."""
    if tokens[0].low not in grammar.views:
        return None
    speaker = mentions.after(tokens, 1, grammar, quote)
    if (
        speaker is None
        or not phrases.is_person(speaker, grammar)
        or tokens[speaker.last + 1].kind is not Kind.COMMA
    ):
        return None
    return Attribution(speaker, tokens[0].text, f"“{tokens[0].text}” names {speaker.text}")


def of_lead(lead: Sequence[Token], grammar: Grammar) -> Attribution | None:
    """NAME was not impressed. “...”"""
    cue = cues_after.next_cue(lead, 0, grammar) if lead else None
    speaker = mentions.before(lead, cue, grammar) if cue else mentions.subject(lead, 0, len(lead), grammar)
    if speaker is None or (cue is None and speaker.sort is Sort.NOUN):
        return None
    return Attribution(speaker, "", f"{speaker.text} is spoken of in the sentence before", saying=False)


def is_dateline(tokens: Sequence[Token], end: int) -> bool:
    """Say whether a sentence begins with a place in capitals: LIMA: ...; PARIS, July 25 (AFP) — ..."""
    if tokens[end].kind is Kind.COLON and tokens[end + 1 : end + 2] and tokens[end + 1].kind is Kind.QUOTE:
        return False  # MOSS: “...” is a turn
    return 0 < end <= 10 and len(tokens[0].text) > 3 and tokens[0].text.isupper() and tokens[0].text.isalpha()


def of_subject(tokens: Sequence[Token], quote: int, grammar: Grammar) -> Attribution | None:
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
