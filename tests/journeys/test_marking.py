"""Somebody marks what matters in a story, by keyboard and by mouse, and finds it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from reader.types import Field, HighlightColour, View
from tests.journeys.test_correcting import opened
from tests.ui import spoken
from ui.put_right import PutRightSheet

if TYPE_CHECKING:
    from reader.types import Highlight
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from ui.mark_guide import MarkGuide
    from ui.paper import Paper


PLAIN, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def page(journey: Journey) -> Paper:
    return journey.desk.columns.pane._paper


def marks(journey: Journey) -> MarkGuide:
    return journey.desk.columns.pane.marks


def highlights(journey: Journey) -> tuple[Highlight, ...]:
    story = journey.desk.columns.pane.story
    return story.highlights if story else ()


def words(journey: Journey) -> list[str]:
    return [one.exact for one in highlights(journey)]


def drag_over(journey: Journey, said: str) -> None:
    """Select words with the mouse."""
    paper = page(journey)
    found = paper.document().find(said)
    start, end = (paper.textCursor() for _ in range(2))
    start.setPosition(found.selectionStart())
    end.setPosition(found.selectionEnd())
    paper.bring_into_view([(found.selectionStart(), found.selectionEnd())], 120)
    left, right = (paper.cursorRect(cursor).center() for cursor in (start, end))
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=left)
    QTest.mouseMove(paper.viewport(), right + QPoint(-2, 0))
    QTest.mouseMove(paper.viewport(), right)
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=right)


def key(journey: Journey, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for one in keys:
        QTest.keyClick(QGuiApplication.focusWindow(), one, held)


def test_words_are_selected_with_the_mouse_and_marked_noted_and_tagged(journey: Journey) -> None:
    opened(journey)
    drag_over(journey, "neither side would give way")
    card = marks(journey).card
    assert card.isVisible()
    covered = card.geometry().translated(-page(journey).viewport().pos())
    assert not any(covered.intersects(line) for line in page(journey).selected_lines())
    QTest.mouseClick(card.swatches[HighlightColour.GREEN], Qt.MouseButton.LeftButton)
    journey.wait(lambda: words(journey) == ["neither side would give way"])
    assert not card.isVisible()
    assert highlights(journey)[0].colour is HighlightColour.GREEN

    drag_over(journey, "harbour director")
    QTest.mouseClick(card.note_button, Qt.MouseButton.LeftButton)
    journey.wait(lambda: card.note.is_edited and card.note.editor.hasFocus())
    card.note.editor.setPlainText("Since **when**?")
    QTest.keyClick(card.note.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    journey.wait(lambda: [one.note for one in highlights(journey)] == ["", "Since **when**?"])
    journey.wait(lambda: card.note.leaf.toPlainText() == "Since when?")
    QTest.mouseClick(card.tag_button, Qt.MouseButton.LeftButton)
    card.tags.added.emit("harbour/people")
    journey.wait(lambda: highlights(journey)[1].tags == ("harbour/people",))
    assert not journey.desk.library.check()

    journey.restart()
    journey.command("captures")
    journey.desk.columns.list.open_first()
    journey.wait(lambda: len(words(journey)) == 2)
    assert list(journey.desk.library.lines([highlights(journey)[0].story]))


def test_a_drag_marks_whole_words_and_with_alt_letters(journey: Journey, mouse: Mouse) -> None:
    opened(journey)
    for dragged, held in (("either side would gi", PLAIN), ("erry cre", ALT)):
        mouse.drag_over(page(journey), dragged, held)
        assert journey.desk.columns.pane.selected_text() == dragged, "copied as it was selected"
        mouse.click(marks(journey).card.swatches[HighlightColour.BLUE])
        journey.wait(lambda: not marks(journey).card.isVisible())
    journey.wait(lambda: words(journey) == ["erry cre", "neither side would give"])


def test_the_keyboard_alone_marks_changes_and_takes_off_and_undo_takes_all_back(journey: Journey) -> None:
    opened(journey)
    key(journey, Qt.Key.Key_1)
    assert not highlights(journey)
    assert "Select words first" in spoken.banner(journey.window)
    key(journey, Qt.Key.Key_Period, Qt.Key.Key_3)  # the quote one went to
    journey.wait(lambda: words(journey) == ["“We were slow to listen to the islands,”"])
    assert highlights(journey)[0].colour is HighlightColour.BLUE
    key(journey, Qt.Key.Key_F7)
    paper = page(journey)
    assert paper.cursorWidth() == 2
    cursor = paper.textCursor()
    cursor.setPosition(paper.document().find("harbour board").selectionStart())
    paper.setTextCursor(cursor)
    for _ in range(2):
        QTest.keyClick(
            paper,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
    assert marks(journey).card.isVisible()
    key(journey, Qt.Key.Key_H)
    journey.wait(lambda: words(journey)[0] == "harbour board")
    key(journey, Qt.Key.Key_F7)
    assert not paper.by_keyboard, "the arrows scroll again"
    journey.command("next_highlight")
    active = marks(journey).highlight
    assert active is not None
    assert active.exact == "harbour board"
    key(journey, Qt.Key.Key_4)
    journey.wait(lambda: highlights(journey)[0].colour is HighlightColour.PINK)
    key(journey, Qt.Key.Key_0)
    journey.wait(lambda: len(words(journey)) == 1)
    for left in (2, 2, 1, 0):
        journey.command("undo")
        wait_for(journey, left)
    for there in (1, 2):
        journey.command("redo")
        wait_for(journey, there)


def wait_for(journey: Journey, count: int) -> None:
    journey.wait(lambda: len(words(journey)) == count)


def test_a_highlight_shows_its_card_when_it_is_clicked_and_escape_puts_it_away(journey: Journey) -> None:
    opened(journey)
    drag_over(journey, "Ferry crews")
    key(journey, Qt.Key.Key_2)
    journey.wait(lambda: words(journey) == ["Ferry crews"])
    paper = page(journey)
    middle = paper.lines_of(paper.shown.stripes[0].pieces)[0].center()
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    card = marks(journey).card
    assert card.isVisible()
    assert card.swatches[HighlightColour.GREEN].isChecked()
    paper.setFocus()
    QTest.keyClick(paper, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert marks(journey).highlight is None


def test_a_note_is_written_on_a_story_rendered_found_and_taken_back(journey: Journey) -> None:
    opened(journey)
    desk = journey.desk
    dock = desk.columns.right.note
    assert dock.isHidden()
    desk.columns.list.setFocus()
    key(journey, Qt.Key.Key_N, held=Qt.KeyboardModifier.ShiftModifier)
    assert dock.isVisible()
    QTest.keyClicks(dock.box.editor, "Ask **Renn** about the timetable")
    QTest.keyClick(dock.box.editor, Qt.Key.Key_Escape)
    journey.wait(lambda: dock.box.leaf.toPlainText() == "Ask Renn about the timetable")
    story = desk.columns.pane.story
    assert story is not None
    journey.wait(lambda: desk.acts.undo.undo_words() == "Note")
    journey.wait(lambda: dock.height() < 120 < desk.columns.pane.height())  # the story keeps its room
    assert desk.library.story(story.id).note == "Ask **Renn** about the timetable"
    assert list(desk.library.ids(View(search="note:timetable"))) == [story.id]
    journey.command("undo")
    journey.wait(dock.isHidden)
    journey.command("redo")
    journey.wait(dock.isVisible)
    desk.columns.right.note.button.click()
    dock.box.editor.clear()
    QTest.keyClick(dock.box.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    journey.wait(lambda: not desk.library.story(story.id).note)
    journey.wait(dock.isHidden)  # also when news of the note before it came late


def test_notes_that_are_being_written_are_kept_when_the_window_closes(journey: Journey) -> None:
    opened(journey)
    drag_over(journey, "Ferry crews")
    key(journey, Qt.Key.Key_H)
    wait_for(journey, 1)
    journey.command("next_highlight")
    key(journey, Qt.Key.Key_N, held=Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(marks(journey).card.note.editor, "On the highl")
    journey.restart()
    journey.wait(lambda: words(journey) and highlights(journey)[0].note == "On the highl")
    journey.desk.columns.list.setFocus()
    key(journey, Qt.Key.Key_N, held=Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(journey.desk.columns.right.note.box.editor, "On the sto")
    journey.restart()
    journey.wait(lambda: (story := journey.desk.columns.pane.story) and story.note == "On the sto")


def test_all_highlights_are_a_view_that_is_searched_and_leads_to_each_place(journey: Journey) -> None:
    opened(journey)
    story = journey.desk.columns.pane.story
    assert story is not None
    text, library = story.body.text, journey.desk.library
    for said, colour in (("Every morning I count", "pink"), ("neither side would give way", "blue")):
        start = text.index(said)
        library.highlight(story.id, start, start + len(said), HighlightColour(colour))
    library.put_highlight(replace(library.story(story.id).highlights[0], note="Again?", tags=("talks",)))
    journey.restart()
    journey.command("all")
    journey.command("highlights")
    listed = journey.desk.columns.middle.highlights
    journey.wait(lambda: listed.isVisible() and listed.count == 2)
    assert [words.split(",")[0] for words in listed.words()] == [
        "Ferry strike enters its third week",
        "neither side would give way",
        "Every morning I count",
    ]
    listed.setFocus()
    for _ in range(3):
        QTest.keyClick(listed, Qt.Key.Key_Down)
    journey.wait(lambda: marks(journey).highlight is not None)
    journey.wait(lambda: getattr(marks(journey).highlight, "exact", "") == "Every morning I count")
    listed.grab()
    journey.desk.columns.search.only.setChecked(True)
    journey.search("talks")
    journey.wait(lambda: listed.count == 1)
    assert "Again?" in listed.words()[1]
    journey.command("all")
    journey.wait(lambda: not listed.isVisible())
    assert journey.headlines()


BULLETIN = """Ferry strike enters its third week

