"""One hostile feed, and what must come of it."""

from __future__ import annotations

from typing import NamedTuple

from tests.hostile.route import Comes

KEPT = "The lamps burn all night."  # words of a story that must survive
DECOY = "DECOY.HOST"  # stands for the server that nobody may ask
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)
ITEM = f"<item><title>Lamps</title><guid>1</guid><description>{KEPT}</description></item>"
ENTRY = f"<entry><title>Lamps</title><id>1</id><content type='html'>{KEPT}</content></entry>"


class Feed(NamedTuple):
    """A feed as it comes over the wire; of one that is read, `told` stands in the texts of its stories."""

    name: str
    content: bytes
    comes: Comes = Comes.STORY
    told: str = KEPT
    kind: str = "application/rss+xml"


def rss(
    items: str = ITEM, channel: str = "<title>The Lantern</title>", before: str = '<?xml version="1.0"?>'
) -> str:
    return f"{before}<rss version='2.0' {NAMESPACES}><channel>{channel}{items}</channel></rss>"


def atom(entries: str = ENTRY, feed: str = "<title>The Lantern</title>", attributes: str = "") -> str:
    return f"<feed xmlns='http://www.w3.org/2005/Atom' {attributes}>{feed}{entries}</feed>"


def works(name: str, content: str | bytes, told: str = KEPT) -> Feed:
    return Feed(name, _bytes(content), told=told)


def fails(name: str, content: str | bytes) -> Feed:
    return Feed(name, _bytes(content), Comes.REFUSAL)


def either(name: str, content: str | bytes) -> Feed:
    return Feed(name, _bytes(content), Comes.EITHER, "")


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
