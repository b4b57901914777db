"""Words in one part of a story: who wrote it, where, on what site, who is quoted, what the person noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.store import arrivals, feeds, highlights, quotes, state, stories, views
from reader.types import Enclosure, Field, Picture, Quote, StoryId, View
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3


@pytest.fixture(autouse=True)
def wall(db: sqlite3.Connection) -> StoryId:
    """One story with everything, one with nothing."""
    feed = feeds.add(db, "https://courier.example/feed", NOW, "The Courier")
    text = "“The wall has begun to rot,” said Ada Vane. “Not this year,” answered Erik Lund."
    told = dated(
        NOW,
        "Harbour wall fails",
        text=text,
        byline="Nora Lee",
        dateline="PORT ELLIS",
        address="https://www.courier.example/1",
        picture=Picture("https://courier.example/1.jpg"),
        enclosures=(Enclosure("https://courier.example/1.mp3"),),
    )
    _, id_ = arrivals.save(db, feed, [told, dated(NOW - 60, "Nothing happened")], NOW).added
    said = [("“The wall has begun to rot,”", "Vane", "Ada Vane"), ("“Not this year,”", "Lund", "Erik Lund")]
    found = tuple(
        Quote(
            field=Field.BODY,
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            speaker=short,
            name=name,
        )
        for words, short, name in said
    )
    quotes.store(db, id_, stories.as_read(db, id_)._replace(quotes=found, quotes_by=1))
    texts = highlights.texts_of(db, id_)
    highlights.put(db, highlights.mark(texts, id_, text.index("answered"), len(text)), NOW)
    headline = highlights.mark(texts, id_, 0, len(texts[Field.HEADLINE]), Field.HEADLINE)
    highlights.put(db, headline, NOW)
    state.note(db, id_, "Ask the engineer about the piles.", NOW)
    return id_


def found(db: sqlite3.Connection, search: str, *, best: bool = False, typing: bool = False) -> list[int]:
    return list(views.ids(db, View(search=search, best=best, typing=typing), NOW))


@pytest.mark.parametrize(
    "search",
    [
        "author:lee",
        'by:"Nora Lee"',
        "place:ellis",
        "site:courier.example",
        "site:courier",
        "note:engineer",
        "engineer",
        "quote:rot",
        "speaker:vane",
        'said:"Ada Vane"',
        "speaker:van*",
        "wall speaker:vane",
        "speaker:vane quote:rot",
        "speaker:vane quote:“begun to rot”",
        "speaker:vane quote:rot wall is:unread",
        "speaker:vane OR nothing-at-all",
        "-speaker:lee wall",
        "has:quote",
        "has:image",
        "has:note",
        "has:highlight",
        "is:highlighted",
        "has:audio",
        "is:noted has:quote after:2020",
    ],
)
def test_it_is_found(db: sqlite3.Connection, wall: StoryId, search: str) -> None:
    assert found(db, search) == [wall]
    assert found(db, search, best=True) == [wall]


@pytest.mark.parametrize(
    "search",
    ["author:vane", "title:lee", "place:port-lee", "site:other.example", "note:wall", "quote:said", "speaker:rot",
     "speaker:lund quote:rot", "has:tag", "-speaker:vane wall"],
)  # fmt: skip
def test_it_is_not(db: sqlite3.Connection, search: str) -> None:
    assert found(db, search) == []


def test_an_unfinished_name_is_found_from_its_fourth_letter(db: sqlite3.Connection, wall: StoryId) -> None:
    assert found(db, "speaker:vane quote:begu", typing=True) == [wall]
    assert found(db, "speaker:vane quote:beg", typing=True) == []


@pytest.mark.parametrize(
    ("search", "place", "marked"),
    [
        ("rot", "quote", ["rot"]),
        ("answered", "highlight", ["answered"]),
        ("has", "quote", ["has"]),  # as far from the beginning as words of the headline that are marked
        ("said", "", ["said"]),
        ("engineer", "note", ["engineer"]),
        ("note:piles", "note", ["piles"]),
        ("speaker:lund", "quote", ["Lund"]),
        ("quote:year", "quote", ["year"]),
        ("site:courier", "", []),
    ],
)
def test_the_excerpt_says_where_it_was_found(
    db: sqlite3.Connection, wall: StoryId, search: str, place: str, marked: list[str]
) -> None:
    (line,) = views.lines(db, [wall], search)
    assert line.found_in == place
    assert [line.excerpt[start:end] for start, end in line.marks] == marked


@pytest.mark.parametrize(
    ("search", "marked"),
    [("har", ["Harbour"]), ("harbour wal", ["Harbour"]), ("title:har", ["Harbour"]), ("body:harbour", []), ("ha*", ["Harbour"]),
     ("-harbour", []), ("harbour OR fails", ["Harbour", "fails"]), ("author:vane", [])],
)  # fmt: skip
def test_words_that_were_found_are_marked_in_the_headline(
    db: sqlite3.Connection, wall: StoryId, search: str, marked: list[str]
) -> None:
    (line,) = views.lines(db, [wall], search)
    assert [line.headline[start:end] for start, end in line.headline_marks] == marked


def test_a_short_beginning_is_marked_in_no_text_that_it_does_not_find(
    db: sqlite3.Connection, wall: StoryId
) -> None:
    (line,) = views.lines(db, [wall], "sa")
    assert line.marks == ()
    (line,) = views.lines(db, [wall], "said")
    assert [line.excerpt[start:end] for start, end in line.marks] == ["said"]
