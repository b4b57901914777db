"""The lines of our own export back into a library, with tags, notes, bookmarks and read marks.

A story of a feed is that feed's story again; any other is the one of a capture that says the same, or
becomes a capture of its own.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from reader import addresses, dates, dom, ready
from reader.errors import RefusedError, UnreadableError
from reader.store import arrivals, feeds, highlights, pages, state
from reader.store.stories import Stored
from reader.types import (
    EXPORTED,
    NOTHING,
    Changes,
    Enclosure,
    Field,
    Highlight,
    HighlightColour,
    Imported,
    Page,
    Picture,
    Record,
    StoryId,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from reader.library import Library
    from reader.types import FeedId, ReadStory

BATCH = 200
NOBODY = StoryId(0)  # the story of a highlight that has none yet


def take(
    library: Library,
    content: bytes,
    _name: str,
    dry_run: bool,
    acknowledge: Callable[[frozenset[StoryId]], None],
) -> Imported:
    """Take in JSON lines, many a transaction; a line that is no story is skipped with its reason."""
    skipped: list[tuple[int, str]] = []
    total = Imported(changes=NOTHING)
    captured = library.write(pages.captured)
    for batch in _batches(_records(content, skipped)):
        pairs = _read(library, batch, skipped)
        if dry_run:
            continue
        taken = library.write(partial(_store, pairs=pairs, captured=captured, now=library.clock()))
        acknowledge(frozenset(taken.changes.added))
        total = Imported(
            changes=total.changes | taken.changes,
            feeds=tuple(dict.fromkeys(total.feeds + taken.feeds)),
            stories=total.stories + taken.stories,
        )
    return replace(total, skipped=tuple(sorted(skipped)))


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for record in records:
        batch.append(record)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _read(
    library: Library, batch: list[Record], skipped: list[tuple[int, str]]
) -> list[tuple[Record, ReadStory]]:
    """The records with their stories; one that cannot be read is skipped and costs no other."""
    try:
        return list(zip(batch, library.intake.records(batch), strict=True))
    except UnreadableError as error:
        if len(batch) == 1:
            skipped.append((batch[0].line, error.reason))
            return []
    half = len(batch) // 2
    return [*_read(library, batch[:half], skipped), *_read(library, batch[half:], skipped)]


# -- lines --


def _records(content: bytes, skipped: list[tuple[int, str]]) -> Iterator[Record]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield _record(number, json.loads(line))
        except RecursionError:
            skipped.append((number, "it is nested too deeply"))
        except ValueError:
            skipped.append((number, "this is no story of an export (JSON with a title and html or text)"))


def _record(number: int, line: object) -> Record:
    """A line as a record, no field trusted to be of its type; ValueError when it is none."""
    if not isinstance(line, dict) or not any(_text(line, name).strip() for name in ("title", "html", "text")):
        raise ValueError(number)
    text = _text(line, "text")
    return Record(
        line=number,
        headline=_text(line, "title"),
        address=addresses.web(_text(line, "url")),
        feed=addresses.web(_text(line, "feed")),
        guid=_text(line, "guid"),
        byline=_text(line, "author"),
        outlet=_text(line, "outlet"),
        dateline=_text(line, "dateline"),
        updated=_text(line, "updated"),
        caption=_text(line, "caption"),
        summary=_texts(line, "summary"),
        language=_text(line, "language"),
        html=_text(line, "html") or "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n")),
        published=_text(line, "date"),
        picture=_picture(line.get("picture")),
        enclosures=_enclosures(line),
        tags=_texts(line, "tags"),
        note=_text(line, "note"),
        highlights=_highlights(line),
        read=line.get("read") is True,
        bookmarked=line.get("bookmarked") is True,
    )


def _text(line: dict[str, Any], name: str) -> str:
    value = line.get(name)
    return dom.plain(value) if isinstance(value, str) else ""


def _texts(line: dict[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts; a lone text is a list of one."""
    value = line.get(name)
    listed = value if isinstance(value, list) else [value]
    return tuple(dom.plain(one) for one in listed if isinstance(one, str) and one.strip())


def _enclosures(line: dict[str, Any]) -> tuple[Enclosure, ...]:
    listed = line.get("enclosures")
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(
        Enclosure(address, _text(one, "type"), _size(one.get("length")))
        for one in found
        if (address := addresses.web(_text(one, "url")))
    )


def _highlights(line: dict[str, Any]) -> tuple[Highlight, ...]:
    listed = line.get("highlights")
    found = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(_highlight(one) for one in found if _text(one, "text").strip())


def _highlight(line: dict[str, Any]) -> Highlight:
    colour, field = _text(line, "colour"), _text(line, "field")
    made = dates.read(_text(line, "made"), 0)
    return Highlight(
        story=NOBODY,
        field=Field(field) if field in set(Field) else Field.BODY,  # older exports know no other
        start=_size(line.get("start")),
        end=_size(line.get("end")),
        exact=_text(line, "text"),
        prefix=_text(line, "prefix"),
        suffix=_text(line, "suffix"),
        colour=HighlightColour(colour) if colour in set(HighlightColour) else HighlightColour.YELLOW,
        note=_text(line, "note"),
        tags=_texts(line, "tags"),
        made=made.second if made else 0,
    )


def _picture(value: object) -> Picture | None:
    address = addresses.web(_text(value, "url")) if isinstance(value, dict) else ""
    if not isinstance(value, dict) or not address:
        return None
    return Picture(address, _text(value, "alt"), _size(value.get("width")), _size(value.get("height")))


def _size(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 1 << 62 else 0


# -- into the store --


def _store(
    db: sqlite3.Connection, pairs: list[tuple[Record, ReadStory]], captured: dict[str, StoryId], now: int
) -> Imported:
    added: list[StoryId] = []
    every: list[StoryId] = []
    fed: set[FeedId] = set()
    for record, story in pairs:
        if record.feed:
            feed = feeds.of_address(db, record.feed, now)
            fed.add(feed)
            guid = record.guid or ready.fingerprint(story.address, story.headline, "")
            stored = arrivals.save(db, feed, [story._replace(guid=guid)], now)
        elif known := captured.get(ready.fingerprint(story.address, story.headline, story.text)):
            stored = Stored(same=(known,))
        else:
            stored = pages.save(db, _page(story), [story], now)
        (id_,) = stored.added + stored.updated + stored.same
        every.append(id_)
        added += stored.added
        _mark(db, id_, record, now)
    changes = Changes(stories=frozenset(every), feeds=frozenset(fed), tags=True, added=tuple(added))
    return Imported(changes=changes, feeds=tuple(sorted(fed)), stories=tuple(every))


def _page(story: ReadStory) -> Page:
    """What is kept as the raw capture of a story that came alone: the same for the same story."""
    content = json.dumps({"url": story.address, "title": story.headline, "html": story.html})
    return Page(content=content.encode(), media_type=EXPORTED, address=story.address)


def _mark(db: sqlite3.Connection, id_: StoryId, record: Record, now: int) -> None:
    """Give back what the person had done. Only adds: an import takes nothing away."""
    for name in record.tags:
        try:
            state.tag(db, [id_], name)
        except RefusedError:  # no tag of ours ever was so; the story counts more than it
            continue
    if record.note:
        state.add_note(db, id_, record.note, now)
    for highlight in record.highlights:
        highlights.add(db, replace(highlight, story=id_), now)
    if record.read:
        state.mark_read(db, [id_], True, now)
    if record.bookmarked:
        state.bookmark(db, [id_], True, now)
