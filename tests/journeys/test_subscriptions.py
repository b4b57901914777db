"""Keep many feeds: bring a list along, put it in order, see what is wrong, leave one and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from reader.types import View

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.types import Feed
    from tests.journeys.conftest import Journey
    from tests.site import Site

COUNT = 12


def feed(journey: Journey, title: str) -> Feed:
    return next(one for one in journey.desk.library.feeds() if one.title == title)


def bring_list(journey: Journey, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Import a list of feeds, one of which is out of order; it is refreshed at once."""
    for n in range(COUNT):
        site.feed(f"/{n}.xml", title=f"Paper {n}", stories=[(f"News of {n}", "<p>Words.</p>")])
    site.put("/5.xml", "", status=500)
    outlines = "".join(
        f'<outline text="Paper {n}" xmlUrl="{site.address(f"/{n}.xml")}"/>' for n in range(COUNT)
    )
    file = tmp_path / "list.opml"
    file.write_text(f'<opml version="2.0"><body><outline text="Papers">{outlines}</outline></body></opml>')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    journey.command("import_opml")
    journey.wait(lambda: journey.desk.library.sidebar().total == COUNT - 1)
    journey.wait(lambda: journey.window.menus.actions["refresh"].isEnabled())


def test_a_list_is_brought_and_put_in_order(
    journey: Journey, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_list(journey, site, tmp_path, monkeypatch)
    assert journey.desk.columns.footer.words.text().startswith(f"{COUNT - 1} new · 1 failed")

    broken = feed(journey, "Paper 5")
    journey.desk.go_to(View(feed=broken.id))
    journey.command("details")
    sheet = journey.window.places.sheet
    said = sheet.findChild(QLabel, "feed-fact")
    assert isinstance(said, QLabel)
    journey.wait(lambda: "a fault of its own (500)" in said.text())
    site.feed("/5.xml", title="Paper 5", stories=[("News of 5", "<p>Words.</p>")])
    sheet.refresh.click()
    journey.wait(lambda: said.text().endswith(": 1 new"))
    sheet.close_.click()

    journey.window.places.feeds.make_folder("Best", None, feed(journey, "Paper 1"))
    journey.wait(lambda: feed(journey, "Paper 1").folder is not None)
    journey.wait(lambda: "Best" in [one.name for one in journey.desk.library.sidebar().folders])
    journey.restart()
    best = next(one for one in journey.desk.library.sidebar().folders if one.name == "Best")
    assert journey.desk.library.feeds_in(best.id) == (feed(journey, "Paper 1").id,)


def test_a_feed_is_left_with_its_stories_and_all_comes_back(
    journey: Journey, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_list(journey, site, tmp_path, monkeypatch)
    left = feed(journey, "Paper 3")
    journey.desk.go_to(View(feed=left.id))
    journey.command("unsubscribe")
    journey.wait(lambda: [one for one in buttons(journey) if "Remove 1" in one.text()])
    next(one for one in buttons(journey) if "Remove 1" in one.text()).click()
    journey.wait(lambda: journey.desk.library.sidebar().total == COUNT - 2)
    for total in (COUNT - 1, COUNT - 1):
        journey.wait(lambda: journey.window.menus.actions["undo"].isEnabled())
        journey.command("undo")
        journey.wait(lambda total=total: journey.desk.library.sidebar().total == total)  # type: ignore[misc]
    journey.wait(lambda: len(journey.desk.library.feeds()) == COUNT)
    assert journey.desk.library.check() == []


def buttons(journey: Journey) -> list[QPushButton]:
    return journey.window.banner.findChildren(QPushButton)
