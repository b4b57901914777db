"""OPML: lists of feeds, as readers exchange them.

Other programs write it loosely (bare ampersands, attributes in any case, HTML's entities), so it is read
loosely; it is written strictly.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import islice
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from reader import addresses, dom
from reader.errors import RefusedError, UnreadableError
from reader.types import FeedSettings, Page, Pictures, WholeText

SUBJECT = "the list of feeds"
DEEPEST = 50  # folders within folders; people have three
LONGEST_TITLE = 500
LONGEST_CATEGORY = 2_000

UNSETTLED = FeedSettings()

# What OPML has no words for; other programs pass over attributes they do not know.
OURS = "Cuttings"
PAUSED, EVERY, LOGIN = "cuttingsPaused", "cuttingsEvery", "cuttingsLogin"
WHOLE_TEXT, PICTURES = "cuttingsWholeText", "cuttingsPictures"

_REFERENCE = re.compile(r"&(#?\w{1,32};)?")
_ROOT = re.compile(r"<(?:opml|body|outline)[\s/>]", re.IGNORECASE)
_FEED = re.compile(rb"\sxmlurl\s*=", re.IGNORECASE)
_REMARK = re.compile(rb"<!--.*?-->", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+)?html\b", re.IGNORECASE)
_OF_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One feed of a list; `folders` from the outermost in."""

    title: str  # as the feed calls itself, as far as the list knows
    address: str
    site: str = ""
    folders: tuple[str, ...] = ()
    category: str = ""  # as OPML 2.0 writes it: "/news/north,local"
    settings: FeedSettings = UNSETTLED  # its `folder` is said by `folders` here


@dataclass(frozen=True, slots=True)
class FeedList:
    """The feeds of a list, and what was left out of it: (line, reason); `empty` are folders without feeds."""

    outlines: tuple[Outline, ...]
    skipped: tuple[tuple[int, str], ...] = ()
    empty: tuple[tuple[str, ...], ...] = ()


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def read(content: bytes) -> FeedList:
    """The feeds of an OPML file, each once. UnreadableError when it is no OPML."""
    found: dict[str, Outline] = {}
    skipped: list[tuple[int, str]] = []
    empty: list[tuple[str, ...]] = []
    tree, meant = _tree(content)
    for element in tree.iter():
        attributes = _attributes(element)
        if not _is_feed(element, attributes):
            if _is_empty_folder(element, attributes):
                empty.append((*_folders(element), _title(attributes)))
            continue
        try:
            outline = _outline(element, attributes)
        except RefusedError as error:
            skipped.append((_line(element), error.reason))
            continue
        if outline.address not in found:
            found[outline.address] = outline
        else:
            first = found[outline.address]
            found[outline.address], why = _with_second_place(first, outline.folders)
            skipped.append((_line(element), why))
    lost = meant - sum("xmlurl" in _attributes(element) for element in tree.iter())
    if lost > 0:
        reason = (
            f"the list is damaged or nested too deeply here; feeds behind this that were not read: {lost}"
        )
        skipped.append((max(map(_line, tree.iter())), reason))
    outlines = found.values() if _is_ours(tree) else _foldered(list(found.values()))
    return FeedList(tuple(outlines), tuple(skipped), tuple(empty))


def _with_second_place(first: Outline, folders: tuple[str, ...]) -> tuple[Outline, str]:
    """A feed that stands in another folder, too: a feed is in one, so the second is kept as a category."""
    category = "/" + "/".join(name.replace("/", "∕").replace(",", "‚") for name in folders)
    known = first.category.split(",")
    if not folders or folders == first.folders or category in known:
        return first, "the same feed stands above"
    told = ",".join(filter(None, (*known, category)))
    return replace(first, category=told), "the same feed stands above; its folder here was kept as a category"


def _foldered(outlines: list[Outline]) -> list[Outline]:
    """Lists of other programs without any folder may say them by categories."""
    if any(outline.folders for outline in outlines):
        return outlines
    return [replace(outline, folders=_first_category(outline.category)) for outline in outlines]


def _first_category(category: str) -> tuple[str, ...]:
    names = (name.strip() for name in category.split(",", maxsplit=1)[0].split("/"))
    return tuple(name for name in names if name)[:DEEPEST]


def _is_ours(tree: dom.Element) -> bool:
    return any((element.text or "").strip() == OURS for element in tree.iter("generator"))


def _is_empty_folder(element: dom.Element, attributes: dict[str, str]) -> bool:
    remark = {"url", "type", "xmlurl", "htmlurl"} & set(attributes)
    return bool(_title(attributes)) and not remark and len(element) == 0


