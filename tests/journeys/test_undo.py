"""A sitting of every kind of act by the keys alone, all of it taken back step by step, and done again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.types import HighlightColour, Scope, View
from tests.journeys.test_keyboard import press, write
from tests.journeys.test_marking import highlights
from tests.journeys.test_page_menu import ask_by_key, choose_by_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Journey
    from tests.site import Site

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADLINE, BETTER = "Harbour wall rots", "Harbour wall rots away"
TOLD = "<p>“We have clear proof,” Ada Vane said. “It is bad,” Otto Renn, the builder, said on Tuesday.</p>"
OTHER = ("Ferry runs late", "<p>The ferry ran late again on Tuesday.</p>")


def state(journey: Journey) -> list[object]:
    """All that the person did to the library, as it is seen by reading it."""
    library = journey.desk.library
    kept: list[object] = []
    for scope in (Scope.ALL, Scope.TRASH):
        stories = [library.story(one.id) for one in library.lines(library.ids(View(scope=scope)))]
        for one in sorted(stories, key=lambda story: story.address):
            marks = [(mark.exact, mark.colour, mark.note, mark.tags) for mark in one.highlights]
            said = [(quote.text, quote.name) for quote in one.quotes]
            kept.append((scope, one.headline, one.read, one.bookmarked, one.tags, one.note, marks, said))
    side = library.sidebar()
    kept.append([(feed.title, feed.folder, feed.paused) for feed in side.feeds])
    kept.append([(tag.name, tag.colour) for tag in side.tags])
    kept.append([search.query for search in side.searches])
    return kept


class Hands:
    """Acts on the open story, on its feed and on the search, by keys."""

    def __init__(self, journey: Journey) -> None:
        self._journey, self._columns = journey, journey.desk.columns

    def in_list(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        self._columns.list.setFocus()
        for key in keys:
            press(self._journey, key, held)

    def type(self, text: str) -> None:
        write(text)
        press(self._journey, Qt.Key.Key_Return)

    def tag(self) -> None:
        self.in_list(Qt.Key.Key_T)
        self.type("harbour/walls")

    def on_highlight(self, colour: HighlightColour, key: Qt.Key) -> None:
        """Go to the highlight, as soon as it is seen in its colour."""
        self._journey.wait(lambda: [one.colour for one in highlights(self._journey)] == [colour])
        self.in_list(Qt.Key.Key_BraceRight, key)

    def note(self) -> None:
        self.in_list(Qt.Key.Key_N, held=SHIFT)
        QTest.keyClicks(self._columns.note.box.editor, "Ask **Vane**")
        QTest.keyClick(self._columns.note.box.editor, Qt.Key.Key_Return, CTRL)

    def put_right(self) -> None:
        self.in_list(Qt.Key.Key_E, held=CTRL)
        self._journey.wait(lambda: QApplication.activeWindow() is not self._journey.window)
        press(self._journey, Qt.Key.Key_A, CTRL)
        self.type(BETTER)
        self._journey.come_back()

    def no_quote(self) -> None:
        self.in_list(Qt.Key.Key_Period, Qt.Key.Key_W)
        choose_by_keys(self._journey, "Not a quote")

    def rename_feed(self) -> None:
        self._journey.desk.go_to(View(feed=self._journey.desk.library.feeds()[0].id))
        self._columns.tree.setFocus()
        press(self._journey, Qt.Key.Key_F2)
        self.type("Harbour paper")

    def pause_feed(self) -> None:
        self._columns.tree.setFocus()
        ask_by_key(self._journey, "Pause")

    def unsubscribe(self) -> None:
        self._columns.tree.setFocus()
        press(self._journey, Qt.Key.Key_Delete)

    def save_search(self) -> None:
        self.in_list(Qt.Key.Key_8, held=CTRL)
        press(self._journey, Qt.Key.Key_Slash)
        write("wall")
        self._journey.wait(lambda: self._journey.desk.view().search == "wall")
        press(self._journey, Qt.Key.Key_D, CTRL)

    def unread(self) -> None:
        press(self._journey, Qt.Key.Key_Return)  # from the field to the first story
        self._journey.wait(lambda: self._journey.shown() == BETTER)
        self.in_list(Qt.Key.Key_M)


def test_every_act_is_taken_back_and_done_again(journey: Journey, site: Site) -> None:
    site.feed("/feed.xml", title="The Courier", stories=[(HEADLINE, TOLD), OTHER])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read(HEADLINE)
    journey.come_back()
    story = journey.desk.reading
    journey.wait(lambda: story.story and story.story.read and len(story.story.quotes) == 2)
    states = [state(journey)]
    hands = Hands(journey)
    acts: tuple[Callable[[], None], ...] = (
        partial(hands.in_list, Qt.Key.Key_S),  # a bookmark
        hands.tag,
        partial(hands.in_list, Qt.Key.Key_Period, Qt.Key.Key_2),  # a quote in green
        partial(hands.on_highlight, HighlightColour.GREEN, Qt.Key.Key_4),  # in pink
        partial(hands.on_highlight, HighlightColour.PINK, Qt.Key.Key_0),  # none
        hands.note,
        hands.put_right,
        hands.no_quote,
        hands.rename_feed,
        hands.pause_feed,
        hands.unsubscribe,
        hands.save_search,
        hands.unread,
        partial(hands.in_list, Qt.Key.Key_Delete),
    )
    for act in acts:
        words = journey.desk.acts.undo.undo_words()
        act()
        journey.wait(lambda: state(journey) != states[-1])
        journey.wait(lambda words=words: journey.desk.acts.undo.undo_words() not in (words, ""))  # type: ignore[misc]
        states.append(state(journey))
    for before in states[-2::-1]:
        press(journey, Qt.Key.Key_Z, CTRL)
        journey.wait(lambda before=before: state(journey) == before)  # type: ignore[misc]
    for after in states[1:]:
        press(journey, Qt.Key.Key_Z, CTRL | SHIFT)
        journey.wait(lambda after=after: state(journey) == after)  # type: ignore[misc]
    assert not journey.desk.library.check()
