"""Subscriptions as OPML, for any other feed reader, and for this one without loss."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader import opml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.types import Folder, FolderId


def lines(library: Library) -> Iterator[str]:
    folders = {folder.id: folder for folder in library.sidebar().folders}
    subscriptions = library.subscriptions()
    outlines = [
        opml.Outline(
            title=one.named,
            address=one.feed.address,
            site=one.feed.site,
            folders=_path(folders, one.settings.folder),
            category=one.category,
            settings=replace(one.settings, folder=None),
        )
        for one in subscriptions
    ]
    yield opml.write(outlines, "Cuttings", [_path(folders, id_) for id_ in folders])


def _path(folders: dict[FolderId, Folder], id_: FolderId | None) -> tuple[str, ...]:
    """The names of the folders from the top down to this one."""
    names: list[str] = []
    while id_ is not None:
        names.append(folders[id_].name)
        id_ = folders[id_].parent
    return tuple(reversed(names))
