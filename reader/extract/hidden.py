"""What a page holds and hides from its readers is none of its story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reader import dom

if TYPE_CHECKING:
    from reader.dom import Element

STYLE = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)


def blank(page: Element) -> None:
    """Take the hidden words out of a page, unless they are most of it: then a script shows them."""
    hidden = _hidden(page)
    letters = sum(len(dom.text(element)) for element in hidden)
    if hidden and letters * 2 < len(dom.text(page)):
        for element in hidden:
            if next(element.iter("img"), None) is None:
                element.text = None
                del element[:]


def _hidden(page: Element) -> list[Element]:
    """The hidden elements that lie in no other."""
    found: list[Element] = []
    for _, element in (steps := etree.iterwalk(page, events=("start",))):
        if _is_hidden(element):
            found.append(element)
            steps.skip_subtree()
    return found


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and bool(STYLE.search(style[:200]))
