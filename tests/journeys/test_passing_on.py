"""Somebody passes on what they read: copies words, tables and quotes, prints a story as it looks on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit

from tests import pdf
from tests.journeys.test_keyboard import press
from tests.journeys.test_marking import highlights, page
from tests.pictures_of import png
from tests.ui import spoken
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LAMPS = "What the lamps say"
SAID = "“Every lamp has its own rhythm,”"
TOLD = f"<p>{SAID} said Tobias Renn, the harbour director. Nobody was surprised by it (<a href='#n'>his note</a>).</p>"
TABLE = """<table><tr><th>Name</th><th>Colour</th></tr><tr><td>Port Merrin</td><td>white</td></tr>
<tr><td>Salt Ferry</td><td>red</td></tr></table>"""
LIST = "<ul><li>Bring a coat</li><li>Bring a lamp</li></ul>"
CODE = "<pre><code>for lamp in lamps:\n    turn(lamp)</code></pre>"
WINTER = (
    "<p>All winter long two students counted the turns of each lamp on that coast, and wrote them down.</p>"
)
NOTE = "<ol><li id='n'>Counted by hand, in a shoebox.</li></ol>"


def lamps(journey: Journey, site: Site) -> None:
    """A story of everything, subscribed to and open."""
    site.put("/lamp.png", png(400, 200), "image/png")
    picture = f"<figure><img src='{site.address('/lamp.png')}'><figcaption>A lamp</figcaption></figure>"
    html = TOLD + picture + TABLE + LIST + CODE + 30 * WINTER + NOTE
    site.feed("/feed.xml", title="The Courier", stories=[(LAMPS, html)])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read(LAMPS)
    journey.come_back()
    journey.wait(lambda: (story := journey.desk.reading.story) and story.pictures and story.quotes)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_table_a_list_and_code_are_copied_as_clean_text(journey: Journey, mouse: Mouse, site: Site) -> None:
    lamps(journey, site)
    paper = page(journey)
    for first, last, text in (
        ("Name", "red", "Name\tColour\nPort Merrin\twhite\nSalt Ferry\tred"),
        ("Colour", "red", "Colour\nwhite\nred"),
        (
            "Bring a coat",
            "turn(lamp)",
            "• Bring a coat\n• Bring a lamp\n\nfor lamp in lamps:\n    turn(lamp)",
        ),
    ):
        mouse.click_on(paper, "Nobody was")  # what is selected would be dragged away
        mouse.drag_over(paper, first, to=last)
        press(journey, Qt.Key.Key_C, CTRL)
        assert copied() == text


def test_a_footnote_is_gone_to(journey: Journey, mouse: Mouse, site: Site) -> None:
    lamps(journey, site)
    paper = page(journey)
    mouse.click_on(paper, "his note")
    seen = paper.lines_of([(at := paper.document().find("Counted by hand").selectionStart(), at + 7)])
    assert paper.viewport().rect().contains(seen[0])


def test_a_quote_is_copied_with_speaker_outlet_and_date_by_the_keys_alone(
    journey: Journey, site: Site
) -> None:
    lamps(journey, site)
    press(journey, Qt.Key.Key_Period)
    press(journey, Qt.Key.Key_C, CTRL | SHIFT)
    assert (
        copied()
        == "“Every lamp has its own rhythm” — Tobias Renn, the harbour director (The Courier, 1 November 2026)"
    )
    assert spoken.banner(journey.window) == "Copied with speaker, outlet and date"


def test_a_story_becomes_a_pdf_that_looks_like_the_page(
    journey: Journey, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamps(journey, site)
    press(journey, Qt.Key.Key_Period)
    press(journey, Qt.Key.Key_2)
    journey.wait(lambda: highlights(journey))
    file = tmp_path / "lamps.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(journey, Qt.Key.Key_P, CTRL | SHIFT)
    assert spoken.banner(journey.window) == "Saved as PDF"
    printed = pdf.read(file)
    assert printed.title == LAMPS
    assert len(printed.pages) > 1
    first, last = printed.pages[0], printed.pages[-1]
    assert LAMPS in first
    assert f"{SAID} said Tobias Renn" in first
    assert "A lamp" in first
    assert "Name Colour Port Merrin white Salt Ferry red" in first
    assert "Counted by hand, in a shoebox." in last
    assert last.endswith(f"{len(printed.pages)} / {len(printed.pages)}")
    assert printed.pictures == 1
    assert {LIGHT.highlight_green, LIGHT.quote_mark} <= printed.colours


def print_dialog(journey: Journey) -> QPrintDialog:
    press(journey, Qt.Key.Key_P, CTRL)
    journey.wait(lambda: isinstance(QApplication.activeModalWidget(), QPrintDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    return dialog


def wait_until_gone(journey: Journey) -> None:
    journey.wait(lambda: QApplication.activeModalWidget() is None)
    journey.come_back()


def test_a_story_is_printed_by_the_dialog_unless_that_is_left(
    journey: Journey, site: Site, tmp_path: Path
) -> None:
    lamps(journey, site)
    QTest.keyClick(print_dialog(journey), Qt.Key.Key_Escape)
    wait_until_gone(journey)
    assert spoken.banner(journey.window) != "Printed"
    dialog, file = print_dialog(journey), tmp_path / "lamps.pdf"
    field, buttons = dialog.findChild(QLineEdit, "filename"), dialog.findChild(QDialogButtonBox)
    assert isinstance(field, QLineEdit)
    assert isinstance(buttons, QDialogButtonBox)
    field.setText(str(file))  # there is no printer, so into a file it goes
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    wait_until_gone(journey)
    assert (spoken.banner(journey.window), spoken.detail(journey.window)) == ("Printed", str(file))
    printed = pdf.read(file)
    assert LAMPS in printed.pages[0]
    assert f"{SAID} said Tobias Renn" in printed.pages[0]
    assert LIGHT.quote_mark in printed.colours
