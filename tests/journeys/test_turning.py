"""Somebody reads on: by pages, from story to story, by keys, by a gesture of two fingers, by the mouse's side buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys.test_keyboard import press
from tests.journeys.test_list import TOWNS, filled
from tests.journeys.test_page import LONG, page

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse

PLAIN = Qt.KeyboardModifier.NoModifier


def swipe(journey: Journey, sideways: int) -> None:
    """Two fingers on a touch pad, moving on in steps; the pad says where the gesture begins and ends."""
    window, paper = journey.window.windowHandle(), page(journey)
    middle = paper.viewport().mapTo(journey.window, paper.viewport().rect().center())
    phases = Qt.ScrollPhase
    for phase in (phases.ScrollBegin, *[phases.ScrollUpdate] * 6, phases.ScrollEnd):
        moved = QPoint(sideways if phase is phases.ScrollUpdate else 0, 2)
        QTest.wheelEvent(window, middle, moved, QPoint(), PLAIN, phase)


def test_two_fingers_turn_to_the_next_story_and_back(journey: Journey) -> None:
    filled(journey)
    first, second, *_ = journey.headlines()
    journey.read(first)
    swipe(journey, -80)
    journey.wait(lambda: journey.shown() == second)  # one gesture, one story
    swipe(journey, -10)  # a trembling hand
    swipe(journey, 80)
    journey.wait(lambda: journey.shown() == first)


def test_the_side_buttons_of_a_mouse_turn_too(journey: Journey, mouse: Mouse) -> None:
    filled(journey)
    first, second, *_ = journey.headlines()
    journey.read(first)
    mouse.click(page(journey).viewport(), button=Qt.MouseButton.ForwardButton)
    journey.wait(lambda: journey.shown() == second)
    mouse.click(page(journey).viewport(), button=Qt.MouseButton.BackButton)
    journey.wait(lambda: journey.shown() == first)


def test_space_reads_a_story_to_its_end_and_then_the_next_unread(journey: Journey) -> None:
    filled(journey)
    journey.desk.library.save_text(LONG)
    journey.command("unread")
    journey.wait(lambda: len(journey.headlines()) == len(TOWNS) + 1)
    journey.read("A long way home")
    row = journey.headlines().index("A long way home")
    presses = 0
    while journey.shown() == "A long way home":
        before = page(journey).verticalScrollBar().value()
        press(journey, Qt.Key.Key_Space)
        presses += 1
        journey.wait(
            lambda before=before: (
                journey.shown() != "A long way home"  # type: ignore[misc]
                or page(journey).verticalScrollBar().value() > before
            )
        )
    assert presses > 3
    assert journey.shown() == journey.headlines()[row + 1]
