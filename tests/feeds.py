"""Writes small valid feeds for tests: RSS 2.0, Atom 1.0 and JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Literal, NamedTuple

Kind = Literal["rss", "atom", "json"]

MEDIA_TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
NEWEST = datetime(2026, 11, 1, 12, tzinfo=UTC)  # the first story's; each later one is an hour older


class Story(NamedTuple):
    headline: str
    html: str
    address: str
    published: datetime


def write(kind: Kind, title: str, stories: Sequence[tuple[str, str]], *, site: str, address: str) -> str:
    """A feed of (headline, HTML) stories, newest first. The address of a story follows from its headline."""
    writer = {"rss": _rss, "atom": _atom, "json": _json}[kind]
    return writer(title, list(_told(stories, site)), site, address)


def _told(stories: Sequence[tuple[str, str]], site: str) -> Iterator[Story]:
    for place, (headline, html) in enumerate(stories):
        slug = re.sub(r"\W+", "-", headline.lower()).strip("-")
        yield Story(headline, html, f"{site}{slug}", NEWEST - timedelta(hours=place))


def _rss(title: str, stories: list[Story], site: str, address: str) -> str:
    items = "".join(
        f"<item><title>{escape(story.headline)}</title><link>{escape(story.address)}</link>"
        f"<guid>{escape(story.address)}</guid><pubDate>{format_datetime(story.published)}</pubDate>"
        f"<description>{escape(story.html)}</description></item>\n"
        for story in stories
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{escape(site)}</link><description>{escape(address)}</description>\n{items}</channel></rss>\n"
    )


def _atom(title: str, stories: list[Story], site: str, address: str) -> str:
    entries = "".join(
        f"<entry><title>{escape(story.headline)}</title><id>{escape(story.address)}</id>"
        f'<link href="{escape(story.address)}"/><published>{story.published.isoformat()}</published>'
        f"<updated>{story.published.isoformat()}</updated>"
        f'<content type="html">{escape(story.html)}</content></entry>\n'
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<title>{escape(title)}</title><id>{escape(address)}</id><link href="{escape(site)}"/>'
        f'<link rel="self" href="{escape(address)}"/><updated>{NEWEST.isoformat()}</updated>'
        f"\n{entries}</feed>\n"
    )


def _json(title: str, stories: list[Story], site: str, address: str) -> str:
    items = [
        {
            "id": story.address,
            "url": story.address,
            "title": story.headline,
            "content_html": story.html,
            "date_published": story.published.isoformat(),
        }
        for story in stories
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": site,
            "feed_url": address,
            "items": items,
        },
        ensure_ascii=False,
    )
