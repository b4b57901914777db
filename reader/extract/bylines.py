"""Who wrote a story, where the page only prints it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import dates, dom, newsform

if TYPE_CHECKING:
    from reader.dom import Element

LONGEST = 120  # letters of a printed byline, its day beside it
SIGNED = re.compile(r"(?<![a-z])(?:byline|author|p-author|written-?by)(?![a-z])", re.IGNORECASE)
BY = re.compile(r"^\s*(?:by|par|von|por|di|door|written by)\b:?\s+", re.IGNORECASE)
APART = re.compile(r"\s*(?:[|•·/]|\s[-–—]\s|\n).*")
BETWEEN = re.compile(r",\s+|\s+(?:and|&|und|et|y|e|en)\s+")
MOST = 4  # names


def printed(page: Element) -> str:
    """The first name of a writer that a page prints in an element that says so; "" when there is none."""
    for element in page.iter():
        if _is_signed(element):
            found = _names(dom.text(element))
            if found:
                return found
    return ""


def without_by(name: str) -> str:
    """A byline without the word for it."""
    return BY.sub("", name)


def _is_signed(element: Element) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(SIGNED.search(called))


def _names(text: str) -> str:
    """The names that a text says, beside a day at the most."""
    if not 0 < len(text) <= LONGEST:
        return ""
    rest = dates.around(text)
    names = APART.sub("", without_by(text if rest is None else rest)).strip(" ,;:")
    parts = BETWEEN.split(names)
    return names if len(parts) <= MOST and newsform.is_name(parts[0]) else ""
