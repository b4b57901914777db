"""The fast lane for feeds that are plainly written: well-formed RSS 2.0 and Atom 1.0 without oddities.

feedparser reads nearly anything, and takes twenty times as long as most feeds need. What is read here has
the shape that feedparser gives it, and says the same (tests/reader/parse/test_plainfeed.py compares the
two, `python -m tests.reader.parse.oracle DIR` does so over feedparser's own files). Anything that is not on
the lists below, an element, an attribute, a form of date, sends the whole feed to feedparser.
"""

from __future__ import annotations

import html.entities
import re
import time
from calendar import timegm
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree

from reader import unusual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Parsed = dict[str, Any]
    Element = etree._Element

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
SYNDICATION = "{http://purl.org/rss/1.0/modules/syndication/}"
WFW = "{http://wellformedweb.org/commentAPI/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

LONGEST_NAME = 300  # of an author; the guard before feedparser cuts longer ones
NOTHING: frozenset[str] = frozenset()
LINK = frozenset({"rel", "href", "type", "length", "title", "hreflang"})
MEDIUM = frozenset({"url", "type", "medium", "width", "height", "fileSize", "length"})
TYPED = frozenset({"type"})

# For each element: the attributes it may have.
OF_CHANNEL = {
    **dict.fromkeys(("title", "link", "description", "language", "copyright", "pubDate"), NOTHING),
    **dict.fromkeys(("lastBuildDate", "generator", "docs", "ttl", "webMaster"), NOTHING),
    **dict.fromkeys((f"{SYNDICATION}updatePeriod", f"{SYNDICATION}updateFrequency"), NOTHING),
    "category": frozenset({"domain"}),
    f"{ATOM}link": LINK,
}
ASKING = {  # for how long the feed wants to be left alone, in feedparser's names
    "ttl": "ttl",
    f"{SYNDICATION}updatePeriod": "sy_updateperiod",
    f"{SYNDICATION}updateFrequency": "sy_updatefrequency",
}
OF_ITEM = {
    **dict.fromkeys(("title", "link", "pubDate", "author", "description", "comments"), NOTHING),
    **dict.fromkeys((f"{DC}creator", f"{CONTENT}encoded", f"{SLASH}comments", f"{WFW}commentRss"), NOTHING),
    "guid": frozenset({"isPermaLink"}),
    "category": frozenset({"domain"}),
    "enclosure": MEDIUM,
    f"{MEDIA}content": MEDIUM,
    f"{MEDIA}thumbnail": MEDIUM,
}
OF_FEED = {
    **{f"{ATOM}{name}": NOTHING for name in ("id", "updated", "icon", "logo", "author")},
    **{f"{ATOM}{name}": TYPED for name in ("title", "subtitle", "rights")},
    f"{ATOM}generator": frozenset({"uri", "version"}),
    f"{ATOM}category": frozenset({"term", "scheme", "label"}),
    f"{ATOM}link": LINK,
}
OF_ENTRY = {
    **{f"{ATOM}{name}": NOTHING for name in ("id", "updated", "published", "author")},
    **{f"{ATOM}{name}": TYPED for name in ("title", "summary", "content", "rights")},
    f"{ATOM}category": frozenset({"term", "scheme", "label"}),
    f"{ATOM}link": LINK,
    f"{MEDIA}content": MEDIUM,
    f"{MEDIA}thumbnail": MEDIUM,
}
OF_AUTHOR = {f"{ATOM}{name}": NOTHING for name in ("name", "uri", "email")}
NESTING = {"item", f"{ATOM}entry", f"{ATOM}author"}
SEVERAL = {"category", "enclosure", f"{MEDIA}content", f"{MEDIA}thumbnail"} | {
    f"{ATOM}{name}" for name in ("link", "category", "author")
}


class _OddError(Exception):
    """Something that is not on the lists: this feed is for feedparser."""


