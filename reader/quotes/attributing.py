"""Find, in one sentence, whose words each quotation is.

The rules stand in the order in which they are tried; the first that finds a speaker wins:
a cue right after the quotation, a cue before it, a colon before it, the attribution of the quotation before
it in the same sentence, a cue later in the sentence, the sentence's own subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes import cues_after, cues_before
from reader.quotes.sentences import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.quotes.attribution import Attribution
    from reader.quotes.grammar import Grammar
    from reader.quotes.sentences import Token


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
            cues_before.introduction(tokens, previous + 1, at, grammar)
            or cues_after.right_after(tokens, at, ends_open[token.quote], grammar)
            or cues_before.cue_before(tokens, previous + 1, at, grammar)
            or cues_before.for_whom(tokens, at, grammar)
            or cues_before.colon_before(tokens, at, grammar, at - 1)
            or last
            or cues_after.later(tokens, at, ends_open, grammar)
            or cues_before.colon_before(tokens, at, grammar, 1)
            or cues_before.of_subject(tokens, at, grammar)
            or (cues_before.of_lead(lead, grammar) if at == 0 else None)
        )
        if attribution is not None:
            found[token.quote] = attribution
            last = attribution
        previous = at
    return found


def _without_dateline(tokens: Sequence[Token]) -> Sequence[Token]:
    for i, token in enumerate(tokens[:10]):
        if token.kind in (Kind.COLON, Kind.DASH) and cues_before.is_dateline(tokens, i):
            return tokens[i + 1 :] if token.kind is Kind.DASH or i > 1 else tokens
    return tokens
