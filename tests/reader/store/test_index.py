"""The index is in step with what is stored, whatever is done to a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import arrivals, check, corrections, feeds, index, quotes, state, stories
from reader.types import Cure, Field, Problem, Quote, StoryId
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3

ROT = Quote(field=Field.BODY, start=0, end=6, text="“Rot,”", speaker="Vane", name="Ada Vane")


@pytest.fixture
def story(db: sqlite3.Connection) -> StoryId:
    feed = feeds.add(db, "https://courier.example/feed", NOW)
    told = dated(
        NOW,
        "Wall rots",
        text="“Rot,” said Vane.",
        dateline="PORT ELLIS",
        address="https://www.courier.example/1",
    )
    (id_,) = arrivals.save(db, feed, [told], NOW).added
    return id_


def matches(db: sqlite3.Connection, table: str, asked: str) -> int:
    return len(db.execute(f"select rowid from {table} where {table} match ?", (asked,)).fetchall())  # noqa: S608  our own tables


def quoted(db: sqlite3.Connection, story: StoryId, *found: Quote) -> None:
    quotes.store(db, story, stories.as_read(db, story)._replace(quotes=found, quotes_by=1))


def test_every_column_is_found(db: sqlite3.Connection, story: StoryId) -> None:
    state.note(db, story, "ask the engineer", NOW)
    quoted(db, story, ROT)
    for asked in (
        "headline:wall",
        "body:rot",
        'place:"port ellis"',
        'site:"courier example"',
        "note:engineer",
    ):
        assert matches(db, "body_index", asked) == 1, asked
    assert matches(db, "quote_index", "quote:rot AND speaker:ada") == 1
    assert check.check(db) == []


def test_what_is_taken_away_is_found_no_more(db: sqlite3.Connection, story: StoryId) -> None:
    state.note(db, story, "ask the engineer", NOW)
    quoted(db, story, ROT)
    state.note(db, story, "", NOW)
    quoted(db, story)
    assert matches(db, "body_index", "note:engineer") == matches(db, "quote_index", "rot") == 0
    assert check.check(db) == []
    stories.remove(db, story)
    assert matches(db, "body_index", "rot") == 0


def test_an_alias_is_found(db: sqlite3.Connection, story: StoryId) -> None:
    quoted(db, story, ROT)
    corrections.alias(db, "Ada Vane", "Adelaide Vane-Holt", NOW)
    assert matches(db, "quote_index", "speaker:adelaide") == 1
    corrections.alias(db, "Ada Vane", "", NOW)
    assert matches(db, "quote_index", "speaker:adelaide") == 0
    assert check.check(db) == []


def test_a_changed_text_and_date_stand_in_its_stead(db: sqlite3.Connection, story: StoryId) -> None:
    quoted(db, story, ROT)
    stories.overwrite(db, story, dated(NOW - 900, "Wall holds", text="Stone.", quotes=(ROT,)))
    assert [matches(db, "body_index", word) for word in ("rots", "rot", "stone", "holds")] == [0, 0, 1, 1]
    assert matches(db, "quote_index", "rot") == 1
    assert check.check(db) == []


def test_a_rebuilt_index_is_the_same(db: sqlite3.Connection, story: StoryId) -> None:
    quoted(db, story, ROT)
    index.remove(db, *index.stored(db, story))
    assert check.check(db) != []
    index.rebuild(db)
    assert check.check(db) == []
    assert matches(db, "quote_index", "speaker:vane") == matches(db, "title_index", "wall") == 1


def test_an_index_of_an_older_version_is_made_anew(db: sqlite3.Connection, story: StoryId) -> None:
    db.execute("update maker set version = version - 1 where what = 'index'")
    assert check.check(db) == [
        Problem("the search index was made by another version of Cuttings", Cure.INDEX)
    ]
    index.renew(db)
    assert check.check(db) == []
