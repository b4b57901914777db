"""The libraries that pictures are taken of: a full one as after some weeks, and one that has only begun."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader import fields, probe
from reader.library import Library
from reader.store import arrivals, feeds, folders, pictures, whole
from reader.store.feeds import Outcome
from reader.types import (
    Act,
    Field,
    HighlightColour,
    Page,
    Picture,
    Rule,
    SavedSearch,
    StoryId,
    View,
    WholeText,
)
from tests.screenshots.drawn import HEIGHT, WIDTH, icon, landscape
from tests.ui import shelf

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId

EACH = 12  # stories of a feed
DAY = 86_400
MONTH = 30 * DAY
PAGES = Path(__file__).parent / "pages"
TWO = Path(__file__).parent.parent / "data" / "two-stories.txt"
TROUBLE = "The server at example.org did not answer within 20 seconds; it is asked again in an hour."
UNREAD_FEEDS = {
    "The Harbour Post": "the server cannot be reached (no such host); are you online?",
    "Open Valve": TROUBLE,
    "Fjord & Field": "this is a web page, not a feed; ask the site for its feed",
    "The Night Sky Gazette": "the server says there is nothing at this address (404)",
}
TAGS = {
    "harbour/ferries": "blue",
    "harbour/board": "blue",
    "drought": "orange",
    "to quote": "violet",
    "sky": "",
}
NOTED = "tables-and-code"  # the page that something is marked and noted on
NOTE = (
    "Ask **Renn** about the second vote.\n\n- Who counted the islands?\n- Is there a *timetable* for autumn?"
)
ON_HIGHLIGHT = "Compare with what the board said **in May**."


def make(folder: Path) -> None:
    """Make all of them in a folder, each by its name."""
    with Library.open(folder / "full", clock=earlier) as library:
        keep_pages(library)
    for name, filling in (("full", fill), ("begun", begin), ("cut-off", cut_off), ("empty", nothing)):
        with Library.open(folder / name) as library:
            filling(library)
    (folder / "damaged").mkdir()
    (folder / "damaged" / "library.db").write_bytes(b"This is no library." * 100)


def earlier() -> int:
    """When the pages were captured."""
    return int(time.time()) - 2 * DAY


def keep_pages(library: Library) -> None:
    """Keep the pages beside this file; on one of them something is marked and noted."""
    for file in sorted(PAGES.iterdir()):
        address = f"https://example.org/{file.stem}"
        page = Page(content=file.read_bytes(), media_type="text/html", address=address)
        for story in library.save_page(page).stories:
            library.find_quotes(story)
            if file.stem == NOTED:
                library.highlight(story, 0, _first_sentence(library, story), note=ON_HIGHLIGHT)
                library.note(story, NOTE)


def fill(library: Library) -> None:
    """Make a library as a person's would be after some weeks."""
    made = _subscribe(library, int(time.time()))
    _act(library, list(map(StoryId, library.ids(View()))), made)


def _mark_heads(library: Library) -> None:
    """Mark words of the headline and the summary of a story of the sample."""
    (id_,) = library.ids(View(search="title:rangers"))
    texts = fields.of_story(library.story(StoryId(id_)))
    for field, words, colour in (
        (Field.HEADLINE, "400 rangers", HighlightColour.GREEN),
        (Field.SUMMARY, "promised a hard line", HighlightColour.YELLOW),
    ):
        start = texts[field].index(words)
        library.highlight(StoryId(id_), start, start + len(words), colour, field=field)


def begin(library: Library) -> None:
    """Make a library that holds the sample, and nothing was done with it."""
    library.save_text(TWO.read_text(encoding="utf-8"))


def cut_off(library: Library) -> None:
    """Make a library of feeds that nobody could read yet."""

    def job(db: sqlite3.Connection) -> None:
        now = int(time.time())
        for number, (title, error) in enumerate(UNREAD_FEEDS.items()):
            made = feeds.add(db, f"https://{number}.example.org/feed", now, title)
            feeds.record(db, made, Outcome(fetched=now, due=now + 3600, error=error, failures=1))

    library.write(job)


def nothing(_library: Library) -> None:
    """Leave a library empty."""


def _subscribe(library: Library, now: int) -> dict[str, FeedId]:
    """The feeds by title, with their stories, pictures and icons."""
    made: dict[str, FeedId] = {}

    def job(db: sqlite3.Connection) -> None:
        for salt, (title, folder) in enumerate(shelf.FEEDS.items()):
            inside = folders.at(db, [folder] if folder else [])
            feed = made[title] = feeds.add(db, f"https://example.org/{salt}/feed", now, title, inside)
            stories = [
                story._replace(picture=Picture(f"{story.address}.png", "", WIDTH, HEIGHT))
                if n % 3 != 1
                else story
                for n, story in enumerate(shelf.invented(EACH, now, title, salt))
            ]
            arrivals.save(db, feed, stories, now)
            if salt % 3 != 1:
                mark = library.media.keep(icon(salt))
                feeds.keep_icon(db, [feed], mark, now + MONTH)
            feeds.record(db, feed, Outcome(fetched=now - 60 * salt, due=now + 3600), len(stories))
        feeds.record(db, made["Open Valve"], Outcome(fetched=now, due=now + 3600, error=TROUBLE))
        whole.look(db, 1_000)
        for number, wanted in enumerate(pictures.wanted(db, now, 1_000)):
            content = landscape(number)
            if seen := probe.probe(content):
                pictures.keep(db, wanted.address, library.media.keep(content), seen, len(content))

    library.write(job)
    for feed in made.values():  # there are no such sites
        library.settle(feed, replace(library.settings_of(feed), whole_text=WholeText.NEVER))
    return made


def _act(library: Library, ids: list[StoryId], made: dict[str, FeedId]) -> None:
    """What the person did with them."""
    library.mark_read([id_ for n, id_ in enumerate(ids) if n % 5 in (1, 4)] + ids[60:])
    library.bookmark(ids[2:40:7])
    for n, (tag, colour) in enumerate(TAGS.items()):
        library.tag(ids[n : 50 : 6 + n], tag)
        library.colour_tag(tag, colour)
    begin(library)
    _mark_heads(library)
    for n, id_ in enumerate(ids[:24]):
        library.find_quotes(id_)
        if n % 6 == 0:
            colour = list(HighlightColour)[n // 6 % 4]
            library.highlight(id_, 0, _first_sentence(library, id_), colour)
    library.save_searches(
        [
            SavedSearch(name="Ferries, unread", query="ferry is:unread"),
            SavedSearch(name="What Renn said", query="speaker:renn"),
        ]
    )
    acts = ((Act.TAG, "harbour/ferries"), (Act.BOOKMARK, ""))
    library.set_rules([Rule(name="The islands’ ferries", query="ferry islands", acts=acts, active=True)])
    resting = made["Notes from a Lighthouse"]
    library.settle(resting, replace(library.settings_of(resting), paused=True))
    library.delete(ids[56:59])


def _first_sentence(library: Library, story: StoryId) -> int:
    """Where the first sentence of a story ends."""
    return library.story(story).body.text.index(".") + 1
