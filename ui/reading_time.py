"""How long a story takes to read."""

from __future__ import annotations

import math
import re

WORDS, SIGNS = 230, 480  # a minute: words, or signs of scripts that write without spaces
_SIGN = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def minutes(text: str) -> int:
    """The minutes that a text takes, at least one; none for no text."""
    signs = 0 if text.isascii() else len(_SIGN.findall(text))
    words = len(text.split()) if signs * 2 < len(text) else 0
    return math.ceil(words / WORDS + signs / SIGNS)
