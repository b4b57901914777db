"""Find the phrase that names a speaker before a verb, after it, or at the head of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import phrases
from reader.quotes.phrases import LONGEST, RELATIVES, Mention, Sort
from reader.quotes.sentences import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar


def after(tokens: Sequence[Token], at: int, grammar: Grammar, limit: int | None = None) -> Mention | None:
    """Read the phrase that begins at a token: said | NAME."""
    end = len(tokens) if limit is None else limit
    last = phrases.end_of(tokens, at, end, grammar)
    if last < at:
        return None
    if (
        last == at
        and tokens[at].low in grammar.determiners - grammar.pronouns
        and tokens[at + 1 : at + 2] != []
    ):
        return None  # the “...”
    if tokens[at].low in grammar.pronouns and (last == at or tokens[at].low not in grammar.determiners):
        return phrases.pronoun(tokens, at)
    mention = phrases.read(tokens, at, last, grammar)
    if mention is not None and mention.last == last:
        mention = _linked(tokens, mention, end, grammar)
    return mention and _described(tokens, mention, end, grammar)


def before(tokens: Sequence[Token], at: int, grammar: Grammar, floor: int = 0) -> Mention | None:
    """Read the phrase that ends before a token: NAME, a doctor, | said."""
    last = _skip_back(tokens, at - 1, grammar, floor)
    if last < floor:
        return None
    if tokens[last].kind in (Kind.COMMA, Kind.DASH):
        return _before_comma(tokens, last, grammar, floor)
    outer = _before_circumstance(tokens, last, grammar, floor)
    return outer or ending(tokens, last, grammar, floor)


def _before_circumstance(tokens: Sequence[Token], last: int, grammar: Grammar, floor: int) -> Mention | None:
    """Read NAME in "NAME in recent days | has said"."""
    start = phrases.start_of(tokens, last, grammar, floor)
    if not floor < start <= last or tokens[start - 1].low not in grammar.circumstances:
        return None
    before_it = _skip_back(tokens, start - 2, grammar, floor)
    if before_it < floor or tokens[before_it].kind is not Kind.WORD:
        return None
    return ending(tokens, before_it, grammar, floor)


def subject(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Mention | None:
    """Read the first phrase of a clause, over an introduction such as "In Ohio on Monday,"."""
    at = start
    for _ in range(4):
        while at < end and _is_opener(tokens[at], grammar):
            at += 1
        if at >= end:
            return None
        if not _introduces(tokens, at, grammar) and not _is_past_phrase(tokens, at, end, grammar):
            return after(tokens, at, grammar, end)
        comma = next((i for i in range(at, end) if tokens[i].kind is Kind.COMMA), None)
        at = at + 1 if comma is None else comma + 1
    return None


def first_name(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Mention | None:
    """Read the first name of a stretch, wherever it stands."""
    for at in range(start, end):
        token = tokens[at]
        if token.kind is Kind.WORD and token.capital and token.low not in grammar.stops | grammar.determiners:
            mention = after(tokens, at, grammar, end)
            if mention is not None and mention.sort is Sort.NAME:
                return mention
    return None


def _is_opener(token: Token, grammar: Grammar) -> bool:
    """Say whether a token may stand before a clause without belonging to it: "Indeed," "Then"."""
    if token.kind is not Kind.WORD or token.low in ("but", "and", "yet", "so"):
        return True
    return grammar.is_between(token.text) and token.low not in grammar.stops


def _introduces(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Say whether a word begins something other than a subject: "In Ohio", "Asked why", "Speaking to"."""
    token = tokens[at]
    if (
        at + 1 < len(tokens)
        and phrases.is_person_noun(tokens[at + 1].low, grammar)
        and token.low not in grammar.stops
    ):
        return False  # Boeing whistleblower
    if token.low in grammar.pronouns or token.low in grammar.determiners:
        return False
    return token.low in grammar.stops or grammar.is_verb(token.low) or token.low.endswith("ing")


