"""The phrase that names a speaker: where it begins and ends, and what in it is the name and what the role."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import verbs
from reader.quotes.sentences import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar

LONGEST = 12  # words of a phrase
NUMBERED = frozenset(("last", "next", "first", "only", "own"))  # with an article they describe a noun
RELATIVES = frozenset(("who", "which", "whose", "whom"))
PERSONS = frozenset(("he", "she", "they", "i", "we", "who", "you", "his", "her", "their", "my", "our"))


class Sort(Enum):
    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Mention(NamedTuple):
    """Somebody named once: the words without the role, the role, and where in the tokens they stand."""

    text: str
    role: str
    sort: Sort
    first: int
    last: int


def end_of(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int:
    """Return the last token of the noun phrase that begins at `at`; at - 1 when none does."""
    last = at - 1
    for i in range(at, min(end, at + LONGEST)):
        token = tokens[i]
        if i > at and (token.kind is Kind.ASIDE or is_nickname(tokens, i)):
            continue
        if token.kind is not Kind.WORD or (i > at and _ends_phrase(tokens, i, grammar)):
            break
        if (
            i == at
            and _ends_phrase(tokens, i, grammar)
            and token.low not in grammar.pronouns | grammar.determiners
        ):
            break
        last = i
    return last


def start_of(tokens: Sequence[Token], last: int, grammar: Grammar, floor: int) -> int:
    start = last + 1
    for i in range(last, max(floor, last - LONGEST) - 1, -1):
        token = tokens[i]
        if token.kind is Kind.ASIDE or (i < last and is_nickname(tokens, i)):
            continue
        if token.kind is not Kind.WORD or _ends_phrase(tokens, i, grammar):
            break
        start = i
        if i < last and token.low in grammar.determiners and not token.low.endswith(("’", "'")):
            break
    return start


def is_nickname(tokens: Sequence[Token], at: int) -> bool:
    """Tom | “Nipper” | Reid"""
    if tokens[at].kind is not Kind.QUOTE or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if before.end + 1 != tokens[at].start or tokens[at].end + 1 != after.start:
        return False
    return before.kind is Kind.WORD and before.capital and after.kind is Kind.WORD and after.capital


def _ends_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token = tokens[at]
    if token.low in grammar.particles and _between_capitals(tokens, at):
        return False
    if token.low in NUMBERED and at and tokens[at - 1].low in grammar.determiners:
        return False
    if token.low in grammar.stops or token.low in RELATIVES:
        return not (token.capital and token.low in grammar.titles)
    if token.low in grammar.uses or _is_past(tokens, at, grammar):
        return True
    if grammar.is_verb(token.low):
        named = token.capital and (at > 0 or _describes_a_person(tokens, at, grammar))  # Rail chief
        return not named and not verbs.is_noun(tokens, at, grammar)
    return grammar.is_between(token.text)


def _describes_a_person(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    following = tokens[at + 1 : at + 2]
    return bool(following) and is_person_noun(following[0].low, grammar)


def _is_past(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word after a person tells what they did: Holt | opened, the mayor | walked."""
    if at == 0 or grammar.language != "en" or not tokens[at].low.endswith("ed") or tokens[at].capital:
        return False
    back = at - 2 if tokens[at - 1].kind is Kind.ASIDE and at > 1 else at - 1
    previous = tokens[back]
    if previous.kind is not Kind.WORD or previous.low in grammar.determiners:
        return False
    return previous.capital or is_person_noun(previous.low, grammar)


def _between_capitals(tokens: Sequence[Token], at: int) -> bool:
    nearby = tokens[at + 1 : at + 3]
    return (
        at > 0
        and tokens[at - 1].kind is Kind.WORD
        and tokens[at - 1].capital
        and any(token.kind is Kind.WORD and token.capital for token in nearby)
    )


def is_person_noun(word: str, grammar: Grammar) -> bool:
    singular = word.removesuffix("s")
    return (
        word in grammar.titles
        or singular in grammar.titles
        or singular in grammar.institutions
        or word
        in (
            "people",
            "men",
            "women",
            "aides",
            "sources",
            "spokesmen",
            "members",
            "member",
            "head",
            "man",
            "woman",
        )
    )


