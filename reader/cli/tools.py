"""Commands without a library: split, quotes, extract, sanitize, parse, probe-image."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader import captures, probe
from reader.errors import ReaderError, UnreadableError
from reader.types import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Cut, Quote

BATCH = 500_000  # characters of text that go to a worker at once


def split(here: Context) -> Record:
    failed: list[ReaderError] = []
    for path in here.args.files:
        try:
            cuts = here.intake.cuts(captures.from_file(path))
        except ReaderError as error:
            failed.append(error)
            here.output.warn(str(error))
            here.output.record({"file": str(path), "stories": []})
            continue
        stories = [_cut(cut) for cut in cuts]
        text = "\n".join(f"{path}\t{story['title']}" for story in stories)
        here.output.record({"file": str(path), "stories": stories}, text)
    if failed and len(failed) == len(here.args.files):
        raise failed[0]
    return {"files": len(here.args.files), "failed": len(failed)}


def _cut(cut: Cut) -> Record:
    return {
        "title": cut.headline,
        "updated": cut.updated or None,
        "byline": cut.byline or None,
        "caption": cut.caption or None,
        "summary": list(cut.summary),
        "dateline": cut.dateline or None,
        "body": list(cut.paragraphs),
        "dropped": [one._asdict() for one in cut.dropped],
        "sure": cut.sure,
    }


def quotes(here: Context) -> Record:
    found = 0
    for batch in _batches(_texts(here)):
        for id_, text_quotes in here.intake.quotes(batch):
            found += len(text_quotes)
            text = "\n".join(f"{quote.speaker or '?'}\t{quote.text}" for quote in text_quotes)
            here.output.record({"id": id_, "quotes": [_quote(quote) for quote in text_quotes]}, text)
    return {"found": found}


def _texts(here: Context) -> Iterator[tuple[object, str]]:
    """(id, text) of each JSON line; a plain text file is one text, called by its name."""
    if here.args.file == "-":
        yield from _json_lines(here, captures.from_stream(sys.stdin.buffer, "standard input").content)
        return
    path = Path(here.args.file)
    content = captures.read_bytes(path)
    if content.lstrip()[:1] == b"{":
        yield from _json_lines(here, content)
    else:
        yield path.name, content.decode("utf-8", errors="replace")


def _json_lines(here: Context, content: bytes) -> Iterator[tuple[object, str]]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            id_, text = record["id"], str(record["text"])
        except (ValueError, KeyError, TypeError, RecursionError):
            id_, text = [], ""
        if isinstance(id_, dict | list):
            here.output.skip(number, "this is no JSON object with an id and a text")
        else:
            yield id_, text


def _batches(texts: Iterator[tuple[object, str]]) -> Iterator[list[tuple[object, str]]]:
    batch: list[tuple[object, str]] = []
    size = 0
    for one in texts:
        batch.append(one)
        size += len(one[1])
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _quote(quote: Quote) -> Record:
    return {
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker or None,
        "name": quote.name or None,
        "role": quote.role or None,
        "cue": quote.cue or None,
        "level": quote.level,
        "confidence": quote.confidence,
        "why": quote.why,
    }


def extract(here: Context) -> Record:
    page = _page(here.args.file, address=here.args.url, media_type="text/html")
    story = here.intake.article(page)
    here.output.say(f"{story.headline}\n\n{story.text}")
    return {
        "title": story.headline,
        "byline": story.byline,
        "date": story.date,
        "html": story.html,
        "text": story.text,
        "image": story.picture.address if story.picture else None,
    }


def sanitize(here: Context) -> Record:
    cleaned = here.intake.clean(_page(here.args.file, media_type="text/html"))
    here.output.say(cleaned.html)
    for one in cleaned.dropped:
        here.output.say(f"dropped: {one.why}: {one.text}")
    return {"html": cleaned.html, "dropped": [one._asdict() for one in cleaned.dropped]}


def parse(here: Context) -> Record:
    media_type = here.args.content_type.partition(";")[0].strip().lower()
    charset = here.args.content_type.partition("charset=")[2].strip(" \"'")
    page = _page(here.args.file, address=here.args.base, media_type=media_type, charset=charset)
    read = here.intake.feed(page)
    for notice in read.notices:
        here.output.warn(notice)
    for story in read.stories:
        here.output.say(f"{story.guid}\t{story.headline}")
    return {
        "title": read.title,
        "site": read.site,
        "stories": [
            {
                "guid": story.guid,
                "title": story.headline,
                "url": story.address,
                "author": story.byline,
                "published": story.published.second if story.published else None,
                "html": story.html,
                "text": story.text,
                "enclosures": [one._asdict() for one in story.enclosures],
            }
            for story in read.stories
        ],
    }


def probe_image(here: Context) -> Record:
    found = probe.probe(captures.read_bytes(here.args.file))
    if found is None:
        raise UnreadableError(str(here.args.file), "this is no PNG, JPEG, GIF or WebP of a usable size")
    here.output.say(f"{found.format}\t{found.width} × {found.height}")
    return {"format": found.format, "width": found.width, "height": found.height}


def _page(path: Path, *, address: str = "", media_type: str = "", charset: str = "") -> Page:
    content = captures.read_bytes(path)
    return Page(content=content, media_type=media_type, charset=charset, address=address, name=path.name)


COMMANDS = {
    "split": split,
    "quotes": quotes,
    "extract": extract,
    "sanitize": sanitize,
    "parse": parse,
    "probe-image": probe_image,
}