def _is_past_phrase(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Say whether a clause begins with "Asked about", "Reached by"."""
    return tokens[at].low.endswith("ed") and at + 1 < end and tokens[at + 1].low in grammar.stops


def _skip_back(tokens: Sequence[Token], at: int, grammar: Grammar, floor: int) -> int:
    for _ in range(6):
        if at < floor:
            break
        token = tokens[at]
        if token.kind is Kind.ASIDE or (
            token.kind is Kind.WORD and grammar.is_between(token.text) and token.low not in grammar.pronouns
        ):
            at -= 1
        else:
            break
    return at


def _before_comma(tokens: Sequence[Token], comma: int, grammar: Grammar, floor: int) -> Mention | None:
    """Read NAME in "NAME, who had come late, said" and "The judge, NAME, said"."""
    kind = tokens[comma].kind
    commas = [i for i in range(max(floor, comma - 40), comma) if tokens[i].kind is kind]
    if not commas:  # NAME slams her, calls it
        outer = subject(tokens, 0, comma, grammar) if floor == 0 else None
        return outer or ending(tokens, comma - 1, grammar, floor)
    relative = [i for i in commas if i + 1 < comma and tokens[i + 1].low in RELATIVES]
    opened = _over_places(tokens, (relative or commas)[-1], floor)
    outer = ending(tokens, opened - 1, grammar, floor)
    inner = after(tokens, opened + 1, grammar, comma)
    if outer and inner and (outer.sort, inner.sort) == (Sort.NOUN, Sort.NAME) and inner.last >= comma - 2:
        return inner._replace(role=outer.text)
    if outer and inner and outer.text.lower() in ("one", "another") and inner.sort is Sort.NAME:
        return inner  # One, NAME, said
    if outer is None or outer.sort is Sort.PRONOUN:
        return outer or subject(tokens, floor, comma, grammar)
    if (
        outer.sort is Sort.NAME
        and not outer.role
        and inner is not None
        and inner.sort is Sort.NOUN
        and not inner.text.isdigit()
        and not relative
    ):
        return outer._replace(role=inner.text)
    return outer


def _over_places(tokens: Sequence[Token], comma: int, floor: int) -> int:
    """Step from the comma after "NAME, 30, of Raleigh, N.C.," back to the one after the name."""
    at = comma
    for i in range(comma - 1, max(floor, comma - LONGEST), -1):
        if tokens[i].kind is Kind.COMMA:
            first = tokens[i + 1]
            of_place = first.low in ("of", "in", "from") and tokens[i + 2].capital
            if not (of_place or first.text[0].isdigit() or "." in first.text):
                break
            at = i
        elif tokens[i].kind is not Kind.WORD:
            break
    return at


def ending(tokens: Sequence[Token], last: int, grammar: Grammar, floor: int) -> Mention | None:
    """Read the phrase whose last token is `last`."""
    while last >= floor and tokens[last].kind is Kind.ASIDE:
        last -= 1
    if last < floor or tokens[last].kind is not Kind.WORD:
        return None
    relative = _relative(tokens, last, floor)
    if relative is not None:
        return ending(tokens, relative - 1, grammar, floor)
    if tokens[last].low in grammar.pronouns and (last == floor or tokens[last - 1].low != "of"):
        return phrases.pronoun(tokens, last)
    start = phrases.start_of(tokens, last, grammar, floor)
    if start > last:
        return None
    return _before_link(tokens, start - 1, last, grammar, floor) or phrases.read(tokens, start, last, grammar)


def _relative(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """Return where the "who" stands that begins what ends in `last`: "officials | who had seen it"."""
    if tokens[last].low in RELATIVES and last > floor:
        return last - 1 if tokens[last - 1].kind is Kind.COMMA else last
    for i in range(last, max(floor, last - LONGEST), -1):
        if tokens[i].kind is not Kind.WORD:
            return None
        if tokens[i].low == "who" and tokens[i - 1].kind is Kind.WORD:
            return i
    return None


def _before_link(
    tokens: Sequence[Token], link: int, last: int, grammar: Grammar, floor: int
) -> Mention | None:
    """Read "a spokesman for X" back from the link in it."""
    if link <= floor or tokens[link].low not in grammar.links or tokens[link - 1].kind is not Kind.WORD:
        return None
    genitive, previous = grammar.is_genitive(tokens[link].low), tokens[link - 1]
    if previous.capital and not genitive:
        return None
    known = phrases.is_person_noun(previous.low, grammar)
    start = phrases.start_of(tokens, link - 1, grammar, floor)
    if start >= link or not (known or (genitive and tokens[start].low in grammar.determiners)):
        return None
    return Mention(phrases.join(tokens, start, last), "", Sort.NOUN, start, last)


def _linked(tokens: Sequence[Token], mention: Mention, end: int, grammar: Grammar) -> Mention:
    """Lengthen "the head" to "the head of the agency", and "Secretary" to "Secretary of State Ann Holt"."""
    link = mention.last + 1
    if link >= end or not _ties(tokens[link].low, grammar) or mention.sort is not Sort.NOUN:
        return mention
    last = phrases.end_of(tokens, link + 1, end, grammar)
    if last <= link:
        return mention
    if tokens[mention.last].low in grammar.titles and tokens[link + 1].low in grammar.offices:
        name = phrases.read(tokens, link + 2, last, grammar) if last > link + 1 else None
        if name is not None and name.sort is Sort.NAME and not name.role:
            role = phrases.join(tokens, mention.first, link + 1)
            return name._replace(role=role, first=mention.first)
    return Mention(phrases.join(tokens, mention.first, last), "", Sort.NOUN, mention.first, last)


def _ties(word: str, grammar: Grammar) -> bool:
    return word in ("of", "for") if grammar.language == "en" else grammar.is_genitive(word)


def _described(tokens: Sequence[Token], mention: Mention, end: int, grammar: Grammar) -> Mention:
    """Add the role that follows a name: "Imran Qureshi, the district commissioner"."""
    comma = mention.last + 1
    while comma < end and tokens[comma].kind is Kind.ASIDE:
        comma += 1
    if (
        mention.role
        or mention.sort is not Sort.NAME
        or comma + 1 >= end
        or tokens[comma].kind is not Kind.COMMA
    ):
        return mention
    last = phrases.end_of(tokens, comma + 1, end, grammar)
    words = [tokens[i].low for i in range(comma + 1, last + 1)]
    if not words or not (
        words[0] in grammar.determiners or any(phrases.is_person_noun(word, grammar) for word in words)
    ):
        return mention
    while last + 2 < end and tokens[last + 1].low in grammar.links:
        longer = phrases.end_of(tokens, last + 2, end, grammar)
        if longer <= last + 1:
            break
        last = longer
    return mention._replace(role=phrases.join(tokens, comma + 1, last))
