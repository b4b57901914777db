"""Feeds into entries: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.

Nothing is cleaned here: an entry's `html` is as the feed has it. Every field has a largest size.
"""

from reader import dom
from reader.errors import UnreadableError
from reader.parse import jsonfeed, xmlfeed
from reader.types import FeedRead, Page


def feed(page: Page, now: int) -> FeedRead:
    """The entries of a feed, in its order. UnreadableError when the page is none, with what it is instead."""
    subject = page.name or page.address or "the feed"
    if not page.content.strip():
        raise UnreadableError(subject, "it is empty")
    if dom.looks_binary(page.content):
        raise UnreadableError(
            subject, "this is a file of another kind (a picture, an archive...), not a feed"
        )
    text = dom.decode(page)
    if text.lstrip()[:1] == "{":
        return jsonfeed.read(text, subject, page.address, now)
    return xmlfeed.read(text, subject, page.address, now)
