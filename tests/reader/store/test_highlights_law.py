"""Whatever is marked in whatever field, and whatever becomes of the story: a place is that of the same words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import ready
from reader.store import arrivals, feeds, highlights, stories
from reader.types import Field
from tests.reader.drafts import NOW, draft

if TYPE_CHECKING:
    import sqlite3

    from reader.types import FeedId, ReadStory, StoryId

LINE = st.lists(st.sampled_from(("rain", "war", "the", "harbour", "🌧", "é", "on", "a")), max_size=9).map(
    " ".join
)


class Told(NamedTuple):
    """What a story says in each field."""

    headline: str
    summary: tuple[str, ...]
    caption: str
    text: str

    def over(self, story: ReadStory) -> ReadStory:
        return story._replace(**self._asdict(), html=f"<p>{self.text}</p>")


TOLD = st.builds(
    Told,
    LINE,
    st.lists(LINE.filter(bool), max_size=3).map(tuple),
    LINE,
    st.lists(LINE, min_size=1, max_size=4).map("\n\n".join),
)
SETTINGS = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture
def feed(db: sqlite3.Connection) -> FeedId:
    return feeds.add(db, "https://courier.example/feed", NOW)


def saved(db: sqlite3.Connection, feed: FeedId, told: Told) -> StoryId:
    """One more story, which says that."""
    (count,) = db.execute("select count(*) from story").fetchone()
    story = told.over(draft(guid=f"{count}", address=f"https://courier.example/{count}"))
    (id_,) = arrivals.save(db, feed, [story], NOW).added
    return id_


def marked(db: sqlite3.Connection, id_: StoryId, data: st.DataObject) -> None:
    """Mark some words of each field that has any."""
    texts = highlights.texts_of(db, id_)
    for field, text in texts.items():
        if text.strip():
            start = data.draw(st.integers(0, len(text) - 1), label=f"start in {field}")
            end = data.draw(st.integers(start + 1, len(text)), label="end")
            if text[start:end].strip():
                highlights.put(db, highlights.mark(texts, id_, start, end, field), NOW)


@SETTINGS
@given(TOLD, st.lists(TOLD, max_size=3), st.data())
def test_a_place_cuts_out_the_words_in_every_field(
    db: sqlite3.Connection, feed: FeedId, first: Told, later: list[Told], data: st.DataObject
) -> None:
    id_ = saved(db, feed, first)
    marked(db, id_, data)
    texts = highlights.texts_of(db, id_)
    made = highlights.of_story(db, id_)
    assert all(texts[one.field][one.start : one.end] == one.exact and not one.lost for one in made)
    assert [one.field for one in made] == sorted((one.field for one in made), key=list(Field).index)
    for told in later:
        stories.overwrite(db, id_, told.over(stories.as_read(db, id_)))
        texts = highlights.texts_of(db, id_)
        for one in highlights.of_story(db, id_):
            assert one.lost or texts[one.field][one.start : one.end].split() == one.exact.split()
    stories.overwrite(db, id_, first.over(stories.as_read(db, id_)))
    texts = highlights.texts_of(db, id_)
    back = {one.id: one for one in highlights.of_story(db, id_)}
    assert back.keys() == {one.id for one in made}, "lost is not gone"
    assert all(back[one.id] == one or is_told_twice(texts[one.field], one.exact) for one in made)


def is_told_twice(text: str, words: str) -> bool:
    """Whether words stand at several places, so that nobody could tell which was meant."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return len(re.findall(f"(?={pattern})", text)) > 1


@SETTINGS
@given(TOLD, TOLD, st.data())
def test_to_save_twice_is_to_save_once(
    db: sqlite3.Connection, feed: FeedId, first: Told, now: Told, data: st.DataObject
) -> None:
    id_ = saved(db, feed, first)
    marked(db, id_, data)
    new = now.over(stories.as_read(db, id_))
    stories.update(db, id_, ready.made(new), NOW)
    once = highlights.of_story(db, id_)
    assert not stories.update(db, id_, ready.made(new), NOW)
    for one in once:
        highlights.add(db, replace(one, id=0), NOW)
        highlights.put(db, one, NOW)
    assert highlights.of_story(db, id_) == once
