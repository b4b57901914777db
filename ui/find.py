"""Finds words in a document, whatever their case, accents and kind of quotation marks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ui.places import units

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument

    from ui.places import Piece

MOST = 5_000  # hits; nobody steps through more

_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}


def hits(document: QTextDocument, words: str) -> list[Piece]:
    """Where the words stand, from the top; at most 5,000 places."""
    wanted = _folded(words.strip())
    if not wanted:
        return []
    raw = document.toRawText()
    pattern = re.compile(r"\s".join(map(re.escape, wanted.split())))
    found: list[Piece] = []
    at, position = 0, 0  # in characters, and in the document's units
    for match in pattern.finditer(_folded(raw)):
        position += units(raw[at : match.start()])
        length = units(raw[match.start() : match.end()])
        found.append((position, position + length))
        at, position = match.end(), position + length
        if len(found) == MOST:
            break
    return found


def _folded(text: str) -> str:
    """The text as it is compared; each character stays one character."""
    return text.translate({ord(character): _fold(character) for character in set(text)})


def _fold(character: str) -> str:
    base = _SAME.get(character) or unicodedata.normalize("NFD", character)[0]
    return base.lower()[0]
