"""Tags, saved searches and the trash in the side bar: everything by menu and key, everything undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QMessageBox

from reader.types import COLOURS, SavedSearch, Scope, View
from tests.ui import spoken
from ui import tag_colours
from ui.theme import DARK, LIGHT, SEPIA

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.desk import Desk
    from ui.theme import Colours
    from ui.window import Window

FERRIES, WELLS = View(tag="harbour/ferries"), View(tag="wells")


@pytest.fixture
def tagged(desk: Desk, qtbot: QtBot) -> Desk:
    """The desk, with two tags."""
    ids = desk.library.ids(View())
    desk.acts.tag(ids[:4], "harbour/ferries")
    desk.acts.tag(ids[3:6], "wells")
    qtbot.waitUntil(lambda: desk.columns.tree.place(WELLS) is not None)
    return desk


def menu(window: Window, desk: Desk, view: View) -> dict[str, QAction]:
    """What the menu of a place offers, with what stands in the menus inside it."""
    place = desk.columns.tree.place(view)
    assert place is not None
    made = window.places.menu(place)
    inside = [action for one in made.findChildren(QMenu) for action in one.actions()]
    return {action.text(): action for action in made.actions() + inside}


def answer(kind: type[QWidget]) -> QWidget:
    """The dialog that was opened last."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found[-1]


def undo(window: Window, qtbot: QtBot, words: str) -> None:
    action = window.menus.actions["undo"]
    qtbot.waitUntil(lambda: words in action.text())
    action.trigger()


def drop(desk: Desk, what: View, where: View) -> bool:
    """Drag a tag onto another row; View() is the heading of the tags."""
    tree, model = desk.columns.tree, desk.columns.tree._places
    tree.go_to(what)
    data = model.mimeData([tree.currentIndex()])
    if where != View():
        tree.go_to(where)
    target = tree.currentIndex()
    while where == View() and target.parent().isValid():
        target = target.parent()
    move = Qt.DropAction.MoveAction
    taken = model.canDropMimeData(data, move, -1, -1, target)
    model.dropMimeData(data, move, -1, -1, target)
    return taken


def test_a_tag_is_dragged_into_another_and_out_again(tagged: Desk, window: Window, qtbot: QtBot) -> None:
    def names() -> set[str]:
        return {tag.name for tag in tagged.library.tags()}

    assert drop(tagged, FERRIES, WELLS)
    qtbot.waitUntil(lambda: "wells/ferries" in names())
    qtbot.waitUntil(lambda: tagged.columns.tree.place(View(tag="wells/ferries")) is not None)
    assert not drop(tagged, WELLS, View(tag="wells/ferries"))  # not into itself
    assert not drop(tagged, WELLS, View(scope=Scope.UNREAD))
    assert not drop(tagged, WELLS, View(feed=tagged.library.feeds()[0].id))
    assert drop(tagged, View(tag="wells/ferries"), View())
    qtbot.waitUntil(lambda: names() == {"ferries", "wells"})
    undo(window, qtbot, "“wells/ferries” to")
    qtbot.waitUntil(lambda: names() == {"wells/ferries", "wells"})
    undo(window, qtbot, "“harbour/ferries”")
    qtbot.waitUntil(lambda: names() == {"harbour/ferries", "wells"})


def tags(desk: Desk) -> dict[str, int]:
    return {tag.name: tag.total for tag in desk.library.sidebar().tags}


BEFORE = {"harbour": 4, "harbour/ferries": 4, "wells": 3}


def test_a_tag_is_renamed_in_its_place(window: Window, tagged: Desk, qtbot: QtBot) -> None:
    tagged.go_to(FERRIES)
    tagged.columns.tree.setFocus()
    QTest.keyClick(tagged.columns.tree, Qt.Key.Key_F2)
    field = tagged.columns.tree.findChild(QLineEdit, "name-field")
    assert isinstance(field, QLineEdit)
    assert field.text() == "harbour/ferries"
    QTest.keyClicks(field, "boats")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tags(tagged) == {"boats": 4, "wells": 3})
    undo(window, qtbot, "rename tag “harbour/ferries” to “boats”")
    qtbot.waitUntil(lambda: tags(tagged) == BEFORE)


def test_tags_are_merged(window: Window, tagged: Desk, qtbot: QtBot) -> None:
    menu(window, tagged, WELLS)["Merge into…"].trigger()
    ask = answer(QInputDialog)
    assert isinstance(ask, QInputDialog)
    ask.setTextValue("harbour/ferries")
    ask.accept()
    qtbot.waitUntil(lambda: tags(tagged) == {"harbour": 6, "harbour/ferries": 6})
    assert spoken.banner(window) == "“wells” is now part of “harbour/ferries”"
    undo(window, qtbot, "merge tags")
    qtbot.waitUntil(lambda: tags(tagged) == BEFORE)


def test_a_tag_has_a_colour(window: Window, tagged: Desk, qtbot: QtBot) -> None:
    menu(window, tagged, WELLS)["Teal"].trigger()
    qtbot.waitUntil(
        lambda: (place := tagged.columns.tree.place(WELLS)) is not None and place.colour == "teal"
    )
    assert menu(window, tagged, WELLS)["Teal"].isChecked()
    undo(window, qtbot, "colour of tag “wells”")
    qtbot.waitUntil(lambda: (place := tagged.columns.tree.place(WELLS)) is not None and not place.colour)


def test_a_tag_is_deleted_by_its_key(window: Window, tagged: Desk, qtbot: QtBot) -> None:
    tagged.go_to(WELLS)
    tagged.columns.tree.setFocus()
    QTest.keyClick(tagged.columns.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "wells" not in tags(tagged))
    assert spoken.banner(window) == "The tag “wells” is off its 3 stories"
    assert len(tagged.library.ids(View())) == 54
    undo(window, qtbot, "delete tag")
    qtbot.waitUntil(lambda: tags(tagged) == BEFORE)


