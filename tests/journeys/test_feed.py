"""Add a site by its address, read its feed, refresh it politely."""

from PySide6.QtWidgets import QLabel

from tests.journeys.conftest import Journey
from tests.site import Site

WALL = ("Harbour wall rots", "<p>“We have clear proof,” Ada Vane said.</p>")
FERRY = ("Ferry runs late", "<p>The ferry ran late again on Tuesday.</p>")


def subscribe(journey: Journey, site: Site) -> None:
    site.feed("/feed.xml", title="The Courier", stories=[WALL])
    site.put(
        "/", '<html><link rel="alternate" type="application/rss+xml" href="/feed.xml"><p>Hello</p></html>'
    )
    journey.desk.collecting.add_address(site.address("/"))
    journey.wait(lambda: journey.headlines() == [WALL[0]])


def refreshed(journey: Journey) -> None:
    """Refresh, and wait until it is over."""
    journey.command("refresh")
    journey.wait(lambda: journey.window.menus.actions["refresh"].isEnabled())


def speakers(journey: Journey) -> list[str]:
    """Who is quoted in the story that is shown."""
    story = journey.desk.columns.pane.story
    assert story is not None
    return [quote.name for quote in story.quotes]


def test_a_site_is_added_read_and_refreshed(journey: Journey, site: Site) -> None:
    subscribe(journey, site)
    journey.read(WALL[0])
    journey.wait(lambda: speakers(journey) == ["Ada Vane"])

    asked = len(site.asked("/feed.xml"))
    refreshed(journey)
    later = site.asked("/feed.xml")[asked:]
    assert [(request.conditional, request.status) for request in later] == [(True, 304)]

    site.feed("/feed.xml", title="The Courier", stories=[FERRY, WALL])
    refreshed(journey)
    journey.wait(lambda: set(journey.headlines()) == {FERRY[0], WALL[0]})
    refreshed(journey)
    assert all(request.conditional for request in site.asked("/feed.xml")[asked:])


def test_validators_outlive_the_window(journey: Journey, site: Site) -> None:
    subscribe(journey, site)
    journey.restart()
    asked = len(site.asked("/feed.xml"))
    refreshed(journey)
    assert [request.status for request in site.asked("/feed.xml")[asked:]] == [304]


def test_a_feed_in_trouble_says_so_and_loses_nothing(journey: Journey, site: Site) -> None:
    subscribe(journey, site)
    site.put("/feed.xml", "<html>moved away</html>")
    refreshed(journey)
    (feed,) = journey.desk.library.feeds()
    assert feed.error
    assert journey.headlines() == [WALL[0]]


def test_a_host_that_does_not_answer_is_told_in_words(journey: Journey) -> None:
    journey.desk.collecting.add_address("http://127.0.0.1:9/")
    words = journey.window.findChild(QLabel, "sheet-words")
    assert words is not None
    journey.wait(lambda: words.isVisible() and words.property("trouble"))
    assert words.text() == "The server refuses connections; try again later."
