"""The HTML of a story, kept in little room: zlib, with the story's text as the dictionary.

Nearly all that HTML says the text says too, so it takes a twentieth of its own size. To read it without this
program: `zlib.decompressobj(zdict=text.encode()[-32768:]).decompress(html)`.
"""

from __future__ import annotations

import zlib

REACH = 32_768  # bytes: how far zlib looks back at most
LEVEL = (
    3  # the quickest that looks back far enough; the most thorough takes a fifth longer for a few bytes less
)
UNSEEN = 262  # bytes of its reach that zlib does not look at


def squeeze(html: str, text: str) -> bytes:
    """The HTML in little room; what the text says too is not said again."""
    dictionary, said = _dictionary(text), html.encode()
    press = zlib.compressobj(LEVEL, wbits=_reach(len(dictionary) + len(said)), zdict=dictionary)
    return press.compress(said) + press.flush()


def unsqueeze(squeezed: bytes, text: str) -> str:
    """The HTML as it was."""
    return zlib.decompressobj(zdict=_dictionary(text)).decompress(squeezed).decode()


def _reach(size: int) -> int:
    """How far zlib has to look back, as a power of two.

    It clears so much memory each time, and for its whole reach that takes longer than to squeeze a story.
    """
    return min(15, max(9, (size + UNSEEN).bit_length()))


def _dictionary(text: str) -> bytes:
    return text.encode()[-REACH:] or b" "
