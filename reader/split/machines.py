"""What a page tells machines of the stories it holds: their headlines, and texts that it does not print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from lxml import etree

from reader import dom, newsform, structured
from reader.split.ranges import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.dom import Element

INSIDE = ("@graph", "liveBlogUpdate", "blogPost", "hasPart", "mainEntity", "itemListElement", "item")
TEXT = 60  # letters of a story's text that are worth printing
_UNPRINTABLE = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<[^<>]{0,400}>")


def read(page: Element, address: str) -> Page:
    """What a page's data say; stories whose texts only machines are told are put into the page."""
    stories = [one for one in structured.stories(page, INSIDE) if not _is_frame(one)]
    _print(page, [one for one in stories if len(_text(one, "articleBody")) >= TEXT])
    names = {newsform.letters(_text(one, "headline") or _text(one, "name")) for one in stories}
    return Page(frozenset(names - {""}), _site(page, address))


def _is_frame(story: dict[str, Any]) -> bool:
    """Whether an object is what holds other stories: a live blog."""
    return any(str(kind).startswith("Live") for kind in structured.listed(story.get("@type")))


def _text(story: dict[str, Any], name: str) -> str:
    value = story.get(name)
    return value if isinstance(value, str) else ""


def _site(page: Element, address: str) -> str:
    links = (link.get("href", "") for link in page.iter("link") if link.get("rel", "").lower() == "canonical")
    try:
        return urlsplit(address or next(links, "")).netloc.lower()
    except ValueError:
        return ""


# ── texts that the page does not print ───────────────────────────────────────────────────────────


def _print(page: Element, stories: Sequence[dict[str, Any]]) -> None:
    """Put stories into a page that is an empty frame for a script to fill."""
    body = page.find("body")
    told = sum(len(_text(story, "articleBody")) for story in stories)
    if body is None or len(stories) < 2 or len(dom.text(body)) * 2 > told:
        return
    for story in stories:
        body.append(_article(story))


def _article(story: dict[str, Any]) -> Element:
    article = etree.Element("article")
    etree.SubElement(article, "h2").text = _printable(_text(story, "headline"))
    author, date = structured.named(story.get("author")), _text(story, "datePublished")
    if author:
        etree.SubElement(article, "p", {"class": "byline"}).text = _printable(author)
    if date:
        etree.SubElement(article, "time", {"datetime": _printable(date)}).text = _printable(date[:10])
    for paragraph in _TAG.sub("\n", _text(story, "articleBody")).splitlines():
        if paragraph.strip():
            etree.SubElement(article, "p").text = _printable(paragraph)
    return article


def _printable(text: str) -> str:
    """A text without the signs that no tree may hold."""
    return _UNPRINTABLE.sub("", text)
