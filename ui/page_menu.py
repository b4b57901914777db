"""What a right click or the Menu key offers on a story: for what lies there, else for the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from reader import types
from ui import icons, theme
from ui.shortcuts import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QAction, QImage

    from ui.page_spot import Spot
    from ui.reader_pane import ReaderPane
    from ui.theme import Appearance

LONGEST = 28  # characters of the words that a search is offered for
LINE = None  # between groups
_MARKS = str.maketrans("", "", '"“”„«»')  # what would end a phrase

PAGE = ("find", "note", "put_right", LINE, "type", "print", "browser")  # where nothing lies


class PageMenu(QObject):
    """Makes the menu of a pane's page; what it offers is served by the commands and the card of marks.

    Signals: search_wanted(str): look these words up in the library; save_wanted(str): the picture of this
    address.
    """

    search_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(
        self, pane: ReaderPane, commands: Mapping[str, Callable[[], object]], appearance: Appearance
    ) -> None:
        super().__init__(pane)
        self._pane, self._commands, self._appearance = pane, commands, appearance
        pane.marks.menu_wanted.connect(self._show)

    @Slot(object)
    def _show(self, spot: Spot) -> None:
        menu = QMenu(self._pane)
        menu.setObjectName("page-menu")
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill(menu, spot)
        menu.popup(spot.at)

    def _fill(self, menu: QMenu, spot: Spot) -> None:
        for add in (self._add_link, self._add_picture, self._add_words, self._add_marks, self._add_quote):
            add(menu, spot)
            menu.addSeparator()
        if all(action.isSeparator() for action in menu.actions()):
            self._add_page(menu)

    # ── what lies there ──

    def _add_link(self, menu: QMenu, spot: Spot) -> None:
        if spot.link:
            self._add(menu, self.tr("Open link"), partial(self._pane.opened.emit, spot.link), "browser")
            address = QUrl(spot.link).toString(QUrl.ComponentFormattingOption.FullyEncoded)
            copy = partial(QGuiApplication.clipboard().setText, address.removeprefix("mailto:"))
            self._add(menu, self.tr("Copy link address"), copy, "link")

    def _add_picture(self, menu: QMenu, spot: Spot) -> None:
        if spot.picture:
            view = partial(self._pane.picture_chosen.emit, spot.picture)
            self._add(menu, self.tr("View picture"), view, "picture")
            self._add(menu, self.tr("Copy picture"), partial(self._copy_picture, spot.picture), "copy")
            self._add(menu, self.tr("Save picture…"), partial(self.save_wanted.emit, spot.picture), "import")

    def _add_words(self, menu: QMenu, spot: Spot) -> None:
        marked = spot.highlight.exact if spot.highlight else ""
        words = self._pane.selected_text() if spot.selected else marked
        if phrase := " ".join(words.translate(_MARKS).split()):
            self._add_command(menu, "copy", "copy")
            short = phrase if len(phrase) <= LONGEST else phrase[:LONGEST].rstrip() + "…"
            search = partial(self.search_wanted.emit, f'"{phrase}"')
            self._add(menu, self.tr("Search the library for “{}”").format(short), search, "search")

    def _add_marks(self, menu: QMenu, spot: Spot) -> None:
        """The four colours, and what a highlight may have on it, for words of the story."""
        from ui.mark_card import dot

        active = None if spot.selected else spot.highlight
        if not (self._pane.marks.may_mark if spot.selected else active or spot.quote):
            return
        for colour in types.HighlightColour:
            action = self._add_command(menu, f"highlight_{colour}")
            chosen = active is not None and active.colour == colour
            action.setIcon(dot(colour, self._look, chosen=chosen))
            action.setCheckable(active is not None)
            action.setChecked(chosen)
        if spot.selected or active:
            self._add_command(menu, "note")
            self._add(menu, self.tr("Tag highlight…"), self._pane.marks.tag, "tag")
        if active:
            self._add_command(menu, "no_highlight", "remove")

    def _add_quote(self, menu: QMenu, spot: Spot) -> None:
        if spot.quote is not None:
            self._add_command(menu, "copy_quote")
            self._add_command(menu, "correct_quote")

    def _add_page(self, menu: QMenu) -> None:
        from ui.picture_viewer import exhibits

        for name in PAGE:
            if name is LINE:
                menu.addSeparator()
            elif name in self._commands:
                self._add_command(menu, name)
        story = self._pane.story
        if story is not None and (shown := exhibits(story)):
            view = partial(self._pane.picture_chosen.emit, shown[0].address)
            self._add(menu, self.tr("View pictures"), view, "picture")

    # ── entries ──

    @property
    def _look(self) -> theme.Colours:
        return theme.colours(self._appearance.theme)

    def _add_command(self, menu: QMenu, name: str, sign: str = "") -> QAction:
        """A command of the window, with its key to be learned by the way."""
        command = COMMANDS[name]
        words = self.tr(command.words)
        if command.keys:
            key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            words = f"{words}\t{key}"
        return self._add(menu, words, self._commands[name], sign or command.sign)

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], sign: str = "") -> QAction:
        action = menu.addAction(words, act)
        if sign:
            action.setIcon(icons.icon(sign, self._look, self._look.muted, icons.SMALL))
        return action

    def _copy_picture(self, address: str) -> None:
        kept = self._pane.story.pictures.get(address) if self._pane.story else None
        if kept is not None:
            self._pane.gallery.fetch(kept, _copy)


def _copy(image: QImage) -> None:
    if not image.isNull():
        QGuiApplication.clipboard().setImage(image)
