"""A stored story, opened for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Story

if TYPE_CHECKING:
    from reader.store.stories import Kept
    from reader.types import Quote


def story(kept: Kept, quotes: tuple[Quote, ...], tags: tuple[str, ...]) -> Story:
    """The story with its body in blocks; its HTML is cleaned once more, as a newer cleaner would."""
    from reader import blocks, sanitize

    html = sanitize.clean(kept.html, kept.address).html
    return Story(
        id=kept.id,
        headline=kept.headline,
        outlet=kept.outlet,
        published=kept.published.second if kept.published else kept.arrived,
        dated=kept.published is not None,
        arrived=kept.arrived,
        address=kept.address,
        byline=kept.byline,
        dateline=kept.dateline,
        updated=kept.updated,
        caption=kept.caption,
        summary=kept.summary,
        language=kept.language,
        html=html,
        body=blocks.read(html),
        picture=kept.picture,
        enclosures=kept.enclosures,
        quotes=quotes,
        dropped=kept.dropped,
        read=kept.read,
        bookmarked=kept.bookmarked,
        tags=tags,
        note=kept.note,
        feed=kept.feed,
        capture=kept.capture,
        hash=kept.hash,
        sure=kept.sure,
        scroll=kept.scroll,
    )
