"""Weigh what speaks for and against a few words in marks being somebody's words.

Six words or fewer may be a fragment of speech (Holt called it “very late”), or a title, a term, a word
held at arm's length (the “experts”). No single sign decides, so each has a weight, and the sum decides.
The table is the whole judgement: a sign that holds adds its weight, and what reaches NEEDED is speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.quotes.attribution import Attribution
    from reader.quotes.grammar import Grammar
    from reader.quotes.phrases import Mention

NEEDED = 4
SMALL = frozenset(
    ("a", "an", "the", "of", "and", "or", "for", "to", "in", "on", "at", "by", "with", "from", "is", "as")
)


class Fragment(NamedTuple):
    """A few words in marks, and what stands around them."""

    words: tuple[str, ...]
    before: tuple[str, ...]  # the last words before it in lower case, nearest last
    after: str  # the word right after it, "" when a point or the end stands there
    pointed: bool  # ends in , . ? ! inside the marks
    attribution: Attribution | None
    after_speech: bool  # the quotation before in its paragraph is somebody's words
    heard: bool  # its speaker is given words by a cue elsewhere in the story
    grammar: Grammar


class Sign(NamedTuple):
    """What may hold for a fragment, and how much it says for (+) or against (-) speech."""

    weight: int
    holds: Callable[[Fragment], bool]


def is_speech(fragment: Fragment) -> bool:
    return sum(sign.weight for sign in SIGNS if sign.holds(fragment)) >= NEEDED


# ── what is seen of a fragment ───────────────────────────────────────────────────────────────────


def _cued(fragment: Fragment) -> bool:
    """Holt said | called | dismissed ... “...”"""
    return fragment.attribution is not None and bool(fragment.attribution.cue)


def _gives_a_name(fragment: Fragment) -> bool:
    """a phenomenon called “...”"""
    return gives_a_name(fragment.before, fragment.attribution, fragment.grammar)


def _said_of_a_person(fragment: Fragment) -> bool:
    """Holt opened the road with a “...”: no cue, but somebody who can speak."""
    return not _cued(fragment) and phrases.is_person(_speaker(fragment), fragment.grammar)


def _said_of_a_speaker(fragment: Fragment) -> bool:
    return fragment.heard and not _cued(fragment)


def _said_of_a_thing(fragment: Fragment) -> bool:
    """The road was a “...”"""
    speaker = _speaker(fragment)
    return speaker is not None and not _cued(fragment) and not phrases.is_person(speaker, fragment.grammar)


def _is_part_of_the_subject(fragment: Fragment) -> bool:
    """The “...” closed."""
    found = fragment.attribution
    return found is not None and not found.cue and found.beside


def _stands_alone(fragment: Fragment) -> bool:
    """“Late again!”: a sentence of its own, in a paragraph where nobody is named."""
    return fragment.attribution is None and fragment.pointed and fragment.words[0][0].isupper()


def _follows_as(fragment: Fragment) -> bool:
    """hailed as “...”, as a “...”"""
    if fragment.before[-2:] == ("such", "as"):
        return False
    return fragment.before[-1:] == ("as",) or fragment.before[-2:] in (("as", "a"), ("as", "an"))


def _is_owned(fragment: Fragment) -> bool:
    """Holt promised her “...”"""
    return _said_of_a_person(fragment) and bool(fragment.before) and fragment.before[-1] in phrases.PERSONS


def _describes_a_noun(fragment: Fragment) -> bool:
    """a “...” rally"""
    word, grammar = fragment.after, fragment.grammar
    return (
        word[:1].islower()
        and not fragment.pointed
        and word not in grammar.stops
        and word not in grammar.auxiliaries
        and not grammar.is_verb(word)
    )


def _is_named(fragment: Fragment) -> bool:
    return len(fragment.words) > 1 and is_title(fragment.words)


def _is_named_on_the_way(fragment: Fragment) -> bool:
    """Holt, who runs the “Harbour Café”, said"""
    found = fragment.attribution
    return _is_named(fragment) and found is not None and bool(found.cue) and found.distance == 0


def _is_term(fragment: Fragment) -> bool:
    """the word “resilience”, so-called “rebels”"""
    return is_term(fragment.before, fragment.grammar)


def _uses_a_term(fragment: Fragment) -> bool:
    """Holt used the term “...”"""
    return _is_term(fragment) and bool(fragment.grammar.uses.intersection(fragment.before))


SIGNS = (
    Sign(+7, _cued),  # a verb of saying or judging is the best sign there is
    Sign(-7, _gives_a_name),  # unless it says what a thing is called
    Sign(+3, _said_of_a_person),  # somebody is there who can have said it
    Sign(+2, _said_of_a_speaker),  # and who is heard elsewhere in the story is likely to be heard here
    Sign(+2, _said_of_a_thing),  # a thing says nothing, but somebody may say it of the thing
    Sign(-2, _is_part_of_the_subject),  # reporters name things so; speech stands in what is said of a subject
    Sign(+5, _stands_alone),  # a whole sentence in marks is hardly anything else
    Sign(+2, _follows_as),  # after "as" stands a judgement, and a judgement is somebody's
    Sign(+2, _is_owned),  # her “...”: the subject's own words for it
    Sign(+1, lambda fragment: fragment.after_speech),  # a speaker's words come in several pieces
    Sign(+1, lambda fragment: fragment.pointed),  # ends a sentence or a clause, as speech does
    Sign(-1, _describes_a_noun),  # what a thing is called rather than what is said of it
    Sign(+2, lambda fragment: len(fragment.words) >= 3),  # three words are rarely a term
    Sign(-2, _is_named),  # Capitals On Every Word: a name
    Sign(-2, _is_named_on_the_way),  # most of all before the verb that says who speaks
    Sign(-4, _is_term),  # the reporter says that it is a word, not what is said
    Sign(+5, _uses_a_term),  # but somebody used it
)


def is_title(words: tuple[str, ...]) -> bool:
    """Say whether every word but the small ones has a capital: “Harbour Lights”."""
    weighty = [word for word in words if word.lower() not in SMALL]
    return bool(weighty) and all(word[0].isupper() or word[0].isdigit() for word in weighty)


def is_term(before: tuple[str, ...], grammar: Grammar) -> bool:
    """the word “resilience”, so-called “rebels”, words such as “final”, saved as “final”"""
    nearest = before[-2:]
    return (
        bool(grammar.terms.intersection(nearest[-1:]))
        or nearest == ("such", "as")
        or " ".join(nearest) in grammar.terms
    )


def gives_a_name(before: tuple[str, ...], attribution: Attribution | None, grammar: Grammar) -> bool:
    """an account called “Harbour”, known as “The Rock”; not: Holt called it, Holt named “Harbour”"""
    if before[-1:] == () or before[-1] not in grammar.naming:
        return False
    acts = attribution is not None and attribution.cue.lower() == before[-1]
    return not (acts and attribution is not None and phrases.is_person(attribution.speaker, grammar))


def _speaker(fragment: Fragment) -> Mention | None:
    return fragment.attribution.speaker if fragment.attribution is not None else None
