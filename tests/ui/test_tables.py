"""Tables on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextTable

from reader.types import Span
from tests import factories as make
from tests.ui.typeset import a_bit_of_everything, letters_of, set_in_type

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_table_has_cells_and_its_numbers_stand_right() -> None:
    sheet = set_in_type(a_bit_of_everything())
    cursor = sheet.document.find("1,200")
    table = cursor.currentTable()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (3, 2)
    assert cursor.blockFormat().alignment() == Qt.AlignmentFlag.AlignTrailing
    assert sheet.document.find("Ada”").blockFormat().alignment() != Qt.AlignmentFlag.AlignTrailing
    assert letters_of(sheet, "Count").fontWeight() == QFont.Weight.DemiBold


def test_spans_in_cells_stay_in_their_cells() -> None:
    spans = (Span(start=11, end=15, link="https://x.example/"),)
    table = replace(make.table(["plain", "link here"]), spans=spans)
    story = make.story(body=make.body(make.table(["a"]), table))
    sheet = set_in_type(story)
    assert letters_of(sheet, "here").anchorHref() == "https://x.example/"
    assert not letters_of(sheet, "link").isAnchor()


def test_an_enormous_or_empty_table_is_plain_text() -> None:
    rows = [[str(number)] * 5 for number in range(500)]
    sheet = set_in_type(make.story(body=make.body(make.table(*rows), make.table())))
    assert not sheet.document.rootFrame().childFrames()
    assert "499" in sheet.document.toPlainText()
