"""Why a list is empty, in words, and what would fill it: an empty list is an answer too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.types import Scope, View
from ui.parts import count, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.types import Feed


class Reason(NamedTuple):
    """A headline, a sentence that helps on, a sign, and the command that would fill the list, if any.

    `button`: what its button says; "" the command's own words.
    """

    headline: str
    words: str
    sign: str
    command: str = ""
    button: str = ""


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


NEWS = (Scope.ALL, Scope.UNREAD, Scope.TODAY)  # views that feeds fill
NAMED = 2  # feeds whose trouble is said; the sign beside each in the side bar says the rest


def why_empty(
    view: View, trouble: str, tr: Callable[[str], str], feeds: Sequence[Feed] = (), *, offline: bool = False
) -> Reason:
    """What to say when a view has no stories.

    `trouble` is what is wrong with its feed, `feeds` are all that are read; `offline`: none may be asked.
    """
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
    if view.scope in NEWS and offline and feeds:
        words = tr("No feed is asked meanwhile, so nothing new comes in.")
        return Reason(tr("You are working offline"), words, "offline", "offline", tr("Go online"))
    if view.scope in NEWS and (failed := all_failed(feeds)):
        one = tr("This feed could not be read") if len(failed) == 1 else tr("No feed could be read")
        return Reason(one, _troubles(failed, tr), "warning", "refresh", tr("Try again"))
    reason = SCOPES[view.scope]
    return reason._replace(headline=tr(reason.headline), words=tr(reason.words))


def all_failed(feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """The feeds that are asked, when none of them could be read the last time."""
    asked = tuple(feed for feed in feeds if not feed.paused)
    return asked if all(feed.error for feed in asked) else ()


def _troubles(failed: Sequence[Feed], tr: Callable[[str], str]) -> str:
    """What went wrong with feeds: once, when it is the same with all."""
    if len({feed.error for feed in failed}) == 1:
        return _full(failed[0].error)
    lines = [f"{feed.title}: {_full(feed.error)}" for feed in failed[:NAMED]]
    if (more := len(failed) - NAMED) > 0:
        one = tr("1 more failed; its sign in the side bar says why.")
        lines.append(count(more, one, tr("{} more failed; their signs in the side bar say why.")))
    return "\n\n".join(lines)


def _full(words: str) -> str:
    words = sentence(words)
    return words if words.endswith((".", "!", "?")) else f"{words}."
