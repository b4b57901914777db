"""Who said what: the quotations of a story and their speakers.

This file is the door. The rooms behind it: marks pairs quotation marks, sentences cuts what stands
around them, phrases and mentions read who is named, verbs tells cues from nouns, attributing finds whose
words they are (by cues_after and cues_before; unspaced for Chinese and Japanese), speech tells words from
titles and terms (by evidence, where they are few), people knows the full names, story puts it together.
All words of a language stand in resources/lexicons.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.quotes import story
from reader.types import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.types import Quote

VERSION = 5

__all__ = ["VERSION", "find", "of_story"]


def find(text: str) -> tuple[Quote, ...]:
    """Return the quotes of a plain text, in the order in which they begin; a line is a paragraph."""
    return tuple(story.Reading(text).quotes(text))


def of_story(headline: str, summary: Sequence[str], caption: str, text: str) -> tuple[Quote, ...]:
    """Return the quotes of every field of a story, the headline's first; names are resolved across all."""
    fields = [(Field.HEADLINE, 0, headline)]
    fields += [(Field.SUMMARY, line, bullet) for line, bullet in enumerate(summary)]
    fields += [(Field.CAPTION, 0, caption), (Field.BODY, 0, text)]
    return tuple(_of_fields(fields))


def _of_fields(fields: Sequence[tuple[Field, int, str]]) -> Iterator[Quote]:
    reading = story.Reading("\n".join(words for field, _, words in reversed(fields)))
    for field, line, words in fields:
        for quote in reading.quotes(words, headline=field is Field.HEADLINE):
            yield replace(quote, field=field, line=line)
