"""The menu bar, made from ui/shortcuts.py: its titles, then an action for each command, with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui import icons, menu_key, theme
from ui.shortcuts import COMMANDS, MENUS
from ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from ui.shortcuts import Command
    from ui.theme import Appearance

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
        self._window = window
        self._menus = {title: window.menuBar().addMenu(window.tr(title)) for title in MENUS}

    def fill(self) -> None:
        """Make the actions: menus are opened, and keys pressed, after they were seen."""
        for title, commands in MENUS.items():
            menu = self._menus[title]
            menu.aboutToShow.connect(self._draw_signs)
            for command in commands:
                if command is None:
                    menu.addSeparator()
                else:
                    self.actions[command.name] = action = self._action(command)
                    menu.addAction(action)
        self._add_themes()
        menu_key.serve(self._window)

    def _action(self, command: Command) -> QAction:
        action = QAction(self._window.tr(command.words), self._window)
        action.setObjectName(command.name)
        action.setCheckable(command.ticks)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.triggered.connect(self._do)
        self._window.addAction(action)  # keys work also where the menu bar is hidden
        return action

    def serve(self, slots: dict[str, Callable[[], object]]) -> None:
        """Say what these commands do."""
        self._slots |= slots

    def enable(self, names: set[str]) -> None:
        """Let only these commands, and those that always work, be asked for."""
        for name, action in self.actions.items():
            action.setEnabled(name in names)

    @Slot()
    def _draw_signs(self) -> None:
        """What ticks has its tick where others have their sign: it could not be seen beside one."""
        look = theme.colours(self._appearance.theme)
        for name, action in self.actions.items():
            sign = "" if action.isCheckable() else COMMANDS[name].sign
            if sign:
                action.setIcon(icons.icon(sign, look, look.muted, icons.SMALL))

    def show_theme(self, chosen: Theme) -> None:
        """Tick the theme that is in force."""
        for action in self._themes.actions():
            action.setChecked(action.data() == chosen)

    def _add_themes(self) -> None:
        menu = self._menus["&View"]
        menu.addSeparator()
        themes = menu.addMenu(self._window.tr("&Theme"))
        self._themes = QActionGroup(self._window)
        for named, words in THEMES.items():
            action = themes.addAction(self._window.tr(words))
            action.setCheckable(True)
            action.setData(named)
            self._themes.addAction(action)
        self._themes.triggered.connect(self._choose_theme)
        self.show_theme(self._appearance.theme)

    @Slot()
    def _do(self) -> None:
        self._slots[self.sender().objectName()]()

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self._appearance.choose(Theme(action.data()))
