"""Feeds written and read in one step. All of them are invented."""

import calendar
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from reader import parse
from reader.errors import UnreadableError
from reader.types import Entry, FeedRead, Page

ADDRESS = "https://lantern.example/feeds/all.xml"
NOW = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
ONE, TWO = "<item><title>One</title></item>", "<item><title>Two</title></item>"


def read(content: str | bytes, address: str = ADDRESS, **said: Any) -> FeedRead:
    raw = content.encode() if isinstance(content, str) else content
    return parse.feed(Page(content=raw, address=address, **said), NOW)


def refusal(content: str | bytes, **said: Any) -> str:
    with pytest.raises(UnreadableError) as refused:
        read(content, **said)
    return refused.value.reason


def rss(items: str, channel: str = "<title>The Lantern</title>") -> str:
    return f'<?xml version="1.0"?>\n<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'


def atom(entries: str, feed: str = "<title>The Lantern</title>", attributes: str = "") -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}>{feed}{entries}</feed>'


def item(inner: str) -> Entry:
    """The one entry of an RSS feed with this inside its item."""
    (entry,) = read(rss(f"<item>{inner}</item>")).entries
    return entry


def entry(inner: str, **around: str) -> Entry:
    """The same of an Atom feed."""
    (entry,) = read(atom(f"<entry>{inner}</entry>", **around)).entries
    return entry


def json_feed(*items: object, **feed: object) -> FeedRead:
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "items": items, **feed}
    return read(json.dumps(whole), media_type="application/feed+json")


def headlines(found: FeedRead) -> list[str]:
    return [entry.headline for entry in found.entries]


def second(*moment: int) -> int:
    return calendar.timegm((*moment, 0, 0, 0)[:6])