def _tree(content: bytes) -> tuple[dom.Element, int]:
    """A list's elements as far as they can be read; of a damaged one, how many of them should be feeds."""
    text = dom.decode(Page(content=content))
    root = _ROOT.search(text)
    if not root or _PAGE.search(text, 0, root.start()):
        raise UnreadableError(SUBJECT, "this is not an OPML file")
    if "<!ENTITY" in text[: root.start()].upper():
        raise UnreadableError(SUBJECT, "it declares entities of its own, which no list of feeds needs")
    source = _REFERENCE.sub(_reference, text[root.start() :]).encode("utf-8", "replace")
    # without huge_tree: what libxml2 calls huge is no list of feeds
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    tree = etree.fromstring(source, parser)
    damaged = len(parser.error_log) > 0
    return tree, len(_FEED.findall(_REMARK.sub(b"", source))) if damaged else 0


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
    return {str(name).lower(): dom.one_line(str(text)) for name, text in element.attrib.items()}


def _is_feed(element: dom.Element, attributes: dict[str, str]) -> bool:
    """Whether an outline is or should be a feed; otherwise it is a folder or a remark."""
    meant = attributes.get("type", "").lower() in ("rss", "atom") or "htmlurl" in attributes
    return "xmlurl" in attributes or (meant and len(element) == 0)


def _outline(element: dom.Element, attributes: dict[str, str]) -> Outline:
    if not attributes.get("xmlurl"):
        raise RefusedError(SUBJECT, "it has no address of a feed")
    address, login = addresses.without_login(attributes["xmlurl"])  # a password is asked for: no list is safe
    settings = _settings(attributes)
    return Outline(
        title=(attributes.get("title") or attributes.get("text") or "")[:LONGEST_TITLE],
        address=addresses.typed(address),
        site=addresses.web(attributes.get("htmlurl", "")),
        folders=_folders(element),
        category=attributes.get("category", "")[:LONGEST_CATEGORY],
        settings=replace(settings, login=login.name[:LONGEST_TITLE]) if login else settings,
    )


def _settings(attributes: dict[str, str]) -> FeedSettings:
    """What our own lists say in attributes of ours; nonsense counts as unsaid."""
    said = {name: attributes.get(name.lower(), "") for name in (PAUSED, EVERY, WHOLE_TEXT, PICTURES, LOGIN)}
    every, text = said[EVERY], attributes.get("text", "")
    own = text if attributes.get("title", text) != text else ""
    whole_text, pictures = said[WHOLE_TEXT], said[PICTURES]
    return FeedSettings(
        title=own[:LONGEST_TITLE],
        paused=said[PAUSED] == "true",
        every=int(every) if re.fullmatch(r"[0-9]{1,7}", every) else 0,
        whole_text=WholeText(whole_text) if whole_text in set(WholeText) else WholeText.AUTO,
        pictures=Pictures(pictures) if pictures in set(Pictures) else Pictures.ALL,
        login=said[LOGIN][:LONGEST_TITLE],
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


def write(outlines: Iterable[Outline], title: str, empty: Iterable[tuple[str, ...]] = ()) -> str:
    """The feeds as OPML 2.0; `empty` are folders without feeds."""
    top = _Folder()
    for outline in outlines:
        _within(top, outline.folders).feeds.append(outline)
    for folders in empty:
        _within(top, folders)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{_quoted(title)[1:-1]}</title><generator>{OURS}</generator></head>",
        "  <body>",
        *_written(top, "    "),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _within(top: _Folder, path: tuple[str, ...]) -> _Folder:
    """The folder at the end of a path, made where it is missing."""
    for name in path[:DEEPEST]:
        top = top.folders.setdefault(name, _Folder())
    return top


def _written(folder: _Folder, indent: str) -> Iterator[str]:
    """The lines of a folder's inside; no deeper than DEEPEST, so that recursion has an end."""
    for name, inner in folder.folders.items():
        yield f"{indent}<outline text={_quoted(name)} title={_quoted(name)}>"
        yield from _written(inner, indent + "  ")
        yield f"{indent}</outline>"
    for feed in folder.feeds:
        title = feed.title or feed.settings.title
        said = {
            "text": feed.settings.title or title,
            "title": title,
            "xmlUrl": feed.address,
            **{name: value for name, value in _more(feed).items() if value},
        }
        yield f'{indent}<outline type="rss" {" ".join(f"{name}={_quoted(said[name])}" for name in said)}/>'


def _more(feed: Outline) -> dict[str, str]:
    """What is said only where there is something to say."""
    settled = feed.settings
    return {
        "htmlUrl": feed.site,
        "category": feed.category,
        PAUSED: "true" if settled.paused else "",
        EVERY: str(settled.every or ""),
        WHOLE_TEXT: "" if settled.whole_text is WholeText.AUTO else settled.whole_text,
        PICTURES: "" if settled.pictures is Pictures.ALL else settled.pictures,
        LOGIN: settled.login,
    }


def _quoted(text: str) -> str:
    """An attribute's text in double quotes."""
    return quoteattr(dom.plain(text), {'"': "&quot;"})
