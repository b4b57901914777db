"""RSS and Atom by feedparser, which reads nearly anything, but is no border: a guard stands before it."""

import calendar
import functools
import io
import re
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from reader import addresses, rhythm
from reader.errors import UnreadableError
from reader.parse import fields, guard, plainfeed
from reader.types import Enclosure, Entry, FeedRead, Picture, When

Parsed = dict[str, Any]  # feedparser's dictionaries

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
LONGEST_NAME = 300  # letters of an author: feedparser is quadratic there, 32,000 take it 5 s


def read(text: str, subject: str, address: str, now: int) -> FeedRead:
    """The entries of an RSS or Atom feed."""
    text, notices = guard.guarded(text, subject)
    parsed = plainfeed.parsed(text, address) or _parsed(text, subject, address)
    feed: Parsed = parsed["feed"]
    if not parsed["entries"] and not feed.get("title"):
        raise UnreadableError(subject, "this is no feed, or one too damaged to be read")
    base = _base(feed, address)
    inherited = _names(feed) if str(parsed["version"]).startswith("atom") else ""
    read = [_entry(entry, base, inherited, now) for entry in parsed["entries"][: fields.MOST_ENTRIES]]
    entries, cut = fields.within_limits(read)
    notices += cut
    if parsed["bozo"]:
        notices = (*notices, "the feed is not well-formed XML; what could be read of it was read")
    return FeedRead(
        title=_line(feed, "title") or urlsplit(address).hostname or subject,
        site=addresses.join(base, feed["link"]) if feed.get("link") else "",
        base=base,
        ask_after=_ask_after(feed),
        entries=fields.told_apart(entries),
        notices=notices,
    )


def _parsed(text: str, subject: str, address: str) -> Parsed:
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    feedparser = _feedparser()
    try:
        parsed: Parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except MemoryError:
        raise
    except Exception as error:  # it was written for feeds, not for what attackers send
        raise UnreadableError(subject, "the feed is too damaged to be read") from error
    return parsed


@functools.cache
def _feedparser() -> ModuleType:
    """feedparser, with names cut short before it looks for an e-mail address in them."""
    import feedparser
    from feedparser.mixin import _FeedParserMixin

    look = _FeedParserMixin._sync_author_detail

    def look_at_start(parser: Any, key: str = "author") -> None:
        context = parser._get_context()
        if len(context.get(key) or "") > LONGEST_NAME:
            context[key] = context[key][:LONGEST_NAME]
        look(parser, key)

    _FeedParserMixin._sync_author_detail = look_at_start
    return feedparser  # type: ignore[no-any-return]  # feedparser has no types


def _base(feed: Parsed, address: str) -> str:
    declared = feed.get("title_detail", {}).get("base") or ""
    return addresses.join(address, declared) if declared else address


def _ask_after(feed: Parsed) -> int:
    said = (str(feed.get(name) or "") for name in ("ttl", "sy_updateperiod", "sy_updatefrequency"))
    return rhythm.asked_by_feed(*said)


def _entry(entry: Parsed, base: str, inherited: str, now: int) -> Entry:
    address = addresses.join(base, entry["link"]) if entry.get("link") else ""
    headline = _line(entry, "title")
    printed = str(entry.get("published") or dict.get(entry, "updated") or "")[: fields.LONGEST_LINE]
    html = _html(entry)
    picture = _picture(entry, base)
    return Entry(
        guid=fields.identity(entry.get("id") or "", address, headline, printed, html),
        address=address,
        headline=headline,
        byline=_names(entry) or inherited,
        html=html,
        published=_published(entry, printed, now),
        enclosures=_enclosures(entry, base),
        picture=picture,
    )


def _line(source: Parsed, name: str) -> str:
    kind = source.get(f"{name}_detail", {}).get("type") or ""
    return fields.line(source.get(name) or "", markup="html" in kind)


def _html(entry: Parsed) -> str:
    """The longest text of an entry: some feeds have the story in `content`, some in `description`."""
    texts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    longest = max(texts, key=lambda text: len(text.get("value") or ""))
    value = longest.get("value") or ""
    if longest.get("type") == "text/plain":
        return fields.paragraphs(value)
    return str(value)


def _names(source: Parsed) -> str:
    """ "Ann Lee, Bo Kim"; of an author with a name and an e-mail address, the name."""
    written = (source.get("author") or "")[:LONGEST_NAME]
    if "@" in written:  # feedparser knows only addresses that end in two to four letters
        return fields.line(_MAIL.sub("", written).strip(" ()<>") or written)
    listed = [fields.line(author.get("name") or "") for author in source.get("authors", ())]
    names = list(dict.fromkeys(filter(None, listed))) or [fields.line(written)]
    return ", ".join(names)[: fields.LONGEST_LINE]


def _published(entry: Parsed, printed: str, now: int) -> When | None:
    time = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
    try:
        second = calendar.timegm(time) if time else None
    except (ValueError, OverflowError):  # the 31st of a month without one, the year 0
        second = None
    return fields.moment(printed, second, now)


def _enclosures(entry: Parsed, base: str) -> tuple[Enclosure, ...]:
    named = [*entry.get("enclosures", ()), *entry.get("media_content", ())]
    found: dict[str, Enclosure] = {}
    for one in named:
        address = _address(one, base)
        kind = fields.line(one.get("type") or one.get("medium") or "").lower()
        if address and not kind.startswith("image"):
            found.setdefault(
                address, Enclosure(address, kind, _number(one.get("length") or one.get("filesize")))
            )
    return tuple(found.values())


def _picture(entry: Parsed, base: str) -> Picture | None:
    """The largest picture that an entry names for itself; thumbnails only when there is no other."""
    named = [*entry.get("media_content", ()), *entry.get("enclosures", ())]
    pictures = [one for one in named if "image" in (one.get("medium") or one.get("type") or "")]
    pictures.sort(key=lambda one: -_number(one.get("width")))
    for one in [*pictures, *entry.get("media_thumbnail", ()), entry.get("image") or {}]:
        address = _address(one, base)
        if address:
            return Picture(address, width=_number(one.get("width")), height=_number(one.get("height")))
    return None


def _address(source: Parsed, base: str) -> str:
    written = source.get("href") or source.get("url") or ""
    return addresses.join(base, written) if written else ""


def _number(written: object) -> int:
    """A count as feeds write it; 0 when it is none."""
    text = str(written or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
