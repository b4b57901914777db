"""Quotes as they stand outside their story, where a newspaper has its pull quotes."""

from __future__ import annotations

import re

# What led on to "she said": a comma before the closing marks. No full stop is put in its place, for who knows
# whether the sentence ended there ("It is," she said, "late.").
_LEADING_ON = re.compile(r"\s*[,،、，](?=\s*[”“„‟\"＂〞»«›‹」』’‘'\s]*$)")


def alone(text: str) -> str:
    """The words of a quote on one line, without the comma that tied them to their speaker."""
    return _LEADING_ON.sub("", " ".join(text.split()))
