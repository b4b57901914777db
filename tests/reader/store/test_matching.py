"""Expressions for the index: unfinished words find what SQLite finds for a beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import words
from reader.query import Text
from reader.store import arrivals, feeds, matching
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3

SAID = "Haus Häuser häuslich hausen ОСЁЛ осел йод лёд šiška ŠIŠKA ªb ½ x² ΟΔΟΣ οδός İzmir 北京市 北 ال-كتاب الكتاب"
BEGINNINGS = st.text(
    st.sampled_from(sorted({*SAID, *SAID.lower(), "е", "и", "s"} - {" "})), min_size=1, max_size=4
)


@pytest.fixture(autouse=True)
def stories(db: sqlite3.Connection) -> None:
    feed = feeds.add(db, "https://courier.example/feed", NOW)
    drafts = [dated(NOW - at, f"Story {at}", text=word) for at, word in enumerate(SAID.split())]
    arrivals.save(db, feed, drafts, NOW)


def found(db: sqlite3.Connection, expression: str) -> list[int]:
    asked = "select rowid from body_index where body_index match ? order by rowid"
    return [key for (key,) in db.execute(asked, (expression,))]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=BEGINNINGS, few=st.sampled_from([0, 1, 100]))
def test_a_beginning_finds_all_its_words(db: sqlite3.Connection, beginning: str, few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "FEW", few)
        expression = matching.text(db, Text(beginning, prefix=True))
    assert found(db, expression) == found(db, f'"{words.fold(beginning)}" *')


def test_its_words_are_named_when_they_are_few(db: sqlite3.Connection) -> None:
    assert (
        matching.text(db, Text("haus", "body", prefix=True))
        == '(body : ("haus" OR "hausen" OR "hauser" OR "hauslich"))'
    )
    assert matching.text(db, Text("hausw", prefix=True)) == '("hausw" *)'
