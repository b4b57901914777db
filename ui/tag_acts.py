"""What a person does to tags as such: rename, merge, colour, delete; each act with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.types import COLOURS, NOTHING
from ui import asking, tag_colours
from ui.undo import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.library import Library
    from reader.types import Changes, Tag, TagsChanged
    from ui.banner import Banner
    from ui.theme import Colours
    from ui.undo import Undo

NAMES = ("None", "Red", "Orange", "Yellow", "Green", "Teal", "Blue", "Violet", "Grey")  # of COLOURS
PAIRS = 12  # of tags that look alike, in a menu


class TagActs(QObject):
    """Changes tags, and fills the menu of one."""

    def __init__(self, library: Library, banner: Banner, undo: Undo, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._banner, self._undo, self._window = library, banner, undo, window

    def fill(self, menu: QMenu, tag: Tag, colours: Colours, rename: Callable[[], None]) -> None:
        """Put what can be done with a tag into its menu."""
        menu.addAction(self.tr("Rename"), rename)
        menu.addAction(self.tr("Merge into…"), partial(self.ask_target, tag))
        inks = menu.addMenu(self.tr("Colour"))
        for colour, name in zip(COLOURS, NAMES, strict=True):
            action = inks.addAction(self.tr(name), partial(self.colour, tag, colour))
            action.setCheckable(True)
            action.setChecked(colour == tag.colour)
            if colour and colour != tag.colour:  # a tick and a sign share one place
                action.setIcon(tag_colours.dot(colour, colours))
        menu.addSeparator()
        menu.addAction(self.tr("Delete tag"), partial(self.delete, tag))

    def fill_alike(self, menu: QMenu) -> None:
        """Offer to merge tags that may be meant as one."""
        pairs = self._library.alike_tags()
        alike = menu.addMenu(self.tr("Tags that look alike"))
        alike.setEnabled(bool(pairs))
        for one, other in pairs[:PAIRS]:
            words = self.tr("Merge “{0}” into “{1}”")
            alike.addAction(words.format(other, one).replace("&", "&&"), partial(self.rename, other, one))

    def rename(self, old: str, new: str) -> None:
        """Rename a tag and those in it; into one that is there already, merge them."""
        known = {tag.name.casefold() for tag in self._library.tags()}
        merges = new.strip().casefold() in known and new.strip().casefold() != old.casefold()
        words = self.tr("Merge tags “{0}” and “{1}”") if merges else self.tr("Rename tag “{0}” to “{1}”")
        self._do(words.format(old, new.strip()), partial(self._library.rename_tag, old, new))
        if merges:
            self._say(self.tr("“{0}” is now part of “{1}”").format(old, new.strip()))

    def move(self, tag: Tag, into: str) -> None:
        """Let a tag stand in another one; "" is the top."""
        name = tag.name.rpartition("/")[2]
        wanted = f"{into}/{name}" if into else name
        if wanted != tag.name:
            self.rename(tag.name, wanted)

    def colour(self, tag: Tag, colour: str) -> None:
        """Give a tag a colour, or none."""
        if colour != tag.colour:
            words = self.tr("Colour of tag “{}”").format(tag.name)
            self._do(words, partial(self._library.colour_tag, tag.name, colour))

    def delete(self, tag: Tag) -> None:
        """Take a tag, and those in it, off all stories."""
        words = self.tr("Delete tag “{}”").format(tag.name)
        self._do(words, partial(self._library.delete_tag, tag.name))
        said = self.tr("The tag “{0}” is off its {1} stories").format(tag.name, f"{tag.total:,}")
        self._say(said)

    def ask_target(self, tag: Tag) -> None:
        """Ask which tag this one is to become a part of."""
        asking.for_words(
            self._window,
            self.tr("Merge tags"),
            self.tr("“{}” is to become").format(tag.name),
            self.tr("Merge"),
            partial(self.rename, tag.name),
            choices=[one.name for one in self._library.tags() if one.name != tag.name],
        )

    def _do(self, words: str, act: Callable[[], TagsChanged]) -> None:
        doing = _OnTags(self._library, act)
        self._undo.do(Act(words, doing.do, doing.take_back), ())

    def _say(self, words: str) -> None:
        self._banner.say(words, "", (self.tr("Undo"), self._undo.undo))


class _OnTags:
    """An act on tags; how they were before is known once it is done."""

    def __init__(self, library: Library, act: Callable[[], TagsChanged]) -> None:
        self._library, self._act = library, act
        self._done: TagsChanged | None = None

    def do(self, _: object) -> Changes:
        self._done = self._act()
        return self._done.changes

    def take_back(self, _: object) -> Changes:
        return self._library.set_tags_back(self._done) if self._done else NOTHING
