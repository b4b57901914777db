"""The words around quotations, cut into sentences in which each quotation is one token.

What stands inside a quotation says nothing about who speaks, so it is never looked at here. A long stretch
without quotations is read only near its ends: no sentence of a story is longer, and the time stays linear.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from reader import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.quotes.marks import Pair

REACH = 300  # how far from a quotation its speaker is looked for
LONGEST = 150  # tokens, and
MOST = 12  # quotations: what has more is no sentence, and is cut so that the time stays linear
TOKEN = re.compile(
    r"\([^()\n]{0,120}\)|\[[^\[\]\n]{0,120}\]"
    r"|[^\W_](?:[\w&’'./-]{0,60}\w)?(?:(?<=s)[’'](?=\s[^\W\d_]))?"
    r"|[.!?…。！？؟]+|[,，،、]|[:：]|[;؛；]|[–—―]|-{1,3}"
)
TURNED = re.compile(r"([^\W\d_A-Z]+)(?:-t)?-(ils?|elles?)$")  # dit-il, a-t-elle: a verb and its subject
INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")  # "J" of J. Holt, "U.S" of U.S.


class Kind(Enum):
    WORD = "word"
    COMMA = "comma"
    COLON = "colon"
    DASH = "dash"
    ASIDE = "aside"  # in brackets
    STOP = "stop"
    QUOTE = "quote"


KINDS = {
    **dict.fromkeys(",，،、", Kind.COMMA),
    **dict.fromkeys("([", Kind.ASIDE),
    **dict.fromkeys(":：", Kind.COLON),
    **dict.fromkeys("–—―-", Kind.DASH),
    **dict.fromkeys(".!?…。！？؟;؛；", Kind.STOP),
}


class Token(NamedTuple):
    """A word, a point or a whole quotation (`quote` is its place among the pairs), with its offsets."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    quote: int = -1

    @property
    def capital(self) -> bool:
        if self.text[0].isupper():
            return True
        prefix, _, rest = self.text.partition("-")
        return rest[:1].isupper() and prefix in lexicon.entries("particles")  # al-Masri


Sentence = list[Token]


def around(
    text: str, start: int, end: int, pairs: Sequence[Pair], lead: Sentence
) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield each sentence of the paragraph text[start:end] that holds a quotation of `pairs`.

    With it comes the sentence before it, empty when that holds quotations itself; `lead` is what stands
    before the paragraph and introduces it.
    """
    for sentence in _sentences(text, start, end, pairs):
        if _has_quote(sentence):
            yield lead, sentence
            lead = []
        else:
            lead = sentence


def last(text: str, start: int, end: int) -> Sentence:
    """Return the last sentence of a paragraph, quotations and all read as words."""
    found = list(_sentences(text, max(start, end - REACH), end, ()))
    return found[-1] if found else []


def _sentences(text: str, start: int, end: int, pairs: Sequence[Pair]) -> Iterator[Sentence]:
    sentence: Sentence = []
    quotes = 0
    for token in _tokens(text, start, end, pairs):
        stops = token.kind is Kind.STOP and token.text[0] not in ";؛；"
        if not stops:
            sentence.append(token)
            quotes += token.kind is Kind.QUOTE
        if sentence and (stops or len(sentence) >= LONGEST or quotes >= MOST):
            yield sentence
            sentence, quotes = [], 0
    if sentence:
        yield sentence


def _has_quote(sentence: Sentence) -> bool:
    return any(token.kind is Kind.QUOTE for token in sentence)


def _tokens(text: str, start: int, end: int, pairs: Sequence[Pair]) -> Iterator[Token]:
    """Yield the tokens of a paragraph; a quotation that ends a sentence is followed by a stop."""
    at = start
    for index, pair in enumerate(pairs):
        yield from _gap(text, at, pair.start)
        yield Token(Kind.QUOTE, "“”", "“”", pair.start, pair.end, index)
        if _ends_sentence(text, pair, end):
            yield Token(Kind.STOP, ".", ".", pair.end, pair.end)
        at = pair.end
    yield from _gap(text, at, end)


def _gap(text: str, start: int, end: int) -> Iterator[Token]:
    if end - start <= 2 * REACH:
        yield from _words(text, start, end)
        return
    yield from _words(text, start, start + REACH)
    yield Token(Kind.STOP, ".", ".", start + REACH, start + REACH)
    yield from _words(text, end - REACH, end)


def _words(text: str, start: int, end: int) -> Iterator[Token]:
    for match in TOKEN.finditer(text, start, end):
        written = match[0]
        kind = KINDS.get(written[0], Kind.WORD)
        if kind is Kind.STOP and not _is_stop(text, match, end):
            continue
        turned = TURNED.match(written) if "-" in written else None
        if turned:
            yield Token(kind, turned[1], turned[1], match.start(), match.start() + turned.end(1))
            yield Token(kind, turned[2], turned[2], match.start() + turned.start(2), match.end())
        else:
            yield Token(kind, written, written.lower(), match.start(), match.end())


def _is_stop(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether points end a sentence; after "Mr", "U.S" and an initial a full stop does not."""
    after = text[match.end() : min(end, match.end() + 2)]
    if after[1:].islower() and after[0] in " \xa0" and match[0] != "!":
        return False
    if match[0] != ".":
        return True
    if after and not after[0].isspace():
        return after[0] in "”’\"')]»"
    word = text[max(0, match.start() - 24) : match.start()].rpartition(" ")[2].lstrip("(“\"'‘—-")
    return word.lower() not in _abbreviations() and not (
        INITIAL.match(word) and word[:1].isupper() and word.lower() != "i"
    )


def _abbreviations() -> frozenset[str]:
    return lexicon.entries("abbreviations")


def _ends_sentence(text: str, pair: Pair, end: int) -> bool:
    """Say whether the sentence ends with the quotation: its last point stands inside the mark."""
    inner = text[pair.end - 2] if pair.end - 2 > pair.start else ""
    rest = text[pair.end : min(end, pair.end + 3)].lstrip()
    return inner in ".。" and not (rest[:1].islower() or rest[:1] in tuple(",–—-"))
