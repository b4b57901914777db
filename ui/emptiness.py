"""Why a list is empty, in words: an empty list is an answer too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.types import Scope, View

if TYPE_CHECKING:
    from collections.abc import Callable

Words = tuple[str, str]  # a headline, and a sentence that helps on

SCOPES = {
    Scope.TODAY: ("Nothing new today", "Stories of the last day stand here."),
    Scope.UNREAD: ("All caught up", "You have read everything there is."),
    Scope.BOOKMARKS: ("No bookmarks yet", "Press S on a story to find it here again."),
    Scope.READING: ("Nothing waits to be read", "Stories that are bookmarked and unread stand here."),
    Scope.CAPTURES: ("No captures yet", "Paste a text anywhere (Ctrl+V), or drop a file on the window."),
    Scope.HIGHLIGHTS: ("No highlights yet", "Stories in which you marked words stand here."),
    Scope.QUOTES: ("Nobody is quoted yet", "Stories in which somebody is quoted stand here."),
    Scope.TRASH: ("The trash is empty", "Stories that you delete lie here, and can be taken back."),
    Scope.ALL: ("No stories yet", "Add a feed with Ctrl+N, or paste a text anywhere."),
}


def why_empty(view: View, trouble: str, tr: Callable[[str], str]) -> Words:
    """What to say when a view has no stories; `trouble` is what is wrong with its feed."""
    if view.search:
        found = tr("Nothing found for “{}”").format(view.search)
        return found, tr(
            'Try fewer words, or the beginning of one. -word leaves out, "a phrase" stays together.'
        )
    if trouble:
        return tr("This feed could not be read"), trouble
    if view.feed is not None:
        return tr("Nothing in this feed yet"), tr("Refresh with F5.")
    if view.folder is not None or view.tag:
        return tr("Nothing here"), ""
    headline, words = SCOPES[view.scope]
    return tr(headline), tr(words)
