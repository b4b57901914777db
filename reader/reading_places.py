"""Where one stopped reading, known again when the window, the type or the text is another one.

A place is the character whose line stood at the top, with the words that begin there: after an edit they are
looked for near to where they stood.
"""

from __future__ import annotations

from reader.types import ReadingPlace

WORDS = 60  # characters that are kept


def at(text: str, offset: int, above: float, fraction: float) -> ReadingPlace:
    """The place whose line begins at a character of a story's text."""
    return ReadingPlace(fraction, offset, text[offset : offset + WORDS], above)


def found(text: str, place: ReadingPlace) -> ReadingPlace:
    """The place where its words stand in the text of today; where they are gone, the fraction alone."""
    if place.offset < 0 or text.startswith(place.words, place.offset):
        return place
    before = text.rfind(place.words, 0, place.offset + len(place.words))
    behind = text.find(place.words, place.offset)
    there = [offset for offset in (before, behind) if offset >= 0]
    if not place.words or not there:
        return ReadingPlace(place.fraction)
    return place._replace(offset=min(there, key=lambda offset: abs(offset - place.offset)))