def parsed(text: str, address: str) -> Parsed | None:
    """What feedparser would say of a feed, as far as it is asked; None when this feed is not plain."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
        if root.tag == "rss":
            return _rss(root, address)
        return _atom(root, address) if root.tag == f"{ATOM}feed" else None
    except (etree.XMLSyntaxError, _OddError):
        return None


# ── RSS 2.0 ──────────────────────────────────────────────────────────────────────────────────────


def _rss(root: Element, address: str) -> Parsed:
    channel = root[0] if len(root) == 1 else root
    _need(channel.tag == "channel" and not channel.attrib and set(root.attrib) == {"version"})
    _need((root.get("version") or "").startswith("2."))
    fields = _fields(channel, OF_CHANNEL, "item")
    feed: Parsed = {}
    _put_title(feed, fields.get("title"), address, _guessed)
    if "link" in fields:
        feed["link"] = _link(_words(fields["link"][0]))
    for name, called in ASKING.items():
        if name in fields:
            feed[called] = _words(fields[name][0])
    entries = [_item(item, address) for item in channel.iterchildren("item")]
    return {"feed": feed, "entries": entries, "version": "rss20", "bozo": False}


def _item(item: Element, address: str) -> Parsed:
    fields = _fields(item, OF_ITEM)
    entry: Parsed = {}
    _put_title(entry, fields.get("title"), address, _guessed)
    if "guid" in fields:
        _put_guid(entry, fields["guid"][0])
    if "link" in fields:
        entry["link"] = _link(_words(fields["link"][0]))
    if "pubDate" in fields:
        _put_date(entry, "published", fields["pubDate"][0], _mail_date)
    _put_creator(entry, [*fields.get("author", ()), *fields.get(f"{DC}creator", ())])
    if f"{CONTENT}encoded" in fields:
        entry["content"] = [{"type": "text/html", "value": _words(fields[f"{CONTENT}encoded"][0])}]
    if "description" in fields:
        entry["summary_detail"] = {"type": "text/html", "value": _words(fields["description"][0])}
    entry["enclosures"] = [_named(one) for one in fields.get("enclosure", ())]
    _put_media(entry, fields)
    return entry


def _put_guid(entry: Parsed, guid: Element) -> None:
    said = _words(guid)
    if guid.get("isPermaLink", "true") == "true" and said:
        said = _link(said)
        entry["link"] = said  # unless there is a real one
    entry["id"] = said


def _put_creator(entry: Parsed, creators: list[Element]) -> None:
    _need(len(creators) <= 1)
    if creators:
        name = _words(creators[0])
        _need(len(name) <= LONGEST_NAME)
        entry["author"] = name
        entry["authors"] = [{"name": name}]


# ── Atom 1.0 ─────────────────────────────────────────────────────────────────────────────────────


def _atom(root: Element, address: str) -> Parsed:
    _need(not set(root.attrib) - {LANGUAGE})
    feed = _common(root, _fields(root, OF_FEED, f"{ATOM}entry"), address)
    entries = [_entry(entry, address) for entry in root.iterchildren(f"{ATOM}entry")]
    return {"feed": feed, "entries": entries, "version": "atom10", "bozo": False}


def _entry(element: Element, address: str) -> Parsed:
    fields = _fields(element, OF_ENTRY)
    entry = _common(element, fields, address)
    for name in ("published", "updated"):
        if f"{ATOM}{name}" in fields:
            _put_date(entry, name, fields[f"{ATOM}{name}"][0], _iso_date)
    if f"{ATOM}content" in fields:
        entry["content"] = [_typed(fields[f"{ATOM}content"][0])]
    if f"{ATOM}summary" in fields:
        entry["summary_detail"] = _typed(fields[f"{ATOM}summary"][0])
    _put_media(entry, fields)
    return entry


def _common(element: Element, fields: dict[str, list[Element]], address: str) -> Parsed:
    """What feeds and entries have alike: title, identity, links and authors."""
    _need(not (element.text or "").strip())
    found: Parsed = {}
    _put_title(found, fields.get(f"{ATOM}title"), address, _declared)
    if f"{ATOM}id" in fields:
        found["id"] = found["link"] = _identity(_words(fields[f"{ATOM}id"][0]))
    links = [_link_of(link) for link in fields.get(f"{ATOM}link", ())]
    for link in links:
        if link["rel"] == "alternate" and link["type"] in ("text/html", "application/xhtml+xml"):
            found["link"] = link["href"]
    found["enclosures"] = [link for link in links if link["rel"] == "enclosure"]
    authors = [_author(author) for author in fields.get(f"{ATOM}author", ())]
    if authors:
        last = authors[-1]
        _need(len(authors) == 1 or not any(author["email"] for author in authors))  # feedparser mixes them up
        found["author"] = f"{last['name']} ({last['email']})" if last["email"] else last["name"]
        found["authors"] = authors
    return found


def _identity(said: str) -> str:
    return said if re.match(r"(?:tag|urn):[!-~]+$", said) else _link(said)


def _link_of(link: Element) -> Parsed:
    found: Parsed = {str(name): str(value) for name, value in link.attrib.items()}
    found["rel"] = found.get("rel", "alternate").lower()
    found["type"] = found.get("type", "text/html").lower()
    found["href"] = _link(found.get("href", ""))
    return found


def _author(author: Element) -> Parsed:
    fields = _fields(author, OF_AUTHOR)
    name, email = (
        _words(fields[f"{ATOM}{part}"][0]) if f"{ATOM}{part}" in fields else "" for part in ("name", "email")
    )
    _need(0 < len(name) <= LONGEST_NAME and len(email) <= LONGEST_NAME)
    return {"name": name, "email": email}


# ── what both have ───────────────────────────────────────────────────────────────────────────────


def _need(plain: bool) -> None:
    if not plain:
        raise _OddError


def _fields(element: Element, known: dict[str, frozenset[str]], beside: str = "") -> dict[str, list[Element]]:
    """The children of an element by name; those called `beside` are left for others."""
    found: dict[str, list[Element]] = {}
    for child in element:
        tag = child.tag
        _need(not (child.tail or "").strip())
        _need(len(child) == 0 or tag in NESTING)
        if tag == beside:
            _need(not child.attrib)
            continue
        allowed = known.get(tag)
        _need(allowed is not None and allowed.issuperset(child.attrib))
        if tag in found:
            _need(tag in SEVERAL)
            found[tag].append(child)
        else:
            found[tag] = [child]
    return found


def _words(element: Element) -> str:
    """The text of an element."""
    text = (element.text or "").strip()
    if text.isascii():
        return text
    _need(not _CONTROLS.search(unusual.characters(text)))
    try:  # feedparser mends what was encoded twice
        return text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return text


_CONTROLS = re.compile("[\x80-\x9f]")
_WHOLE = re.compile(r"https?://[!-~]*[!-\"$->@-~]$")
_REFERENCE = re.compile(r"&#?\w+;")


def _link(written: str) -> str:
    """An address that stands for itself, however it is joined and resolved."""
    _need(bool(_WHOLE.match(written)) and not _REFERENCE.search(written))
    return written


def _put_title(
    into: Parsed, titles: list[Element] | None, address: str, kind: Callable[[Element], str]
) -> None:
    if titles:
        into["title"] = _words(titles[0])
        into["title_detail"] = {"type": kind(titles[0]), "base": address}


def _guessed(title: Element) -> str:
    """RSS does not say what its titles are: text, or HTML when an entity of HTML is in it."""
    words = _words(title)
    _need("<" not in words)
    named = re.findall(r"&(\w+);", words)
    is_html = bool(_REFERENCE.search(words)) and all(name in html.entities.entitydefs for name in named)
    return "text/html" if is_html else "text/plain"


def _declared(element: Element) -> str:
    kind = element.get("type", "text")
    _need(kind in ("text", "html"))
    return "text/html" if kind == "html" else "text/plain"


def _typed(element: Element) -> Parsed:
    return {"type": _declared(element), "value": _words(element)}


def _put_media(entry: Parsed, fields: dict[str, list[Element]]) -> None:
    for name in ("content", "thumbnail"):
        if f"{MEDIA}{name}" in fields:
            entry[f"media_{name}"] = [_named(one) for one in fields[f"{MEDIA}{name}"]]


def _named(element: Element) -> Parsed:
    """A file that an entry names, by the attributes of its element."""
    _need(not (element.text or "").strip())
    found = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    if "type" in found:
        found["type"] = found["type"].lower()
    return found


# ── dates ────────────────────────────────────────────────────────────────────────────────────────

_MAIL_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})"
    r" (\d\d):(\d\d):(\d\d) (?:GMT|UTC|Z|([+-])(\d\d)(\d\d))$"
)
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))$")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _put_date(
    entry: Parsed, name: str, element: Element, read: Callable[[str], tuple[Iterable[int], re.Match[str]]]
) -> None:
    said = _words(element)
    (year, month, day), found = read(said)
    hour, minute, second, sign, zone_hour, zone_minute = found.groups()[3:]
    try:
        moment = datetime(year, month, day, int(hour), int(minute), int(second), tzinfo=UTC)
    except ValueError:
        raise _OddError from None
    east = (int(zone_hour) * 3600 + int(zone_minute) * 60) * (-1 if sign == "-" else 1) if sign else 0
    entry[name] = said
    entry[f"{name}_parsed"] = time.gmtime(timegm(moment.timetuple()) - east)


def _mail_date(said: str) -> tuple[Iterable[int], re.Match[str]]:
    found = _MAIL_DATE.match(said)
    if found is None:
        raise _OddError
    return (int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])), found


def _iso_date(said: str) -> tuple[Iterable[int], re.Match[str]]:
    found = _ISO_DATE.match(said)
    if found is None:
        raise _OddError
    return (int(found[1]), int(found[2]), int(found[3])), found
