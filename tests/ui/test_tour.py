"""The notes of the tour stand where nothing is read meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from reader.types import Scope, View

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.window import Window


def test_the_first_note_stands_under_the_last_row(window: Window, desk: Desk) -> None:
    stories = desk.columns.list
    desk.columns.tree.go_to(View(feed=desk.library.feeds()[0].id))
    assert stories.below_rows().height() > 0
    window.resize(1280, 1400)
    window.tour.begin()
    rows = stories.below_rows().translated(stories.mapTo(window, QPoint(0, 0)))
    assert rows.contains(window.tour.note.geometry())


def test_beside_a_full_list_it_leaves_the_headline_free(window: Window, desk: Desk) -> None:
    desk.go_to(View(scope=Scope.ALL))
    window.resize(1280, 800)
    window.tour.begin()
    pane = desk.columns.pane
    head = QRect(pane.mapTo(window, QPoint(0, 0)), pane.size())
    head.setHeight(head.height() // 2)
    note = window.tour.note.geometry()
    assert not note.intersects(head)
    assert window.rect().contains(note)
