"""Ways into a library from files of other programs and of our own exports.

Every import can be run twice, and says what it took, what it left out and why. All of them end in
the street of `pipeline` and in `store`, as everything else does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import captures
from reader.errors import NotYetError, RefusedError
from reader.importers import jsonl, opml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library import Library
    from reader.types import Imported, StoryId

LATER = frozenset(
    {"pocket", "instapaper", "omnivore", "wallabag", "readwise", "bookmarks", "csv", "zip", "markdown"}
)
FORMATS: dict[str, Callable[..., Imported]] = {"opml": opml.take, "jsonl": jsonl.take}
BY_SUFFIX = {".opml": "opml", ".xml": "opml", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def nobody(_: frozenset[StoryId]) -> None:
    """For whoever needs no acknowledgement."""


def take(
    library: Library,
    path: Path,
    form: str = "",
    dry_run: bool = False,
    acknowledge: Callable[[frozenset[StoryId]], None] = nobody,
) -> Imported:
    """Take in a file; its name says what it is when `form` does not.

    `acknowledge` hears of stories once they are on the disk. With `dry_run` nothing is written.
    """
    content = captures.read_bytes(path)
    named = form or BY_SUFFIX.get(path.suffix.lower(), "")
    if named in LATER:
        raise NotYetError(f"import --format {named}", "this comes later; opml and jsonl are there")
    if named not in FORMATS:
        raise RefusedError(str(path), f"say what it is: --format {' or '.join(FORMATS)}")
    warning = "" if dry_run or named == "opml" else library.back_up_before_import(content.count(b"\n"))
    imported = FORMATS[named](library, content, path.name, dry_run, acknowledge)
    return replace(imported, notices=(warning,)) if warning else imported
