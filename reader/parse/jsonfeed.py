"""JSON Feed 1.0 and 1.1 (jsonfeed.org). No field is trusted to be of the type it should have."""

import json
from typing import Any
from urllib.parse import urlsplit

from reader import addresses, dom
from reader.errors import UnreadableError
from reader.parse import fields
from reader.types import Enclosure, Entry, FeedRead, Picture

Object = dict[str, Any]

LONGEST_NUMBER = 300  # digits; Python refuses those of 4,300, which only stand for themselves here


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_NUMBER else digits


_DECODER = json.JSONDecoder(strict=False, parse_int=_number)


def read(text: str, subject: str, address: str, now: int) -> FeedRead:
    """The entries of a JSON Feed."""
    feed = _loaded(text, subject)
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableError(subject, "this is JSON, but not a feed")
    base = addresses.join(address, _text(feed, "feed_url")) or address
    kept = [item for item in items if isinstance(item, dict)]
    notices = []
    if len(kept) < len(items):
        notices.append(f"{len(items) - len(kept)} entries could not be read and were left out")
    if len(kept) > fields.MOST_ENTRIES:
        notices.append(fields.TOO_MANY)
    authors = _authors(feed)
    read = [_entry(item, base, authors, now) for item in kept[: fields.MOST_ENTRIES]]
    entries, cut = fields.within_limits(read)
    return FeedRead(
        title=fields.line(_text(feed, "title")) or urlsplit(address).hostname or subject,
        site=addresses.join(base, _text(feed, "home_page_url")) if "home_page_url" in feed else "",
        base=base,
        entries=fields.told_apart(entries),
        notices=(*notices, *cut),
    )


def _loaded(text: str, subject: str) -> Object:
    """The object a text begins with; line ends may stand in its strings, and a cache's remark behind it."""
    try:
        feed, _ = _DECODER.raw_decode(text.strip())
    except ValueError:
        raise UnreadableError(subject, "the feed is damaged JSON; it may have broken off") from None
    except RecursionError:
        raise UnreadableError(subject, "the feed is nested too deeply to be read") from None
    return feed if isinstance(feed, dict) else {}


def _entry(item: Object, base: str, authors: str, now: int) -> Entry:
    id_ = _text(item, "id")
    address = _address(item, base, "url") or _address(item, base, "external_url") or addresses.web(id_)
    headline = fields.line(_text(item, "title"))
    dates = [_text(item, "date_published"), _text(item, "date_modified")]
    printed = dates[0] or dates[1]
    html = _html(item)
    picture = _address(item, base, "image") or _address(item, base, "banner_image")
    return Entry(
        guid=fields.identity(id_, address, headline, printed, html),
        address=address,
        headline=headline,
        byline=_authors(item) or authors,
        html=html,
        published=next(filter(None, (fields.moment(date, None, now) for date in dates)), None),
        enclosures=_enclosures(item, base),
        picture=Picture(picture) if picture else None,
    )


def _html(item: Object) -> str:
    return fields.markup(_text(item, "content_html")) or fields.paragraphs(
        _text(item, "content_text") or _text(item, "summary")
    )


def _authors(source: Object) -> str:
    """ "Ann Lee, Bo Kim": the list of version 1.1, or the one author of 1.0; some write bare names."""
    listed = source.get("authors")
    listed = [*(listed if isinstance(listed, list) else [listed]), source.get("author")]
    names = [
        fields.line(_text(author, "name") if isinstance(author, dict) else dom.plain(author))
        for author in listed
        if isinstance(author, dict | str)
    ]
    return ", ".join(dict.fromkeys(filter(None, names)))[: fields.LONGEST_LINE]


def _enclosures(item: Object, base: str) -> tuple[Enclosure, ...]:
    attached = _objects(item, "attachments")
    return tuple(
        Enclosure(address, fields.line(_text(one, "mime_type")), _size(one.get("size_in_bytes")))
        for one in attached
        if (address := _address(one, base, "url"))
    )


def _objects(source: Object, name: str) -> list[Object]:
    listed = source.get(name)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _address(source: Object, base: str, name: str) -> str:
    written = _text(source, name)
    return addresses.join(base, written) if written else ""


def _text(source: Object, name: str) -> str:
    """A field's text; a number is taken for text, because many write ids so."""
    written = source.get(name)
    is_text = isinstance(written, str | int | float) and not isinstance(written, bool)
    return dom.plain(str(written)) if is_text else ""


def _size(written: object) -> int:
    """A count of bytes, also one written as text; 0 when it is none."""
    if isinstance(written, str) and written.isascii() and written.isdigit():
        written = int(written[:20])
    return max(0, written) if isinstance(written, int) and written < 1 << 62 else 0
