"""The one field for finding: fills the sheet below it with offers, and does what is chosen there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence

from ui import offers
from ui.offers import Kind, Offer
from ui.palette import Palette
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from reader.library import Library
    from ui.background import Background
    from ui.feed_tree import FeedTree
    from ui.search_bar import SearchBar
    from ui.theme import Colours

SUGGESTED = 8
SELF = ("search",)  # of no use once one is there


class Finding(QObject):
    """Knows what can be offered: the commands, the places of the side bar, tags, feeds and speakers.

    Signals: place_wanted(View).
    """

    place_wanted = Signal(object)

    def __init__(
        self,
        library: Library,
        background: Background,
        bar: SearchBar,
        tree: FeedTree,
        actions: Mapping[str, QAction],
        colours: Colours,
    ) -> None:
        super().__init__(bar)
        self._library, self._background, self._bar, self._tree = library, background, bar, tree
        self._actions = actions
        self.palette = Palette(colours, bar.field)
        self.palette.chosen.connect(self.take)
        bar.palette_sheet = self.palette
        bar.taken.connect(self.take)

    @Slot(str)
    def offer(self, text: str) -> None:
        """Show what there is for a text."""
        self._background.forget("speakers")
        if not text.strip():
            self.palette.show_offers(offers.hints(text, self.tr))
        elif text.startswith(offers.COMMAND):
            self.palette.show_offers(offers.commands(text, self._commands()), first=True)
        elif begun := offers.unfinished(text):
            self._offer_endings(text, *begun)
        else:
            found = offers.places(text, self._tree.places(), self.tr)
            self.palette.show_offers(found + offers.commands(text, self._commands()))

    def _offer_endings(self, text: str, name: str, value: str) -> None:
        if name == "speaker":
            ask = partial(self._library.complete_speaker, value, SUGGESTED)
            self._background.read(ask, partial(self._show_endings, text), topic="speakers")
        elif name == "tag":
            self._show_endings(text, self._library.complete_tag(value, SUGGESTED))
        else:
            feeds = self._tree.sidebar.feeds if self._tree.sidebar else ()
            titles = [feed.title for feed in feeds if value.casefold() in feed.title.casefold()]
            self._show_endings(text, titles[:SUGGESTED])

    def _show_endings(self, text: str, found: list[str]) -> None:
        if self._bar.field.text() == text and self._bar.field.hasFocus():
            self.palette.show_offers(offers.endings(text, found))

    def _commands(self) -> list[Offer]:
        """The commands that can be asked for now, with their keys."""
        return [
            Offer(
                kind=Kind.COMMAND,
                words=action.text().replace("&", "").rstrip("…"),
                detail=action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                sign=COMMANDS[name].sign or "command",
                name=name,
            )
            for name, action in self._actions.items()
            if action.isEnabled() and name not in SELF
        ]

    @Slot(object)
    def take(self, offer: Offer) -> None:
        """Do what was chosen."""
        if offer.kind is Kind.ENDING:
            self._bar.write(offer.text)
            return
        self.palette.hide()
        self._bar.clear()
        if offer.kind is Kind.PLACE:
            self.place_wanted.emit(offer.view)
            self._bar.left.emit(False)
        else:
            self._bar.asked.emit()
            self._bar.left.emit(False)
            self._actions[offer.name].trigger()
