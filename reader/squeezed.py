"""The HTML of a story, kept in little room: zlib, with the story's text as the dictionary.

Nearly all that HTML says the text says too, so it takes a twentieth of its own size. To read it without this
program: `zlib.decompressobj(zdict=text.encode()[-32768:]).decompress(html)`.
"""

from __future__ import annotations

import zlib

REACH = 32_768  # bytes: how far zlib looks back


def squeeze(html: str, text: str) -> bytes:
    """The HTML in little room; what the text says too is not said again."""
    press = zlib.compressobj(zdict=_dictionary(text))
    return press.compress(html.encode()) + press.flush()


def unsqueeze(squeezed: bytes, text: str) -> str:
    """The HTML as it was."""
    return zlib.decompressobj(zdict=_dictionary(text)).decompress(squeezed).decode()


def _dictionary(text: str) -> bytes:
    return text.encode()[-REACH:] or b" "
