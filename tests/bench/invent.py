"""Invents stories: always the same ones for the same number, in languages that look real."""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader import blocks, quotes, sameness
from reader.types import Confidence, Field, Quote, ReadStory, When
from tests.bench import languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.languages import Language

LENGTHS = (150, 250, 300, 350, 400, 400, 450, 500, 600, 600)  # words of a story, 400 on average
LETTERS_A_WORD = {" ": 5, "": 2}  # by what stands between two of them
PARAGRAPH = 3  # sentences


class Told(NamedTuple):
    """A story and the feed it is of."""

    feed: int
    story: ReadStory


class Feed(NamedTuple):
    title: str
    address: str
    language: Language


def feeds(count: int) -> list[Feed]:
    """The feeds of a library; their languages are spread as `share` says."""
    chance = random.Random("feeds")
    spread = [one for one in languages.ALL for _ in range(one.share)]
    made = []
    for number in range(count):
        language = spread[number * 37 % len(spread)]
        filled = _Gaps(chance, language)
        title = chance.choice(language.outlets).format_map(filled)
        made.append(Feed(title, f"https://site{number}.example/feed", language))
    return made


def told(numbers: range, seconds: Sequence[int], of: Sequence[Feed]) -> list[Told]:
    """The stories of some numbers, each published at its second."""
    chance = random.Random(f"stories from {numbers.start}")
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(of))))
    gaps = {language.code: _Gaps(chance, language) for language in languages.ALL}
    made = []
    for number, second in zip(numbers, seconds, strict=True):
        (feed,) = chance.choices(range(len(of)), cum_weights=weights)
        language = of[feed].language
        story = _story(number, second, f"https://site{feed}.example", language, gaps[language.code], chance)
        made.append(Told(feed, story))
    return made


def _drawn(chance: random.Random, things: list[str]) -> Iterator[str]:
    """Things of a list without end, the n-th about 1/n as often as the first (Zipf)."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(things))))
    while True:
        yield from chance.choices(things, cum_weights=weights, k=500)


class _Gaps(dict[str, str]):
    """Something else for a gap each time it is asked for."""

    def __init__(self, chance: random.Random, language: Language) -> None:
        super().__init__()
        self._drawn = {gap: _drawn(chance, things) for gap, things in language.gaps.items()}

    def __missing__(self, gap: str) -> str:
        return next(self._drawn[gap])


def _story(
    number: int, second: int, site: str, language: Language, gaps: _Gaps, chance: random.Random
) -> ReadStory:
    headline = chance.choice(language.headlines).format_map(gaps)
    headline = headline[0].upper() + headline[1:]
    letters = chance.choice(LENGTHS) * LETTERS_A_WORD[language.joint]
    text, said = _body(letters, language, gaps, chance)
    address = f"{site}/{number}"
    keys = sameness.keys(address, headline, text)
    return ReadStory(
        guid=str(number),
        address=address,
        headline=headline,
        byline=gaps["person"] if number % 3 else "",
        dateline=gaps["place"] if number % 4 == 0 else "",
        published=When(second),
        language=language.code,
        html=blocks.from_paragraphs(text.split(blocks.APART)),
        text=text,
        quotes=tuple(said),
        quotes_by=quotes.VERSION,
        place_key=keys.place,
        text_key=keys.text,
    )


def _body(letters: int, language: Language, gaps: _Gaps, chance: random.Random) -> tuple[str, list[Quote]]:
    """Paragraphs of about so many letters, every fourth story with somebody's words in some of them."""
    text, said = "", list[Quote]()
    speaks = chance.random() < 0.25
    while len(text) < letters:
        sentences = chance.choices(language.sentences, k=PARAGRAPH)
        paragraph = language.joint.join(one.format_map(gaps) for one in sentences)
        text += blocks.APART * bool(text) + paragraph[0].upper() + paragraph[1:]
        if speaks and chance.random() < 0.4:
            text += blocks.APART
            said.append(_quote(text, language, gaps, chance))
            rest = {gap: gaps[gap] for gap in ("role", "place", "deed")}
            text += said[-1].text + language.joint + language.speech.format(person=said[-1].name, **rest)
    return text, said


def _quote(before: str, language: Language, gaps: _Gaps, chance: random.Random) -> Quote:
    """Somebody's words, behind what stands there already."""
    words = chance.choice(language.sentences).format_map(gaps).rstrip(".。") + ","
    text = language.marks[0] + words + language.marks[1]
    name = gaps["person"]
    return Quote(
        field=Field.BODY,
        line=0,
        start=len(before),
        end=len(before) + len(text),
        text=text,
        speaker=name,
        name=name,
        confidence=Confidence.SURE,
    )
