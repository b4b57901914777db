"""The first two minutes: a sample, a tour through it by the keyboard, and the way out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from reader.types import Scope
from tests.journeys.conftest import Journey
from tests.journeys.mouse import Mouse
from tests.journeys.test_keyboard import go_to_button
from tests.site import Site
from tests.ui import spoken
from ui.tour import STEPS


def test_the_sample_is_shown_around_in(journey: Journey) -> None:
    journey.desk.welcome.sample_wanted.emit()
    note = journey.window.tour.note
    journey.wait(note.isVisible)
    journey.wait(lambda: journey.shown())
    assert spoken.banner(journey.window) == "2 stories kept"
    journey.wait(lambda: journey.desk.library.sidebar().counts[Scope.UNREAD] == 1)
    titles = []
    for _ in STEPS:
        titles.append(note._title.text())
        assert journey.window.rect().contains(note.geometry())
        QTest.keyClick(note.next_, Qt.Key.Key_Right)
    assert titles == [step.title for step in STEPS]
    assert note.isHidden()


def test_there_are_three_ways_in_for_mouse_and_keys(
    journey: Journey, mouse: Mouse, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    welcome = journey.desk.welcome
    assert journey.desk.currentWidget() is welcome
    site.feed("/feed.xml", title="The Courier", stories=[("Ferry runs late", "<p>It ran late.</p>")])
    file = tmp_path / "list.opml"
    outline = f'<outline text="Courier" xmlUrl="{site.address("/feed.xml")}"/>'
    file.write_text(f'<opml version="2.0"><body>{outline}</body></opml>')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    ways = [one for one in welcome.findChildren(QPushButton) if one.isVisible()]
    assert len(ways) == 3
    for way in ways:
        go_to_button(journey, way.objectName())
        assert way.hasFocus()
    import_ = next(one for one in ways if one.objectName() == "import")
    mouse.click(import_)
    journey.wait(lambda: journey.headlines() == ["Ferry runs late"])
    assert journey.desk.currentWidget() is journey.desk.columns


def test_the_tour_is_left_at_any_time_and_stays_in_a_small_window(journey: Journey) -> None:
    journey.command("tour")  # an empty library gets the sample first
    note = journey.window.tour.note
    journey.wait(note.isVisible)
    QTest.keyClick(note.next_, Qt.Key.Key_Right)
    QTest.keyClick(note.next_, Qt.Key.Key_Left)
    assert note._title.text() == STEPS[0].title
    journey.window.resize(800, 600)
    journey.wait(lambda: journey.window.rect().contains(note.geometry()))
    QTest.keyClick(note.next_, Qt.Key.Key_Escape)
    assert note.isHidden()
