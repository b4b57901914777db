"""The sheet of a capture, by the keys and by the mouse: cutting, joining, moving, leaving out, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton

from reader.errors import UnreadableError
from reader.types import Hand
from tests.reader.handiwork import DIGEST, Here
from tests.ui import spoken
from tests.ui.capture_parts import CARS, FERRY, PUMPS, WELLS
from ui.capture_lines import Kind
from ui.capture_row import CaptureRow, button, button_words
from ui.theme import DARK, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.capture_list import CaptureList
    from ui.capture_sheet import CaptureSheet
    from ui.desk import Desk

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.library.intake._workers = Here()  # type: ignore[assignment]
    return desk


@pytest.fixture
def draft(desk: Desk, qtbot: QtBot) -> CaptureSheet:
    """The sheet of a dropped text that is not kept."""
    desk.capturing.read_text(DIGEST)
    return opened(desk, qtbot)


@pytest.fixture
def kept(desk: Desk, qtbot: QtBot) -> CaptureSheet:
    """The sheet of a capture of the library."""
    desk.capturing.show_cuts(desk.library.save_text(DIGEST).stories[0])
    return opened(desk, qtbot)


def opened(desk: Desk, qtbot: QtBot) -> CaptureSheet:
    qtbot.waitUntil(lambda: desk.capturing.sheet is not None)
    assert desk.capturing.sheet is not None
    return desk.capturing.sheet


def go_to(listed: CaptureList, words: str, kind: Kind = Kind.LINE) -> QPoint:
    """Choose the row of a line; where its middle is."""
    at = next(
        n for n, row in enumerate(listed.rows()) if row.kind is kind and row.line.text.startswith(words)
    )
    index = listed.model().index(at, 0)
    listed.setCurrentIndex(index)
    listed.scrollTo(index)
    return listed.visualRect(index).center()


def headlines(sheet: CaptureSheet) -> tuple[str, ...]:
    return sheet.list.shown.headlines if sheet.list.shown else ()


def rested(sheet: CaptureSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not sheet.work.is_busy)


def test_the_keys_cut_join_and_move(draft: CaptureSheet, qtbot: QtBot) -> None:
    listed = draft.list
    go_to(listed, CARS)
    QTest.keyClick(listed, Qt.Key.Key_Space)
    rested(draft, qtbot)
    assert headlines(draft)[:2] == (FERRY, CARS)
    for _ in range(2):  # one is at the cut, and stays at it
        QTest.keyClick(listed, Qt.Key.Key_Up, ALT)
        rested(draft, qtbot)
    assert headlines(draft)[1].startswith("“We have a timetable")
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    rested(draft, qtbot)
    assert headlines(draft)[:2] == (FERRY, WELLS)
    assert (draft.undo.toolTip(), len(listed.words())) == ("Undo (Ctrl+Z): Join with the story above", 27)


def test_every_act_is_taken_back_and_done_again(draft: CaptureSheet, qtbot: QtBot) -> None:
    go_to(draft.list, PUMPS)
    QTest.keyClick(draft.list, Qt.Key.Key_Delete)
    go_to(draft.list, WELLS, Kind.CUT)
    QTest.keyClick(draft.list, Qt.Key.Key_Space)
    rested(draft, qtbot)
    assert [mark.hand for mark in draft.work.captured.by_hand.marks] == [Hand.DROP, Hand.JOIN]
    draft.undo.click()
    draft.undo.click()
    rested(draft, qtbot)
    assert not draft.work.captured.by_hand
    assert not draft.undo.isEnabled()
    draft.redo.click()
    rested(draft, qtbot)
    assert [mark.hand for mark in draft.work.captured.by_hand.marks] == [Hand.DROP]


def test_steps_go_from_story_to_story(draft: CaptureSheet) -> None:
    QTest.keyClick(draft.list, Qt.Key.Key_J)
    QTest.keyClick(draft.list, Qt.Key.Key_J)
    assert draft.outline.currentRow() == 2
    QTest.keyClick(draft.list, Qt.Key.Key_Down)
    QTest.keyClick(draft.list, Qt.Key.Key_K)  # first to the story's own cut
    row = draft.list.row()
    assert row is not None
    assert (row.kind, row.line.story) == (Kind.CUT, 2)
    draft.outline.setCurrentRow(0)
    row = draft.list.row()
    assert row is not None
    assert row.headline == FERRY


def test_the_mouse_presses_what_stands_on_a_row(draft: CaptureSheet, qtbot: QtBot) -> None:
    point = go_to(draft.list, WELLS, Kind.CUT)
    index = draft.list.indexAt(point)
    row = draft.list.row()
    assert row is not None
    on = button(draft.list.visualRect(index), row, button_words(row, str)).center()
    QTest.mouseClick(draft.list.viewport(), Qt.MouseButton.LeftButton, pos=on)
    rested(draft, qtbot)
    assert len(headlines(draft)) == 2
    QTest.mouseClick(
        draft.list.viewport(), Qt.MouseButton.LeftButton, pos=go_to(draft.list, "Follow", Kind.FOLD)
    )
    assert any(row.kind is Kind.LEFT for row in draft.list.rows())


def test_a_cut_is_dragged_to_another_line(draft: CaptureSheet, qtbot: QtBot) -> None:
    view = draft.list.viewport()
    to = go_to(draft.list, CARS)
    grip = go_to(draft.list, WELLS, Kind.CUT)
    to = draft.list.visualRect(draft.list.model().index(row_at(draft.list, CARS), 0)).topLeft() + QPoint(
        60, 2
    )
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, grip.y()))
    for y in range(grip.y(), to.y(), -4):
        QTest.mouseMove(view, QPoint(60, y))
    QTest.mouseMove(view, to)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=to)
    rested(draft, qtbot)
    assert headlines(draft)[:2] == (FERRY, CARS)


def row_at(listed: CaptureList, words: str) -> int:
    return next(n for n, row in enumerate(listed.rows()) if row.line.text.startswith(words))


def test_the_menu_teaches_and_restores(draft: CaptureSheet, qtbot: QtBot) -> None:
    draft.left_out.setChecked(True)
    draft.list.customContextMenuRequested.emit(go_to(draft.list, "Follow", Kind.LEFT))
    assert draft.menu is not None
    words = [action.text() for action in draft.menu.actions()]
    assert words[0] == "Restore this line"
    next(one for one in draft.menu.actions() if one.text().startswith("Never")).trigger()
    draft.menu.close()
    rested(draft, qtbot)
    assert not any(row.kind is Kind.LEFT and row.line.text == "Follow" for row in draft.list.rows())


def test_the_sheet_follows_the_theme(draft: CaptureSheet, desk: Desk) -> None:
    desk.set_theme(Theme.DARK)
    painted = draft.list.itemDelegate()
    assert isinstance(painted, CaptureRow)
    assert painted.colours == DARK


def test_what_cannot_be_cut_so_is_said_and_all_is_as_before(
    draft: CaptureSheet, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def failing(*_: object) -> None:
        raise UnreadableError("the text", "reading it took more than 50 seconds, so it was given up")

    monkeypatch.setattr(desk.library, "read_so", failing)
    go_to(draft.list, CARS)
    QTest.keyClick(draft.list, Qt.Key.Key_Space)
    QTest.keyClick(draft.list, Qt.Key.Key_Return)  # what is shown is not what was wanted: it is not kept
    rested(draft, qtbot)
    assert "given up" in spoken.label(draft, "sheet-words").text()
    assert draft.isVisible()
    assert (headlines(draft)[:2], draft.work.wanted) == ((FERRY, WELLS), draft.work.captured.by_hand)


def test_enter_keeps_what_was_cut_just_now(draft: CaptureSheet, desk: Desk, qtbot: QtBot) -> None:
    go_to(draft.list, WELLS, Kind.CUT)
    QTest.keyClick(draft.list, Qt.Key.Key_Space)
    QTest.keyClick(draft.list, Qt.Key.Key_Return)  # at once, while it is still being cut
    qtbot.waitUntil(lambda: desk.acts.undo.undo_words() == "Keep 2 stories")
    assert desk.capturing.sheet is None


def test_what_would_be_lost_is_asked_about(draft: CaptureSheet, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(draft.list, Qt.Key.Key_Escape)
    press(draft, "Back")
    assert draft.isVisible()
    QTest.keyClick(draft.list, Qt.Key.Key_Escape)
    press(draft, "&Let go")
    qtbot.waitUntil(lambda: desk.capturing.sheet is None)


def test_keeping_can_be_the_answer(draft: CaptureSheet, desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClick(draft.list, Qt.Key.Key_Escape)
    press(draft, "&Keep")
    qtbot.waitUntil(lambda: desk.acts.undo.undo_words() == "Keep 3 stories")


def press(sheet: CaptureSheet, words: str) -> None:
    (ask,) = [one for one in sheet.findChildren(QMessageBox) if one.isVisible()]
    next(one for one in ask.findChildren(QPushButton) if one.text() == words).click()


def test_in_a_kept_capture_all_holds_at_once(kept: CaptureSheet, desk: Desk, qtbot: QtBot) -> None:
    go_to(kept.list, WELLS, Kind.CUT)
    QTest.keyClick(kept.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(headlines(kept)) == 2)
    assert desk.acts.undo.undo_words() == "Join with the story above"
    assert len(desk.library.read_text(DIGEST).stories) == 2  # as it is kept
    kept.undo.click()
    qtbot.waitUntil(lambda: len(headlines(kept)) == 3)
    kept.redo.click()
    qtbot.waitUntil(lambda: len(headlines(kept)) == 2)
    QTest.keyClick(kept.list, Qt.Key.Key_Escape)  # nothing would be lost
    qtbot.waitUntil(lambda: desk.capturing.sheet is None)
    desk.acts.undo.undo()
    qtbot.waitUntil(lambda: len(desk.library.read_text(DIGEST).stories) == 3)


def test_what_was_done_before_the_sheet_is_not_undone_in_it(
    kept: CaptureSheet, desk: Desk, qtbot: QtBot
) -> None:
    desk.acts.bookmark(desk.library.captured(desk.library.save_text(DIGEST).stories[0]), True)
    qtbot.waitUntil(lambda: desk.acts.undo.undo_words().startswith("Bookmark"))
    rested(kept, qtbot)
    assert not kept.undo.isEnabled()
    kept.accept()
