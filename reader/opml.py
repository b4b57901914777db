"""OPML: lists of feeds, as readers exchange them.

Other programs write it loosely (bare ampersands, attributes in any case, HTML's entities), so it is read
loosely; it is written strictly.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from reader import addresses, dom
from reader.errors import RefusedError, UnreadableError
from reader.types import Page

SUBJECT = "the list of feeds"
DEEPEST = 50  # folders within folders; people have three
LONGEST_TITLE = 500

_REFERENCE = re.compile(r"&(#?\w{1,32};)?")
_ROOT = re.compile(r"<(?:opml|body|outline)[\s/>]", re.IGNORECASE)
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list; `folders` from the outermost in."""

    title: str
    address: str
    site: str = ""
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list, and what was left out of it: (line, reason)."""

    outlines: tuple[Outline, ...]
    skipped: tuple[tuple[int, str], ...] = ()


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def read(content: bytes) -> FeedList:
    """The feeds of an OPML file, each once. UnreadableError when it is no OPML."""
    found: dict[str, Outline] = {}
    skipped: list[tuple[int, str]] = []
    for element in _tree(content).iter():
        attributes = _attributes(element)
        if not _is_feed(element, attributes):
            continue
        try:
            outline = _outline(element, attributes)
        except RefusedError as error:
            skipped.append((_line(element), error.reason))
            continue
        if outline.address in found:
            skipped.append((_line(element), "the same feed stands above"))
        found.setdefault(outline.address, outline)
    return FeedList(tuple(found.values()), tuple(skipped))


def _tree(content: bytes) -> dom.Element:
    text = dom.decode(Page(content=content))
    root = _ROOT.search(text)
    if not root:
        raise UnreadableError(SUBJECT, "this is not an OPML file")
    if "<!ENTITY" in text[: root.start()].upper():
        raise UnreadableError(SUBJECT, "it declares entities of its own, which no list of feeds needs")
    source = _REFERENCE.sub(_reference, text[root.start() :]).encode("utf-8", "replace")
    # without huge_tree: what libxml2 calls huge is no list of feeds
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    return etree.fromstring(source, parser)


def _reference(found: re.Match[str]) -> str:
    """What stands for one character, as XML knows it; a bare ampersand is one."""
    name = found[1] or ""
    if name in _OF_XML:
        return found[0]
    character = unescape(found[0])
    return "&amp;" + name if character == found[0] else escape(character, {'"': "&quot;", "'": "&apos;"})


def _attributes(element: dom.Element) -> dict[str, str]:
    """The attributes of an outline, names in lower case; none for anything else."""
    if str(element.tag).lower() != "outline":
        return {}
    return {str(name).lower(): " ".join(str(text).split()) for name, text in element.attrib.items()}


def _is_feed(element: dom.Element, attributes: dict[str, str]) -> bool:
    """Whether an outline is or should be a feed; otherwise it is a folder or a remark."""
    meant = attributes.get("type", "").lower() in ("rss", "atom") or "htmlurl" in attributes
    return "xmlurl" in attributes or (meant and len(element) == 0)


def _outline(element: dom.Element, attributes: dict[str, str]) -> Outline:
    if not attributes.get("xmlurl"):
        raise RefusedError(SUBJECT, "it has no address of a feed")
    return Outline(
        title=_title(attributes),
        address=addresses.typed(attributes["xmlurl"]),
        site=addresses.web(attributes.get("htmlurl", "")),
        folders=_folders(element),
    )


def _folders(element: dom.Element) -> tuple[str, ...]:
    around = islice(element.iterancestors(), DEEPEST)
    names = [_title(_attributes(folder)) for folder in around]
    return tuple(name for name in reversed(names) if name)


def _title(attributes: dict[str, str]) -> str:
    return (attributes.get("text") or attributes.get("title") or "")[:LONGEST_TITLE]


def _line(element: dom.Element) -> int:
    line: int | None = element.sourceline  # type: ignore[assignment]  # lxml-stubs leaves its type open
    return line or 0


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Folder:
    folders: "dict[str, _Folder]" = field(default_factory=dict)
    feeds: list[Outline] = field(default_factory=list)


def write(outlines: Iterable[Outline], title: str) -> str:
    """The feeds as OPML 2.0."""
    top = _Folder()
    for outline in outlines:
        folder = top
        for name in outline.folders[:DEEPEST]:
            folder = folder.folders.setdefault(name, _Folder())
        folder.feeds.append(outline)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_quoted(title)[1:-1]}</title></head>",
        "  <body>",
        *_written(top, "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _written(folder: _Folder, indent: str) -> Iterator[str]:
    """The lines of a folder's inside; no deeper than DEEPEST, so that recursion has an end."""
    for name, inner in folder.folders.items():
        yield f"{indent}<outline text={_quoted(name)} title={_quoted(name)}>"
        yield from _written(inner, indent + "  ")
        yield f"{indent}</outline>"
    for feed in folder.feeds:
        title = _quoted(feed.title)
        site = f" htmlUrl={_quoted(feed.site)}" if feed.site else ""
        yield f'{indent}<outline type="rss" text={title} title={title} xmlUrl={_quoted(feed.address)}{site}/>'


def _quoted(text: str) -> str:
    """An attribute's text in double quotes."""
    return quoteattr(dom.plain(text), {'"': "&quot;"})
