"""Phrases that were looked for: known for the next question, and no longer than the index stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import query
from reader.store import arrivals, feeds, phrases, search, state, views
from reader.store.phrases import Phrases
from reader.types import View
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3

STORIES = 12
NEW_HARBOUR = View(search='"new harbour" tag:x')


@pytest.fixture(autouse=True)
def stories(db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve that say it, every other with a tag."""
    monkeypatch.setattr(search, "NEAR", 2)
    _save(db, "The new harbour", range(STORIES))
    state.tag(db, views.ids(db, View(), NOW)[::2], "x")


def _save(db: sqlite3.Connection, text: str, days: range) -> None:
    feed = feeds.add(db, f"https://courier.example/{days}", NOW)
    arrivals.save(db, feed, [dated(NOW - day, f"Story {day}", text=text) for day in days], NOW)


def _spared(db: sqlite3.Connection, words: str, known: Phrases, limit: int | None = 5) -> bool:
    """Whether a question's words need not be looked for any more."""
    asked = search.ask(query.parse(words).part)
    return known.spare(db, asked, limit).words != asked.words


def test_a_phrase_is_looked_for_once(db: sqlite3.Connection) -> None:
    known = Phrases()
    first = views.ids(db, NEW_HARBOUR, NOW, phrases=known)
    state.tag(db, views.ids(db, View(), NOW)[1:2], "x")
    assert len(first) == STORIES // 2
    assert _spared(db, "is:unread “new harbour”", known)
    assert len(views.ids(db, NEW_HARBOUR, NOW, phrases=known)) == STORIES // 2 + 1


def test_what_came_meanwhile_is_found(db: sqlite3.Connection) -> None:
    known = Phrases()
    views.ids(db, NEW_HARBOUR, NOW, phrases=known)
    _save(db, "Of a new harbour", range(STORIES, STORIES + 2))
    state.tag(db, views.ids(db, View(), NOW), "x")
    assert len(views.ids(db, NEW_HARBOUR, NOW, phrases=known)) == STORIES + 2


def test_words_that_were_taken_back_are_no_matches(db: sqlite3.Connection) -> None:
    known = Phrases()
    story = views.ids(db, View(), NOW)[0]
    state.note(db, story, "an old harbour", NOW)
    old = View(search='"old harbour" tag:x')
    assert list(views.ids(db, old, NOW, phrases=known)) == [story]
    state.note(db, story, "", NOW)
    assert list(views.ids(db, old, NOW, phrases=known)) == []


@pytest.mark.parametrize(
    "words",
    ["harbour tag:x", '"new harbour"', '"new harbour" is:read', '"new harbour" tag:x after:2026', "tag:x"],
)
def test_what_is_found_soon_is_not_kept(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setattr("reader.store.facets.LISTED", 8)
    assert not _spared(db, words, Phrases())


def test_a_phrase_that_many_say_is_left_to_the_index(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "MOST", STORIES - 1)
    known = Phrases()
    assert not _spared(db, NEW_HARBOUR.search, known)
    assert len(views.ids(db, NEW_HARBOUR, NOW, phrases=known)) == STORIES // 2


def test_the_phrases_of_long_ago_are_forgotten(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "LATELY", 2)
    known = Phrases()
    for said in ("new harbour", "the new", "story 1"):
        assert _spared(db, f'"{said}" tag:x', known)
    assert _spared(db, '"the new" is:unread', known)
    assert not _spared(db, '"new harbour" -is:read', known)
