"""Simple HTML: what most feeds and all plain stories are made of, told apart at a glance.

Paragraphs, headings, lists, quotations, pictures and the marks within a line, each closed where it belongs,
every address whole. Parsers do not differ over it, nothing nests deep, nothing needs tidying; so steps may
take a short way for it. Whatever is not certainly simple is not.

Most of it is clean too: made of nothing but what may stay, and spelled as a cleaner spells it.
"""

from __future__ import annotations

import html as entities
import re
from typing import NamedTuple

from reader import addresses, dom, unusual
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
WORDLESS = names("ul ol") | {""}
LEADING = {"a": "href", "img": "src"}  # without it, they are none
HARMLESS = names("class id title rel target alt loading decoding")  # nobody has to be told when they go
STAYING = {"a": names("href"), "img": names("src alt width height")}
GOING = names("span")

_LINES = BLOCKS | ITEMS | names("figcaption")  # begin and end a line of their own
_BARE = (WITHIN_LINES | _LINES) - VOID - LEADING.keys() - GOING - names("q")  # nothing to look at in a tag
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|nbsp);|#(?!8232;)(?:1[6-9]\d|[2-9]\d\d|[1-4]\d{4}|[1-9]\d{3});)"
)
_OTHERWISE = re.compile(r"&(?:quot|#)")  # spelled otherwise by a cleaner
_ATTRIBUTES = re.compile(r'(?: [a-z]+="[^"<>]*")*')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_SIZE = re.compile(r"[1-9]\d{1,3}$")
_TAG_ENDS = ("", "/", " /")
_LETTER = re.compile(r' (?:width|height)="(?:\d|[12]\d|3[0-2])"')  # of a picture that is one, for blocks


class Simple(NamedTuple):
    """What a glance at simple HTML tells."""

    clean: str | None  # what a cleaner makes of it; None where it must be asked
    text: str | None  # its plain text as blocks.read has it; None where that must be asked


_UNSEEN = Simple(None, None)


def read(html: str) -> Simple | None:
    """What a glance at HTML tells; None when it is not simple."""
    before, *pieces = html.split("<")
    if before.strip() or _REFERENCE.search(html):
        return None
    tags, lines = _Tags(), [""]
    for piece in pieces:
        tag, _, words = piece.partition(">")
        name = tags.close(tag) if tag[:1] == "/" else tags.open(tag)
        if not name or (tags.inside[-1] in WORDLESS and words.strip()):
            return None
        if name in _LINES:
            lines.append(words)
        else:
            lines[-1] += words
    if len(tags.inside) > 1:
        return None
    if dom.ODD.search(unusual.characters(html)):
        return _UNSEEN
    clean = tags.stay and _words_stay(html)
    return Simple(_without_slashes(html) if clean else None, None if tags.wordy else _text(lines))


def _words_stay(html: str) -> bool:
    """Whether a cleaner would leave all but the tags of simple HTML as it is."""
    return (
        html[:1] == "<"
        and html[-1:] == ">"
        and html.count("<") == html.count(">")
        and "\xa0" not in html
        and not _OTHERWISE.search(html)
    )


def _without_slashes(html: str) -> str:
    """Simple HTML in which every ">" ends a tag, with void elements as HTML writes them."""
    return html.replace(" />", ">").replace("/>", ">") if "/>" in html else html


def _text(lines: list[str]) -> str:
    """The plain text of lines of simple HTML."""
    words = collapsed(entities.unescape("\0".join(lines)))
    return "\n\n".join(filter(None, [line.strip(NO_INK) for line in words.split("\0")]))


class _Tags:
    """The elements that are open at a place of simple HTML, and what its tags told so far."""

    __slots__ = ("inside", "stay", "wordy")

    def __init__(self) -> None:
        self.inside = [""]
        self.stay = True  # whether a cleaner would leave them, but for slashes at their ends
        self.wordy = False  # whether they make words, or break a line

    def close(self, tag: str) -> str:
        """The name of an end tag that ends the element opened last; "" when it does not."""
        name = tag[1:]
        return name if self.inside.pop() == name else ""

    def open(self, tag: str) -> str:
        """The name of a start tag that may stand here, its element open now; "" when it may not."""
        inside = self.inside
        bare = tag in _BARE
        name = tag if bare else tag.removesuffix("/").partition(" ")[0]
        if name not in CHILDREN[inside[-1]] or len(inside) > DEEPEST:
            return ""
        if not bare and not self._look(name, tag):
            return ""
        if name not in VOID:
            inside.append(name)
        return name

    def _look(self, name: str, tag: str) -> bool:
        """Whether a start tag is simple that is more than a name."""
        written = tag[len(name) :]
        attributes = written.removesuffix("/").rstrip(" ")
        if (name == "a" and "a" in self.inside) or (written[-1:] == "/" and name not in VOID):
            return False
        listed = _ATTRIBUTE.findall(attributes)
        found = dict(listed)
        if len(found) < len(listed) or not _ATTRIBUTES.fullmatch(attributes) or not _harmless(name, found):
            return False
        self.stay = self.stay and _stays(name, found) and written.removeprefix(attributes) in _TAG_ENDS
        self.wordy = self.wordy or name in ("br", "q") or (name == "img" and bool(_LETTER.search(tag)))
        return True


def _harmless(name: str, attributes: dict[str, str]) -> bool:
    """Whether the attributes of a tag are simple."""
    leads = LEADING.get(name)
    return (not leads or leads in attributes) and all(
        attribute in HARMLESS
        or (
            attribute == leads
            and addresses.spelled(value.replace("&amp;", "&"))
            and not (name == "img" and STAND_IN.search(value))
        )
        or (name == "img" and attribute in ("width", "height") and _SIZE.match(value))
        for attribute, value in attributes.items()
    )


def _stays(name: str, attributes: dict[str, str]) -> bool:
    """Whether a cleaner would leave a tag and its harmless attributes as they are."""
    return name not in GOING and STAYING.get(name, frozenset()).issuperset(attributes)
