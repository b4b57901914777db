"""The menu bar, made from ui/shortcuts.py: one action for each command, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui import icons, menu_key
from ui.shortcuts import COMMANDS, MENUS
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from ui.theme import Appearance, Colours

THEMES = {
    Theme.SYSTEM: "As the &system",
    Theme.LIGHT: "&Light",
    Theme.DARK: "&Dark",
    Theme.SEPIA: "Se&pia",
}


class Menus(QObject):
    """The actions of a window by the names of their commands."""

    def __init__(self, window: QMainWindow, appearance: Appearance) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._slots: dict[str, Callable[[], object]] = {}
        self.actions: dict[str, QAction] = {}
        self._colours: Colours | None = None
        self._menus = {}
        for title, commands in MENUS.items():
            menu = self._menus[title] = window.menuBar().addMenu(window.tr(title))
            menu.aboutToShow.connect(self._draw_signs)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                    continue
                action = QAction(window.tr(command.words), window)
                action.setObjectName(command.name)
                action.setCheckable(command.ticks)
                action.setShortcuts([QKeySequence(key) for key in command.keys])
                action.triggered.connect(self._do)
                menu.addAction(action)
                window.addAction(action)  # keys work also where the menu bar is hidden
                self.actions[command.name] = action
        self._add_themes(window)
        menu_key.serve(window)

    def serve(self, slots: dict[str, Callable[[], object]]) -> None:
        """Say what these commands do."""
        self._slots |= slots

    def enable(self, names: set[str]) -> None:
        """Let only these commands, and those that always work, be asked for."""
        for name, action in self.actions.items():
            action.setEnabled(name in names)

    def set_colours(self, colours: Colours) -> None:
        """Take on the colours of a theme; signs are drawn when their menu is opened."""
        self._colours = colours

    @Slot()
    def _draw_signs(self) -> None:
        """What ticks has its tick where others have their sign: it could not be seen beside one."""
        for name, action in self.actions.items():
            sign = "" if action.isCheckable() else COMMANDS[name].sign
            if self._colours and sign:
                action.setIcon(icons.icon(sign, self._colours, self._colours.muted, icons.SMALL))

    def show_theme(self, theme: Theme) -> None:
        """Tick the theme that is in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == theme)

    def _add_themes(self, window: QMainWindow) -> None:
        menu = self._menus["&View"]
        menu.addSeparator()
        themes = menu.addMenu(window.tr("&Theme"))
        self._themes = QActionGroup(window)
        for theme, words in THEMES.items():
            action = themes.addAction(window.tr(words))
            action.setCheckable(True)
            action.setData(theme)
            self._themes.addAction(action)
        self._themes.triggered.connect(self._choose_theme)

    @Slot()
    def _do(self) -> None:
        self._slots[self.sender().objectName()]()

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self._appearance.choose(Theme(action.data()))
