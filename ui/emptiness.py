"""Why a list is empty, in words, and what would fill it: an empty list is an answer too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.types import Scope, View

if TYPE_CHECKING:
    from collections.abc import Callable


class Reason(NamedTuple):
    """A headline, a sentence that helps on, a sign, and the command that would fill the list, if any."""

    headline: str
    words: str
    sign: str
    command: str = ""


SCOPES = {
    Scope.TODAY: Reason("Nothing new today", "Stories dated today stand here.", "today", "refresh"),
    Scope.UNREAD: Reason("All caught up", "You have read everything there is.", "read", "all"),
    Scope.BOOKMARKS: Reason("No bookmarks yet", "Press S on a story to find it here again.", "bookmark"),
    Scope.READING: Reason(
        "Nothing waits to be read", "Stories that are bookmarked and unread stand here.", "reading"
    ),
    Scope.CAPTURES: Reason(
        "No captures yet",
        "Paste a text anywhere (Ctrl+V), or drop a file on the window.",
        "capture",
        "open_file",
    ),
    Scope.HIGHLIGHTS: Reason(
        "No highlights yet", "Select words in a story and press H to find them here again.", "highlight"
    ),
    Scope.QUOTES: Reason("Nobody is quoted yet", "Stories in which somebody is quoted stand here.", "quotes"),
    Scope.TRASH: Reason(
        "The trash is empty", "Stories that you delete lie here, and can be taken back.", "trash"
    ),
    Scope.ALL: Reason(
        "No stories yet", "Add a feed with Ctrl+N, or paste a text anywhere.", "inbox", "add_feed"
    ),
}


def why_empty(view: View, trouble: str, tr: Callable[[str], str]) -> Reason:
    """What to say when a view has no stories; `trouble` is what is wrong with its feed."""
    if view.search:
        tips = tr('Try fewer words, or the beginning of one. -word leaves out, "a phrase" stays together.')
        return Reason(tr("Nothing found for “{}”").format(view.search), tips, "search", "leave_search")
    if trouble:
        return Reason(tr("This feed could not be read"), trouble, "warning", "refresh_place")
    if view.feed is not None:
        return Reason(tr("Nothing in this feed yet"), tr("Refresh with F5."), "feed", "refresh_place")
    if view.folder is not None:
        return Reason(tr("Nothing here"), tr("Drop feeds on the folder to see their stories here."), "folder")
    if view.tag:
        return Reason(tr("Nothing here"), tr("Press T on a story to put a tag on it."), "tag")
    reason = SCOPES[view.scope]
    return reason._replace(headline=tr(reason.headline), words=tr(reason.words))
