"""Tell verbs of saying, judging and thinking from the nouns that look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token

LISTENERS = frozenset(
    (
        "reporters",
        "journalists",
        "lawmakers",
        "supporters",
        "voters",
        "viewers",
        "журналистам",
        "корреспонденту",
    )
)
PASSIVE = frozenset(("is", "was", "are", "were", "be", "been", "being", "get", "gets", "got"))
CONJUNCTIONS = frozenset(("to", "and", "or", "but", "by", "then"))
PROPER = frozenset(
    ("state", "states", "bill", "post", "posts", "report", "reports", "review")
)  # with a capital, names
MODALS = frozenset(
    ("to", "would", "will", "should", "could", "can", "may", "might", "must", "won't", "won’t")
)
OWNING = frozenset(("his", "her", "their", "my", "our", "its", "your"))
POSSESSIVE = ("’s", "'s", "s’", "s'")


def is_cue(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word is a verb of saying here."""
    if is_phrasal(tokens, at, grammar):
        return True
    return tokens[at].low in grammar.cues and not is_noun(tokens, at, grammar)


def is_verb(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word is a verb of saying or judging here."""
    low = tokens[at].low
    if low in ("put", "puts"):
        return at + 1 < len(tokens) and tokens[at + 1].low == "it"
    if is_phrasal(tokens, at, grammar):
        return True
    if is_participle(low, grammar) and _asks(tokens, at):
        return False
    return (low in grammar.cues or low in grammar.judging) and not is_noun(tokens, at, grammar)


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a verb asks for a thing rather than says it: calling for a ban."""
    following = tokens[at + 1 : at + 3]
    return len(following) == 2 and following[0].low in ("for", "on") and following[1].kind is Kind.WORD


def is_phrasal(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a verb and the word after it say together what neither says alone: "went on"."""
    if at + 1 >= len(tokens) or f"{tokens[at].low} {tokens[at + 1].low}" not in grammar.phrasals:
        return False
    following = tokens[at + 2 : at + 3]  # "went on, “...”", not "went on recess"
    return (
        tokens[at + 1].low != "on"
        or not following
        or following[0].kind is not Kind.WORD
        or following[0].low in ("to", "about", "that")
    )


def is_noun(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word that may be a verb is a noun here: "the report", "the mayor's comments"."""
    previous = tokens[at - 1] if at else None
    token = tokens[at]
    if previous is None or previous.kind is not Kind.WORD:
        return token.low in grammar.nouns and previous is not None and previous.kind is Kind.ASIDE
    if (
        previous.low in grammar.determiners
        and previous.low not in grammar.pronouns
        and previous.low != "that"
    ):
        return True
    if owns(previous) or (previous.low == "of" and not is_participle(token.low, grammar)):
        return True
    return token.low in grammar.nouns and _stands_as_noun(tokens, at, grammar)


def _stands_as_noun(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word that is a noun as often as a verb is the noun here."""
    token, previous = tokens[at], tokens[at - 1]
    if previous.text[0].isdigit() or (token.capital and token.low in PROPER):
        return True
    if _ends_a_noun_phrase(tokens, at, grammar):
        return True
    return not (
        previous.low in grammar.pronouns or previous.low in ("to", "that") or _has_object(tokens, at, grammar)
    )


def _ends_a_noun_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """from state to state, a snappy retort, the mayor's Facebook post, her late and false claim"""
    low = tokens[at].low
    if at > 1 and tokens[at - 2].low == low:
        return True
    if low.endswith(("s", "ed")):
        return False
    for i in range(at - 1, max(-1, at - 4), -1):
        if tokens[i].kind is not Kind.WORD or tokens[i].low in grammar.stops:
            return False
        if i < at - 1 and (tokens[i].low in ("a", "an") or owns(tokens[i])):
            return True
    return False


def _has_object(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether what follows a word makes it a verb: "Democrats report that", "Holt calls “...”"."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.kind in (Kind.QUOTE, Kind.COLON):
        return True
    if following.low == "to" and tokens[at].low in grammar.cues and tokens[at].low.endswith("s"):
        return tokens[at - 1].capital and tokens[at + 2 : at + 3] != [] and tokens[at + 2].kind is Kind.QUOTE
    if tokens[at + 2 : at + 3] and tokens[at + 2].kind is Kind.QUOTE and tokens[at].low.endswith("s"):
        named = tokens[at - 1].capital or tokens[at - 1].low in grammar.titles
        return (
            named and following.kind is Kind.WORD and following.low not in grammar.stops
        )  # calls strike “...”
    return following.kind is Kind.WORD and (
        following.low == "that"
        or following.capital
        or following.low in grammar.determiners
        or following.low in ("him", "them", "me", "us", "it")
    )


def owns(token: Token) -> bool:
    """Say whether a word owns what follows: "Ann's", "his"."""
    return token.low.endswith(POSSESSIVE) or token.low in OWNING


def is_participle(word: str, grammar: Grammar) -> bool:
    return grammar.language == "en" and word.endswith("ing")


def is_passive(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a verb says what was done to its subject: "was called"."""
    before = [token.low for token in tokens[max(0, at - 2) : at] if not token.low.endswith("ly")]
    return bool(before) and before[-1] in PASSIVE and not is_participle(tokens[at].low, grammar)


def is_modal(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a verb tells what might be said: "would call", "to call"."""
    before = [
        token.low
        for token in tokens[max(0, at - 3) : at]
        if token.low in MODALS or not grammar.is_between(token.text)
    ]
    return bool(before) and before[-1] in MODALS


def has_own_subject(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether the subject stands right before the verb: not in "saying", "to say", "and said"."""
    if at == 0:
        return not is_participle(tokens[at].low, grammar)
    previous = tokens[at - 1]
    if is_participle(tokens[at].low, grammar):
        return is_progressive(tokens, at, grammar) or _follows_name(tokens, at, grammar)
    return previous.low not in CONJUNCTIONS


def _follows_name(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a name, and no place, stands before a participle: Holt saying; not: on Facebook saying."""
    i = at - 1
    while i >= 0 and tokens[i].kind is Kind.WORD and tokens[i].capital and tokens[i].low not in grammar.stops:
        i -= 1
    return i < at - 1 and not (i >= 0 and tokens[i].low in grammar.circumstances)


def is_progressive(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a participle is the verb of its sentence: "is already claiming"."""
    i = at - 1
    while i >= 0 and grammar.is_between(tokens[i].text) and tokens[i].low not in PASSIVE:
        i -= 1
    return 0 <= i < at and tokens[i].low in PASSIVE


def words(tokens: Sequence[Token], at: int) -> str:
    """Return the cue as a person would quote it: "told reporters", "put it"."""
    if at + 1 < len(tokens):
        following = tokens[at + 1]
        if following.low in LISTENERS or (following.low == "it" and tokens[at].low.startswith("put")):
            return f"{tokens[at].text} {following.text}"
    return tokens[at].text
