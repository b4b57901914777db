"""The picture that opens a story often stands outside the element that holds its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.extract.assemble import PLAIN, is_furniture

if TYPE_CHECKING:
    from reader.dom import Element

AROUND = ("article", "main")


def bring(story: Element) -> None:
    """Put the first figure of the surrounding article before the story's words."""
    whole = next(story.iterancestors(*AROUND), None)
    if whole is None or story.tag not in PLAIN:
        return
    figure = _first_figure(whole, story)
    if figure is not None:
        figure.tail = None
        story.insert(0, figure)
        # the words that opened the story stand after its picture
        figure.tail, story.text = story.text, None


def _first_figure(whole: Element, story: Element) -> Element | None:
    above = list(story.iterancestors("figure"))  # of tag soup: no element can stand in itself
    for element in whole.iter("figure", story.tag):
        if element is story:
            return None
        if element.tag == "figure" and element not in above and element.find(".//img") is not None:
            around = [element, *element.iterancestors()]
            if not any(map(is_furniture, around[: around.index(whole)])):
                return element
    return None
