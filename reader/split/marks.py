"""What an element says about itself by its tag, its classes and its microdata."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import dates, lexicon, newsform

if TYPE_CHECKING:
    from reader.dom import Element

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
NAMES = frozenset({"author", "byline", "fn"})
WHOLE = frozenset({"html", "body", "main"})
ABOVE = 3  # elements above a line's own that may say what the line is

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LABELS_OF_BLOGS = ("category-", "tag-", "format-", "status-", "type-")  # say what a story is about
_OUTSIDE_TAGS = {
    "nav": "a menu of the page",
    "aside": "a side column of the page",
    "form": "a form of the page",
}
_NO_REASONS = frozenset({"meta", "teaser", "points", "writer"})


def words(element: Element) -> frozenset[str]:
    """The words of an element's class, id and role: "entry-title" says entry and title."""
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"[:300]
    named = " ".join(name for name in said.split() if not name.startswith(_LABELS_OF_BLOGS))
    return frozenset(word.lower() for word in _WORDS.findall(named))


def is_any(element: Element, section: str) -> bool:
    """Whether an element's words are among those of a section of the lexicon."""
    return not _section(section).isdisjoint(words(element))


@cache
def _section(name: str) -> frozenset[str]:
    return frozenset(lexicon.sections("classes")[name])


def is_meta(element: Element) -> bool:
    """Whether an element holds dates and names, so that each of its parts says a thing of its own."""
    return element.tag in ("header", "footer", "address", "time") or is_any(element, "meta")


def is_name(element: Element) -> bool:
    """Whether an element holds the name of who wrote a story."""
    return element.get("itemprop") == "author" or not NAMES.isdisjoint(words(element))


def outside(element: Element) -> str:
    """What furniture of a page an element is, by its own tag and class; "" when it is none."""
    if element.tag in WHOLE:
        return ""
    if element.tag in _OUTSIDE_TAGS:
        return _OUTSIDE_TAGS[str(element.tag)]
    if element.tag == "footer" and not any(map(is_story, element.iterancestors())):
        return "the foot of the page"
    return next((_reasons()[word] for word in sorted(words(element)) if word in _reasons()), "")


@cache
def _reasons() -> dict[str, str]:
    sections = lexicon.sections("classes")
    return {word: why for why in sections if why and why not in _NO_REASONS for word in sections[why]}


# ── stories and their headlines ──────────────────────────────────────────────────────────────────

_STORY_TYPE = re.compile(r"schema\.org/(?:(?!Live)\w{0,40}Article|BlogPosting|SocialMediaPosting|Report)$")
_STORY_CLASS = re.compile(
    r"h-?entry|(?:[a-z]{2,12}-)?(?:post|article|story|entry)(?:-(?:item|wrapper|wrap|full|block|container|box))?"
)
_HEADLINE_CLASS = re.compile(r"(?:[a-z]{2,12}-)?(?:headline|title|heading)|p-name")


def _classes(element: Element) -> list[str]:
    return element.get("class", "")[:300].lower().split()


def is_story(element: Element) -> bool:
    """Whether an element says that it is a story."""
    if element.tag in WHOLE:
        return False
    if element.tag == "article" or element.get("itemprop") in ("liveBlogUpdate", "blogPost"):
        return True
    if _STORY_TYPE.search(element.get("itemtype", "")[:200]):
        return True
    return any(_STORY_CLASS.fullmatch(name) for name in _classes(element))


def is_headline(element: Element) -> bool:
    """Whether an element says that it is a headline, other than by being a heading."""
    if element.get("itemprop") in ("headline", "name"):
        return True
    return any(_HEADLINE_CLASS.fullmatch(name) for name in _classes(element))


def lineage(element: Element) -> list[Element]:
    """An element and the few above it that may say what it is."""
    found: list[Element] = []
    above: Element | None = element
    while above is not None and len(found) < ABOVE:
        found.append(above)
        above = above.getparent()
    return found


def heading(element: Element) -> Element | None:
    """The heading that an element is or lies in."""
    return next((above for above in lineage(element) if above.tag in HEADINGS), None)


_LOUD = frozenset({"b", "strong", "font", "big"})


def is_loud(element: Element, text: str) -> bool:
    """Whether all words of an element are bold or larger: a headline where a page has no headings."""
    return any(
        inner.tag in _LOUD and " ".join("".join(map(str, inner.itertext())).split()) == text
        for inner in element.iterdescendants()
    )


def make(element: Element) -> tuple[str, str] | None:
    """How a heading is made, by its tag and its classes; None for what is no heading."""
    found = heading(element)
    if found is not None:
        return str(found.tag), found.get("class", "")
    named = next((above for above in lineage(element) if is_headline(above)), None)
    return None if named is None else ("headline", named.get("class", ""))


def printed_date(element: Element) -> str:
    """The machine's form of a date that an element carries: "2024-10-24T10:15:00Z"; "" when none."""
    for name in ("datetime", "content", "title"):
        value = element.get(name, "")[: dates.FIRST]
        if value and dates.read(value, 0) is not None:
            return value
    return ""


def caption_like(element: Element, text: str) -> bool:
    """Whether a line stands in a caption's element."""
    return element.tag == "figcaption" or ("caption" in words(element) and len(text) <= newsform.LONGEST_LINE)
