"""Paste two stories, read them, mark them, find them again, come back tomorrow."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from reader.types import Field, Scope, View
from tests.journeys.conftest import Journey

TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"
MAYOR = "Mayor says has ‘clear proof’ of rot in harbour wall"
RANGERS = "Lundmark sends 400 rangers to stop timber thieves"


def paste(journey: Journey, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    journey.command("paste")
    journey.wait(lambda: journey.window.banner.isVisible())
    keep = next(one for one in journey.window.banner.findChildren(QPushButton) if one.text() == "Keep")
    keep.click()


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


def test_a_dropped_file_is_kept_and_a_picture_is_refused_in_words(journey: Journey, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(TWO))])
    journey.desk.collecting.take(dropped)
    journey.wait(lambda: set(journey.headlines()) == {MAYOR, RANGERS})
    picture = tmp_path / "lamp.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    dropped.setUrls([QUrl.fromLocalFile(str(picture))])
    journey.desk.collecting.take(dropped)
    journey.wait(lambda: journey.window.banner.property("mood") == "trouble")
    assert set(journey.headlines()) == {MAYOR, RANGERS}


def test_the_sample_that_comes_with_the_program_holds_two_stories(journey: Journey) -> None:
    journey.desk.collecting.keep_sample()
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
