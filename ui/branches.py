"""What stands in the side bar: a library's views, folders, feeds and tags as a tree of places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.types import Feed, Folder, FolderId, Scope, Sidebar, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCOPES = {
    Scope.TODAY: ("Today", "today"),
    Scope.UNREAD: ("Unread", "unread"),
    Scope.BOOKMARKS: ("Bookmarks", "bookmark"),
    Scope.CAPTURES: ("Captures", "capture"),
    Scope.ALL: ("All stories", "all"),
}


FEEDS = "Feeds"  # the heading above them


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row of the side bar; a heading has no view. `loud` counts are of unread stories."""

    name: str
    view: View | None = None
    sign: str = ""  # of ui/icons; "" for a feed, which shows its first letter
    count: int = 0
    loud: bool = False
    depth: int = 0
    trouble: str = ""  # what is wrong with a feed, or with one in a folder, in words
    icon: str = ""  # the hash of a feed's own picture
    quiet: bool = False  # a feed that rests


@dataclass(frozen=True, slots=True)
class Branch:
    """A place with the places inside it."""

    place: Place
    inside: tuple[Branch, ...] = ()


def plant(sidebar: Sidebar, tr: Callable[[str], str]) -> tuple[Branch, ...]:
    """The whole side bar: fixed views, then feeds in their folders, then tags."""
    views = tuple(Branch(_scope(scope, sidebar.counts.get(scope, 0), tr)) for scope in SCOPES)
    feeds = tuple(_inside(None, sidebar, 0, tr))
    tags = tuple(
        Branch(Place(name=tag.name, view=View(tag=tag.name), sign="tag", count=tag.total))
        for tag in sorted(sidebar.tags, key=lambda tag: tag.name.casefold())
    )
    headed = ((tr(FEEDS), feeds), (tr("Tags"), tags))
    return views + tuple(Branch(Place(name=name), inside) for name, inside in headed if inside)


def shape(branches: tuple[Branch, ...], depth: int = 0) -> Iterator[tuple[int, str, View | None]]:
    """What the tree is but for its counts: while this stays the same, rows need not be made anew."""
    for branch in branches:
        yield depth, branch.place.name, branch.place.view
        yield from shape(branch.inside, depth + 1)


def _scope(scope: Scope, count: int, tr: Callable[[str], str]) -> Place:
    name, sign = SCOPES[scope]
    loud = scope in (Scope.TODAY, Scope.UNREAD)
    return Place(name=tr(name), view=View(scope=scope), sign=sign, count=count, loud=loud)


def _inside(
    parent: FolderId | None, sidebar: Sidebar, depth: int, tr: Callable[[str], str]
) -> Iterator[Branch]:
    for folder in sorted(sidebar.folders, key=lambda folder: folder.name.casefold()):
        if folder.parent == parent:
            yield _folder(folder, sidebar, depth, tr)
    for feed in sorted(sidebar.feeds, key=lambda feed: feed.title.casefold()):
        if feed.folder == parent:
            yield Branch(_feed(feed, depth))


def _folder(folder: Folder, sidebar: Sidebar, depth: int, tr: Callable[[str], str]) -> Branch:
    inside = tuple(_inside(folder.id, sidebar, depth + 1, tr))
    count = sum(branch.place.count for branch in inside)
    trouble = any(branch.place.trouble for branch in inside)
    place = Place(
        name=folder.name,
        view=View(folder=folder.id),
        sign="folder",
        count=count,
        loud=True,
        depth=depth,
        trouble=tr("A feed in this folder has trouble") if trouble else "",
    )
    return Branch(place, inside)


def _feed(feed: Feed, depth: int) -> Place:
    name = feed.title or feed.site or feed.address
    return Place(
        name=name,
        view=View(feed=feed.id),
        sign="pause" if feed.paused else "",
        count=feed.unread,
        loud=True,
        depth=depth,
        trouble=feed.error,
        icon=feed.icon,
        quiet=feed.paused or feed.retired,
    )
