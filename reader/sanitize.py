"""Make HTML from outside safe to keep and to show: only what is on the list stays.

What may stay is decided by nh3, last, on a tree it builds itself; the tidying before it only gives it better
material (whole addresses, the true file of a picture, no deep nests). Of simple HTML it is known what nh3
says, so most of it is not asked (reader/simple.py; tests hold the two together). Text is left as it is, a
word of 100,000 letters too: whoever shows it must break such a run (Qt needs 4.9 s to lay it out).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nh3
from lxml import etree

from reader import addresses, crossrefs, dom, pictures, simple
from reader.flatten import flatten
from reader.tags import BLOCKS, SILENT, TABLE_PARTS, names
from reader.types import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable

DEPTH = 100
TABLES = 3  # nested; Qt needs 40 s for 2,000
MANY_REFERENCES = 10_000
PRIVATE = range(0xE000, 0xF900)  # letters that Unicode leaves to private use
ROUNDS = 8  # two suffice for nearly every page

KEPT = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "abbr": {"title"},
}
TAGS = names(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4"
    " h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small strong sub summary sup table tbody td"
    " tfoot th thead time tr u ul var wbr"
)
CELLS = names("caption td th")
RENAMED = dict.fromkeys(BLOCKS - TAGS - TABLE_PARTS - names("html head body"), "div") | {
    "xmp": "pre",
    "listing": "pre",
    "plaintext": "pre",
    "strike": "s",
    "tt": "code",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "image": "img",
}
NOTHING = "span"  # not on the list: the tag goes, what stands around it stays


def _cleaner(everywhere: set[str], relative: Callable[[str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={
            "*": everywhere,  # else nh3 keeps lang and title
            **{tag: set(kept) for tag, kept in KEPT.items()},
        },
        clean_content_tags=set(SILENT - {"head"}),
        url_schemes={"http", "https", "mailto"},
        url_relative=relative,
        link_rel=None,
    )


def _none(_address: str) -> None:
    """No relative address may stay: there is no page left that it is relative to."""


def _within(address: str) -> str | None:
    """Of relative addresses, those that lead to a place in the same text."""
    return address if address.startswith("#") else None


CLEANER = _cleaner(set(), _none)
CLEANER_WITH_PLACES = _cleaner({"id"}, _within)

REASONS = {  # of the elements and attributes worth a word
    **dict.fromkeys(names("script on*"), "could run code"),
    **dict.fromkeys(names("svg math object embed applet template"), "could hide code"),
    **dict.fromkeys(
        names("iframe frame frameset audio video srcdoc ping"), "would load something from elsewhere"
    ),
    **dict.fromkeys(names("base meta link"), "belongs to a page, not to a story"),
    **dict.fromkeys(names("form input button select textarea formaction"), "could send something elsewhere"),
    **dict.fromkeys(names("style"), "is the page's look, not the story's"),
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Safe HTML, and what was taken out of it: "script element", "onclick attribute", "javascript: link"."""

    html: str
    dropped: tuple[Dropped, ...] = ()
    text: str | None = None  # its plain text as blocks.read has it, where that was seen on the way


def clean(html: str, base: str = "") -> Cleaned:
    """HTML of which only harmless markup is left, its relative addresses resolved against `base`.

    Cleaning what is clean changes nothing. Trees written out and read again may differ (a page can be built
    so), therefore it is done until nothing changes; what never settles is reduced to its words.
    """
    glance = simple.read(html)
    if glance:
        return Cleaned(glance.clean or _allowed(html, CLEANER), text=glance.text)
    tidying = _Tidying(base)
    cleaned = _once(html, tidying)
    for _ in range(ROUNDS):
        again = _once(cleaned, tidying)
        if again == cleaned:
            break
        cleaned = again
    else:
        cleaned = nh3.clean(cleaned, tags=set()).strip()
    return Cleaned(cleaned, tuple(tidying.dropped.values()))


def _once(html: str, tidying: _Tidying) -> str:
    tree = dom.parse(flatten(html, depth=DEPTH, tables=TABLES))
    if tree is None:
        return ""
    has_places = tidying.tidy(tree)
    cleaner = CLEANER_WITH_PLACES if has_places else CLEANER
    return _allowed(etree.tostring(tree, encoding="unicode", method="html"), cleaner)


def _allowed(html: str, cleaner: nh3.Cleaner) -> str:
    """What nh3 lets through.

    Its parser copies the text before each reference, so a million "&amp;" take it 40 s. Where there are very
    many, "&" is a letter of nobody's while it looks; none of what is allowed depends on one.
    """
    letter = _letter_beside(html) if html.count("&") > MANY_REFERENCES else "&"
    cleaned = cleaner.clean(html.replace("&", letter)).replace(letter, "&")
    return dom.plain(cleaned).strip()


def _letter_beside(html: str) -> str:
    """A letter of private use that a text does not have; "&" when it has them all."""
    return next((letter for letter in map(chr, PRIVATE) if letter not in html), "&")


# ── before nh3: better material ──────────────────────────────────────────────────────────────────


