"""How Cuttings looks: colours, sizes of type, spaces, and the one style sheet made of them.

Warm paper, quiet chrome, one accent (the blue-green of ink). Amber belongs to quotes alone, so that what
somebody said is the only warm thing on the page. Every pair of text and ground is measured in the tests.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from ui import fonts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parent.parent / "resources"
STYLES = ("style.qss", "window.qss")  # what is said later wins


class Theme(StrEnum):
    """What the person chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    SEPIA = "sepia"


class Colours(NamedTuple):
    """The colours of one look, as "#rrggbb". Text colours are legible (4.5) on all grounds."""

    # grounds, from the back to the front
    window: str  # tool bars, dialogs
    panel: str  # the side bar
    surface: str  # the story list and the page one reads
    raised: str  # cards, menus, text fields
    # text
    text: str
    muted: str  # second lines, captions, dates
    faint: str  # hints and disabled text: 3.0, for nothing that must be read
    # lines and states
    rule: str  # hairlines
    hover: str
    selection: str  # the chosen row, and selected text
    selection_text: str
    # the one accent
    accent: str  # links, kickers, the focus ring, unread
    accent_text: str  # on the accent
    accent_hover: str
    unread: str
    danger: str
    # in a story
    quote_mark: str
    quote_mark_active: str
    quote_underline: str
    quote_bar: str
    highlight_yellow: str  # four that the colour-blind tell from quotes, from the page and from each other
    highlight_green: str
    highlight_blue: str
    highlight_pink: str
    found: str  # a hit of find
    found_active: str
    code_panel: str
    code_text: str
    # small parts
    tag_fill: str
    tag_text: str
    thumb: str  # of a scroll bar
    thumb_hover: str
    scrim: str  # behind a picture that is looked at
    scrim_text: str


LIGHT = Colours(
    window="#f6f3ed",
    panel="#efebe3",
    surface="#fefdfa",
    raised="#ffffff",
    text="#211e1a",
    muted="#5f584e",
    faint="#857d71",
    rule="#e4ded3",
    hover="#f3efe7",
    selection="#d3e3e8",
    selection_text="#16262c",
    accent="#1e5b70",
    accent_text="#ffffff",
    accent_hover="#174a5c",
    unread="#1e6f8a",
    danger="#a3271c",
    quote_mark="#fcf4dc",
    quote_mark_active="#fadf8e",
    quote_underline="#e0b33c",
    quote_bar="#dcae3f",
    highlight_yellow="#fbe77a",
    highlight_green="#a9eab8",
    highlight_blue="#b5d4ff",
    highlight_pink="#ffbfd0",
    found="#cde9e6",
    found_active="#7fcac4",
    code_panel="#f4f0e8",
    code_text="#3a352d",
    tag_fill="#ebe6dc",
    tag_text="#544d43",
    thumb="#cfc8bb",
    thumb_hover="#aea697",
    scrim="#151412",
    scrim_text="#e9e4da",
)

DARK = Colours(
    window="#1c1b19",
    panel="#181715",
    surface="#201f1d",
    raised="#2a2926",
    text="#e3ddd2",
    muted="#b9b2a6",
    faint="#7f786d",
    rule="#37342f",
    hover="#2a2825",
    selection="#2c4a55",
    selection_text="#f1f6f7",
    accent="#9fd0df",
    accent_text="#10252d",
    accent_hover="#b8dfea",
    unread="#6db3c8",
    danger="#f0938a",
    quote_mark="#322c1c",
    quote_mark_active="#5e4a17",
    quote_underline="#b58a2e",
    quote_bar="#c2963a",
    highlight_yellow="#4e4003",
    highlight_green="#304c38",
    highlight_blue="#0a4672",
    highlight_pink="#632b49",
    found="#224a4a",
    found_active="#28635f",
    code_panel="#2a2825",
    code_text="#d8d1c4",
    tag_fill="#34312c",
    tag_text="#c4bcae",
    thumb="#4a4640",
    thumb_hover="#6a645b",
    scrim="#151412",
    scrim_text="#e9e4da",
)

SEPIA = Colours(
    window="#efe5d0",
    panel="#e8dcc4",
    surface="#f7eedc",
    raised="#fcf5e6",
    text="#332a1e",
    muted="#574a38",
    faint="#84735c",
    rule="#dccdb0",
    hover="#efe4cd",
    selection="#cfdcd6",
    selection_text="#1d2a28",
    accent="#1f5866",
    accent_text="#ffffff",
    accent_hover="#174650",
    unread="#20677a",
    danger="#972317",
    quote_mark="#f5e6bf",
    quote_mark_active="#edcb6f",
    quote_underline="#cd9c2c",
    quote_bar="#cb9a30",
    highlight_yellow="#edd56e",
    highlight_green="#9ddb99",
    highlight_blue="#97d0ee",
    highlight_pink="#ffbdce",
    found="#c3ddcf",
    found_active="#84c4b4",
    code_panel="#efe3cb",
    code_text="#40372a",
    tag_fill="#e7dabf",
    tag_text="#54482f",
    thumb="#cdbb98",
    thumb_hover="#ae9a74",
    scrim="#151412",
    scrim_text="#e9e4da",
)


