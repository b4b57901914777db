"""The look: legible in every theme, and in step with the desktop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.colour_sight import SIGHTS, apart, contrast
from ui import fonts, icons, theme
from ui.theme import DARK, LIGHT, SEPIA, Appearance, Colours, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK, SEPIA], ids=["light", "dark", "sepia"])
GROUNDS = ("window", "panel", "surface", "raised", "hover")
HIGHLIGHTS = ("highlight_yellow", "highlight_green", "highlight_blue", "highlight_pink")
COLOURED = {
    "cuttings",
    "tick-light",
    "tick-dark",
    "down-light",
    "down-dark",
}  # no style sheet can colour them
PAIRS = [
    *((text, ground) for text in ("text", "muted", "accent", "danger") for ground in GROUNDS),
    *(("text", mark) for mark in ("quote_mark", "quote_mark_active", "found", "found_active", "rule")),
    *((text, mark) for text in ("text", "muted", "accent") for mark in HIGHLIGHTS),
    ("scrim_text", "scrim"),
    ("selection_text", "selection"),
    ("text", "selection"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("muted", "quote_mark"),
    ("accent", "quote_mark"),
    ("code_text", "code_panel"),
    ("tag_text", "tag_fill"),
]


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Theme.LIGHT)


@LOOKS
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_legible_on_its_ground(look: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", GROUNDS)
def test_hints_and_the_unread_dot_can_be_seen(look: Colours, ground: str) -> None:
    assert contrast(look.faint, getattr(look, ground)) >= 3
    assert contrast(look.unread, getattr(look, ground)) >= 3


@LOOKS
@pytest.mark.parametrize("sight", SIGHTS)
def test_everybody_tells_highlights_from_quotes_from_the_page_and_from_each_other(
    look: Colours, sight: str
) -> None:
    for at, name in enumerate(HIGHLIGHTS):
        for other in ("quote_mark", "surface", *HIGHLIGHTS[:at]):
            assert apart(getattr(look, name), getattr(look, other), sight) >= 10, (name, other)


def test_colours_and_sizes_of_type_stand_in_one_place() -> None:
    for sheet in theme.STYLES:
        rules = (theme.RESOURCES / sheet).read_text(encoding="utf-8")
        assert not re.findall(r"font-size: *[0-9]|: *#[0-9a-fA-F]{3,8}\b", rules), sheet


def test_all_icons_are_drawn_by_one_hand() -> None:
    for file in sorted(icons.FOLDER.glob("*.svg")):
        drawing = file.read_text(encoding="utf-8")
        if file.stem != "cuttings":  # the program's own
            assert 'viewBox="0 0 24 24"' in drawing, file.name
        if file.stem not in COLOURED:
            assert "currentColor" in drawing, file.name


@LOOKS
def test_every_colour_is_a_colour(look: Colours) -> None:
    for part in look._fields:
        assert re.fullmatch("#[0-9a-f]{6}", getattr(look, part)), part


@LOOKS
def test_the_style_sheet_knows_all_its_words(look: Colours) -> None:
    sheet = theme.style_sheet(look)
    assert "$" not in sheet
    assert look.accent in sheet


def test_a_chosen_theme_dresses_the_program(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    theme.apply(qapp, Theme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert QFontInfo(label.font()).family() == "Source Sans Pro"
    theme.apply(qapp, Theme.SEPIA)
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(SEPIA.surface)


def test_the_system_theme_follows_the_desktop(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp)
    assert theme.colours(Theme.SYSTEM) is LIGHT
    heard: list[Theme] = []
    appearance.changed.connect(heard.append)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: heard == [Theme.SYSTEM])
    appearance.choose(Theme.DARK)
    qtbot.waitUntil(lambda: heard == [Theme.SYSTEM, Theme.DARK])
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    qapp.processEvents()
    assert heard == [Theme.SYSTEM, Theme.DARK], "a chosen theme does not follow"
    appearance.deleteLater()


def test_a_window_is_painted_once_when_all_of_it_has_its_new_colours(
    qapp: QApplication, qtbot: QtBot
) -> None:
    painted: list[QColor] = []

    class Wall(QWidget):
        colour = QColor(LIGHT.window)

        def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  # Qt names it
            painted.append(self.colour)

    wall, appearance = Wall(), Appearance(qapp, Theme.LIGHT)
    qtbot.addWidget(wall)
    wall.show()
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    appearance.changed.connect(lambda chosen: setattr(wall, "colour", QColor(theme.colours(chosen).window)))
    appearance.choose(Theme.DARK)
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(20)
    assert painted == [QColor(DARK.window)]
    appearance.choose(Theme.LIGHT)
    qtbot.waitUntil(lambda: len(painted) == 2)
    appearance.deleteLater()


def test_han_characters_get_the_shapes_of_their_language(qapp: QApplication) -> None:
    def first(language: str) -> str:
        return next(name for name in fonts.serif(19, language).families() if "CJK" in name)

    assert first("ja") == "Noto Serif CJK JP"
    assert first("zh-TW") == "Noto Serif CJK TC"
    assert first("zh_CN") == "Noto Serif CJK SC"
    assert first("en") == "Noto Serif CJK SC"
    assert fonts.sans(0).pixelSize() == 1
    assert any("Mono" in name for name in fonts.mono(14).families())
