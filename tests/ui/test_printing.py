"""Stories on paper look as on the screen, cut no line in two, and say where they are from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from reader.errors import RefusedError
from tests import factories as make
from tests.ui import spoken
from tests.ui.pane_parts import long_story
from tests.ui.test_gallery import RED, coloured
from tests.ui.test_mark_guide import highlighted
from ui.printing import FOOT, TOP, Pages, write_pdf
from ui.theme import LIGHT
from ui.typography import Typography

if TYPE_CHECKING:
    from reader.types import Story
    from ui.desk import Desk

pytestmark = pytest.mark.usefixtures("qapp")
A4 = QSizeF(794, 1123)


def page(pages: Pages, number: int) -> QImage:
    image = QImage(A4.toSize(), QImage.Format.Format_RGB32)
    image.fill("#ffffff")
    with QPainter(image) as brush:
        pages.paint(brush, number)
    return image


def row(image: QImage, y: int) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2)}


def colours(image: QImage) -> set[str]:
    return {name for y in range(0, image.height(), 3) for name in row(image, y)}


def marked() -> Story:
    return highlighted(long_story(60), ("The rain fell on the roofs.", {}))


def test_quotes_and_highlights_are_on_paper_unless_they_are_off() -> None:
    pages = Pages(marked(), A4, Typography())
    assert {LIGHT.quote_mark, LIGHT.highlight_yellow} <= colours(page(pages, 0))
    plain = colours(page(Pages(marked(), A4, Typography(), quotes=False), 0))
    assert LIGHT.highlight_yellow in plain
    assert LIGHT.quote_mark not in plain


def test_no_line_is_cut_by_the_end_of_a_page() -> None:
    pages = Pages(marked(), A4, Typography())
    assert pages.count > 2
    for number in range(pages.count):
        image = page(pages, number)
        edges = (TOP // 2 + 2, TOP - 8, image.height() - FOOT // 2 - 12)
        assert [row(image, y) for y in edges] == [{"#ffffff"}] * 3


def test_a_tall_picture_stays_on_one_page(tmp_path: Path) -> None:
    kept = coloured(tmp_path, 600, 3000)
    body = make.body(make.paragraph("Before. " * 200), make.picture("A tower", "https://x.example/t.png"))
    pages = Pages(make.story(body=body, pictures={"https://x.example/t.png": kept}), A4, Typography())
    shown = [RED in colours(page(pages, number)) for number in range(pages.count)]
    assert shown.count(True) == 1


def test_a_pdf_is_written_with_all_pages_or_the_reason_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.columns.pane.show_story(marked())
    path = tmp_path / "story.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.open.page_acts.save_pdf()
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == Pages(marked(), A4, Typography()).count
    assert "Saved as PDF" in spoken.banner(desk.window())
    desk.open.page_acts.write_pdf(tmp_path / "nowhere" / "story.pdf")
    assert "cannot be written there" in spoken.banner(desk.window())
    with pytest.raises(RefusedError):
        write_pdf(Path("/proc/none.pdf"), marked(), Typography())


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_what_cannot_be_printed_on_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.columns.pane.show_story(marked())
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "nowhere" / "story.pdf"))
    desk.open.page_acts._print_on(printer, marked(), QDialog.DialogCode.Accepted)
    assert "Nothing can be printed there" in spoken.banner(desk.window())
