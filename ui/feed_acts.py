"""What a person does to feeds and folders, each act with its way back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.types import Changes
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reader.library import Library
    from reader.types import Feed, FeedId, FeedSettings, Folder, FolderId, RemovedFolder
    from ui.background import Background
    from ui.banner import Banner
    from ui.undo import Undo

FOLDERS = Changes(folders=True)


class FeedActs(QObject):
    """Settles, moves and unsubscribes feeds; makes, names, moves and takes away folders."""

    def __init__(
        self, library: Library, background: Background, banner: Banner, undo: Undo, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._background, self._banner, self._undo = library, background, banner, undo

    # ── feeds ────────────────────────────────────────────────────────────────────────────────────

    def settle(self, words: str, feed: FeedId, **changed: Any) -> None:
        """Change some of a feed's settings."""
        before = self._library.settings_of(feed)
        after = replace(before, **changed)
        if after != before:
            self._undo.do(self._settling(words, feed, before, after), ())

    def rename(self, feed: Feed, name: str) -> None:
        """Give a feed a name; an empty one gives it its own back."""
        self.settle(self.tr("Rename “{}”").format(feed.title), feed.id, title=name.strip())

    def pause(self, feed: Feed, paused: bool) -> None:
        words = self.tr("Pause “{}”") if paused else self.tr("Read “{}” again")
        self.settle(words.format(feed.title), feed.id, paused=paused)

    def move_feed(self, feed: Feed, folder: FolderId | None) -> None:
        self.settle(self.tr("Move “{}”").format(feed.title), feed.id, folder=folder)

    def unsubscribe(self, feed: Feed) -> None:
        """Stop reading a feed; its stories stay, unless one says otherwise then."""
        library, id_ = self._library, feed.id
        act = Act(
            self.tr("Unsubscribe from “{}”").format(feed.title),
            lambda _: library.unsubscribe(id_),
            lambda _: library.subscribe_again(id_),
        )
        self._undo.do_then(act, partial(self._ask_about_stories, feed))

    def _ask_about_stories(self, feed: Feed) -> None:
        self._background.read(
            partial(self._library.removable, feed.id), partial(self._say_unsubscribed, feed)
        )

    def _say_unsubscribed(self, feed: Feed, removable: int) -> None:
        words = self.tr("“{}” is no longer read").format(feed.title)
        undo = (self.tr("Undo"), self._undo.undo)
        if not removable:
            self._banner.say(words, self.tr("Its stories stay in your library."), undo)
            return
        remove = (
            self.tr("Remove {} stories").format(f"{removable:,}"),
            partial(self._remove_stories, feed, removable),
        )
        self._banner.offer(
            words, self.tr("Its stories stay in your library, unless you remove them."), undo, remove
        )

    def _remove_stories(self, feed: Feed, count: int) -> None:
        library, id_ = self._library, feed.id
        act = Act(
            self.tr("Remove the stories of “{}”").format(feed.title),
            lambda _: library.remove_stories(id_),
            lambda _: library.bring_stories_back(id_),
        )
        words = self.tr("{} stories removed").format(f"{count:,}")
        detail = self.tr("What you bookmarked, tagged or wrote on has stayed.")
        said = partial(self._banner.say, words, detail, (self.tr("Undo"), self._undo.undo))
        self._undo.do_then(act, said)

    def _settling(self, words: str, feed: FeedId, before: FeedSettings, after: FeedSettings) -> Act:
        settle = self._library.settle
        return Act(words, lambda _: settle(feed, after), lambda _: settle(feed, before))

    # ── folders ──────────────────────────────────────────────────────────────────────────────────

    def make_folder(self, name: str, parent: FolderId | None, *feeds: Feed) -> None:
        """Make a folder, and put feeds into it."""
        made = _MadeFolder(self._library, name, parent, feeds)
        self._undo.do(Act(self.tr("New folder “{}”").format(name.strip()), made.do, made.take_back), ())

    def rename_folder(self, folder: Folder, name: str) -> None:
        if name.strip() and name.strip() != folder.name:
            rename = self._library.rename_folder
            self._do(
                self.tr("Rename “{}”").format(folder.name),
                partial(rename, folder.id, name),
                partial(rename, folder.id, folder.name),
            )

    def move_folder(self, folder: Folder, parent: FolderId | None) -> None:
        if parent != folder.parent:
            move = self._library.move_folder
            self._do(
                self.tr("Move “{}”").format(folder.name),
                partial(move, folder.id, parent),
                partial(move, folder.id, folder.parent),
            )

    def remove_folder(self, folder: Folder) -> None:
        """Take a folder away; what stood in it moves up."""
        words = self.tr("Remove folder “{}”").format(folder.name)
        removing = _RemovedFolder(self._library, folder.id)
        said = self.tr("The folder “{}” is gone").format(folder.name)
        detail = self.tr("What stood in it has moved up.")
        undo = (self.tr("Undo"), self._undo.undo)
        self._undo.do_then(
            Act(words, removing.do, removing.take_back), partial(self._banner.say, said, detail, undo)
        )

    def _do(self, words: str, do: Callable[[], Changes], take_back: Callable[[], Changes]) -> None:
        self._undo.do(Act(words, lambda _: do(), lambda _: take_back()), ())


class _RemovedFolder:
    """A folder that goes and comes back."""

    def __init__(self, library: Library, folder: FolderId) -> None:
        self._library, self._folder = library, folder
        self._removed: RemovedFolder | None = None

    def do(self, _: object) -> Changes:
        self._removed = self._library.remove_folder(self._folder)
        return FOLDERS

    def take_back(self, _: object) -> Changes:
        return self._library.put_folder_back(self._removed) if self._removed else Changes()


class _MadeFolder:
    """A folder that is made, taken away, and made again as the same."""

    def __init__(self, library: Library, name: str, parent: FolderId | None, feeds: tuple[Feed, ...]) -> None:
        self._library, self._name, self._parent, self._feeds = library, name, parent, feeds
        self._folder: FolderId | None = None
        self._removed: RemovedFolder | None = None

    def do(self, _: object) -> Changes:
        if self._removed is not None:
            self._library.put_folder_back(self._removed)
        else:
            self._folder = self._library.make_folder(self._name, self._parent)
        for feed in self._feeds:
            self._library.move_feed(feed.id, self._folder)
        return FOLDERS

    def take_back(self, _: object) -> Changes:
        if self._folder is not None:
            for feed in self._feeds:
                self._library.move_feed(feed.id, feed.folder)
            self._removed = self._library.remove_folder(self._folder)
        return FOLDERS
