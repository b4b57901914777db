"""Simple HTML: what most feeds and all plain stories are made of, told apart at a glance.

Paragraphs, headings, lists, quotations, pictures and the marks within a line, each closed where it belongs,
every address whole. Parsers do not differ over it, nothing nests deep, nothing needs tidying; so steps may
take a short way for it. Whatever is not certainly simple is not.
"""

from __future__ import annotations

import html as entities
import re

from reader import addresses
from reader.pictures import STAND_IN
from reader.runs import NO_INK, collapsed
from reader.tags import names

DEEPEST = 20

WITHIN_LINES = names("a em strong b i u s code sup sub small q cite span br img")
BLOCKS = names("p h1 h2 h3 h4 h5 h6 ul ol blockquote div figure hr")
ITEMS = names("li")
CHILDREN = {
    "": BLOCKS,  # words outside of all blocks get one of their own, by some parsers
    **dict.fromkeys(names("p h1 h2 h3 h4 h5 h6 figcaption"), WITHIN_LINES),
    **dict.fromkeys(WITHIN_LINES - names("br img"), WITHIN_LINES),
    **dict.fromkeys(names("blockquote div li"), WITHIN_LINES | BLOCKS),
    "figure": WITHIN_LINES | BLOCKS | names("figcaption"),
    **dict.fromkeys(names("ul ol"), ITEMS),
}
VOID = names("br img hr")
WORDLESS = ("", "ul", "ol")
LEADING = {"a": "href", "img": "src"}  # without it, they are none
HARMLESS = names("class id title rel target alt loading decoding")  # they go, and nobody has to be told

_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp);|#(?:1[6-9]\d|[2-9]\d\d|[1-4]\d{4}|[1-9]\d{3});)")
_ATTRIBUTES = re.compile(r'(?: [a-z]+="[^"<>]*")*')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_SIZE = re.compile(r"[1-9]\d{1,3}$")
_APART = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | ITEMS | names('figcaption')))})\b[^>]*>")
_WITHIN = re.compile(r"<[^>]*>")
_WORDY = re.compile(
    r'<(?:(?:br|q)\b|img[^>]* (?:width|height)="(?:\d|[12]\d|3[0-2])")'
)  # what makes words, or breaks a line


def simple(html: str) -> bool:
    """Whether HTML is simple."""
    before, *pieces = html.split("<")
    if before.strip() or _REFERENCE.search(html):
        return False
    inside = [""]
    for piece in pieces:
        tag, _, words = piece.partition(">")
        fits = _closes(tag, inside) if tag[:1] == "/" else _opens(tag, inside)
        if not fits or (inside[-1] in WORDLESS and words.strip()):
            return False
    return len(inside) == 1


def _closes(tag: str, inside: list[str]) -> bool:
    """Whether an end tag ends the element that was opened last, which it does."""
    return inside.pop() == tag[1:] != ""


def _opens(tag: str, inside: list[str]) -> bool:
    """Whether a start tag may stand in the elements that are open; its own is open then."""
    name, space, attributes = tag.removesuffix("/").rstrip(" ").partition(" ")
    if name not in CHILDREN[inside[-1]] or len(inside) > DEEPEST or (name == "a" and "a" in inside):
        return False
    if name not in VOID:
        if tag[-1] == "/":
            return False
        inside.append(name)
    if not attributes and name not in LEADING:
        return True
    named = space + attributes
    return bool(_ATTRIBUTES.fullmatch(named)) and _harmless(name, _ATTRIBUTE.findall(named))


def _harmless(name: str, attributes: list[tuple[str, str]]) -> bool:
    leads = LEADING.get(name)
    named = [attribute for attribute, _ in attributes]
    if len(set(named)) < len(named) or (leads and leads not in named):
        return False
    return all(
        attribute in HARMLESS
        or (
            attribute == leads
            and addresses.spelled(value.replace("&amp;", "&"))
            and not (name == "img" and STAND_IN.search(value))
        )
        or (name == "img" and attribute in ("width", "height") and _SIZE.match(value))
        for attribute, value in attributes
    )


def text(html: str) -> str | None:
    """The plain text of simple HTML as blocks.read has it, but sooner; None where that must be asked."""
    if _WORDY.search(html):
        return None
    words = entities.unescape(_WITHIN.sub("", _APART.sub("\0", html)))
    lines = filter(None, (line.strip(NO_INK) for line in words.split("\0")))
    return "\n\n".join(map(collapsed, lines))
