"""Paste two stories, read them, mark them, find them again, come back tomorrow."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from reader.types import Field, Scope, StoryId, View
from tests.journeys.conftest import Journey
from tests.site import Site
from ui.capture_lines import Kind

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"
MAYOR = "Mayor says has ‘clear proof’ of rot in harbour wall"
RANGERS = "Lundmark sends 400 rangers to stop timber thieves"


def paste(journey: Journey, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    journey.command("paste")
    journey.wait(lambda: journey.desk.capturing.sheet)
    press(journey, Qt.Key.Key_Return)


def press(journey: Journey, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the sheet that is open."""
    assert journey.desk.capturing.sheet is not None
    QTest.keyClick(journey.desk.capturing.sheet.list, key, held)


def speakers(journey: Journey) -> set[str]:
    """Everybody named while going from quote to quote."""
    pane, found = journey.desk.columns.pane, set()
    story = pane.story
    assert story is not None
    for _ in story.quotes:
        assert pane.next_quote()
        assert pane.quote is not None
        found.add(pane.quote.name)
    return found


def test_a_pasted_capture_is_read_marked_found_and_kept(journey: Journey) -> None:
    assert journey.desk.currentWidget() is journey.desk.welcome
    paste(journey, TWO.read_text(encoding="utf-8"))
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})

    journey.read(MAYOR)
    assert "Ada Vane" in speakers(journey)
    journey.read(RANGERS)
    assert {"Erik Lindqvist", "the forest ministry"} <= speakers(journey)

    journey.desk.acts.tag(journey.desk.chosen(), "forest/timber")
    journey.command("bookmark")
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.tags and line.bookmarked)

    journey.search("oak timber")
    journey.wait(lambda: journey.headlines() == [RANGERS])
    journey.search("tag:forest is:bookmarked")
    journey.wait(lambda: journey.headlines() == [RANGERS])

    journey.restart()
    journey.desk.go_to(View(scope=Scope.BOOKMARKS))
    journey.read(RANGERS)
    story = journey.desk.columns.pane.story
    assert story is not None
    assert (story.tags, story.bookmarked, story.read) == (("forest/timber",), True, True)
    journey.desk.go_to(View(scope=Scope.ALL))
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})


def test_reading_can_be_undone(journey: Journey) -> None:
    paste(journey, TWO.read_text(encoding="utf-8"))
    journey.read(MAYOR)
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.read)
    journey.command("read")
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and not line.read)
    journey.command("undo")
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and line.read)
    journey.command("redo")
    journey.wait(lambda: (line := journey.desk.columns.list.line()) and not line.read)


def test_stories_are_cut_by_the_keys_alone_before_and_after_they_are_kept(journey: Journey) -> None:
    QGuiApplication.clipboard().setText(TWO.read_text(encoding="utf-8"))
    journey.command("paste")
    journey.wait(lambda: journey.desk.capturing.sheet)
    press(journey, Qt.Key.Key_J)
    press(journey, Qt.Key.Key_Delete)  # join
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: journey.headlines() == [MAYOR])
    journey.read(MAYOR)
    journey.command("cuts")
    journey.wait(lambda: journey.desk.capturing.sheet)
    go_to(journey, RANGERS)
    press(journey, Qt.Key.Key_Space)  # cut
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: journey.desk.capturing.sheet is None)
    for count in (1, 0):
        journey.command("undo")
        journey.wait(lambda count=count: len(journey.desk.library.ids(View())) == count)  # type: ignore[misc]
    for count in (1, 2):
        journey.command("redo")
        journey.wait(lambda count=count: len(journey.desk.library.ids(View())) == count)  # type: ignore[misc]
    journey.restart()
    (capture,) = {
        journey.desk.library.capture_of(StoryId(id_))[0] for id_ in journey.desk.library.ids(View())
    }
    assert not journey.desk.library.read_again(capture)  # it stays as it was cut
    assert journey.desk.library.check() == []


def go_to(journey: Journey, words: str) -> None:
    """Walk down the sheet to a line."""
    sheet = journey.desk.capturing.sheet
    assert sheet is not None
    while (row := sheet.list.row()) and not (row.kind is Kind.LINE and row.line.text == words):
        before = sheet.list.currentIndex().row()
        press(journey, Qt.Key.Key_Down)
        assert sheet.list.currentIndex().row() > before


def test_a_dropped_file_is_kept_and_a_picture_is_refused_in_words(journey: Journey, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(TWO))])
    journey.desk.capturing.take(dropped)
    journey.wait(lambda: journey.desk.capturing.sheet)
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})
    picture = tmp_path / "lamp.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dropped.setUrls([QUrl.fromLocalFile(str(picture))])
    journey.desk.capturing.take(dropped)
    journey.wait(lambda: journey.window.banner.property("mood") == "trouble")
    assert set(journey.headlines()) == {MAYOR, RANGERS}


def test_the_sample_that_comes_with_the_program_holds_two_stories(journey: Journey) -> None:
    journey.desk.capturing.keep_sample()
    journey.wait(lambda: len(journey.headlines()) == 2)
    for headline in journey.headlines():
        journey.read(headline)
        story = journey.desk.columns.pane.story
        assert story is not None
        assert story.quotes
        assert story.dateline
        assert "Short Url" not in story.body.text
        nameless = [quote.field for quote in story.quotes if not quote.name]
        assert set(nameless) <= {Field.HEADLINE}  # it quotes words and does not say whose


def test_a_page_of_two_stories_is_shown_before_it_is_kept(journey: Journey, site: Site) -> None:
    told = "<p>{0} for a long time on Tuesday, the council of the harbour town said in a statement.</p>" * 3
    page = "".join(
        f"<article><h2>{headline}</h2>{told.format(headline)}</article>"
        for headline in ("Harbour wall rots away", "Ferry runs late again")
    )
    site.put("/page.html", f"<html><body><main>{page}</main></body></html>")
    journey.command("save_address")
    sheet = journey.desk.collecting.sheet
    QTest.keyClicks(sheet.field, site.address("/page.html"))
    sheet.save.click()
    journey.wait(lambda: journey.desk.capturing.sheet)
    assert not sheet.isVisible()
    press(journey, Qt.Key.Key_Escape)  # the page is still where it was: nothing is asked
    assert journey.desk.capturing.sheet is None
    assert not list(journey.desk.library.ids(View()))
    next(one for one in journey.window.banner.findChildren(QPushButton) if "again" in one.text()).click()
    press(journey, Qt.Key.Key_Return)
    journey.wait(lambda: set(journey.headlines()) == {"Harbour wall rots away", "Ferry runs late again"})


def test_only_what_was_captured_offers_its_cuts(journey: Journey, site: Site) -> None:
    site.feed("/feed.xml", title="The Courier", stories=[("Ferry runs late", "<p>It ran late.</p>")])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read("Ferry runs late")
    assert not journey.window.menus.actions["cuts"].isEnabled()
    paste(journey, TWO.read_text(encoding="utf-8"))
    journey.read(MAYOR)
    assert journey.window.menus.actions["cuts"].isEnabled()
