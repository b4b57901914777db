"""Who speaks in a story: its quotes by speaker, as the list beside the story shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.pull_quotes import alone
from reader.types import Confidence, Field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.types import Corrections, Quote, QuoteCorrection

_ORDER = (Field.HEADLINE, Field.SUMMARY, Field.CAPTION, Field.BODY)  # as they are read
_LONGEST = 240  # characters of a quote in the list: more lines than it shows


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is quoted; `name` is "" for whoever it was that nobody names."""

    name: str
    role: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a speaker, one of their quotes, or words that a person said are no quote.

    A row with nothing in it is the heading above those.
    """

    speaker: Speaker | None = None
    quote: Quote | None = None
    taken_out: QuoteCorrection | None = None

    @property
    def is_heading(self) -> bool:
        return self.quote is None and self.taken_out is None


def name_of(quote: Quote) -> str:
    """Who said it, as far as anybody can tell; "" when not known."""
    if quote.name or quote.confidence is Confidence.UNKNOWN:
        return quote.name
    return quote.speaker


def by_speaker(quotes: Iterable[Quote]) -> tuple[Speaker, ...]:
    """The speakers in the order in which they begin to speak, those not known at the end."""
    said: dict[str, list[Quote]] = {}
    for quote in sorted(quotes, key=_place):
        said.setdefault(name_of(quote), []).append(quote)
    unnamed = said.pop("", [])
    speakers = [Speaker(name, _role(its), tuple(its)) for name, its in said.items()]
    return (*speakers, *([Speaker("", "", tuple(unnamed))] if unnamed else ()))


def people(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Everybody who is named as a speaker, each once."""
    return tuple(speaker.name for speaker in by_speaker(quotes) if speaker.name)


def rows(quotes: Iterable[Quote], corrections: Corrections) -> Iterator[Row]:
    """The lines of the list, from the top."""
    for speaker in by_speaker(quotes):
        yield Row(speaker=speaker)
        for quote in speaker.quotes:
            yield Row(speaker=speaker, quote=quote)
    taken_out = [one for one in corrections.quotes if not one.is_quote]
    if taken_out:
        yield Row()
        for correction in taken_out:
            yield Row(taken_out=correction)


def brief(text: str) -> str:
    """The words of a quote on one line, and not much more of them than can be shown."""
    words = alone(text[: 2 * _LONGEST])
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"


def _place(quote: Quote) -> tuple[int, int, int]:
    return _ORDER.index(quote.field), quote.line, quote.start


def _role(quotes: Iterable[Quote]) -> str:
    """The description that says most."""
    return max((quote.role for quote in quotes), key=len, default="")
