"""Which pictures a stored story shows: what to fetch so that it can be read without a network."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.lexicon import sections

if TYPE_CHECKING:
    from reader.types import Picture

MOST = 200  # pictures of one story that are kept and shown
SMALL = 32  # pixels: smaller pictures are shown as letters of their line
DOT = 3  # pixels: what is no wider or higher only counts its readers

# Clean HTML is written by one hand (reader/sanitize.py): each attribute in double quotes.
_IMG = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|width|height)="([^"]*)"')


def addresses(clean_html: str, lead: Picture | None) -> tuple[str, ...]:
    """The addresses of a story's pictures in their order, the lead picture first; no more than MOST."""
    from html import unescape  # brings the names of all signs: not for the first paint

    found: dict[str, None] = {}
    if lead and lead.address:
        found[lead.address] = None
    for img in _IMG.finditer(clean_html):
        said = dict(_ATTRIBUTE.findall(img[0]))
        if said.get("src") and not _is_letter(said):
            found.setdefault(unescape(said["src"]))
        if len(found) >= MOST:
            break
    return tuple(address for address in found if not counts_readers(address))


def _is_letter(said: dict[str, str]) -> bool:
    sides = [said.get(side, "") for side in ("width", "height")]
    return all(side.isascii() and side.isdigit() and 0 < int(side[:9]) <= SMALL for side in sides)


def drawn(address: str) -> bool:
    """Whether an address is that of an SVG by its name: those are never shown, so they are not asked for."""
    return urlsplit(address).path.lower().endswith((".svg", ".svgz"))


def counts_readers(address: str) -> bool:
    """Whether a picture is there to count its readers, to judge by its address."""
    parts = urlsplit(address)
    hosts, paths = _counters()
    steps = parts.path.lower().split("/")
    steps[-1] = steps[-1].partition(".")[0]
    return not hosts.isdisjoint((parts.hostname or "").split(".")) or steps[-1] in paths


@cache
def _counters() -> tuple[frozenset[str], frozenset[str]]:
    words = sections("counters")
    return frozenset(words["hosts"]), frozenset(words["paths"])
