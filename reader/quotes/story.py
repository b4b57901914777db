"""Read a text to the end: paragraphs, quotations, whose words they are, and full names.

Within a paragraph `attribution` decides; what only the order of paragraphs can tell (a quotation that
runs on, one that stands alone after another, a pronoun) is decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import attributing, cues_after, grammar, marks, people, sentences, speech, unspaced
from reader.quotes.phrases import Sort
from reader.types import Confidence, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.quotes.attribution import Attribution
    from reader.quotes.marks import Pair
    from reader.quotes.sentences import Sentence

PARAGRAPH = re.compile(r"\S[^\n\r\u2028\u2029]*")
PATIENCE = 50_000  # quotations that are read: a text with more is no story
LONGEST_HEADLINE = 200
SIGNATURE = 120  # characters of a paragraph that may be a name under a quotation
WORD = re.compile(r"[^\W\d_]+")
REMEMBERED = 4  # paragraphs without a quotation after which a speaker is forgotten


Bounds = tuple[int, int]


class Paragraph(NamedTuple):
    """A paragraph that holds quotations: where it stands, its pairs, and who it says they are.

    `inner` holds the pairs inside another by where that begins.
    """

    start: int
    end: int
    number: int
    outer: list[Pair]
    inner: dict[int, list[Pair]]
    headline: bool
    attributions: dict[int, Attribution]


@dataclass(slots=True)
class Last:
    """The speaker whose words may go on."""

    attribution: Attribution | None = None
    number: int = -1
    name: str = ""


class Reading:
    """The quotes of a story's fields, read with one grammar and one set of names."""

    def __init__(self, whole: str) -> None:
        self.grammar = grammar.of_text(whole)
        self.people = people.of(whole, self.grammar)
        self.patience = PATIENCE
        self.heard: set[str] = set()  # surnames of those whom a cue gives words somewhere

    def quotes(self, text: str, *, headline: bool = False) -> Iterator[Quote]:
        """Yield the quotes of one field of the story."""
        last = Last()
        paragraphs = list(self._paragraphs(text, headline))
        _say_who_goes_on(paragraphs)
        self.heard.update(_surnames(paragraphs))
        for paragraph in paragraphs:
            yield from self._of_paragraph(text, paragraph, last)

    # ── one paragraph ────────────────────────────────────────────────────────────────────────────

    def _paragraphs(self, text: str, all_headline: bool = False) -> Iterator[Paragraph]:
        before: Bounds | None = None
        for number, ((start, end), following) in enumerate(_with_next(_bounds(text))):
            if self.patience <= 0:
                return
            follows = marks.opening(text, following[0]) if following else ""
            pairs = marks.pairs(text, start, end, follows)
            if pairs:
                self.patience -= len(pairs)
                outer = [pair for pair in pairs if pair.level == 1]
                headline = all_headline or _is_headline(text, start, end, number, outer)
                found = self._attributions(text, start, end, outer, _introduction(text, before))
                signed = self._signature(text, following) if outer[-1].end == end else None
                if signed is not None:
                    found.setdefault(len(outer) - 1, signed)
                yield Paragraph(start, end, number, outer, _inner(pairs), headline, found)
            before = (start, end)

    def _attributions(
        self, text: str, start: int, end: int, outer: Sequence[Pair], lead: Sentence
    ) -> dict[int, Attribution]:
        ends_open = [text[max(pair.start, pair.end - 2)] in ",?!—-–…，？！" for pair in outer]
        if self.grammar.language in unspaced.LANGUAGES:
            return unspaced.attribute(text, start, end, outer, self.grammar)
        found: dict[int, Attribution] = {}
        for before, sentence in sentences.around(text, start, end, outer, lead):
            found |= attributing.attribute(before, sentence, ends_open, self.grammar)
        return found

    def _signature(self, text: str, following: Bounds | None) -> Attribution | None:
        """Read the name under a quotation: a paragraph of its own that begins with a dash."""
        if following is None or text[following[0]] not in "-–—―" or following[1] - following[0] > SIGNATURE:
            return None
        return cues_after.signed(sentences.last(text, *following), 0, self.grammar)

    def _of_paragraph(self, text: str, paragraph: Paragraph, last: Last) -> Iterator[Quote]:
        for pair, found in self._spoken(text, paragraph, paragraph.outer, paragraph.attributions):
            given = _unguessed(found) if paragraph.headline else found
            if given is None and _ends_sentence(text, paragraph, pair):
                given = _inherited(paragraph, last)
            elif given is not None and given.cue and given.speaker is None:
                given = _unsaid(paragraph, last, given)
            name = self._name(text, pair, given, last)
            if given is not None and given.speaker is not None:
                last.attribution, last.number = given, paragraph.number
                last.name = "" if given.speaker.sort is Sort.NOUN else name or last.name
            yield _quote(text, pair, given, name)
            yield from self._inside(text, paragraph, pair, name)

    def _inside(self, text: str, paragraph: Paragraph, around: Pair, speaker: str) -> Iterator[Quote]:
        """Yield the quotes inside a quote; there "I" is its speaker."""
        inner = paragraph.inner.get(around.start)
        if not inner:
            return
        found = self._attributions(text, around.start + len(around.mark), around.end, inner, [])
        for pair, given in self._spoken(text, paragraph, inner, found):
            name = self._name(text, pair, given, Last())
            if given is not None and given.speaker is not None and given.speaker.text == "I":
                name = speaker
            yield _quote(text, pair, given, name)

    def _spoken(
        self, text: str, paragraph: Paragraph, pairs: Sequence[Pair], found: dict[int, Attribution]
    ) -> Iterator[tuple[Pair, Attribution | None]]:
        """Yield the quotations that are somebody's words, with what their sentence says of them."""
        said: speech.Said | None = None
        for index, pair in enumerate(pairs):
            given = found.get(index)
            since = said.end if said is not None else -1
            seen = speech.look(
                text, pair, paragraph.start, paragraph.end, headline=paragraph.headline, since=since
            )
            heard = given is not None and _surname(given) in self.heard
            said = speech.Said(pair.end, speech.is_speech(seen, given, said, self.grammar, heard=heard))
            if said.speech:
                yield pair, given

    def _name(self, text: str, pair: Pair, given: Attribution | None, last: Last) -> str:
        """Return the fullest form of the speaker's name; for a pronoun that of the person it stands for."""
        if given is None or given.speaker is None:
            return ""
        speaker = given.speaker
        if speaker.sort is Sort.PRONOUN:
            return self.people.meant(speaker.text.lower(), text, pair.start, last.name)
        self.people.learn(speaker)
        return self.people.fullest(speaker.text) if speaker.sort is Sort.NAME else speaker.text


