"""Pictures as pixels, and as a part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage

from reader.shown_pictures import MOST
from reader.types import KeptPicture, Picture, Wholeness
from tests import factories as make
from tests.pictures_of import SVG, gif, png
from tests.ui.pane_parts import paper
from tests.ui.typeset import SETTING, block_with, letters_of, lines
from ui import document, gallery, render
from ui.document import AGAIN
from ui.gallery import Gallery
from ui.means import Means
from ui.plates import SIGN
from ui.setting import Part
from ui.theme import LIGHT, Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.types import Story
    from ui.document import Sheet
    from ui.reader_pane import ReaderPane

pytestmark = pytest.mark.usefixtures("qapp")
PLACE = "https://x.example/wall.png"
RED = "#c81e1e"


def kept(folder: Path, content: bytes, width: int, height: int, name: str = "picture") -> KeptPicture:
    file = folder / name
    file.write_bytes(content)
    return KeptPicture(file, width, height)


def coloured(folder: Path, width: int = 400, height: int = 200, colour: str = RED) -> KeptPicture:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    file = folder / f"{colour.strip('#')}-{width}x{height}.png"
    assert image.save(str(file))
    return KeptPicture(file, width, height)


def illustrated(shown: KeptPicture, **more: Any) -> Story:
    body = make.body(
        make.paragraph("Before."),
        make.picture("A wall", PLACE),
        make.caption("The wall"),
        make.paragraph("After."),
    )
    return make.story(**{"body": body, "pictures": {PLACE: shown}, **more})


def set_in_type(story: Story, width: float = 700) -> Sheet:
    sheet = document.build(story, SETTING)
    document.fit(sheet.document, SETTING, width)
    return sheet


# ── pixels ──


@pytest.mark.qt_log_ignore("Rejecting image", extend=True)
def test_the_four_formats_are_decoded_and_nothing_else(tmp_path: Path) -> None:
    assert gallery.decoded(kept(tmp_path, png(), 40, 30).file, 40).width() == 40
    assert gallery.decoded(kept(tmp_path, gif(), 12, 9).file, 40).height() == 9
    for form in ("jpg", "webp"):
        file = tmp_path / f"a.{form}"
        assert QImage(20, 10, QImage.Format.Format_RGB32).save(str(file))
        assert gallery.decoded(file, 20).width() == 20
    for bad in (SVG, b"", b"BM" + bytes(60), png()[:40], png(30_000, 30_000, pixels=False)):
        assert gallery.decoded(kept(tmp_path, bad, 40, 30).file, 40).isNull()
    assert gallery.decoded(tmp_path / "gone", 40).isNull()


def test_no_more_pixels_are_made_than_are_shown(tmp_path: Path) -> None:
    assert gallery.decoded(coloured(tmp_path).file, 100).size().toTuple() == (100, 50)
    assert gallery.decoded(coloured(tmp_path).file, 0).width() == 400


def test_a_gallery_asks_once_and_keeps_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Callable[[], QImage], Callable[[QImage], None]]] = []
    hung = Gallery(lambda job, then: asked.append((job, then)))
    picture = coloured(tmp_path)
    assert hung.image(picture, 300) is None
    assert hung.image(picture, 300) is None
    ((job, then),) = asked
    then(job())
    image = hung.image(picture, 300)
    assert image is not None
    assert image.width() == 300
    monkeypatch.setattr(gallery, "KEPT", 1)
    other = coloured(tmp_path, colour="#1e1ec8")
    hung.image(other, 300)
    asked[1][1](asked[1][0]())
    assert hung.image(other, 300) is not None
    assert hung.image(picture, 300) is None, "it had to make room"


def test_a_broken_file_is_remembered(tmp_path: Path, qtbot: QtBot) -> None:
    hung, broken = Gallery(), kept(tmp_path, SVG, 40, 30)
    with qtbot.waitSignal(hung.broke):
        assert hung.image(broken, 40) is None
    assert hung.is_broken(broken)
    assert hung.image(broken, 40) is None


# ── on the page ──


def test_a_kept_picture_stands_in_the_column_with_its_caption(tmp_path: Path) -> None:
    sheet = set_in_type(illustrated(coloured(tmp_path)))
    assert SIGN in lines(sheet)
    assert "A wall" not in lines(sheet)
    assert not block_with(sheet, "The wall").blockFormat().hasProperty(Part.FRAME)
    assert block_with(sheet, SIGN).layout().lineAt(0).height() == pytest.approx(200, abs=4)


def test_a_wide_picture_is_as_wide_as_the_column_and_follows_it(tmp_path: Path) -> None:
    sheet = set_in_type(illustrated(coloured(tmp_path, 3000, 1000)))
    line = block_with(sheet, SIGN).layout().lineAt(0)
    assert line.naturalTextWidth() == pytest.approx(620, abs=2)
    document.fit(sheet.document, SETTING, 360)
    line = block_with(sheet, SIGN).layout().lineAt(0)
    assert line.naturalTextWidth() == pytest.approx(316, abs=2)
    assert line.height() == pytest.approx(316 / 3, abs=4)


def test_a_very_tall_picture_does_not_fill_the_pane_for_ever(tmp_path: Path) -> None:
    sheet = set_in_type(illustrated(coloured(tmp_path, 100, 9000)))
    assert block_with(sheet, SIGN).layout().lineAt(0).height() <= 1250


def test_the_lead_picture_stands_above_unless_the_text_shows_it(tmp_path: Path) -> None:
    picture = coloured(tmp_path)
    lead = Picture("https://x.example/lead.jpg", "A quay")
    plain = make.story(picture=lead, pictures={lead.address: picture}, caption="At rest")
    sheet = set_in_type(plain)
    assert lines(sheet)[2:4] == [SIGN, "At rest"]
    assert not block_with(sheet, "At rest").blockFormat().hasProperty(Part.FRAME)
    twice = illustrated(picture, picture=lead, pictures={PLACE: picture, lead.address: picture})
    assert lines(set_in_type(twice)).count(SIGN) == 1
    small = make.story(picture=lead, pictures={lead.address: coloured(tmp_path, 60, 60)})
    assert SIGN not in lines(set_in_type(small))


def test_too_many_pictures_are_cut_with_a_notice(tmp_path: Path) -> None:
    blocks = [make.picture("", PLACE) for _ in range(3_000)]
    story = make.story(
        body=make.body(make.paragraph("Words."), *blocks), pictures={PLACE: coloured(tmp_path, 20, 9)}
    )
    shown = lines(set_in_type(story))
    assert shown.count(SIGN) == MOST
    assert shown[-1] == "Only the first 200 of its 3,000 pictures are shown."


def test_a_picture_is_drawn_light_and_dark(tmp_path: Path) -> None:
    for dark in (False, True):
        image = render.picture(illustrated(coloured(tmp_path)), width=700, dark=dark)
        colours = {image.pixelColor(350, y).name() for y in range(0, image.height(), 5)}
        assert RED in colours
    clear = render.picture(illustrated(coloured(tmp_path, colour="#00ffffff")), width=700, dark=True)
    assert "#ffffff" in {clear.pixelColor(350, y).name() for y in range(0, clear.height(), 5)}


def test_what_became_of_the_whole_text_stands_at_the_end() -> None:
    failed = make.story(wholeness=Wholeness.FAILED, trouble="the server has no such page; check the address")
    sheet = set_in_type(failed)
    assert lines(sheet)[-2:] == [
        "The whole text could not be fetched: the server has no such page; check the address.",
        "Try again",
    ]
    assert letters_of(sheet, "Try again").anchorHref() == AGAIN
    assert lines(set_in_type(make.story(wholeness=Wholeness.WANTED)))[-1] == "The whole text is on its way."
    assert "looked at again" in lines(set_in_type(make.story(wholeness=Wholeness.WHOLE, trouble="busy")))[-2]
    assert "fetched" not in lines(set_in_type(make.story(wholeness=Wholeness.WHOLE)))[-1]


# ── in the pane ──


def test_pixels_come_later_and_nothing_jumps(pane: ReaderPane, tmp_path: Path, qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    pane._means = Means(decode=lambda job, then: waiting.append(lambda: then(job())))
    pane.show_story(illustrated(coloured(tmp_path)))
    height = paper(pane).document().size().height()
    before = paper(pane).grab().toImage()
    qtbot.waitUntil(lambda: bool(waiting))
    assert LIGHT.code_panel in {before.pixelColor(300, y).name() for y in range(before.height())}
    for come in waiting:
        come()
    after = paper(pane).grab().toImage()
    assert RED in {after.pixelColor(300, y).name() for y in range(after.height())}
    assert paper(pane).document().size().height() == height


def test_a_broken_picture_is_its_words_in_a_frame(pane: ReaderPane, tmp_path: Path, qtbot: QtBot) -> None:
    story = illustrated(kept(tmp_path, SVG, 400, 300))
    pane.show_story(story)
    assert SIGN in paper(pane).document().toRawText()
    paper(pane).grab()
    qtbot.waitUntil(lambda: SIGN not in paper(pane).document().toRawText())
    pane.set_theme(Theme.DARK)
    assert "The wall" in paper(pane).toPlainText()


def test_try_again_is_asked_for(pane: ReaderPane, qtbot: QtBot) -> None:
    pane.show_story(make.story(wholeness=Wholeness.FAILED, trouble="no such page"))
    heard: list[str] = []
    pane.hovered.connect(heard.append)
    paper(pane).highlighted.emit(QUrl(AGAIN))
    assert heard == [""]
    with qtbot.waitSignal(pane.again_wanted):
        paper(pane).anchorClicked.emit(QUrl(AGAIN))
