"""A stored story, opened for reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.types import Story


def story(stored: Story) -> Story:
    """The story with its body in blocks; its HTML is cleaned once more, as a newer cleaner would."""
    from reader import blocks, sanitize

    html = sanitize.clean(stored.html, stored.address).html
    return replace(stored, html=html, body=blocks.read(html))
