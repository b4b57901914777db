"""What stands in the side bar: a library's views, searches, folders, feeds and tags as a tree of places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.types import Feed, Folder, FolderId, SavedSearch, Scope, Sidebar, Tag, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    Tr = Callable[[str], str]

SCOPES = {
    Scope.TODAY: ("Today", "today"),
    Scope.UNREAD: ("Unread", "unread"),
    Scope.BOOKMARKS: ("Bookmarks", "bookmark"),
    Scope.READING: ("Reading list", "reading"),
    Scope.CAPTURES: ("Captures", "capture"),
    Scope.HIGHLIGHTS: ("Highlights", "highlight"),
    Scope.QUOTES: ("Quotes", "quotes"),
    Scope.ALL: ("All stories", "all"),
    Scope.TRASH: ("Trash", "trash"),
}
SEARCHES, FEEDS, TAGS = "Searches", "Feeds", "Tags"  # the headings
COUNTED = 1_000  # up to so many stories of a search are counted


class Place(NamedTuple):
    """One row of the side bar; a heading has no view. `loud` counts are of unread stories."""

    name: str
    view: View | None = None
    sign: str = ""  # of ui/icons; "" for a feed, which shows its first letter
    count: int = 0  # type: ignore[assignment] # tuples have a method of that name
    loud: bool = False
    depth: int = 0
    trouble: str = ""  # what is wrong with a feed, or with one in a folder, in words
    icon: str = ""  # the hash of a feed's own picture
    quiet: bool = False  # a feed that rests
    colour: str = ""  # of a tag: one of COLOURS

    @property
    def key(self) -> str:
        """What the place is remembered by when it is closed."""
        return f"#{self.view.tag}" if self.view and self.view.tag else self.name

    @property
    def counted(self) -> str:
        """The count as it is shown; searches are not counted to their end."""
        if self.view and self.view.search and self.count >= COUNTED:
            return f"{COUNTED - 1}+"
        return f"{self.count:,}" if self.count < 100_000 else f"{self.count // 1000:,}k"


class Branch(NamedTuple):
    """A place with the places inside it."""

    place: Place
    inside: tuple[Branch, ...] = ()


def plant(sidebar: Sidebar, tr: Tr, found: Mapping[View, int] | None = None) -> tuple[Branch, ...]:
    """The whole side bar: fixed views, then saved searches, feeds in their folders, tags in theirs.

    `found` says how many stories the saved searches have, as far as it is known.
    """
    views = tuple(Branch(_scope(scope, sidebar.counts.get(scope, 0), tr)) for scope in SCOPES)
    searches = tuple(Branch(_search(one, found or {})) for one in sidebar.searches)
    feeds = _Garden(sidebar, tr).inside(None, 0)
    headed = ((tr(SEARCHES), searches), (tr(FEEDS), feeds), (tr(TAGS), _tags(sidebar.tags)))
    return views + tuple(Branch(Place(name=name), inside) for name, inside in headed if inside)


def search_view(search: SavedSearch) -> View:
    """The view that a saved search is."""
    return View(search=search.query, best=search.best)


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


def _search(search: SavedSearch, found: Mapping[View, int]) -> Place:
    view = search_view(search)
    return Place(name=search.name, view=view, sign="search", count=found.get(view, 0))


def _tags(tags: Sequence[Tag], above: str = "", depth: int = 0) -> tuple[Branch, ...]:
    """The tags in a tag ("" is the top), each with those in it: war/east stands in war."""
    inside = [tag for tag in tags if tag.name.casefold().startswith(above.casefold())]
    known = {tag.name.casefold() for tag in inside}
    branches: list[Branch] = []
    for tag in sorted(inside, key=lambda tag: tag.name.casefold()):
        if tag.name.casefold().rpartition("/")[0] in known:
            continue  # it stands further in
        place = Place(
            name=tag.name[len(above) :],
            view=View(tag=tag.name),
            sign="tag",
            count=tag.total,
            depth=depth,
            colour=tag.colour,
        )
        branches.append(Branch(place, _tags(inside, f"{tag.name}/", depth + 1)))
    return tuple(branches)


def _scope(scope: Scope, count: int, tr: Tr) -> Place:
    name, sign = SCOPES[scope]
    loud = scope in (Scope.TODAY, Scope.UNREAD)
    return Place(name=tr(name), view=View(scope=scope), sign=sign, count=count, loud=loud)


class _Garden:
    """Feeds and folders by the folder that they stand in, each by name."""

    def __init__(self, sidebar: Sidebar, tr: Tr) -> None:
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
