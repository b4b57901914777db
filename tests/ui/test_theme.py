"""The look: legible in every theme, and in step with the desktop."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ui import fonts, theme
from ui.theme import DARK, LIGHT, SEPIA, Appearance, Colours, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK, SEPIA], ids=["light", "dark", "sepia"])
GROUNDS = ("window", "panel", "surface", "raised", "hover")
PAIRS = [
    *((text, ground) for text in ("text", "muted", "accent", "danger") for ground in GROUNDS),
    *(("text", mark) for mark in ("quote_mark", "quote_mark_active", "found", "found_active", "rule")),
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


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
def test_every_colour_is_a_colour(look: Colours) -> None:
    for part in fields(look):
        assert re.fullmatch("#[0-9a-f]{6}", getattr(look, part.name)), part.name


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
    assert heard == [Theme.SYSTEM]
    appearance.choose(Theme.DARK)
    assert heard == [Theme.SYSTEM, Theme.DARK]
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert heard == [Theme.SYSTEM, Theme.DARK], "a chosen theme does not follow"
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
