"""Words that a page sets without paragraphs: a <div> to each, or line breaks between them."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from reader import dom
from reader.extract.assemble import PLAIN
from reader.tags import BLOCKS, SILENT, names

if TYPE_CHECKING:
    from reader.dom import Element

HOLDERS = PLAIN | names("td body form")  # a story may be cut from any of them


def settle(story: Element) -> None:
    """Give every run of words in a story a paragraph of its own."""
    holders = _around_blocks(story)
    for element in list(story.iter(*HOLDERS)):
        if element in holders or element is story or _has_empty_line(element):
            _wrap(element, holders)
        elif element.tag in PLAIN and _has_words(element):
            element.tag = "p"


def _around_blocks(story: Element) -> set[Element | None]:
    """The elements that hold a block, however deep in them it lies."""
    around: set[Element | None] = set()
    for element in reversed(list(story.iter())):
        if (element.tag in BLOCKS or element in around) and element is not story:
            around.add(element.getparent())
    return around


def _has_empty_line(element: Element) -> bool:
    return any(_is_double(one, other) for one, other in pairwise(element))


def _is_double(one: Element, other: Element) -> bool:
    """Whether two elements are line breaks with nothing between them."""
    return one.tag == other.tag == "br" and not (one.tail or "").strip()


def _wrap(holder: Element, holders: set[Element | None]) -> None:
    """Put what stands between blocks, or between two line breaks, into paragraphs."""
    parts: list[Element] = []
    paragraph = _paragraph(holder, holder.text)
    children = list(holder)
    for child, below in zip_longest(children, children[1:]):
        is_block = child.tag in BLOCKS or child in holders
        if not is_block and not (below is not None and _is_double(child, below)):
            paragraph.append(child)
            continue
        parts += _closed(paragraph)
        paragraph = _paragraph(holder, child.tail)
        if is_block:
            child.tail = None
            parts.append(child)
    holder.text = None
    holder[:] = [*parts, *_closed(paragraph)]


def _paragraph(holder: Element, words: str | None) -> Element:
    paragraph = holder.makeelement("p")
    paragraph.text = dom.plain(words or "")  # "&#27;" gave a character that lxml reads but does not take
    return paragraph


def _closed(paragraph: Element) -> list[Element]:
    """A paragraph without the line breaks at its ends; what is in it when that is no words."""
    for end in (0, -1):
        while len(paragraph) and _is_at_end(paragraph, end):
            if end == 0:
                paragraph.text = dom.plain(paragraph[end].tail or "")
            del paragraph[end]
    return [paragraph] if _has_words(paragraph) else list(paragraph)


def _is_at_end(paragraph: Element, end: int) -> bool:
    """Whether the first or the last thing in a paragraph is a line break."""
    beyond = paragraph.text if end == 0 else paragraph[end].tail
    return paragraph[end].tag == "br" and not (beyond or "").strip()


def _has_words(element: Element) -> bool:
    if (element.text or "").strip():
        return True
    return any(
        (child.tail or "").strip() or (child.tag not in SILENT and _says_something(child))
        for child in element
    )


def _says_something(element: Element) -> bool:
    return any(not text.isspace() for text in element.itertext())
