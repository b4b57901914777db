"""Somebody puts feeds, folders and tags where they belong by dragging them in the side bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.types import View
from tests.journeys.test_mouse import is_of
from ui.feed_model import PLACE

if TYPE_CHECKING:
    from tests.journeys.conftest import Journey
    from tests.journeys.mouse import Mouse
    from tests.site import Site


def carry(journey: Journey, mouse: Mouse, what: View, onto: View | str) -> None:
    """Drag one row of the side bar onto another, or onto the heading of that name."""
    tree = journey.desk.columns.tree
    start = mouse.place_of(tree, partial(is_of, view=what))
    heading = isinstance(onto, str)
    end = mouse.place_of(tree, lambda index: index.data() == onto if heading else is_of(index, onto))  # type: ignore[arg-type]
    mouse.carry(tree, start.center(), end.center())


def holder(journey: Journey, view: View) -> str:
    """The name of the row in the side bar that a row stands in."""
    tree = journey.desk.columns.tree
    item = tree._rows[[place.view for place in tree.places()].index(view)]
    return str(item.parent().data(PLACE).name)


def test_a_feed_and_a_folder_are_carried_into_a_folder_and_out_again(
    journey: Journey, mouse: Mouse, site: Site
) -> None:
    site.feed("/feed.xml", title="The Courier", stories=[("Ferry runs late", "<p>It ran late.</p>")])
    journey.desk.collecting.add_address(site.address("/feed.xml"))
    journey.wait(journey.desk.library.feeds)
    papers, towns = (View(folder=journey.desk.library.make_folder(name)) for name in ("Papers", "Towns"))
    journey.restart()
    feed = View(feed=journey.desk.library.feeds()[0].id)

    def stand(in_feed: str, in_papers: str) -> bool:
        return (holder(journey, feed), holder(journey, papers)) == (in_feed, in_papers)

    carry(journey, mouse, feed, papers)
    journey.wait(lambda: stand("Papers", "Feeds"))
    carry(journey, mouse, papers, towns)
    journey.wait(lambda: stand("Papers", "Towns"))
    carry(journey, mouse, towns, papers)  # it cannot stand in itself
    carry(journey, mouse, feed, "Feeds")
    journey.wait(lambda: stand("Feeds", "Towns"))
    for holders in (("Papers", "Towns"), ("Papers", "Feeds"), ("Feeds", "Feeds")):
        mouse.menu("Edit", "Undo move")
        journey.wait(lambda holders=holders: stand(*holders))  # type: ignore[misc]
    mouse.menu("Edit", "Redo move")
    journey.wait(lambda: stand("Papers", "Feeds"))
    assert not journey.desk.library.check()


def test_a_tag_is_carried_under_another_one_and_back(journey: Journey, mouse: Mouse) -> None:
    library = journey.desk.library
    (story,) = library.save_text("Rain at last\n\nIt rained on the harbour all day.\n").stories
    for tag in ("rain", "weather"):
        library.tag([story], tag)
    journey.restart()
    journey.command("all")
    journey.wait(lambda: len(journey.headlines()) == 1)

    def tags() -> set[str]:
        return {place.view.tag for place in journey.desk.columns.tree.places() if place.view} - {""}

    carry(journey, mouse, View(tag="rain"), View(tag="weather"))
    journey.wait(lambda: tags() == {"weather", "weather/rain"})
    mouse.menu("Edit", "Undo rename tag")
    journey.wait(lambda: tags() == {"weather", "rain"})
    mouse.menu("Edit", "Redo rename tag")
    journey.wait(lambda: tags() == {"weather", "weather/rain"})
    carry(journey, mouse, View(tag="weather/rain"), "Tags")
    journey.wait(lambda: tags() == {"weather", "rain"})
    assert set(journey.desk.library.story(story).tags) == {"weather", "rain"}
    assert not journey.desk.library.check()
