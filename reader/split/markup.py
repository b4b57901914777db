"""The markup of a story's body, cut from the page's own tree: its pictures, links, lists and tables stay."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from reader import dom
from reader.split import marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.dom import Element
    from reader.split.flow import Flow


def body(flow: Flow, kept: Sequence[int], within: range, top: Element | None = None) -> str:
    """The HTML of the lines `kept`: the largest elements that hold no line but those, in order.

    A line left out that shares its element with kept ones stays in the markup, for the element is whole.
    The picture that `top`, the story's own element, shows above its text comes first.
    """
    if not kept:
        return ""
    keep = set(kept)
    first, last = kept[0], kept[-1]
    gone = {flow.blocks[index].element for index in within if index not in keep}
    gone -= {flow.blocks[index].element for index in keep}
    tops = _tops(flow, range(first, last + 1), gone)
    return _lead(top, tops[0]) + "".join(_source(part, gone) for part in tops)


def _lead(top: Element | None, first: Element) -> str:
    """The picture above a story's text, but for its writer's."""
    if top is None:
        return ""
    for element in top.iter():
        if element is first:
            return ""
        if element.tag == "img" and not any(map(_shows_a_writer, element.iterancestors())):
            picture = copy.deepcopy(element)
            picture.tail = None
            return f"<figure>{etree.tostring(picture, encoding='unicode', method='html')}</figure>"
    return ""


def _shows_a_writer(element: Element) -> bool:
    return marks.is_any(element, "writer") or bool(marks.outside(element))


def _tops(flow: Flow, lines: range, gone: set[Element]) -> list[Element]:
    """The largest elements that lie wholly between two lines, with the pictures that stand among them."""
    tops: list[Element] = []
    covered = lines.start
    for span in flow.spans_between(lines.start, lines.stop):
        if span.start < covered or span.end > lines.stop:
            continue
        if span.element not in gone:
            tops += _wordless_between(tops[-1], span.element) if tops else []
            tops.append(span.element)
            covered = span.end
    return tops or [flow.blocks[lines.start].element]


def _wordless_between(above: Element, below: Element) -> list[Element]:
    """Elements between two that hold no line, such as a picture alone."""
    if above.getparent() is not below.getparent():
        return []
    between: list[Element] = []
    for element in above.itersiblings():
        if element is below:
            return between
        if next(element.iter("img", "picture", "video", "audio"), None) is not None and not dom.text(element):
            between.append(element)
    return []


def _source(top: Element, gone: set[Element]) -> str:
    """The source of an element, without the elements that are left out."""
    marked = [element for element in top.iter() if element in gone]
    for element in marked:
        element.set(MARK, "")
    whole = copy.deepcopy(top)
    for element in marked:
        del element.attrib[MARK]
    whole.tail = None
    for element in list(whole.iter()):
        if element.get(MARK) is not None and element is not whole:
            _remove(element)
    return etree.tostring(whole, encoding="unicode", method="html")


MARK = "data-left-out"


def _remove(element: Element) -> None:
    """Take an element out of its tree, but not the words behind it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    above = element.getprevious()
    if tail and above is not None:
        above.tail = (above.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def without(top: Element, gone: set[Element], kept: set[Element]) -> str:
    """The source of an element without some of its lines' elements: those that hold nothing kept."""
    around = {outer for element in kept for outer in (element, *element.iterancestors())}
    bare = {one for one in gone - around if next(one.iter("img", "picture", "video"), None) is None}
    return _source(top, bare)


def insert(line: str, above: Element | None, story: Element) -> Element:
    """Put a line into a story as a paragraph of its own, below an element of it; the paragraph."""
    paragraph = etree.Element("p")
    paragraph.text = line
    if above is None or above is story:
        body = story.find("body")
        (story if body is None else body).insert(0, paragraph)
        return paragraph
    holders = (above, *above.iterancestors())
    whole = next((one for one in holders if one.tag in _STANDS_ALONE), above)
    paragraph.tail, whole.tail = whole.tail, None
    whole.addnext(paragraph)
    return paragraph


_STANDS_ALONE = frozenset(
    {"p", "div", "ul", "ol", "table", "figure", "blockquote", "pre", "h1", "h2", "h3", "h4"}
)


def take_off(element: Element, opening: str) -> None:
    """Take the opening words off an element: a dateline is shown by itself."""
    letters = len("".join(opening.split()))
    for holder, place in _texts(element):
        words = getattr(holder, place) or ""
        at = 0
        while at < len(words) and (letters or words[at].isspace()):
            letters -= not words[at].isspace()
            at += 1
        setattr(holder, place, words[at:])
        if at < len(words):
            return


def _texts(element: Element) -> Iterator[tuple[Element, str]]:
    """The places of an element's words, in the order of reading."""
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield inner, "text"
        elif inner is not element:
            yield inner, "tail"
