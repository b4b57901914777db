"""The whole library as JSON lines: one story a line, with everything the person did to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader import dates
from reader.types import StoryId, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.types import Highlight, Picture, Story


def lines(library: Library) -> Iterator[str]:
    """Oldest first, so that an import of the lines gives them their places in order."""
    feeds = {feed.id: feed.address for feed in library.feeds(unsubscribed=True)}
    for id_ in reversed(library.ids(View())):
        story = library.story(StoryId(id_))
        guid = library.guid(story.id)
        record = {**_record(story), "feed": feeds.get(story.feed) if story.feed else None, "guid": guid}
        yield json.dumps(record, ensure_ascii=False)


def _record(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "title": story.headline,
        "url": story.address,
        "date": dates.iso(story.published) if story.dated else None,
        "arrived": dates.iso(story.arrived),
        "author": story.byline,
        "outlet": story.outlet,
        "dateline": story.dateline,
        "updated": story.updated,
        "caption": story.caption,
        "summary": list(story.summary),
        "language": story.language,
        "html": story.html,
        "text": story.body.text,
        "picture": _picture(story.picture) if story.picture else None,
        "tags": list(story.tags),
        "note": story.note,
        "highlights": [highlight_record(one) for one in story.highlights],
        "quotes": [{name: getattr(quote, name) for name in type(quote).__slots__} for quote in story.quotes],
        "read": story.read,
        "bookmarked": story.bookmarked,
        "enclosures": [
            {"url": one.address, "type": one.media_type, "length": one.length} for one in story.enclosures
        ],
        "hash": story.hash,
    }


def highlight_record(one: Highlight) -> dict[str, Any]:
    """A highlight as it is written down: `lost` when the text has its words no more."""
    return {
        "field": one.field,
        "start": one.start,
        "end": one.end,
        "text": one.exact,
        "prefix": one.prefix,
        "suffix": one.suffix,
        "colour": one.colour,
        "note": one.note,
        "tags": list(one.tags),
        "made": dates.iso(one.made),
        "lost": one.lost,
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {
        "url": picture.address,
        "alt": picture.alt,
        "width": picture.width,
        "height": picture.height,
    }