The quay at Port Merrin on Tuesday morning, where no boat has sailed since the crews went home. (Courier/File)
Updated 2 hours ago
Follow

Ferry strike enters its third week

  • “Every morning I count what is left,” said Lucia Farfan
  • The board meets again on Friday

PORT MERRIN: Ferry crews and the harbour board met on Tuesday, and neither side would give way at first.
“We were slow to listen to the islands,” harbour director Tobias Renn said after the meeting.
"""


def bulletin(journey: Journey) -> None:
    """Open a story with something in every field."""
    journey.desk.library.save_text(BULLETIN)
    journey.restart()
    journey.command("captures")
    journey.wait(lambda: journey.desk.columns.list.model().rowCount())
    journey.desk.columns.list.open_first()
    journey.wait(lambda: journey.shown() == "Ferry strike enters its third week")


def put_right(journey: Journey, headline: str) -> None:
    journey.command("put_right")
    (sheet,) = [one for one in journey.desk.findChildren(PutRightSheet) if one.isVisible()]
    sheet.headline.setText(headline)
    QTest.keyClick(sheet.headline, Qt.Key.Key_Return)
    journey.wait(lambda: journey.shown() == headline)


def test_headline_standfirst_and_caption_are_marked_and_follow_what_is_put_right(
    journey: Journey, mouse: Mouse
) -> None:
    bulletin(journey)
    card = marks(journey).card
    marked = {
        "no boat has sailed": HighlightColour.BLUE,
        "meets again": HighlightColour.GREEN,
        "third week": HighlightColour.PINK,
    }
    for count, (said, colour) in enumerate(marked.items(), 1):
        mouse.drag_over(page(journey), said)
        mouse.click(card.swatches[colour])
        wait_for(journey, count)
    assert [(one.field, one.exact) for one in highlights(journey)] == [
        (Field.HEADLINE, "third week"),
        (Field.SUMMARY, "meets again"),
        (Field.CAPTION, "no boat has sailed"),
    ]
    made = highlights(journey)

    for one in made:  # as one reads
        journey.command("next_highlight")
        assert marks(journey).highlight == one
    middle = page(journey).lines_of(page(journey).shown.stripes[0].pieces)[0].center()
    QTest.mouseClick(page(journey).viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert card.swatches[HighlightColour.PINK].isChecked()
    key(journey, Qt.Key.Key_1)
    journey.wait(lambda: highlights(journey)[0].colour is HighlightColour.YELLOW)

    put_right(journey, "Strike at the ferries enters its third week")
    journey.wait(lambda: highlights(journey)[0].start == made[0].start + len("Strike at the ferries") - 12)
    assert not highlights(journey)[0].lost
    put_right(journey, "Ferry strike ends")
    journey.wait(lambda: highlights(journey)[-1].lost)
    assert [one.exact for one in highlights(journey)] == ["meets again", "no boat has sailed", "third week"]
    assert len(page(journey).shown.stripes) == 2
    journey.command("highlights")
    listed = journey.desk.columns.middle.highlights
    journey.wait(lambda: listed.isVisible() and listed.count == 3)
    listed.grab()
    assert listed.words()[1:3] == ["meets again, in the summary", "no boat has sailed, in the caption"]
    listed.setFocus()
    while listed.currentIndex().row() < 1:  # the focus goes to the first row, where a screen gives it
        QTest.keyClick(listed, Qt.Key.Key_Down)
    journey.wait(lambda: getattr(marks(journey).highlight, "exact", "") == "meets again")

    for _ in range(2):
        journey.command("undo")
    journey.wait(lambda: journey.shown() == "Ferry strike enters its third week")
    journey.wait(lambda: not highlights(journey)[0].lost)
    assert highlights(journey)[0].start == made[0].start
    for left in (3, 2, 1, 0):  # the colour, and what was marked
        journey.command("undo")
        wait_for(journey, left)
    for there in (1, 2, 3):
        journey.command("redo")
        wait_for(journey, there)
    assert highlights(journey)[0] == made[0]
    assert not journey.desk.library.check()
