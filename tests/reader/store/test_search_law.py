"""What a search finds is what a look at every story finds, whatever leads its statement and however it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import query
from reader.query import All, Dates, Either, Not, Part, Text, Where
from reader.store import arrivals, facets, feeds, matching, phrases, search, state, views
from reader.types import Scope, StoryId, View
from tests.reader.drafts import NOW, dated

if TYPE_CHECKING:
    import sqlite3
WORDS = ("harbour", "harbours", "harrow", "war", "wart", "warden", "tax", "a", "北京", "北海")
STORIES = 40
DAY = 86_400
PHRASES = ('"war a"', '"a war"', '"war harbour"', '"harrow tax a"', "北京")
BITS = (
    *WORDS,
    *PHRASES,
    *("harb*", "war*", "北", "title:war", "author:ida", "title:harb*"),
    *("tag:x", "tag:x/y", "is:unread", "is:read", "is:bookmarked", "is:noted", "has:note", "is:tagged"),
    *("feed:post", "feed:o", "after:2026-09-10", "before:2026-09-08", "date:2026-09-01..2026-09-12"),
)
LEAVES = st.sampled_from(BITS)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: (
        inner.map(lambda one: f"-({one})")
        | st.lists(inner, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})")
        | st.lists(inner, min_size=2, max_size=3).map(" ".join)
    ),
    max_leaves=6,
)
PHRASED = st.tuples(st.sampled_from(PHRASES), QUERIES).map(" ".join)


def searched(queries: st.SearchStrategy[str]) -> st.SearchStrategy[View]:
    return st.builds(View, search=queries, typing=st.booleans(), scope=st.sampled_from(list(Scope)[:5]))


class Told:
    """A story as the test knows it."""

    def __init__(self, number: int) -> None:
        self.second = NOW - number * DAY // 2
        self.headline = " ".join(WORDS[(number * step) % len(WORDS)] for step in (3, 7))
        self.text = " ".join(WORDS[number * step % (len(WORDS) + 1) - 1] for step in (1, 2, 3, 5))
        self.byline = "Ida Lund" if number % 3 else ""
        self.note = "a warden" if number % 7 == 0 else ""
        self.feed = "The Post" if number % 2 else "Courier"
        self.tags = ([], ["x"], ["x", "x/y"])[number % 3]
        self.unread, self.bookmarked = number % 4 == 0, number % 5 == 0
        states = {
            "unread": self.unread,
            "bookmarked": self.bookmarked,
            "noted": bool(self.note),
            "tagged": bool(self.tags),
        }
        self.states = [name for name, holds in states.items() if holds]

    def says(self, text: Text, *, beginning: bool) -> bool:
        """Whether the words are there; in its headline their `beginning` is enough."""
        parts = {"headline": [self.headline], "byline": [self.byline]}
        places = parts.get(text.part, [self.headline, self.byline, self.text, self.note])
        short = beginning and text.unfinished and text.part in ("", "headline")
        return any(_says(place, text.words, grows=matching.grows(text)) for place in places) or (
            short and len(text.words) < matching.PREFIX_FROM and _says(self.headline, text.words, grows=True)
        )

    def answers(self, part: Part, *, beginning: bool = False) -> bool:
        """The plain definition of a search. `beginning`: the part is the only one with words."""
        match part:
            case Text():
                return self.says(part, beginning=beginning)
            case Where(kind, name):
                return name in {"tag": self.tags, "feed": self.feed.lower()}.get(kind, self.states)
            case Dates(start, end):
                return (start is None or start <= self.second) and (end is None or self.second < end)
            case Not(inner):
                return not self.answers(inner)
            case All(parts):
                wordy = [
                    one for one in parts if matching.in_bodies(one.part if isinstance(one, Not) else one)
                ]
                return all(self.answers(one, beginning=wordy == [one]) for one in parts)
            case Either(parts):
                return any(self.answers(one) for one in parts)

    def is_in(self, scope: Scope) -> bool:
        return {
            Scope.ALL: True,
            Scope.TODAY: self.second >= views.today(NOW),
            Scope.UNREAD: self.unread,
            Scope.BOOKMARKS: self.bookmarked,
            Scope.READING: self.unread and self.bookmarked,
        }[scope]


def _says(text: str, words: str, *, grows: bool) -> bool:
    if words[0] in "北京":
        return words in text
    return f" {words}{'' if grows else ' '}" in f" {text} ".lower()


@pytest.fixture
def told(db: sqlite3.Connection) -> dict[StoryId, Told]:
    """The stories of the library, the newest first."""
    made = [Told(number) for number in range(STORIES)]
    for name in ("The Post", "Courier"):
        feed = feeds.add(db, f"https://{name}.example/feed".replace(" ", ""), NOW, name)
        drafts = [
            dated(one.second, one.headline, guid=str(one.second), text=one.text, byline=one.byline)
            for one in made
            if one.feed == name
        ]
        arrivals.save(db, feed, drafts, NOW)
    known = dict(zip(views.ids(db, View(), NOW), made, strict=True))
    for id_, one in known.items():
        state.mark_read(db, [StoryId(id_)], not one.unread, NOW)
        state.bookmark(db, [StoryId(id_)], one.bookmarked, NOW)
        state.note(db, StoryId(id_), one.note, NOW)
        for tag in one.tags[-1:]:
            state.tag(db, [StoryId(id_)], tag)
    return {StoryId(id_): one for id_, one in known.items()}


LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def obeys(
    db: sqlite3.Connection, told: dict[StoryId, Told], view: View, known: phrases.Phrases | None = None
) -> None:
    part = query.parse(view.search, typing=view.typing).part
    right = [id_ for id_, one in told.items() if one.is_in(view.scope) and one.answers(part, beginning=True)]
    assert list(views.ids(db, view, NOW, phrases=known)) == right
    assert list(views.ids(db, view, NOW, 4, phrases=known)) == right[:4]
    if right:
        middle = len(right) // 2
        assert list(views.ids(db, view, NOW, 3, told[right[middle]].second, known)) == right[middle + 1 :][:3]
    best = views.ids(db, view._replace(best=True), NOW, phrases=known)
    assert sorted(best) == sorted(right)
    assert views.ids(db, view._replace(best=True), NOW, 5, phrases=known) == best[:5]


@LAW
@given(view=searched(QUERIES))
def test_a_search_finds_what_a_look_at_each_story_finds(
    db: sqlite3.Connection, told: dict[StoryId, Told], view: View
) -> None:
    obeys(db, told, view)


@LAW
@given(view=searched(QUERIES))
def test_so_it_does_where_a_page_is_looked_for_among_the_newest_first(
    db: sqlite3.Connection, told: dict[StoryId, Told], view: View
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "NEAR", 6)
        patch.setattr(views, "BEST_OF", 3)
        obeys(db, told, view)


@LAW
@given(view=searched(QUERIES))
def test_so_it_does_where_no_set_is_small(
    db: sqlite3.Connection, told: dict[StoryId, Told], view: View
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facets.Facet, "count", lambda _self, _db: 1_000_000)
        obeys(db, told, view)


@LAW
@given(
    asked=st.lists(searched(PHRASED), min_size=1, max_size=3),
    lately=st.sampled_from([1, 8]),
    most=st.sampled_from([2, 20_000]),
)
def test_so_it_does_where_phrases_are_known(
    db: sqlite3.Connection, told: dict[StoryId, Told], asked: list[View], lately: int, most: int
) -> None:
    known = phrases.Phrases()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "NEAR", 6)
        patch.setattr(phrases, "LATELY", lately)
        patch.setattr(phrases, "MOST", most)
        for view in asked:
            obeys(db, told, view, known)
