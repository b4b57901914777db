"""Read a text to the end: paragraphs, quotations, whose words they are, and full names.

Within a paragraph `attribution` decides; what only the order of paragraphs can tell (a quotation that
runs on, one that stands alone after another, a pronoun) is decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes import attribution, grammar, marks, people, sentences, speech
from reader.quotes.mentions import Mention, Sort
from reader.types import Confidence, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.quotes.attribution import Attribution
    from reader.quotes.marks import Pair

PARAGRAPH = re.compile(r"\S[^\n\r\u2028\u2029]*")
PATIENCE = 50_000  # quotations of one text whose speaker is looked for: more is no story
REMEMBERED = 4  # paragraphs without a quotation after which a speaker is forgotten


class Paragraph(NamedTuple):
    """A paragraph that holds quotations: where it stands, all its pairs, and who it says they are."""

    start: int
    end: int
    number: int
    pairs: list[Pair]
    outer: list[Pair]
    attributions: dict[int, Attribution]


@dataclass(slots=True)
class Last:
    """The speaker whose words may go on."""

    attribution: Attribution | None = None
    number: int = -1
    runs_on: bool = False


class Reading:
    """The quotes of a story's fields, read with one grammar and one set of names."""

    def __init__(self, whole: str) -> None:
        self.grammar = grammar.of_text(whole)
        self.people = people.of(whole, self.grammar)
        self.patience = PATIENCE

    def quotes(self, text: str) -> Iterator[Quote]:
        """Yield the quotes of one field of the story."""
        last = Last()
        for paragraph in list(self._paragraphs(text)):
            yield from self._of_paragraph(text, paragraph, last)

    # ── one paragraph ────────────────────────────────────────────────────────────────────────────

    def _paragraphs(self, text: str) -> Iterator[Paragraph]:
        bounds = [
            (match.start(), match.start() + len(match[0].rstrip())) for match in PARAGRAPH.finditer(text)
        ]
        for number, (start, end) in enumerate(bounds):
            follows = marks.opening(text, bounds[number + 1][0]) if number + 1 < len(bounds) else ""
            pairs = marks.pairs(text, start, end, follows)
            if pairs:
                outer = [pair for pair in pairs if pair.level == 1]
                yield Paragraph(start, end, number, pairs, outer, self._attributions(text, start, end, outer))

    def _attributions(self, text: str, start: int, end: int, outer: Sequence[Pair]) -> dict[int, Attribution]:
        ends_open = [text[max(pair.start, pair.end - 2)] in ",?!—-–…，？！" for pair in outer]
        found: dict[int, Attribution] = {}
        self.patience -= len(outer)
        if self.patience < 0:
            return found
        for sentence in sentences.around(text, start, end, outer):
            found |= attribution.attribute(sentence, ends_open, self.grammar)
        return found

    def _of_paragraph(self, text: str, paragraph: Paragraph, last: Last) -> Iterator[Quote]:
        for index, pair in enumerate(paragraph.outer):
            given = paragraph.attributions.get(index)
            seen = speech.look(text, pair, paragraph.start, paragraph.end)
            if not speech.is_speech(seen, given, self.grammar):
                continue
            if given is None or given.speaker is None:
                given = self._inherited(paragraph, last) or given
            if given is not None and given.speaker is not None:
                self.people.learn(given.speaker)
                last.attribution, last.number = given, paragraph.number
            last.runs_on = not pair.closed
            yield self._quote(text, pair, given)
            yield from self._inner(text, paragraph, pair)

    def _inherited(self, paragraph: Paragraph, last: Last) -> Attribution | None:
        known = last.attribution
        if known is None or known.speaker is None or paragraph.number - last.number > REMEMBERED:
            return None
        return known._replace(
            near=False, cue="", why=f"goes on from the words of {known.speaker.text} before it"
        )

    def _inner(self, text: str, paragraph: Paragraph, around: Pair) -> Iterator[Quote]:
        inside = [
            pair for pair in paragraph.pairs if pair.level == 2 and around.start < pair.start < around.end
        ]
        for pair in inside:
            yield self._quote(text, pair, None)

    # ── one quote ────────────────────────────────────────────────────────────────────────────────

    def _quote(self, text: str, pair: Pair, given: Attribution | None) -> Quote:
        speaker = given.speaker if given is not None else None
        return Quote(
            start=pair.start,
            end=pair.end,
            text=text[pair.start : pair.end],
            speaker=speaker.text if speaker else "",
            name=self._name(speaker),
            role=speaker.role if speaker else "",
            cue=given.cue if given else "",
            level=pair.level,
            confidence=self._confidence(given),
            why=given.why if given else "the text does not say whose words these are",
        )

    def _name(self, speaker: Mention | None) -> str:
        if speaker is None:
            return ""
        if speaker.sort is Sort.PRONOUN:
            return ""
        return self.people.fullest(speaker.text) if speaker.sort is Sort.NAME else speaker.text

    def _confidence(self, given: Attribution | None) -> Confidence:
        if given is None or given.speaker is None:
            return Confidence.UNKNOWN
        return Confidence.SURE if given.near and given.speaker.sort is not Sort.PRONOUN else Confidence.LIKELY