def test_tags_that_look_alike_are_offered_to_be_merged(window: Window, tagged: Desk, qtbot: QtBot) -> None:
    tagged.acts.tag(tagged.library.ids(View())[8:9], "well")
    qtbot.waitUntil(lambda: "well" in tags(tagged))
    heading = next(place for place in tagged.columns.tree._shown if place.name == "Tags")
    (alike,) = window.places.menu(heading).findChildren(QMenu)
    (merge,) = alike.actions()
    merge.trigger()
    qtbot.waitUntil(lambda: tags(tagged) == {"harbour": 4, "harbour/ferries": 4, "well": 4})


@pytest.mark.parametrize("colours", [LIGHT, DARK, SEPIA])
@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_of_a_tag_can_be_seen(colour: str, colours: Colours) -> None:
    ink = QColor(tag_colours.ink(colour, colours))
    for ground in (colours.panel, colours.surface, colours.tag_fill):
        assert contrast(ink, QColor(ground)) >= 3, (colour, ground)


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


# ── searches ─────────────────────────────────────────────────────────────────────────────────────


def test_a_search_is_saved_named_changed_and_let_go(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.columns.search.ask("harbour is:unread")
    window.menus.actions["save_search"].trigger()
    harbour = View(search="harbour is:unread")
    qtbot.waitUntil(lambda: desk.columns.tree.place(harbour) is not None)
    qtbot.waitUntil(lambda: (place := desk.columns.tree.place(harbour)) is not None and place.count > 0)
    desk.go_to(harbour)
    assert desk.columns.search.title.text() == "harbour is:unread"
    desk.columns.tree.setFocus()
    QTest.keyClick(desk.columns.tree, Qt.Key.Key_F2)
    field = desk.columns.tree.findChild(QLineEdit, "name-field")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "The port")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.library.saved_searches()[0].name == "The port")
    qtbot.waitUntil(
        lambda: (place := desk.columns.tree.place(harbour)) is not None and place.name == "The port"
    )
    menu(window, desk, harbour)["Change what it looks for…"].trigger()
    ask = answer(QInputDialog)
    assert isinstance(ask, QInputDialog)
    ask.setTextValue("lighthouse")
    ask.accept()
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(search="lighthouse")) is not None)
    menu(window, desk, View(search="lighthouse"))["Delete search"].trigger()
    qtbot.waitUntil(lambda: desk.library.saved_searches() == ())
    undo(window, qtbot, "delete search “The port”")
    qtbot.waitUntil(
        lambda: desk.library.saved_searches() == (SavedSearch(name="The port", query="lighthouse"),)
    )


def test_saving_a_saved_search_again_lets_it_go(window: Window, desk: Desk, qtbot: QtBot) -> None:
    for count in (1, 0):
        desk.columns.search.ask("rain")
        window.menus.actions["save_search"].trigger()
        until_saved(desk, qtbot, count)


def until_saved(desk: Desk, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: len(desk.library.saved_searches()) == count)


def test_searches_are_put_in_order(window: Window, desk: Desk, qtbot: QtBot) -> None:
    for count, words in enumerate(("rain", "wells"), start=1):
        desk.searches.save(words, False)
        until_saved(desk, qtbot, count)
    qtbot.waitUntil(lambda: desk.columns.tree.place(View(search="wells")) is not None)
    menu(window, desk, View(search="wells"))["Move up"].trigger()
    qtbot.waitUntil(lambda: [one.name for one in desk.library.saved_searches()] == ["wells", "rain"])


# ── the trash ────────────────────────────────────────────────────────────────────────────────────


def test_stories_are_deleted_and_come_back(window: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.go_to(View())
    stories = desk.columns.list
    ids = stories.stories.ids[:]
    stories.go_to(ids[2])
    QTest.keyClick(stories, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert stories.count_selected() == 2
    QTest.keyClick(window, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(stories.stories.ids) == 52)
    assert stories.current() == ids[4]
    assert spoken.banner(window) == "2 stories are in the trash"
    undo(window, qtbot, "delete 2 stories")
    qtbot.waitUntil(lambda: list(stories.stories.ids) == list(ids))
    window.menus.actions["redo"].trigger()
    qtbot.waitUntil(lambda: desk.library.sidebar().counts[Scope.TRASH] == 2)


def test_the_trash_is_looked_at_and_emptied_when_one_says_so(
    window: Window, desk: Desk, qtbot: QtBot
) -> None:
    desk.deleting.delete(desk.library.ids(View())[:3])  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: desk.library.sidebar().counts[Scope.TRASH] == 3)
    desk.go_to(View(scope=Scope.TRASH))
    desk.columns.list.step(1)
    qtbot.waitUntil(lambda: desk.reading.story is not None and desk.reading.story.in_trash)
    QTest.keyClick(window, Qt.Key.Key_S)
    assert spoken.banner(window) == "Take it out of the trash first"
    window.menus.actions["restore"].trigger()
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) == 2)
    window.menus.actions["empty_trash"].trigger()
    ask = answer(QMessageBox)
    assert isinstance(ask, QMessageBox)
    assert ask.text() == "Delete 2 stories for ever?"
    next(one for one in ask.buttons() if one.text() == "Delete for ever").click()
    qtbot.waitUntil(lambda: spoken.banner(window) == "2 stories are gone for ever")
    qtbot.waitUntil(lambda: len(desk.columns.list.stories.ids) == 0)
    assert len(desk.library.ids(View())) == 52
    window.menus.actions["empty_trash"].trigger()
    assert spoken.banner(window) == "The trash is empty"
