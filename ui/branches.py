"""What stands in the side bar: a library's views, folders, feeds and tags as a tree of places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.types import Feed, Folder, FolderId, Scope, Sidebar, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
    feeds = _Garden(sidebar, tr).inside(None, 0)
    tags = tuple(
        Branch(Place(name=tag.name, view=View(tag=tag.name), sign="tag", count=tag.total))
        for tag in sorted(sidebar.tags, key=lambda tag: tag.name.casefold())
    )
    headed = ((tr(FEEDS), feeds), (tr("Tags"), tags))
    return views + tuple(Branch(Place(name=name), inside) for name, inside in headed if inside)


def rows(branches: tuple[Branch, ...]) -> Iterator[Place]:
    """All places, from the top down."""
    for branch in branches:
        yield branch.place
        yield from rows(branch.inside)


def alike(some: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether rows differ at most in their counts and marks: then none need be made anew."""
    return len(some) == len(others) and all(
        (one.name, one.depth, one.view) == (other.name, other.depth, other.view)
        for one, other in zip(some, others, strict=True)
        if one is not other
    )


def _scope(scope: Scope, count: int, tr: Callable[[str], str]) -> Place:
    name, sign = SCOPES[scope]
    loud = scope in (Scope.TODAY, Scope.UNREAD)
    return Place(name=tr(name), view=View(scope=scope), sign=sign, count=count, loud=loud)


class _Garden:
    """Feeds and folders by the folder that they stand in, each by name."""

    def __init__(self, sidebar: Sidebar, tr: Callable[[str], str]) -> None:
        self._tr = tr
        self._folders: dict[FolderId | None, list[Folder]] = {}
        self._feeds: dict[FolderId | None, list[Feed]] = {}
        for folder in sorted(sidebar.folders, key=lambda folder: folder.name.casefold()):
            self._folders.setdefault(folder.parent, []).append(folder)
        for feed in sorted(sidebar.feeds, key=lambda feed: feed.title.casefold()):
            self._feeds.setdefault(feed.folder, []).append(feed)

    def inside(self, parent: FolderId | None, depth: int) -> tuple[Branch, ...]:
        """What stands in a folder: first the folders, then the feeds."""
        folders = [self._folder(folder, depth) for folder in self._folders.get(parent, ())]
        return (*folders, *(Branch(_feed(feed, depth)) for feed in self._feeds.get(parent, ())))

    def _folder(self, folder: Folder, depth: int) -> Branch:
        inside = self.inside(folder.id, depth + 1)
        trouble = any(branch.place.trouble for branch in inside)
        place = Place(
            name=folder.name,
            view=View(folder=folder.id),
            sign="folder",
            count=sum(branch.place.count for branch in inside),
            loud=True,
            depth=depth,
            trouble=self._tr("A feed in this folder has trouble") if trouble else "",
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
