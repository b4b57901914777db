"""Stories that were made ready by a worker: the writer reads nothing back, so all must stand there as made."""

import sqlite3

import pytest

from reader import ready
from reader.store import arrivals, check, feeds, index, stories
from reader.types import Dropped, Enclosure, Picture, ReadStory, When
from tests.reader.drafts import NOW, draft

TOLD = (
    draft(published=When(NOW - 9)),
    draft("“Łódź” öffnet", "Straße, ŁÓDŹ, “quoted”.\n\nSecond.", dateline="ŁÓDŹ", quotes_by=0),
    draft("北京市 opens", "北京市政府。", byline="Ida Holt", summary=("One", "Two"), caption="The wall"),
    draft(
        address="https://courier.example/1",
        published=When(NOW, day_only=True),
        picture=Picture("https://courier.example/1.jpg", "Wall", 4, 3),
        enclosures=(Enclosure("https://courier.example/1.mp3", "audio/mpeg", 9),),
        dropped=(Dropped(text="Follow", why="a button"),),
        place_key=-7,
        text_key=1 << 62,
        quotes_by=0,
    ),
)


@pytest.mark.parametrize("story", TOLD, ids=lambda story: story.headline)
def test_what_stands_in_the_library_is_what_was_made_ready(db: sqlite3.Connection, story: ReadStory) -> None:
    made = ready.made(story)
    feed = feeds.add(db, "https://courier.example/feed", NOW)
    ((id_,),) = [one.added for one in arrivals.save_all(db, [(feed, [made])], NOW)]
    assert index.stored(db, id_)[1] == made.indexed
    assert ready.made(stories.as_read(db, id_)).row == made.row
    assert not check.check(db)
