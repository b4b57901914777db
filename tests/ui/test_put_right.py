"""A date that is put right is the one that was chosen, wherever one is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget

from reader.types import Corrections, When
from tests import factories as make
from ui.attributed import day
from ui.put_right import PutRightSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

MARCH_8 = int(datetime(2026, 3, 8, tzinfo=UTC).timestamp())
MAY_12 = int(datetime(2026, 5, 12, tzinfo=UTC).timestamp())


@pytest.fixture(params=["UTC", "Etc/GMT+10", "Etc/GMT-13"])
def _zone(request: pytest.FixtureRequest, travel: Callable[[str], None]) -> None:
    travel(request.param)


@pytest.mark.usefixtures("_zone")
def test_a_day_without_a_time_is_shown_and_kept_as_that_day(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    story = replace(make.story("Rain"), published=MARCH_8, day_only=True)
    assert day(story) == "8 March 2026"
    sheet = PutRightSheet(story, Corrections(), parent)
    said: list[Corrections] = []
    sheet.said.connect(said.append)
    assert (sheet.date.date(), sheet.date.time()) == (QDate(2026, 3, 8), QTime(0, 0))
    sheet.date.setDate(QDate(2026, 5, 12))
    sheet.keep.click()
    assert said == [Corrections(published=When(MAY_12, day_only=True))]
    assert day(replace(story, published=MAY_12)) == "12 May 2026"


@pytest.mark.usefixtures("_zone")
def test_a_time_that_is_chosen_is_the_one_here(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = PutRightSheet(
        replace(make.story("Rain"), published=MARCH_8, day_only=True), Corrections(), parent
    )
    said: list[Corrections] = []
    sheet.said.connect(said.append)
    sheet.date.setTime(QTime(9, 30))
    sheet.keep.click()
    here = int(datetime(2026, 3, 8, 9, 30).astimezone().timestamp())
    assert said == [Corrections(published=When(here, day_only=False))]
