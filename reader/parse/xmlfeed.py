"""RSS and Atom by feedparser, which reads nearly anything, but is no border: a guard stands before it."""

import calendar
import functools
import io
import re
from types import ModuleType
from typing import Any, NamedTuple
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
    byline = _names(feed) if str(parsed["version"]).startswith("atom") else ""
    around = _Around(address, base, byline, now)
    read = [_entry(entry, around) for entry in parsed["entries"][: fields.MOST_ENTRIES]]
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


class _Around(NamedTuple):
    """What an entry has from its feed: where it was had, what relative addresses refer to, who made it."""

    address: str
    base: str
    byline: str
    now: int


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
    """feedparser, with names cut short before it looks for an e-mail address in them, and with identities as
    they are written: made whole, they would be others when the feed moves."""
    import feedparser
    from feedparser.mixin import _FeedParserMixin

    look = _FeedParserMixin._sync_author_detail

    def look_at_start(parser: Any, key: str = "author") -> None:
        context = parser._get_context()
        if len(context.get(key) or "") > LONGEST_NAME:
            context[key] = context[key][:LONGEST_NAME]
        look(parser, key)

    _FeedParserMixin._sync_author_detail = look_at_start
    _FeedParserMixin.can_be_relative_uri = _FeedParserMixin.can_be_relative_uri - {"id"}
    return feedparser  # type: ignore[no-any-return]  # feedparser has no types


def _base(feed: Parsed, address: str) -> str:
    declared = feed.get("title_detail", {}).get("base") or ""
    return addresses.join(address, declared) if declared else address


def _ask_after(feed: Parsed) -> int:
    said = (str(feed.get(name) or "") for name in ("ttl", "sy_updateperiod", "sy_updatefrequency"))
    return rhythm.asked_by_feed(*said)


def _entry(entry: Parsed, around: _Around) -> Entry:
    base = around.base
    address = addresses.join(base, entry["link"]) if entry.get("link") else ""
    headline = _line(entry, "title") or fields.line(entry.get("itunes_title") or "")
    printed = _printed(entry, "published") or _printed(entry, "updated")
    text = _longest_text(entry)
    html = _html(text)
    return Entry(
        guid=fields.identity(entry.get("id") or "", address, headline, printed, html),
        address=address,
        headline=headline,
        byline=_names(entry) or around.byline,
        html=html,
        base=_base_of(text, around),
        published=_published(entry, around.now),
        enclosures=_enclosures(entry, base),
        picture=_picture(entry, base),
    )


def _line(source: Parsed, name: str) -> str:
    kind = source.get(f"{name}_detail", {}).get("type") or ""
    return fields.line(source.get(name) or "", markup="html" in kind)


def _longest_text(entry: Parsed) -> Parsed:
    """The longest text of an entry: some feeds have the story in `content`, some in `description`."""
    texts = [
        *entry.get("content", ()),
        *(entry.get(f"{name}_detail") or {} for name in ("summary", "subtitle")),
    ]
    return max(texts, key=lambda text: len(text.get("value") or ""))


def _html(text: Parsed) -> str:
    value = str(text.get("value") or "")
    return fields.paragraphs(value) if text.get("type") == "text/plain" else fields.markup(value)


def _base_of(text: Parsed, around: _Around) -> str:
    """What the relative addresses in a text refer to, as far as the feed says so: around the feed's own
    address feedparser knows no other."""
    declared = text.get("base") or ""
    return addresses.join(around.base, declared) if declared and declared != around.address else ""


def _names(source: Parsed) -> str:
    """ "Ann Lee, Bo Kim"; of an author with a name and an e-mail address, the name."""
    written, authors = (source.get("author") or "")[:LONGEST_NAME], source.get("authors", ())
    if "@" in written and len(authors) < 2:  # feedparser knows only addresses that end in two to four letters
        return fields.line(_MAIL.sub("", written).strip(" ()<>") or written)
    listed = [fields.line(author.get("name") or "") for author in authors]
    names = list(dict.fromkeys(filter(None, listed))) or [fields.line(written)]
    return ", ".join(names)[: fields.LONGEST_LINE]


def _published(entry: Parsed, now: int) -> When | None:
    """When an entry was published, or failing that changed or made: the first date that is one."""
    dated = (
        fields.moment(_printed(entry, name), _second(dict.get(entry, f"{name}_parsed")), now)
        for name in ("published", "updated", "created")
    )
    return next(filter(None, dated), None)


def _printed(entry: Parsed, name: str) -> str:
    return str(dict.get(entry, name) or "")[: fields.LONGEST_LINE]


def _second(time: Any) -> int | None:
    try:
        return calendar.timegm(time) if time else None
    except (ValueError, OverflowError):  # the 31st of a month without one, the year 0
        return None


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
