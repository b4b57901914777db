"""What the menu of the page offers, for what lies there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from reader.types import HighlightColour, KeptPicture
from tests import factories as make
from tests.pictures_of import png
from tests.ui.pane_parts import SAID, paper, short_story
from tests.ui.test_mark_guide import highlighted
from ui import theme
from ui.page_menu import PAGE, PageMenu
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.types import Story
    from ui.reader_pane import ReaderPane

COLOURS = [f"Highlight in {colour}" for colour in HighlightColour]
MAP = "https://x.example/map"
PICTURE = "https://x.example/lamp.png"


class Asked:
    """A page with its menu, and which commands were asked for."""

    def __init__(self, pane: ReaderPane, app: QApplication) -> None:
        self.pane, self.commands = pane, list[str]()
        names = (
            *(f"highlight_{colour}" for colour in HighlightColour),
            *("copy", "note", "no_highlight", "copy_quote", "correct_quote", *filter(None, PAGE)),
        )
        self.menu = PageMenu(
            pane, {name: self._command(name) for name in names}, Appearance(app, Theme.LIGHT)
        )

    def _command(self, name: str) -> Callable[[], object]:
        return lambda: self.commands.append(name)

    def at(self, words: str) -> list[str]:
        """What a right click on words offers."""
        found = paper(self.pane).document().find(words)
        cursor = paper(self.pane).textCursor()
        cursor.setPosition(found.selectionStart())
        return self.there(paper(self.pane).cursorRect(cursor).center() + QPoint(2, 0))

    def there(self, point: QPoint) -> list[str]:
        viewport = paper(self.pane).viewport()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, point, viewport.mapToGlobal(point)))
        return self.shown()

    def by_key(self) -> list[str]:
        page = paper(self.pane)
        QApplication.sendEvent(page, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
        return self.shown()

    def shown(self) -> list[str]:
        return [words for words in (_words(action.text()) for action in self._open().actions()) if words]

    def choose(self, words: str) -> None:
        menu = self._open()
        (action,) = [one for one in menu.actions() if _words(one.text()).startswith(words)]
        action.trigger()
        menu.close()

    @staticmethod
    def _open() -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def _words(text: str) -> str:
    return text.split("\t", maxsplit=1)[0].replace("&", "")


@pytest.fixture
def asked(pane: ReaderPane, qapp: QApplication) -> Asked:
    return Asked(pane, qapp)


def illustrated(folder: Path) -> Story:
    """A story with a picture that is kept."""
    file = folder / "lamp.png"
    file.write_bytes(png(40, 30))
    story = make.story(body=make.body(make.picture("A lamp", PICTURE), make.paragraph("It burns.")))
    return replace(story, pictures={PICTURE: KeptPicture(file, 40, 30)})


def test_where_nothing_lies_the_menu_is_of_the_page(asked: Asked, pane: ReaderPane) -> None:
    pane.show_story(short_story())
    offered = asked.there(QPoint(4, 4))
    assert "Find in story" in offered
    assert not set(offered) & {*COLOURS, "Copy", "View pictures"}
    asked.choose("Print story")
    assert asked.commands == ["print"]


def test_selected_words_are_copied_looked_up_and_marked(asked: Asked, pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(short_story())
    paper(pane).setTextCursor(paper(pane).document().find("sea is calm,” she"))
    offered = asked.at("is calm")
    assert offered[:2] == ["Copy", "Search the library for “sea is calm, she”"]
    assert offered[2:8] == [*COLOURS, "Note…", "Tag highlight…"]
    with qtbot.waitSignal(asked.menu.search_wanted) as wanted:
        asked.choose("Search")
    assert wanted.args == ['"sea is calm, she"']
    asked.at("is calm")
    asked.choose("Highlight in blue")
    assert asked.commands == ["highlight_blue"]
    asked.at("See")
    assert pane.selected_text() == "", "beside the selection it is let go"


def test_words_of_the_headline_are_marked_as_those_of_the_text(asked: Asked, pane: ReaderPane) -> None:
    pane.show_story(short_story())
    paper(pane).setTextCursor(paper(pane).document().find("storm"))
    assert asked.at("storm")[:3] == ["Copy", "Search the library for “storm”", COLOURS[0]]


def test_words_that_are_of_no_field_are_copied_and_looked_up_only(asked: Asked, pane: ReaderPane) -> None:
    pane.show_story(replace(short_story(), byline="Nora Lee"))
    paper(pane).setTextCursor(paper(pane).document().find("Nora"))
    assert asked.at("Nora") == ["Copy", "Search the library for “Nora”"]


def test_a_quote_is_whose_it_is_also_while_the_pointer_is_on_the_menu(
    asked: Asked, pane: ReaderPane, qtbot: QtBot
) -> None:
    pane.show_story(short_story())
    assert asked.at("sea is") == [*COLOURS, "Copy quote with its speaker", "Say who said a quote…"]
    qtbot.wait(theme.MOTION.grace + 100)
    assert pane.quote is not None
    assert pane.quote.text == SAID


def test_a_highlight_shows_its_colour_and_can_be_taken_off(asked: Asked, pane: ReaderPane) -> None:
    story = highlighted(short_story(), ("she said", {"colour": HighlightColour.GREEN}))
    pane.show_story(story)
    offered = asked.at("she said")
    assert offered == ["Copy", "Search the library for “she said”", *COLOURS, "Note…", "Tag highlight…",
                       "Take highlight off"]  # fmt: skip
    assert [one.text()[:18] for one in asked._open().actions() if one.isChecked()] == ["Highlight in green"]
    assert pane.marks.highlight == story.highlights[0]
    asked.there(QPoint(4, 4))
    assert pane.marks.highlight is None


def test_a_link_is_opened_and_copied_but_not_one_within_the_story(
    asked: Asked, pane: ReaderPane, qtbot: QtBot
) -> None:
    pane.show_story(short_story())
    assert asked.at("the map") == ["Open link", "Copy link address"]
    asked.choose("Copy")
    assert QGuiApplication.clipboard().text() == MAP
    asked.at("the map")
    with qtbot.waitSignal(pane.opened) as opened:
        asked.choose("Open")
    assert opened.args == [MAP]
    pane.show_story(make.story(body=make.body(make.paragraph("See [1](#note)."))))
    assert "Open link" not in asked.at("1.")


def test_a_picture_is_looked_at_and_copied(
    asked: Asked, pane: ReaderPane, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.show_story(illustrated(tmp_path))
    paper(pane).lay_out()
    points = (QPoint(x, y) for y in range(0, 400, 8) for x in range(0, 600, 8))
    there = next(point for point in points if paper(pane).picture_at(point.toPointF()))
    assert asked.there(there) == ["View picture", "Copy picture", "Save picture…"]
    asked.choose("Copy")
    assert QGuiApplication.clipboard().image().size().toTuple() == (40, 30)
    asked.there(there)
    with qtbot.waitSignal(asked.menu.save_wanted) as saved:
        asked.choose("Save")
    assert saved.args == [PICTURE]
    asked.there(QPoint(4, 4))
    with qtbot.waitSignal(pane.picture_chosen) as chosen:
        asked.choose("View pictures")
    assert chosen.args == [PICTURE]


def test_the_key_is_for_the_selection_else_for_what_was_gone_to(asked: Asked, pane: ReaderPane) -> None:
    story = highlighted(short_story(), ("she said", {}))
    pane.show_story(story)
    assert "Find in story" in asked.by_key()
    asked._open().close()
    pane.next_quote()
    assert "Copy quote with its speaker" in asked.by_key()
    asked._open().close()
    pane.marks.step(1)
    assert "Take highlight off" in asked.by_key()
    asked._open().close()
    paper(pane).setTextCursor(paper(pane).document().find("the map"))
    assert asked.by_key()[:3] == ["Open link", "Copy link address", "Copy"]
