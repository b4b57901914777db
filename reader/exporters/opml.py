"""Subscriptions as OPML, for any other feed reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import opml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library import Library
    from reader.types import Folder, FolderId


def lines(library: Library) -> Iterator[str]:
    sidebar = library.sidebar()
    folders = {folder.id: folder for folder in sidebar.folders}
    outlines = [
        opml.Outline(
            title=feed.title, address=feed.address, site=feed.site, folders=_path(folders, feed.folder)
        )
        for feed in sidebar.feeds
    ]
    yield opml.write(outlines, "Cuttings")


def _path(folders: dict[FolderId, Folder], id_: FolderId | None) -> tuple[str, ...]:
    """The names of the folders from the top down to this one."""
    names: list[str] = []
    while id_ is not None:
        names.append(folders[id_].name)
        id_ = folders[id_].parent
    return tuple(reversed(names))
