"""The one article of a page: its fields, and its body cut from the page's own tree.

facts       what the page says about its story: headline, byline, date...
vote        which words are the story's, by agreement of three extractors
align       those words, found again in the lines of the page
assemble    everything else taken out of the element that holds them
paragraphs  what is left, each run of words in a paragraph of its own
"""

from __future__ import annotations

import html as entities

from lxml import etree

from reader import addresses, dom
from reader.extract import align, assemble, facts, hidden, lead, lines, paragraphs, vote
from reader.extract.words import letters
from reader.types import Article

FEWEST = 25  # letters that may be called a story
OF_A_FORM = 400  # letters around a field for a password; a longer text is a story all the same


def article(source: str, address: str = "") -> Article | None:
    """The article of a page; None when there is no story in it."""
    page = dom.parse(source)
    if page is None:
        return None
    hidden.blank(page)
    text = vote.chosen(page)
    if _is_no_story(text, page):
        return None
    found = facts.read(page, address)
    text = _without_headline(text, found.headline)
    _rebase(page, address)
    return Article(
        headline=found.headline,
        byline=found.byline,
        date=found.date,
        html=_body(page, text),
        text=text,
        picture=found.picture,
        language=found.language,
        outlet=found.outlet,
        address=found.address,
    )


def _is_no_story(text: str, page: dom.Element) -> bool:
    """Whether what was found is too little, or the words around a form to log in."""
    asks = any((field.get("type") or "").lower() == "password" for field in page.iter("input"))
    return len(letters(text)) < (OF_A_FORM if asks else FEWEST)


def _without_headline(text: str, headline: str) -> str:
    """Voters often take the headline for the first line; it has its own place."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if letters(rest) and letters(first) == letters(headline) else text


def _body(page: dom.Element, text: str) -> str:
    """The HTML of the story: the page's own where its words are found in it, else the words alone."""
    page_lines = lines.read(page)
    if page_lines:
        story = align.mark(page_lines, text)
        if any(line.kept for line in page_lines):
            lead.bring(story)
            assemble.cut(story, page_lines)
            paragraphs.settle(story)
            return etree.tostring(story, encoding="unicode", method="html", with_tail=False)
    return "".join(f"<p>{entities.escape(line)}</p>" for line in text.splitlines())


def _rebase(page: dom.Element, address: str) -> None:
    """Addresses as they are meant: a page may say what its relative ones refer to, which the piece that is
    cut from it no longer does; and white space around one, which is none of it, would be written as "%20".
    """
    base = next((element.get("href") or "" for element in page.iter("base")), "")
    whole = addresses.join(address, base) if base else ""
    for element in page.iter("a", "img"):
        for name in ("href", "src", "data-src"):
            written = element.get(name)
            if written:
                target = addresses.join(whole, written) if whole and whole != address else ""
                element.set(name, target or dom.plain(written).strip())  # "&#27;" is read, but not taken
