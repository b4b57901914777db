"""A paper edits a story: what was marked in it is found again, or listed as lost with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.types import HighlightColour, View
from tests.journeys.test_feed import refreshed
from tests.journeys.test_marking import highlights, marks, page, words

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site

HEADLINE = "Ferry strike enters its third week"
FIRST = "Ferry crews and the harbour board met on Tuesday, and neither side would give way at first."
SECOND = "The last boat of the evening leaves an hour early, which the islands were told on Monday."
ADDED = "An agreement is near, both sides said in the night to Thursday, after eleven hours of talks."
KEPT, GONE = "neither side would give way", "the islands were told on Monday"
CORRECTED = SECOND.replace(GONE, "nobody had been told of")


def put(site: Site, *paragraphs: str) -> None:
    html = "".join(f"<p>{one}</p>" for one in paragraphs)
    site.feed("/feed.xml", title="The Courier", stories=[(HEADLINE, html)])


def test_marked_words_are_found_again_after_an_edit_or_listed_as_lost_and_come_back(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    put(site, FIRST, SECOND)
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.read(HEADLINE)
    journey.come_back()
    for said, colour in ((KEPT, HighlightColour.GREEN), (GONE, HighlightColour.PINK)):
        mouse.drag_over(page(journey), said)
        mouse.click(marks(journey).card.swatches[colour])
        journey.wait(lambda said=said: said in words(journey))  # type: ignore[misc]

    put(site, ADDED, FIRST, CORRECTED)
    refreshed(journey)
    journey.wait(lambda: [one.lost for one in highlights(journey)] == [False, True])
    assert on_the_page(journey) == [KEPT]

    journey.command("highlights")
    listed = journey.desk.columns.middle.highlights
    journey.wait(lambda: listed.isVisible() and listed.count == 2)
    assert [said for said in listed.words() if GONE in said], "listed with its words"
    listed.setFocus()
    QTest.keyClick(listed, Qt.Key.Key_End)
    journey.wait(lambda: journey.shown() == HEADLINE)
    assert marks(journey).highlight is None, "its place is nowhere"

    put(site, ADDED, FIRST, SECOND)
    refreshed(journey)
    journey.wait(lambda: not any(one.lost for one in highlights(journey)))
    assert on_the_page(journey) == [KEPT, GONE]
    assert [one.colour for one in highlights(journey)] == [HighlightColour.GREEN, HighlightColour.PINK]
    assert len(journey.desk.library.ids(View())) == 1
    assert not journey.desk.library.check()


def on_the_page(journey: Journey) -> list[str]:
    """The words that are painted as marked."""
    paper, found = page(journey), []
    for stripe in paper.shown.stripes:
        cursor = paper.textCursor()
        cursor.setPosition(stripe.pieces[0][0])
        cursor.setPosition(stripe.pieces[-1][1], cursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found
