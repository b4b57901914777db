"""Commands that mark: tag, untag, note, highlight, read, unread, bookmark, unbookmark, delete, join, cut."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.cli.arguments import UsageError
from reader.types import Field, HighlightColour, StoryId, View

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.cli.context import Context
    from reader.cli.output import Record
    from reader.types import Changes


def tag(here: Context) -> Record:
    ids = list(here.library.ids(View())) if here.args.all else here.args.ids
    if not ids and not here.args.all:
        raise UsageError("cuttings tag: name the stories to tag, by their ids")
    changes = here.library.tag(ids, here.args.name)
    here.acknowledge("tag", frozenset(ids), tag=here.args.name)
    return _result(changes, ids)


def untag(here: Context) -> Record:
    return _result(here.library.untag(here.args.ids, here.args.name), here.args.ids)


def note(here: Context) -> Record:
    changes = here.library.note(StoryId(here.args.id), here.args.text)
    here.acknowledge("note", frozenset([here.args.id]))
    return _result(changes, [here.args.id])


def highlight(here: Context) -> Record:
    """Mark words; a note and tags that cannot be kept refuse the whole act."""
    args = here.args
    marked = here.library.highlight(
        StoryId(args.id),
        args.start,
        args.end,
        HighlightColour(args.colour),
        field=Field(args.field),
        note=args.note,
        tags=tuple(args.tags),
    )
    here.acknowledge("highlight", frozenset([args.id]))
    return {**_result(marked.changes, [args.id]), "highlight": marked.highlight.id}


def mark_read(here: Context, read: bool) -> Record:
    return _result(here.library.mark_read(here.args.ids, read), here.args.ids)


def bookmark(here: Context, on: bool) -> Record:
    return _result(here.library.bookmark(here.args.ids, on), here.args.ids)


def delete(here: Context) -> Record:
    ids = [StoryId(id_) for id_ in here.args.ids]
    hashes = here.library.hashes(ids) if here.output.events else {}
    changes = here.library.delete(ids)
    here.output.acknowledge("delete", hashes)
    return _result(changes, ids)


def undelete(here: Context) -> Record:
    changes = here.library.undelete([StoryId(id_) for id_ in here.args.ids])
    here.acknowledge("undelete", frozenset(changes.added))
    return _result(changes, here.args.ids)


def join(here: Context) -> Record:
    first, second = map(StoryId, here.args.ids)
    changes = here.library.join(first, second)
    left = second if first not in changes.gone else first
    return _recut(here, "join", changes, first if left is second else second)


def cut(here: Context) -> Record:
    story = StoryId(here.args.id)
    return _recut(here, "cut", here.library.cut(story, here.args.at), story)


def _recut(here: Context, op: str, changes: Changes, story: StoryId) -> Record:
    """The stories that the capture of a story holds now."""
    here.acknowledge(op, changes.stories | frozenset(changes.added))
    ids = list(here.library.captured(story))
    return {"stories": ids, "updated": len(changes.stories), "new": len(changes.added)}


def _result(changes: Changes, ids: Sequence[int]) -> Record:
    return {"stories": list(ids), "updated": len(changes.stories)}


COMMANDS: dict[str, Callable[[Context], Record]] = {
    "tag": tag,
    "untag": untag,
    "note": note,
    "highlight": highlight,
    "delete": delete,
    "undelete": undelete,
    "join": join,
    "cut": cut,
    "read": partial(mark_read, read=True),
    "unread": partial(mark_read, read=False),
    "bookmark": partial(bookmark, on=True),
    "unbookmark": partial(bookmark, on=False),
}
