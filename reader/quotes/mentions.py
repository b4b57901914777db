"""Read the phrase that names a speaker: "Air Force General Mario Bedoya", "a spokesman for X", "she"."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import verbs
from reader.quotes.sentences import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.grammar import Grammar

LONGEST = 12  # words of a phrase
LINKS = frozenset(("of", "for", "at", "in", "from", "with"))
RELATIVES = frozenset(("who", "which", "whose", "whom"))


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


def after(tokens: Sequence[Token], at: int, grammar: Grammar, limit: int | None = None) -> Mention | None:
    """Read the phrase that begins at a token: said | NAME."""
    end = len(tokens) if limit is None else limit
    last = _phrase_end(tokens, at, end, grammar)
    if last < at:
        return None
    if tokens[at].low in grammar.pronouns and (last == at or tokens[at].low not in grammar.determiners):
        return _pronoun(tokens, at)
    mention = _read(tokens, at, last, grammar)
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
    return ending(tokens, last, grammar, floor)


def subject(tokens: Sequence[Token], start: int, end: int, grammar: Grammar) -> Mention | None:
    """Read the first phrase of a clause, over an introduction such as "In Ohio on Monday,"."""
    at = start
    for _ in range(4):
        while at < end and _is_opener(tokens[at], grammar):
            at += 1
        if at >= end:
            return None
        if not _introduces(tokens[at], grammar) and not _is_past_phrase(tokens, at, end, grammar):
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


def _introduces(token: Token, grammar: Grammar) -> bool:
    """Say whether a word begins something other than a subject: "In Ohio", "Asked why", "Speaking to"."""
    if token.low in grammar.pronouns or token.low in grammar.determiners:
        return False
    return token.low in grammar.stops or grammar.is_verb(token.low) or token.low.endswith("ing")


def _is_past_phrase(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> bool:
    """Say whether a clause begins with "Asked about", "Reached by"."""
    return tokens[at].low.endswith("ed") and at + 1 < end and tokens[at + 1].low in grammar.stops


# ── the ends of a phrase ─────────────────────────────────────────────────────────────────────────


def _phrase_end(tokens: Sequence[Token], at: int, end: int, grammar: Grammar) -> int:
    """Return the last token of the noun phrase that begins at `at`; at - 1 when none does."""
    last = at - 1
    for i in range(at, min(end, at + LONGEST)):
        token = tokens[i]
        if token.kind is Kind.ASIDE and i > at:
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


def _ends_phrase(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    token = tokens[at]
    if token.low in grammar.particles and _between_capitals(tokens, at):
        return False
    if token.low in grammar.stops or token.low in RELATIVES:
        return not (token.capital and token.low in grammar.titles)
    if grammar.is_verb(token.low):
        return not (token.capital and at > 0) and not verbs.is_noun(tokens, at, grammar)
    return grammar.is_between(token.text)


def _between_capitals(tokens: Sequence[Token], at: int) -> bool:
    nearby = tokens[at + 1 : at + 3]
    return (
        at > 0
        and tokens[at - 1].kind is Kind.WORD
        and tokens[at - 1].capital
        and any(token.kind is Kind.WORD and token.capital for token in nearby)
    )


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
    if not commas:
        return ending(tokens, comma - 1, grammar, floor)
    relative = [i for i in commas if i + 1 < comma and tokens[i + 1].low in RELATIVES]
    opened = _over_places(tokens, (relative or commas)[-1], floor)
    outer = ending(tokens, opened - 1, grammar, floor)
    inner = after(tokens, opened + 1, grammar, comma)
    if outer and inner and (outer.sort, inner.sort) == (Sort.NOUN, Sort.NAME) and inner.last >= comma - 2:
        return inner._replace(role=outer.text)
    if outer is None or outer.sort is Sort.PRONOUN:
        return outer or subject(tokens, floor, comma, grammar)
    if (
        outer.sort is Sort.NAME
        and not outer.role
        and inner is not None
        and inner.sort is Sort.NOUN
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
            if (
                first.low not in ("of", "in", "from")
                and not first.text[0].isdigit()
                and "." not in first.text
            ):
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
    if tokens[last].low in RELATIVES:
        return ending(tokens, last - 2 if tokens[last - 1].kind is Kind.COMMA else last - 1, grammar, floor)
    relative = _relative(tokens, last, floor)
    if relative is not None:
        return ending(tokens, relative - 1, grammar, floor)
    if tokens[last].low in grammar.pronouns and (last == floor or tokens[last - 1].low != "of"):
        return _pronoun(tokens, last)
    start = _phrase_start(tokens, last, grammar, floor)
    if start > last:
        return None
    link = start - 1
    if link > floor and tokens[link].kind is Kind.WORD and tokens[link].low in LINKS | RELATIVES:
        longer = _before_link(tokens, link, last, grammar, floor)
        if longer is not None:
            return longer
    return _read(tokens, start, last, grammar)


def _relative(tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """Return the "who" of "officials who had seen it", whose last word is `last`."""
    for i in range(last, max(floor, last - LONGEST), -1):
        if tokens[i].kind is not Kind.WORD:
            return None
        if tokens[i].low == "who" and tokens[i - 1].kind is Kind.WORD:
            return i
    return None


def _phrase_start(tokens: Sequence[Token], last: int, grammar: Grammar, floor: int) -> int:
    start = last + 1
    for i in range(last, max(floor, last - LONGEST) - 1, -1):
        token = tokens[i]
        if token.kind is Kind.ASIDE:
            continue
        if token.kind is not Kind.WORD or _ends_phrase(tokens, i, grammar):
            break
        start = i
        if i < last and token.low in grammar.determiners and not token.low.endswith(("’", "'")):
            break
    return start


def _before_link(
    tokens: Sequence[Token], link: int, last: int, grammar: Grammar, floor: int
) -> Mention | None:
    """Read "a spokesman for X" and "officials who had seen it": the speaker stands before the link."""
    word = tokens[link].low
    if word in RELATIVES:
        return ending(tokens, link - 1, grammar, floor)
    previous = tokens[link - 1]
    if previous.kind is not Kind.WORD or (previous.capital and word != "of"):
        return None
    if word == "of" or _is_person_noun(previous.low, grammar):
        start = _phrase_start(tokens, link - 1, grammar, floor)
        if start <= link - 1 and (
            tokens[start].low in grammar.determiners or _is_person_noun(previous.low, grammar)
        ):
            return Mention(_join(tokens, start, last), "", Sort.NOUN, start, last)
    return None


def _is_person_noun(word: str, grammar: Grammar) -> bool:
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


# ── what a phrase says ───────────────────────────────────────────────────────────────────────────


def _pronoun(tokens: Sequence[Token], at: int) -> Mention:
    return Mention(tokens[at].text, "", Sort.PRONOUN, at, at)


def _read(tokens: Sequence[Token], start: int, last: int, grammar: Grammar) -> Mention | None:
    """Tell the name from the role in a phrase; a phrase without a name at its end is a noun."""
    words = [i for i in range(start, last + 1) if tokens[i].kind is Kind.WORD]
    run = _last_run(tokens, words, grammar)
    if run is None:
        return Mention(_join(tokens, start, last), "", Sort.NOUN, start, last)
    begin, end = run
    tail = [tokens[i].low for i in words if i > end]
    if tail and any(_is_person_noun(word, grammar) for word in tail):
        return Mention(_join(tokens, start, last), "", Sort.NOUN, start, last)
    if tail and tokens[start].low in grammar.determiners:
        return Mention(_join(tokens, start, last), "", Sort.NOUN, start, last)
    name = _after_titles(tokens, begin, end, grammar)
    if name <= end and begin < name and tokens[end].low not in grammar.offices:
        while tokens[name].low in grammar.offices:
            name += 1
    if name > end:  # "the President"
        return Mention(_join(tokens, start, end), "", Sort.NOUN, start, end)
    role = _join(tokens, start, name - 1) if name > start else ""
    if role and tokens[start].low in grammar.determiners and tokens[name].low in grammar.institutions:
        name, role = start, ""
    if role.lower() in grammar.determiners:
        name, role = start, ""  # "the Kremlin"
    return Mention(_join(tokens, name, end), role, Sort.NAME, name, end)


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
    """Return where the name begins in a run of capitals: after its last title."""
    titles = [i for i in range(begin, end + 1) if tokens[i].low.rstrip(".") in grammar.titles]
    if not titles:
        return begin
    name = titles[-1] + 1
    if name <= end and tokens[end].low in grammar.institutions:
        return begin  # "Justice Department"
    return name


def _linked(tokens: Sequence[Token], mention: Mention, end: int, grammar: Grammar) -> Mention:
    """Lengthen "the head" to "the head of the agency", and "Secretary" to "Secretary of State John Kerry"."""
    link = mention.last + 1
    if link >= end or tokens[link].low not in ("of", "for") or mention.sort is not Sort.NOUN:
        return mention
    last = _phrase_end(tokens, link + 1, end, grammar)
    if last <= link:
        return mention
    if tokens[mention.last].low in grammar.titles and tokens[link + 1].low in grammar.offices:
        name = _read(tokens, link + 2, last, grammar) if last > link + 1 else None
        if name is not None and name.sort is Sort.NAME and not name.role:
            role = _join(tokens, mention.first, link + 1)
            return name._replace(role=role, first=mention.first)
    return Mention(_join(tokens, mention.first, last), "", Sort.NOUN, mention.first, last)


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
    last = _phrase_end(tokens, comma + 1, end, grammar)
    words = [tokens[i].low for i in range(comma + 1, last + 1)]
    if not words or not (
        words[0] in grammar.determiners or any(_is_person_noun(word, grammar) for word in words)
    ):
        return mention
    while last + 2 < end and tokens[last + 1].low in LINKS:
        longer = _phrase_end(tokens, last + 2, end, grammar)
        if longer <= last + 1:
            break
        last = longer
    return mention._replace(role=_join(tokens, comma + 1, last))


def _join(tokens: Sequence[Token], first: int, last: int) -> str:
    words = [tokens[i].text for i in range(first, last + 1) if tokens[i].kind is Kind.WORD]
    if words:
        words[-1] = words[-1].removesuffix("’s").removesuffix("'s")
    return " ".join(words)
