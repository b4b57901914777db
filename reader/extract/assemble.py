"""Cut a page's own tree down to its story, so that pictures, captions, tables, code, lists and links stay.

The voters agree on words; what they leave out on the way (captions, cells, code, sub-headings) is taken back
where it stands between words of the story and is no furniture of the page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from reader.tags import HEADINGS, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.dom import Element
    from reader.extract.lines import Line

NOTHING = "span"  # the sanitiser takes empty ones
PLAIN = names("div section article center main")  # may become a paragraph
SHOWN = names("br hr source wbr")  # without words
LISTS = names("ul ol dl")
WHOLE = names("pre figure figcaption")
BETWEEN = HEADINGS | names("p blockquote")  # the story's when they stand between its words
FURNITURE_TAGS = names("nav aside footer form button select object audio video")
FURNITURE = re.compile(
    r"(?<![a-z])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|cookies?|disqus|footer|gdpr|masthead|menu|modal"
    r"|nav|navigation|newsletter|outbrain|pager|pagination|paywall|popup|promo|recirc\w*|recommend\w*|related"
    r"|replies|share|sharing|sidebar|signup|skip|social|sponsor\w*|subscri\w*|taboola|tags|teasers?|toolbar"
    r"|trending|author|avatar|logo|icons?|byline|bio)(?![a-z])",
    re.IGNORECASE,
)
CAPTION = re.compile(r"caption|legend|credit", re.IGNORECASE)
CAPTION_WORDS = 60  # a picture beside more words that are not the story's is a teaser's
LINKED = 0.3  # of a list's words; more, and it leads elsewhere
CELLS_KEPT = 0.3  # of a table's words


def cut(story: Element, lines: list[Line]) -> None:
    """Take out of the element that holds the story all that is not the story."""
    lines = [line for line in lines if line.inside]
    page = _Page(story, lines)
    taken = _with_all_within(story, filter(page.takes_back, list(story.iter())))
    for line in lines:
        line.kept = line.kept or line.block in taken
    pictures = {picture for picture in story.iter("img") if page.shows(picture)}
    for picture in pictures:
        page.name_caption(picture)
    for line in lines:
        if not line.kept:
            _blank(line)
    _empty(story, pictures)


class _Page:
    """What is known of the elements in and around a story."""

    def __init__(self, story: Element, lines: list[Line]) -> None:
        self._story = story
        self._order = {element: place for place, element in enumerate(story.iter())}
        self._furniture = _with_all_within(story, filter(is_furniture, list(story.iterdescendants())))
        self._words: Counter[Element] = Counter()
        self._kept: Counter[Element] = Counter()
        self._linked: Counter[Element] = Counter()
        self._lines: defaultdict[Element, list[Line]] = defaultdict(list)
        for line in lines:
            self._lines[line.block].append(line)
            for around in self._around(line.block):
                self._words[around] += len(line.words)
                self._linked[around] += line.linked
                self._kept[around] += len(line.words) * line.kept
        places = [(self._order[line.pieces[0].element], line.kept) for line in lines]
        kept = [place for place, is_kept in places if is_kept]
        self._first, self._last = min(kept, default=0), max(kept, default=0)
        after = (place for place, is_kept in places if not is_kept and place > self._last)
        self._end = min(after, default=len(self._order))  # pictures may stand behind the last word

    def takes_back(self, element: Element) -> bool:
        """Whether all words of an element are the story's, though the voters may have left some out."""
        place = self._order[element]
        if place > self._last or element in self._furniture:
            return False
        if element.tag == "table":
            heads = next(element.iterdescendants("th"), None) is not None
            return heads or self._kept[element] >= CELLS_KEPT * self._words[element]
        if element.tag in LISTS:
            elsewhere = self._linked[element] > LINKED * self._words[element]
            return place > self._first and (self._kept[element] > 0 or not elsewhere)
        return element.tag in WHOLE or (element.tag in BETWEEN and place > self._first)

    def shows(self, picture: Element) -> bool:
        """Whether a picture belongs to the story: in a figure, with a caption, or without words beside."""
        if self._order[picture] > self._end or picture in self._furniture:
            return False
        beside = self._beside(picture)
        if self._kept[beside] or beside.tag == "figure" or CAPTION.search(_called(beside)):
            return True
        return self._words[beside] < CAPTION_WORDS and next(picture.iterancestors("li"), None) is None

    def name_caption(self, picture: Element) -> None:
        """<div class="caption"><img><p>words</p></div> is a figure."""
        beside = self._beside(picture)
        if beside.tag not in PLAIN or beside is self._story or not CAPTION.search(_called(beside)):
            return
        if self._words[beside] < CAPTION_WORDS:
            beside.tag = "figure"
            for block in filter(self._lines.__contains__, list(beside.iterdescendants())):
                block.tag = "figcaption"
                for line in self._lines[block]:
                    line.kept = True

    def _beside(self, picture: Element) -> Element:
        return next((around for around in self._around(picture) if self._words[around]), self._story)

    def _around(self, element: Element) -> Iterator[Element]:
        """An element and those around it, up to the story's."""
        yield element
        for around in element.iterancestors():
            if element is self._story:
                return
            element = around
            yield element


def _with_all_within(story: Element, elements: Iterator[Element]) -> set[Element]:
    found = set(elements)
    for element in story.iter():
        if element.getparent() in found:
            found.add(element)
    return found


def is_furniture(element: Element) -> bool:
    return element.tag in FURNITURE_TAGS or bool(FURNITURE.search(_called(element)))


def _called(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _blank(line: Line) -> None:
    for piece in line.pieces:
        if piece.tail:
            piece.element.tail = None
        else:
            piece.element.text = None


def _empty(story: Element, pictures: set[Element]) -> None:
    """Take out the elements with nothing in them, the inner ones first."""
    full: set[Element] = set()
    for element in reversed(list(story.iter())):
        inner = any(child in full or (child.tail or "").strip() for child in element)
        if inner or (element.text or "").strip() or element in pictures or element.tag in SHOWN:
            full.add(element)
        elif element is not story:
            del element[:]
            element.attrib.clear()
            element.text = None
            element.tag = NOTHING
