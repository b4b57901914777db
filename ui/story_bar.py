"""The slim bar above a story: what one does with it most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton, QWidget

from ui.parts import TOP, ground, paint_signs, row, tool
from ui.shortcuts import COMMANDS
from ui.tag_editor import TagEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.types import Story
    from ui.theme import Colours

BUTTONS = ("read", "bookmark")
AFTER = ("previous_quote", "next_quote", "quote_list", "type", "browser")


class StoryBar(QWidget):
    """Buttons for the commands of a story, and its tags. `buttons` by the commands' names."""

    def __init__(self, complete: Callable[[str], list[str]], colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        ground(self, "top-row")
        self.setFixedHeight(TOP)
        self._colours = colours
        self._story: Story | None = None
        self._quotes_open = False
        self.buttons = {name: self._button(name) for name in BUTTONS + AFTER}
        self.tags = TagEditor(complete, colours, self)
        before, after = ([self.buttons[name] for name in names] for names in (BUTTONS, AFTER))
        buttons = row(*before, self.tags, *after, margins=(14, 0, 14, 0), space=2)
        buttons.setStretchFactor(self.tags, 1)
        self.setLayout(buttons)
        self.set_colours(colours)
        self.show_story(None)

    def show_story(self, story: Story | None) -> None:
        """Show the state of a story; without one nothing can be pressed."""
        self._story = story
        self.setEnabled(story is not None)
        self.tags.add.setVisible(story is not None)
        self.tags.show_tags(story.tags if story else ())
        self.buttons["browser"].setEnabled(bool(story and story.address))
        for name in ("previous_quote", "next_quote"):
            self.buttons[name].setEnabled(bool(story and story.quotes))
        self._show_state()

    def show_quote_list(self, on: bool) -> None:
        """Show whether the quotes by speaker stand beside the story."""
        self._quotes_open = on
        self._show_state()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.tags.set_colours(colours)
        self._show_state()

    def _show_state(self) -> None:
        story = self._story
        marked, unread = bool(story and story.bookmarked), bool(story and not story.read)
        self._say("bookmark", "bookmark-on" if marked else "bookmark", marked)
        self._say("read", "unread" if unread else "read", unread)
        self._say("quote_list", "quote-list", self._quotes_open)
        words = self.tr("Mark as read (M)") if unread else self.tr("Mark as unread (M)")
        self.buttons["read"].setToolTip(words)
        words = self.tr("Take off the bookmark (S)") if marked else self.tr("Bookmark (S)")
        self.buttons["bookmark"].setToolTip(words)
        paint_signs(self, self._colours)

    def _say(self, name: str, sign: str, on: bool) -> None:
        self.buttons[name].setProperty("sign", sign)
        self.buttons[name].setProperty("ink", self._colours.accent if on else "")

    def _button(self, name: str) -> QToolButton:
        command = COMMANDS[name]
        words = command.words.replace("&", "").rstrip("…")
        return tool(self, name, f"{words} ({command.keys[0]})", command.sign)