class Sizes(NamedTuple):
    """Sizes in pixels: type from small print to the welcome, spaces in steps of four, corners."""

    small: int = 12  # hints, key caps
    second: int = 13  # second lines, counts, captions of controls
    normal: int = 14  # the window's own text
    large: int = 16
    heading: int = 19  # of a sheet or column, in the serif
    title: int = 22  # of a view, in the serif
    story: int = 19  # the text one reads, before zooming
    tight: int = 4
    space: int = 8
    wide: int = 16
    gap: int = 24
    corner: int = 6


SIZES = Sizes()


class Motion(NamedTuple):
    """How long things take to move or fade, in milliseconds. Nothing moves that one did not ask to move."""

    patience: int = 250  # before it is worth saying that something takes a moment
    hover: int = 160  # until a card opens under the pointer
    grace: int = 350  # in which the pointer may go from words to their card
    quick: int = 120  # a panel that comes or goes
    flash: int = 900  # what was gone to lights up, and fades


MOTION = Motion()

_LOOKS = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.SEPIA: SEPIA}
_SCHEMES = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
    Theme.SEPIA: Qt.ColorScheme.Light,
}


def colours(theme: Theme) -> Colours:
    """The colours of a theme; SYSTEM is asked anew each time."""
    if theme is not Theme.SYSTEM:
        return _LOOKS[theme]
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the whole program: palette, font and the style sheet."""
    app.styleHints().setColorScheme(_SCHEMES[theme])
    look = colours(theme)
    app.setStyleSheet("")  # all that follows is quicker on widgets without one: 28 ms where it took 72
    app.setPalette(palette(look))
    app.setFont(fonts.sans(SIZES.normal))
    app.setStyleSheet(style_sheet(look))


def palette(look: Colours) -> QPalette:
    """The colours in Qt's own roles, for what no style sheet reaches."""
    role = QPalette.ColorRole
    made = QPalette()
    for part, colour in {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.surface,
        role.AlternateBase: look.hover,
        role.Text: look.text,
        role.PlaceholderText: look.faint,
        role.Button: look.window,
        role.ButtonText: look.text,
        role.BrightText: look.danger,
        role.ToolTipBase: look.raised,
        role.ToolTipText: look.text,
        role.Highlight: look.selection,
        role.HighlightedText: look.selection_text,
        role.Accent: look.accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Light: look.raised,
        role.Midlight: look.hover,
        role.Mid: look.rule,
        role.Dark: look.thumb,
        role.Shadow: look.thumb,
    }.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.faint))
    return made


def style_sheet(look: Colours) -> str:
    """The style sheets of resources/ with the names of colours and sizes filled in: $accent, $corner..."""
    tick = "tick-light" if QColor(look.accent_text).lightness() > 128 else "tick-dark"
    words = {name: f"{size}px" for name, size in SIZES._asdict().items()} | look._asdict()
    words["tick"] = (RESOURCES / "icons" / f"{tick}.svg").as_posix()
    down = "down-dark" if QColor(look.text).lightness() > 128 else "down-light"
    words["down"] = (RESOURCES / "icons" / f"{down}.svg").as_posix()
    rules = "".join((RESOURCES / name).read_text(encoding="utf-8") for name in STYLES)
    return re.sub(r"\$(\w+)", lambda word: words[word[1]], rules)


def highlight_colour(look: Colours, name: str) -> str:
    """The ground of a highlight of this name: "yellow", "green", "blue" or "pink"."""
    return str(getattr(look, f"highlight_{name}"))


def highlight_sign(look: Colours, name: str) -> str:
    """The same colour for a small sign of it: on dark grounds a ground for words is too dim."""
    ground = QColor(highlight_colour(look, name))
    return (ground.lighter(220) if ground.lightness() < 128 else ground.darker(106)).name()


class Appearance(QObject):
    """The theme in force; keeps the program in step with the desktop while SYSTEM is chosen.

    Signals: changed(Theme): colours are different now, ask `colours` for them.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, theme: Theme = Theme.SYSTEM) -> None:
        super().__init__(app)
        self._app, self.theme = app, theme
        apply(app, theme)
        self._dressed = QTimer(self, singleShot=True, interval=0)
        self._dressed.timeout.connect(self._tell)
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self._paint)
        app.styleHints().colorSchemeChanged.connect(self._desktop_changed)

    def choose(self, theme: Theme) -> None:
        """Change the theme everywhere: what the style sheet dresses now, what paints itself in the next turn
        of the event loop, and in a third one all is painted, once. In one turn it would stop the window for
        three times as long.
        """
        self.theme = theme
        for window in self._app.topLevelWidgets():
            window.setUpdatesEnabled(False)
        apply(self._app, theme)
        self._dressed.start()

    @Slot()
    def _tell(self) -> None:
        self._told.start()
        self.changed.emit(self.theme)

    @Slot()
    def _paint(self) -> None:
        """Let windows be painted that waited for their new colours."""
        for window in self._app.topLevelWidgets():
            window.setUpdatesEnabled(True)

    @Slot()
    def _desktop_changed(self) -> None:
        if self.theme is Theme.SYSTEM:
            self.choose(self.theme)