def is_person(mention: Mention | None, grammar: Grammar) -> bool:
    """Say whether a phrase names somebody who can speak."""
    if mention is None:
        return False
    low = mention.text.lower()
    if mention.sort is Sort.PRONOUN or low in grammar.pronouns or low in grammar.determiners:
        return low in PERSONS
    return mention.sort is Sort.NAME or any(
        is_person_noun(word.lower(), grammar) for word in mention.text.split()
    )


def up_to_person(tokens: Sequence[Token], mention: Mention, grammar: Grammar) -> Mention:
    """Leave out what a headline says of a person: survivor | thanks driver."""
    if mention.sort is not Sort.NOUN:
        return mention
    persons = (i for i in range(mention.first, mention.last + 1) if is_person_noun(tokens[i].low, grammar))
    last = next(persons, mention.last)
    return mention._replace(text=join(tokens, mention.first, last), last=last)


def pronoun(tokens: Sequence[Token], at: int) -> Mention:
    return Mention(tokens[at].text, "", Sort.PRONOUN, at, at)


def read(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> Mention | None:
    """Tell the name from the role in a phrase; a phrase without a name at its end is a noun."""
    words = [i for i in range(start, last + 1) if tokens[i].kind is Kind.WORD]
    run = _last_run(tokens, words, grammar)
    if run is None or _is_description(tokens, start, [i for i in words if i > run[1]], grammar):
        return Mention(join(tokens, start, last), "", Sort.NOUN, start, last)
    begin, end = run
    if begin == end and tokens[end].low.endswith("s") and is_person_noun(tokens[end].low, grammar):
        return Mention(join(tokens, start, end), "", Sort.NOUN, start, end)  # Experts
    name = _after_titles(tokens, begin, end, grammar)
    if name > end:  # "the President"
        return Mention(join(tokens, start, end), "", Sort.NOUN, start, end)
    role = join(tokens, start, name - 1) if name > start else ""
    if role.lower() in grammar.determiners or (
        role and tokens[start].low in grammar.determiners and tokens[name].low in grammar.institutions
    ):
        name, role = start, ""  # "the Kremlin"
    return Mention(join(tokens, name, end), role, Sort.NAME, name, end)


def _is_description(tokens: Sequence[Token], start: int, tail: list[int], grammar: Grammar) -> bool:
    """Say whether lower-case words after a name make the phrase a noun: "the Holt campaign"."""
    if not tail:
        return False
    return tokens[start].low in grammar.determiners or any(
        is_person_noun(tokens[i].low, grammar) for i in tail
    )


def _last_run(tokens: Sequence[Token], words: list[int], grammar: Grammar) -> tuple[int, int] | None:
    """Return the first and last token of the last run of capitals."""
    end = next((i for i in reversed(words) if _is_name_word(tokens[i], grammar)), None)
    if end is None:
        return None
    begin = end
    for i in reversed([i for i in words if i < end]):
        if tokens[i].low.endswith(("’s", "'s", "s’", "s'")):
            break
        if not _is_name_word(tokens[i], grammar) and tokens[i].low not in grammar.particles:
            break
        begin = i
    while tokens[begin].low in grammar.particles and not tokens[begin].capital:
        begin += 1
    return begin, end


def _is_name_word(token: Token, grammar: Grammar) -> bool:
    return token.capital and token.low not in grammar.determiners and token.low not in grammar.stops


def _after_titles(tokens: Sequence[Token], begin: int, end: int, grammar: Grammar) -> int:
    """Return where the name begins in a run of capitals, after its last title; past the end if nowhere."""
    titles = [i for i in range(begin, end + 1) if tokens[i].low.rstrip(".") in grammar.titles]
    if not titles:
        return begin
    name = titles[-1] + 1
    if name <= end and tokens[end].low in grammar.institutions:
        return begin  # "Justice Department"
    while name < end and tokens[name].low in grammar.offices:
        name += 1  # "Secretary of State | Ann Holt"
    return name


def join(tokens: Sequence[Token], first: int, last: int) -> str:
    words = [tokens[i].text for i in range(first, last + 1) if tokens[i].kind is Kind.WORD]
    if words:
        words[-1] = words[-1].removesuffix("’s").removesuffix("'s")
    return " ".join(words)