def _unguessed(given: Attribution | None) -> Attribution | None:
    """Leave out a speaker whom a headline only names somewhere: a guess would be wrong as often as right."""
    if given is None or given.cue or given.beside or given.near:
        return given
    return given._replace(speaker=None, beside=True, why="the headline does not say whose words these are")


def _surnames(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        for given in paragraph.attributions.values():
            if given.near and _surname(given):
                yield _surname(given)


def _surname(given: Attribution) -> str:
    speaker = given.speaker
    return speaker.text.rpartition(" ")[2] if speaker is not None and speaker.sort is Sort.NAME else ""


def _ends_sentence(text: str, paragraph: Paragraph, pair: Pair) -> bool:
    """Say whether no clause follows a quotation that may say whose it is: “No comment,” was all Holt said."""
    return not text[pair.end : paragraph.end].lstrip()[:1].islower()


def _inherited(paragraph: Paragraph, last: Last) -> Attribution | None:
    """Return the attribution of the quotation before, when this one may go on from it."""
    known = last.attribution
    if known is None or known.speaker is None or paragraph.number - last.number > REMEMBERED:
        return None
    why = f"goes on from the words of {known.speaker.text} before it"
    return known._replace(near=False, cue="", why=why)


def _unsaid(paragraph: Paragraph, last: Last, given: Attribution) -> Attribution:
    """Give a verb without a subject the speaker before it; what was done by nobody named stays so."""
    if cues_after.unsaid(given.cue) != given:
        return given
    before = _inherited(paragraph, last)
    return given if before is None else before._replace(cue=given.cue)


def _quote(text: str, pair: Pair, given: Attribution | None, name: str) -> Quote:
    speaker = given.speaker if given is not None else None
    return Quote(
        start=pair.start,
        end=pair.end,
        text=text[pair.start : pair.end],
        speaker=speaker.text if speaker else "",
        name=name,
        role=speaker.role if speaker else "",
        cue=given.cue if given else "",
        level=pair.level,
        confidence=_confidence(given),
        why=given.why if given else "the text does not say whose words these are",
    )


def _confidence(given: Attribution | None) -> Confidence:
    if given is None or given.speaker is None:
        return Confidence.UNKNOWN
    return Confidence.SURE if given.near and given.speaker.sort is not Sort.PRONOUN else Confidence.LIKELY


def _inner(pairs: Sequence[Pair]) -> dict[int, list[Pair]]:
    """Sort the pairs of the second level by where the one around them begins."""
    inner: dict[int, list[Pair]] = {}
    around = -1
    for pair in pairs:
        if pair.level == 1:
            around = pair.start
        else:
            inner.setdefault(around, []).append(pair)
    return inner


def _with_next(bounds: Iterator[Bounds]) -> Iterator[tuple[Bounds, Bounds | None]]:
    before: Bounds | None = None
    for following in bounds:
        if before is not None:
            yield before, following
        before = following
    if before is not None:
        yield before, None


def _bounds(text: str) -> Iterator[Bounds]:
    for match in PARAGRAPH.finditer(text):
        yield match.start(), match.start() + len(match[0].rstrip())


def _introduction(text: str, before: Bounds | None) -> Sentence:
    """Return the sentence with a colon at its end in which the paragraph before ends."""
    if before is None or text[before[1] - 1] not in ":：":
        return []
    return sentences.last(text, *before)


def _say_who_goes_on(paragraphs: Sequence[Paragraph]) -> None:
    """Give a quotation that runs on into the next paragraph the speaker who is named there."""
    for before, after in reversed(list(pairwise(paragraphs))):
        place = len(before.outer) - 1
        if before.outer[place].closed or place in before.attributions or 0 not in after.attributions:
            continue
        named = after.attributions[0]
        if named.speaker is not None and after.number == before.number + 1:
            why = f"the quotation runs on, and its end is said to be that of {named.speaker.text}"
            before.attributions[place] = named._replace(near=False, why=why)


def _is_headline(text: str, start: int, end: int, number: int, outer: Sequence[Pair]) -> bool:
    """Say whether a line reads as a headline: the first without a point, or one all in capitals."""
    if end - start > LONGEST_HEADLINE:
        return False
    if number == 0 and text[end - 1] not in '.?!…:”"。':
        return True
    edges = [start, *(edge for pair in outer for edge in (pair.start, pair.end)), end]
    around = " ".join(text[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2))
    words = [word for word in WORD.findall(around) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 8
