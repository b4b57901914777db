"""The head of the list, in columns that are wide or narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from ui import icons
from ui.search_bar import SearchBar
from ui.theme import DARK, LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PLACE = "Notes from a Lighthouse & Other Towers"


@pytest.fixture
def bar(qtbot: QtBot) -> SearchBar:
    made = SearchBar(LIGHT, None)  # type: ignore[arg-type]  # a window of its own here
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    made.ask("islands")
    made.show_view("Search", PLACE)
    made.show_count(123_456)
    return made


def test_the_place_of_a_search_is_said_as_far_as_there_is_room(bar: SearchBar) -> None:
    bar.grab()
    assert (bar.only.text(), bar.only.toolTip()) == (f"Only in {PLACE.replace('&', '&&')}", "")
    bar.resize(230, 200)
    bar.grab()
    assert bar.only.text().startswith("Only in Notes")
    assert bar.only.text().endswith("…")
    assert "Lighthouse &amp; Other Towers" in bar.only.toolTip()
    assert bar.only.accessibleName() == f"Only in {PLACE}"
    assert bar.rect().contains(bar.only.geometry())


@pytest.mark.parametrize("wide", [230, 420])
def test_a_short_place_is_said_in_full_however_long_the_count(bar: SearchBar, wide: int) -> None:
    bar.show_view("Search", "Unread")
    bar.show_count(123_456)
    bar.resize(wide, 200)
    bar.grab()
    assert bar.only.text() == "Only in Unread"


def test_the_cross_that_empties_the_field_is_drawn_in_the_colours_of_the_theme(bar: SearchBar) -> None:
    cross = bar.field.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    for look in (DARK, LIGHT):
        bar.set_colours(look)
        assert cross.icon().cacheKey() == icons.icon("close", look, look.muted).cacheKey()


def test_offers_come_to_who_goes_to_the_field_and_not_to_who_passes_it(bar: SearchBar) -> None:
    wanted: list[str] = []
    bar.offers_wanted.connect(wanted.append)
    for reason, offered in (
        (Qt.FocusReason.TabFocusReason, []),
        (Qt.FocusReason.ActiveWindowFocusReason, []),
        (Qt.FocusReason.ShortcutFocusReason, ["islands"]),
    ):
        bar.side.setFocus()
        bar.field.setFocus(reason)
        assert bar.field.hasFocus()
        assert wanted == offered
