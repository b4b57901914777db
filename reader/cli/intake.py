"""Commands that bring stories in and take them out: save, add, refresh, import, export."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader import captures
from reader.errors import DiskFullError, NotYetError, RefusedError
from reader.types import Changes, Completed, FeedId

if TYPE_CHECKING:
    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Saved

LATER_EXPORTS = ("csv", "html", "zip", "markdown", "epub")


def save(here: Context) -> Record:
    saved = _save(here, here.args.source)
    here.acknowledge("save", saved.changes.added)
    for notice in saved.notices:
        here.output.warn(notice)
    for line in here.library.lines(saved.stories):
        here.output.say(f"{line.id}\t{line.headline}")
    return {"stories": list(saved.stories), "feeds": [], "new": len(saved.changes.added), "updated": 0}


def _save(here: Context, source: str) -> Saved:
    if source == "-":
        return here.library.save_page(captures.from_stream(sys.stdin.buffer, "standard input"))
    if source.startswith(("http://", "https://")):
        return here.library.save_address(source)
    return here.library.save_file(Path(source))


def add(here: Context) -> Record:
    added = here.library.subscribe(here.args.url)
    here.acknowledge("add", added.changes.added)
    for notice in added.notices:
        here.output.warn(notice)
    here.output.say(f"{added.feed}\t{added.title}\t{len(added.changes.added)} stories")
    return {
        "feeds": [added.feed],
        "stories": list(added.changes.added),
        "new": len(added.changes.added),
        "updated": len(added.changes.stories) - len(added.changes.added),
        "choices": [{"url": link.address, "title": link.title} for link in added.choices],
    }


def refresh(here: Context) -> Record:
    def changed(changes: Changes) -> None:
        here.acknowledge("refresh", changes.stories)

    only = [FeedId(id_) for id_ in here.args.feed] if here.args.feed else None
    try:
        here.library.back_up_if_due()  # as all was before, and a first refresh has nothing to copy yet
    except DiskFullError as error:
        here.output.warn(f"no backup was made: {error.reason}")
    result = here.library.refresh(only, force=here.args.force, changed=changed)
    for title, sentence in (*result.failures, *result.notices):
        here.output.warn(f"{title}: {sentence}")
    here.output.say(f"{result.feeds} feeds asked, {result.new} new stories, {result.updated} updated")
    whole = _made_whole(here)
    return whole | {
        "feeds": result.feeds,
        "stories": list(result.changes.added),
        "new": result.new,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "failed": len(result.failures),
    }


def _made_whole(here: Context) -> Record:
    """Fetch the whole texts and pictures that are wanted, unless only feeds were asked for."""
    if here.args.feeds_only:
        return {}

    def kept(done: Completed) -> None:
        here.acknowledge("refresh", done.stories)

    done = here.library.complete_all(kept=kept)
    here.output.say(f"{done.texts} whole texts, {done.pictures} pictures, {done.failed} could not be had")
    return {"whole_texts": done.texts, "pictures": done.pictures, "not_had": done.failed}


def unsubscribe(here: Context) -> Record:
    here.library.unsubscribe(FeedId(here.args.feed))
    return {"feeds": [here.args.feed]}


def take(here: Context) -> Record:
    from reader import importers

    acknowledge = partial(here.acknowledge, "import")
    imported = importers.take(
        here.library, here.args.file, here.args.format or "", here.args.dry_run, acknowledge
    )
    for notice in imported.notices:
        here.output.warn(notice)
    for line, reason in imported.skipped:
        here.output.skip(line, reason)
    here.output.say(f"{len(imported.feeds)} feeds, {len(imported.stories)} stories")
    return {
        "feeds": list(imported.feeds),
        "stories": list(imported.stories),
        "new": len(imported.changes.added),
        "updated": 0,
        "dry_run": here.args.dry_run,
    }


def export(here: Context) -> Record:
    from reader import exporters

    form = here.args.format
    if form in LATER_EXPORTS:
        raise NotYetError(f"export --format {form}", "this comes later; jsonl and opml are there")
    if form not in exporters.FORMATS:
        raise RefusedError(f"export --format {form}", f"there are {', '.join(exporters.FORMATS)}")
    if form == "jsonl":
        here.find_quotes()
    lines = exporters.FORMATS[form](here.library)
    if here.args.dest == "-":
        count = here.output.write_lines(lines)
    else:
        count = captures.write_lines(Path(here.args.dest), lines)
    return {"format": form, "lines": count}


COMMANDS = {
    "save": save,
    "add": add,
    "refresh": refresh,
    "unsubscribe": unsubscribe,
    "import": take,
    "export": export,
}
