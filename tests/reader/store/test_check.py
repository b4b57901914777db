"""What is wrong with a library is named, and what can be made again is."""

import sqlite3

import pytest

from reader.store import arrivals, check, feeds, index, pages, repair, state, views
from reader.types import Cure, Page, StoryId, View
from tests.reader.drafts import NOW, dated, draft


@pytest.fixture
def ids(db: sqlite3.Connection) -> list[StoryId]:
    """Two stories of a feed, the first with a tag and a note, and one of a capture."""
    feed = feeds.add(db, "https://courier.example/feed", NOW, "The Courier")
    added = arrivals.save(db, feed, [dated(NOW - 9, "Harbour war"), dated(NOW - 5, "Market war")], NOW).added
    pages.save(db, Page(content=b"x", media_type="text/plain"), [draft("Kept lamp", ordinal=0)], NOW)
    state.tag(db, added[:1], "trade/wool")
    state.note(db, added[0], "buy one", NOW)
    return [StoryId(id_) for id_ in views.ids(db, View(), NOW)]


DAMAGES = {
    "delete from state where story_id = 1": "without its mark",
    "update state set sort_key = 5 where story_id = 1": "another key",
    "update source set guid = 'x', sort_key = 3 where story_id = 1": "another key",
    "update story_tag set sort_key = 3": "another key",
    "update feed set unread = 7 where id = 1": "a feed's count",
    "update tag set total = 7": "a tag's count",
    "update tally set count = 9": "the count of a view",
    "update maker set version = version + 1": "another version",
    "delete from body_index_docsize where id in (select max(sort_key) from story)": "missing in the search",
    "insert into title_index(rowid, headline) values (3, 'ghost')": "that is not there",
    "insert into derived values (999, 1)": "refers to a row of story",
}


@pytest.mark.parametrize(("damage", "sentence"), DAMAGES.items())
def test_what_can_be_made_again_is_named_and_made_again(
    db: sqlite3.Connection, ids: list[StoryId], damage: str, sentence: str
) -> None:
    assert check.check(db) == check.quick(db) == []
    db.execute("pragma foreign_keys = off")
    db.execute(damage)
    found = check.quick(db)
    assert sentence in " ".join(map(str, found))
    repair.repair(db, {problem.cure for problem in found if problem.cure})
    repair.repair(db, {problem.cure for problem in check.check(db) if problem.cure})
    assert check.check(db) == []
    assert db.execute("select text from note").fetchall() == [("buy one",)]


LOSSES = {
    "delete from body where story_id = 1": "without its body",
    "delete from source where story_id = 1": "no feed and no capture",
    "insert into note values (999, 'x', 0)": "refers to a row of story",
    "update body set text = 'Harbour wax' where story_id = 1": "not as it was stored",
    "update capture set content = x'00'": "not as it was stored",
    "update story set headline = 'Ship' where capture_id is not null": "not as it was stored",
}


@pytest.mark.parametrize(("loss", "sentence"), LOSSES.items())
def test_what_cannot_be_made_again_is_named_and_left_alone(
    db: sqlite3.Connection, ids: list[StoryId], loss: str, sentence: str
) -> None:
    db.execute("pragma foreign_keys = off")
    db.execute(loss)
    (named,) = [problem for problem in check.check(db) if sentence in problem.words]
    assert named.cure is None


def test_an_index_that_lost_its_words_is_found_and_made_anew(
    db: sqlite3.Connection, ids: list[StoryId]
) -> None:
    key, texts = index.stored(db, ids[0])
    index.remove(db, key, texts)
    index.add(db, [(key, texts._replace(headline="other", body="other"))])
    for every in (False, True):
        (problem,) = check.check(db, every)
        assert ("by its own words" in problem.words, problem.cure) == (True, Cure.INDEX)
    repair.repair(db, {Cure.INDEX})
    assert check.check(db) == []


def test_an_index_whose_words_went_but_not_its_counts_is_found(
    db: sqlite3.Connection, ids: list[StoryId]
) -> None:
    sizes = db.execute("select id, sz from body_index_docsize").fetchall()
    db.execute("insert into body_index(body_index) values ('delete-all')")
    db.executemany("insert into body_index_docsize(id, sz) values (?, ?)", sizes)
    assert [problem.cure for problem in check.check(db)] == [Cure.INDEX]


def test_of_a_large_library_the_quick_check_looks_at_what_came_last(
    db: sqlite3.Connection, ids: list[StoryId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "SMALL", 0)
    assert check.quick(db) == []
    db.execute("delete from body where story_id = ?", (max(ids),))
    assert [problem.words for problem in check.quick(db)] == [
        f"a story that came lately is not whole (1: {max(ids)})"
    ]
