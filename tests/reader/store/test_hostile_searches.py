"""Whatever is typed into the search field, SQLite can parse what becomes of it."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import query
from reader.store import arrivals, feeds, views
from reader.types import View
from tests.reader.drafts import NOW, dated

WORDS = ["(", ")", "-(", "OR", "a", "-b", '"a b"', "tag:x", "-feed:y", "is:read", "title:a", "北京", "x*"]
NESTS = ["-(", "(a OR b (", "-(a OR -b (", "-(tag:a OR b -(", "(a (b OR c) OR (", "a -(b -("]


@pytest.fixture(autouse=True)
def library(db: sqlite3.Connection) -> None:
    feed = feeds.add(db, "https://courier.example/feed", NOW, "The Courier")
    arrivals.save(db, feed, [dated(NOW, "Harbour war"), dated(NOW - 9, "Market war")], NOW)


def found(db: sqlite3.Connection, search: str) -> int:
    for view in (View(search=search, best=True), View(search=search, typing=True)):
        views.ids(db, view, NOW)
    return len(views.ids(db, View(search=search), NOW))


@pytest.mark.parametrize("nest", NESTS)
def test_brackets_of_any_depth(db: sqlite3.Connection, nest: str) -> None:
    for deep in range(1, 2 * query.DEPTH):
        assert found(db, nest * deep + "war" + ")" * 2 * deep) <= 2


def test_many_words_that_are_not_wanted(db: sqlite3.Connection) -> None:
    unwanted = " ".join(f"-no{number}" for number in range(query.LONGEST))
    assert found(db, f"war {unwanted}") == 2
    assert found(db, f"war -market {unwanted}") == 1


@pytest.mark.parametrize("field", ["tag", "feed", "title", "is", "site"])
def test_names_that_are_longer_than_any(db: sqlite3.Connection, field: str) -> None:
    assert found(db, f"{field}:{'x' * 60_000}") == 0
    assert found(db, f"{field}:x\ud800") == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_mixture(db: sqlite3.Connection, words: list[str]) -> None:
    assert found(db, " ".join(words)) <= 2
