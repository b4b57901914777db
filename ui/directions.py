"""Which way a text reads."""

from __future__ import annotations

import unicodedata

LOOKED_AT = 200  # characters of a text that decide about its direction and its slant


def reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction is Arabic, Hebrew or another from the right."""
    for character in text[:LOOKED_AT]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