class _Tidying:
    """One pass over a tree. Nothing is cut out of it (joining the texts around would be quadratic): what has
    to go is emptied and renamed, and nh3 takes the empty tags.
    """

    def __init__(self, base: str) -> None:
        self.dropped: dict[str, Dropped] = {}
        self._base = addresses.web(base) or "https:"  # so that //example.org/ is one
        self._whole: set[str] = set()  # addresses that need no second look

    def tidy(self, tree: dom.Element) -> bool:
        """Tidy a tree; whether links in it lead to places in it."""
        places = crossrefs.Places(tree, self._base)
        for picture, written in list(pictures.sources(tree)):
            self._settle_picture(picture, written)
        _keep_pictures_of_noscript(tree)
        _wrap_words_between_cells(tree)
        for element in list(tree.iter()):
            self._tidy_element(element, places)
        return bool(places.carriers)

    def _settle_picture(self, picture: dom.Element, written: str) -> None:
        address = self._join(written)
        if not pictures.seen(picture):
            self._drop("tracking pixel", "only counts its readers")
        elif address:
            picture.set("src", address)
            return
        elif written:
            self._drop(_scheme(written, "picture"), "does not lead to the web")
        _empty(picture)

    def _tidy_element(self, element: dom.Element, places: crossrefs.Places) -> None:
        tag = element.tag.lower()
        self._report(tag, element)
        if element in places.carriers:
            element.set("id", places.carriers[element])
        elif "id" in element.attrib:
            del element.attrib["id"]
        if tag in SILENT:
            _empty(element)
        elif tag == "a":
            self._settle_link(element, places.link(element.get("href") or ""))
        elif tag in RENAMED:
            element.tag = RENAMED[tag]
        _keep_in_table(element)

    def _settle_link(self, link: dom.Element, place: str) -> None:
        written = link.get("href")
        address = place or _mail(written or "") or self._join(written or "")
        if written and address:
            link.set("href", address)
            return
        if written and not addresses.join("https://example.org/", written):
            self._drop(_scheme(written, "link"), "does not lead to the web")
        link.attrib.clear()
        link.tag = NOTHING

    def _join(self, written: str) -> str:
        if written in self._whole:
            return written
        address = addresses.join(self._base, written) if written else ""
        self._whole.add(address)
        return address

    def _report(self, tag: str, element: dom.Element) -> None:
        if tag in REASONS:
            self._drop(f"{tag} element", REASONS[tag])
        for name in map(str, element.attrib):
            kind = "on*" if name.startswith("on") else name
            if kind in REASONS:
                self._drop(f"{name[:40]} attribute", REASONS[kind])

    def _drop(self, text: str, why: str) -> None:
        self.dropped.setdefault(text, Dropped(text=text, why=why))


def _empty(element: dom.Element) -> None:
    element.attrib.clear()
    element.text = None
    del element[:]
    element.tag = NOTHING


def _keep_pictures_of_noscript(tree: dom.Element) -> None:
    """Of what a page holds for readers without JavaScript: the pictures that it does not show anyway."""
    hidden = {picture for noscript in tree.iter("noscript") for picture in noscript.iter("img")}
    shown = {picture.get("src") for picture in tree.iter("img") if picture not in hidden}
    for noscript in list(tree.iter("noscript")):
        kept = [picture for picture in noscript.iter("img") if picture.get("src") not in shown]
        _empty(noscript)
        for picture in kept:
            picture.tail = None
            noscript.append(picture)


def _wrap_words_between_cells(tree: dom.Element) -> None:
    """Words that stand in a table but in no cell get an element, so that they can be moved in their order."""
    for part in list(tree.iter("table", *(TABLE_PARTS - CELLS))):
        for child in part:
            if (child.tail or "").strip():
                child.addnext(_wrapped(part, child.tail or ""))
                child.tail = None
        if (part.text or "").strip():
            part.insert(0, _wrapped(part, part.text or ""))
            part.text = None


def _wrapped(near: dom.Element, words: str) -> dom.Element:
    element = near.makeelement(NOTHING)
    element.text = dom.plain(words)  # "&#27;" gave a character that lxml reads but does not take
    return element


def _keep_in_table(element: dom.Element) -> None:
    """Parts of no table become blocks, so that their words stay apart; what is no part of a table but stands
    between its cells goes before it, as in HTML (html5ever does the same, but takes quadratic time).
    """
    parent = element.getparent()
    around = "" if parent is None else parent.tag
    within = around == "table" or around in TABLE_PARTS
    if element.tag in TABLE_PARTS and not within:
        element.tag = "div"
    elif element.tag not in TABLE_PARTS and within and around not in CELLS:
        next(element.iterancestors("table")).addprevious(element)


def _mail(written: str) -> str:
    written = written.strip()
    return written if re.match(r"mailto:[!#-;=?-~]{1,500}$", written, re.IGNORECASE) else ""


def _scheme(written: str, kind: str) -> str:
    """ "javascript: link", however it was spelled."""
    found = re.match(r"[a-z][a-z0-9+.-]{0,30}:", re.sub(r"[\x00-\x20]+", "", written[:200]).lower())
    return f"{found[0] if found else 'broken'} {kind}"


# ── headlines ────────────────────────────────────────────────────────────────────────────────────

LONGEST_TITLE = 1_000  # letters shown of a headline


def line(text: str) -> str:
    """A headline: one line of plain text, with an end."""
    text = dom.one_line(text[: 20 * LONGEST_TITLE])
    return text if len(text) <= LONGEST_TITLE else text[: LONGEST_TITLE - 1].rstrip() + "…"
