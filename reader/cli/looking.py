"""Commands that look: info, list, search, show."""

from __future__ import annotations

import sqlite3
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from reader import __version__, dates, days, places, safety
from reader.exporters import text
from reader.exporters.jsonl import highlight_record
from reader.types import FeedId, Scope, StoryId, View

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Line, Quote, Story


def info(here: Context) -> Record:
    sidebar = here.library.sidebar()
    facts = {
        "version": __version__,
        "library": str(here.folder),
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "stories": sidebar.total,
        "feeds": len(sidebar.feeds),
        "tags": len(sidebar.tags),
        "unread": sidebar.counts[Scope.UNREAD],
        "bookmarked": sidebar.counts[Scope.BOOKMARKS],
    }
    for name, value in facts.items():
        here.output.say(f"{name}: {value}")
    if words := places.warning(here.folder):
        here.output.warn(words)
    return facts


# -- lists --


def list_(here: Context) -> Record:
    return LISTS[here.args.what](here)


def list_stories(here: Context) -> Record:
    feed = FeedId(here.args.feed) if here.args.feed is not None else None
    return _page(here, View(feed=feed, tag=here.args.tag))


def search(here: Context) -> Record:
    typed = " ".join(here.args.query)
    for notice in here.library.explain(typed):
        here.output.warn(notice)
    return _page(here, View(search=typed, best=here.args.best))


def _page(here: Context, view: View) -> Record:
    """One page of a view; "next" is the cursor of the page after it, null at the end.

    It is the key of the page's last story; best first, where keys tell no order, how many come before.
    """
    limit, after = here.args.limit, here.args.after
    skipped = max(after or 0, 0) if view.best else 0
    ids = here.library.ids(view, skipped + limit + 1, None if view.best else after)[skipped:]
    shown = ids[:limit]
    lines = here.library.lines(shown, view.search)
    for line in lines:
        here.output.say(f"{line.id}\t{days.of(line.published)}\t{line.outlet}\t{line.headline}")
    following = None
    if len(ids) > len(shown) > 0:
        following = skipped + len(shown) if view.best else here.library.key(StoryId(shown[-1]))
    return {"stories": [_line(line) for line in lines], "next": following}


def _line(line: Line) -> Record:
    return {
        "id": line.id,
        "title": line.headline,
        "url": line.address,
        "feed": line.feed,
        "outlet": line.outlet,
        "published": dates.iso(line.published),
        "read": line.read,
        "bookmarked": line.bookmarked,
        "tags": list(line.tags),
        "snippet": line.excerpt,
        "marks": [list(mark) for mark in line.marks],
        "title_marks": [list(mark) for mark in line.headline_marks],
        "found_in": line.found_in,
    }


def list_feeds(here: Context) -> Record:
    feeds = here.library.feeds()
    for feed in feeds:
        here.output.say(f"{feed.id}\t{feed.unread}/{feed.total}\t{feed.title}\t{feed.error or feed.address}")
    return {"feeds": [{"id": feed.id, "url": feed.address, **feed._asdict()} for feed in feeds]}


def list_tags(here: Context) -> Record:
    tags = here.library.tags()
    for tag in tags:
        here.output.say(f"{tag.name}\t{tag.total}")
    return {"tags": [tag._asdict() for tag in tags]}


def list_quotes(here: Context) -> Record:
    here.find_quotes()
    names = ("story", "field", "text", "speaker", "confidence")
    quotes = [dict(zip(names, row, strict=True)) for row in here.library.quotes(here.args.limit)]
    for quote in quotes:
        here.output.say(f"{quote['story']}\t{quote['speaker'] or '?'}\t{quote['text']}")
    return {"quotes": quotes}


def list_speakers(here: Context) -> Record:
    here.find_quotes()
    speakers = here.library.speakers()
    for name, count in speakers:
        here.output.say(f"{count}\t{name}")
    return {"speakers": [{"name": name, "quotes": count} for name, count in speakers]}


def list_highlights(here: Context) -> Record:
    found = here.library.highlights()[: here.args.limit]
    for story in found:
        for one in story.highlights:
            here.output.say(f"{story.id}\t{one.colour}\t{one.exact}")
    return {
        "highlights": [
            {"story": story.id, "title": story.headline, **highlight_record(one)}
            for story in found
            for one in story.highlights
        ]
    }


def list_backups(here: Context) -> Record:
    backups = safety.backups(here.folder)
    for one in backups:
        here.output.say(f"{one.path.name}\t{one.bytes >> 10:,} kB")
    return {"backups": [asdict(one) | {"made": dates.iso(one.made)} for one in backups]}


LISTS: dict[str, Callable[[Context], Record]] = {
    "stories": list_stories,
    "feeds": list_feeds,
    "tags": list_tags,
    "quotes": list_quotes,
    "speakers": list_speakers,
    "highlights": list_highlights,
    "backups": list_backups,
}


# -- one story --


def show(here: Context) -> Record:
    story = here.library.story(StoryId(here.args.id))
    if not story.quoted:
        here.find_quotes()
        story = here.library.story(story.id)
    form = here.args.form
    if form == "raw":
        content = here.library.raw(story)
        if not here.output.as_json:
            here.output.write_bytes(content)
        return {"id": story.id, "raw": content.decode("utf-8", errors="replace")}
    versions = [
        {"replaced": dates.iso(replaced), "title": headline, "text": text}
        for replaced, headline, text in here.library.versions(story.id)
    ]
    texts = {"html": story.html, "text": text.of_story(story)}
    here.output.say(texts.get(form) or "\n\n".join(f"{one['replaced']}\n{one['text']}" for one in versions))
    return _story(story) | {"versions": versions}


def _story(story: Story) -> Record:
    return {
        "id": story.id,
        "title": story.headline,
        "url": story.address,
        "feed": story.feed,
        "outlet": story.outlet,
        "author": story.byline,
        "published": dates.iso(story.published),
        "dated": story.dated,
        "updated": story.updated,
        "caption": story.caption,
        "summary": list(story.summary),
        "dateline": story.dateline,
        "html": story.html,
        "text": story.body.text,
        "tags": list(story.tags),
        "note": story.note,
        "read": story.read,
        "bookmarked": story.bookmarked,
        "quotes": [quote_record(quote) for quote in story.quotes],
        "highlights": [highlight_record(one) for one in story.highlights],
        "enclosures": [one._asdict() for one in story.enclosures],
        "dropped": [one._asdict() for one in story.dropped],
        "hash": story.hash,
        "sure": story.sure,
        "whole_text": story.wholeness,
        "trouble": story.trouble,
        "pictures": {address: str(kept.file) for address, kept in story.pictures.items()},
    }


def quote_record(quote: Quote) -> Record:
    """A quote with all that is known of it."""
    return {name: getattr(quote, name) for name in type(quote).__slots__}


COMMANDS = {"info": info, "list": list_, "search": search, "show": show}
