"""What a page says about its story in its head, its structured data and its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader import addresses, dom, structured
from reader.extract import bylines
from reader.extract.words import letters
from reader.types import Picture

if TYPE_CHECKING:
    from reader.dom import Element

PARTS = re.compile(r"\s+[|\-–—·•»«:/~]+\s+|\s*[|»«]\s*|:\s+")  # between a headline and the outlet's name
DAY = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?")
LONGEST_NAME = 150  # letters of a byline or an outlet; a longer one is something else
LONGEST = 8_000  # letters of any field: an address may have as many
LONGEST_TITLE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The fields of a story, "" for what the page does not say."""

    headline: str = ""
    byline: str = ""
    date: str = ""
    language: str = ""
    outlet: str = ""
    address: str = ""
    picture: Picture | None = None


def read(page: Element, address: str) -> Facts:
    """What a page says about its story."""
    said = _Said(page)
    guessed = _guessed(page, address)
    outlet = _short(said.first("og:site_name", "application-name", ld="publisher") or guessed.outlet)
    return Facts(
        headline=_headline(said, page, outlet, address),
        byline=_byline(said) or bylines.printed(page) or guessed.byline,
        date=_date(said) or guessed.date,
        language=_language(said, page),
        outlet=outlet,
        address=_canonical(page, address),
        picture=_picture(said, address),
    )


class _Said:
    """The page's <meta> elements by name, and the story's own part of its structured data."""

    def __init__(self, page: Element) -> None:
        self._metas: dict[str, str] = {}
        for meta in page.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            content = _line(meta.get("content") or "")
            if content:
                self._metas.setdefault(name.lower(), content)
        self._story = next(structured.stories(page), {})

    def first(self, *names: str, ld: str = "") -> str:
        """The first of these that the page says; `ld` is the name in its structured data, asked last."""
        for name in names:
            if name in self._metas:
                return self._metas[name]
        return structured.named(self._story.get(ld)) if ld else ""


def _headline(said: _Said, page: Element, outlet: str, address: str) -> str:
    """The page's own title without the outlet's name; where the first heading says the same, its words."""
    heads = [_line(dom.text(head)) for head in page.iter("h1")]
    window = next((_line(dom.text(title)) for title in page.iter("title")), "")
    title = said.first("og:title", "twitter:title", "dc.title", "headline", ld="headline") or window
    if not title:
        return heads[0] if len(heads) == 1 else ""
    for head in heads:
        if len(letters(head)) > 4 and letters(title).startswith(letters(head)):
            return head
    host = (urlsplit(address).hostname or "").removeprefix("www.").partition(".")[0]
    return without_outlet(title[:LONGEST_TITLE], outlet, host)


def without_outlet(title: str, *outlets: str) -> str:
    """A title without the name of its outlet before or after it."""
    names = {letters(outlet) for outlet in outlets if letters(outlet)}
    for part in PARTS.finditer(title):
        before, after = title[: part.start()], title[part.end() :]
        if letters(after) in names:
            return before.strip()
        if letters(before) in names:
            return after.strip()
    return title


def _date(said: _Said) -> str:
    date = said.first("article:published_time", "datepublished", ld="datePublished")
    return date if DAY.match(date) else ""


def _byline(said: _Said) -> str:
    found = bylines.without_by(
        said.first("dc:creator", "dcterm:creator", "author", "dc.creator", "byl", ld="author")
    )
    return _short("" if found.startswith("http") else found)


def _language(said: _Said, page: Element) -> str:
    """A language's short code, "en-US" as "en"."""
    root = page.getroottree().getroot()
    found = root.get("lang") or said.first("og:locale", "content-language", "language", ld="inLanguage")
    match = re.match(r"\s*([A-Za-z]{2,3})(?:[-_]|\s*$)", found)
    return match[1].lower() if match else ""


def _canonical(page: Element, address: str) -> str:
    """The story's own address, if the page names one that is not its outlet's front page."""
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            found = addresses.join(address, link.get("href") or "")
            if found and (urlsplit(found).path.strip("/") or urlsplit(found).query):
                return found
    return ""


def _picture(said: _Said, address: str) -> Picture | None:
    written = said.first("og:image", "og:image:url", "twitter:image", "twitter:image:src")
    found = addresses.join(address, written) if written else ""
    if not found:
        return None
    sides = (said.first(f"og:image:{side}") for side in ("width", "height"))
    width, height = (int(side) if re.fullmatch(r"[0-9]{1,5}", side) else 0 for side in sides)
    return Picture(
        address=found, alt=said.first("og:image:alt", "twitter:image:alt"), width=width, height=height
    )


def _guessed(page: Element, address: str) -> Facts:
    """What trafilatura finds by the look of a page: the byline, the day and the outlet."""
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(page, default_url=address or None, extensive=False)
    except Exception:  # other people's code on other people's pages: it found nothing
        return Facts()
    byline = _short((found.author or "").replace("; ", ", "))
    return Facts(byline=byline, date=found.date or "", outlet=found.sitename or "")


def _line(text: str) -> str:
    return " ".join(dom.plain(text[:LONGEST]).split())


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else ""
