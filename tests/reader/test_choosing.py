"""Tags as such, saved searches and rules: what is done, and how it is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import NotFoundError, RefusedError
from reader.store import tags
from reader.types import Act, Rule, SavedSearch, StoryId, View
from tests.reader.handiwork import kept, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


@pytest.fixture
def ids(library: Library) -> tuple[StoryId, ...]:
    return kept(library)[1]


def named(library: Library) -> dict[str, tuple[int, str]]:
    return {tag.name: (tag.total, tag.colour) for tag in library.sidebar().tags}


def state(library: Library, ids: tuple[StoryId, ...]) -> object:
    return [library.story(id_).tags for id_ in ids], named(library), library.check()


# -- tags --


def test_a_parent_counts_its_children_once(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids[:2], "war/east")
    library.tag(ids[1:2], "war/west")
    assert named(library) == {"war": (2, ""), "war/east": (2, ""), "war/west": (1, "")}
    assert set(library.ids(View(tag="war"))) == set(ids[:2])
    assert [tag.name for tag in library.tags()] == ["war/east", "war/west"]
    assert library.story(ids[1]).tags == ("war/east", "war/west")
    library.untag(ids[1:2], "war/east")
    assert named(library) == {"war": (2, ""), "war/east": (1, ""), "war/west": (1, "")}
    library.untag(ids[:2], "war/west")
    assert named(library) == {"war": (1, ""), "war/east": (1, "")}
    assert library.check() == []


def test_a_tag_taken_off_leaves_those_below_it(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids[:1], "war")
    library.tag(ids[:1], "war/east")
    library.untag(ids[:1], "war")
    assert library.story(ids[0]).tags == ("war/east",)
    assert list(library.ids(View(tag="war"))) == [ids[0]]


def test_a_renamed_tag_takes_those_in_it_along(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids[:2], "war/east")
    library.colour_tag("war/east", "red")
    before = state(library, ids)
    act = library.rename_tag("war", "conflict")
    assert act.changes.stories == set(ids[:2])
    assert named(library) == {"conflict": (2, ""), "conflict/east": (2, "red")}
    library.set_tags_back(act)
    assert state(library, ids) == before


def test_a_tag_renamed_to_another_is_merged_with_it(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids[:2], "harbor")
    library.tag(ids[1:], "harbour")
    before = state(library, ids)
    act = library.rename_tag("harbor", "harbour")
    assert named(library) == {"harbour": (3, "")}
    library.set_tags_back(act)
    assert state(library, ids) == before


def test_case_is_changed_in_place(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids, "war/east")
    library.rename_tag("war", "War")
    assert set(named(library)) == {"War", "War/east"}


def test_a_deleted_tag_comes_back(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids[:2], "war/east")
    library.tag(ids[2:], "war")
    library.colour_tag("war", "teal")
    before = state(library, ids)
    act = library.delete_tag("war")
    assert named(library) == {}
    library.set_tags_back(act)
    assert state(library, ids) == before


def test_what_there_is_not_cannot_be_renamed(library: Library, ids: tuple[StoryId, ...]) -> None:
    library.tag(ids, "war")
    with pytest.raises(NotFoundError):
        library.rename_tag("peace", "war")
    with pytest.raises(NotFoundError):
        library.delete_tag("peace")
    with pytest.raises(NotFoundError):
        library.colour_tag("peace", "red")
    with pytest.raises(RefusedError, match="red, orange"):
        library.colour_tag("war", "#ff0000")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["rename", "delete", "tag", "untag"]),
            st.sampled_from(["a", "a/b", "a/b/c", "b", "A/B", "b/a"]),
            st.sampled_from(["a", "a/b", "c", "b/c", "A"]),
        ),
        max_size=6,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_acts_on_tags_are_undone_exactly(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, str]]
) -> None:
    with opened(tmp_path_factory.mktemp("tags")) as library:
        _, ids = kept(library)
        for at, name in enumerate(("a", "a/b", "b")):
            library.tag(ids[at:], name)
        for act, name, other in acts:
            before = state(library, ids)
            try:
                if act in ("tag", "untag"):
                    (library.tag if act == "tag" else library.untag)(ids[:2], name)
                    assert library.check() == []
                    continue
                done = library.rename_tag(name, other) if act == "rename" else library.delete_tag(name)
            except NotFoundError:
                continue
            assert library.check() == []
            library.set_tags_back(done)
            assert state(library, ids) == before


def test_names_that_may_be_one_are_pointed_out(library: Library, ids: tuple[StoryId, ...]) -> None:
    for name in (
        "Café",
        "cafe",
        "election",
        "elections",
        "climate-change",
        "climate change",
        "harbour",
        "harbor",
        "art",
        "cart",
    ):
        library.tag(ids[:1], name)
    assert library.alike_tags() == [
        ("cafe", "Café"),
        ("climate change", "climate-change"),
        ("election", "elections"),
        ("harbor", "harbour"),
    ]
    assert len("cart") < tags.SHORT


# -- saved searches --


def test_saved_searches_are_one_value(library: Library, ids: tuple[StoryId, ...]) -> None:
    wanted = (
        SavedSearch(name="Strikes", query="strike OR crews"),
        SavedSearch(name="Best", query="bell", best=True),
    )
    assert library.saved_searches() == ()
    library.save_searches(wanted)
    assert library.saved_searches() == wanted
    assert library.count(View(search="strike OR crews")) == 1
    assert library.count(View(), most=2) == 2
    library.save_searches(())
    assert library.saved_searches() == ()


# -- rules --

BELL = Rule(
    name="Bells",
    query="title:bell",
    acts=((Act.TAG, "church/bell"), (Act.BOOKMARK, ""), (Act.READ, ""), (Act.NOTIFY, "")),
    active=True,
)
NEWS = "Bell tower closes\n\nHALDEN: The tower of the old church was closed on Friday.\n"


def test_a_rule_does_what_it_says_on_arrival(library: Library) -> None:
    library.set_rules([BELL, Rule(name="Off", query="tower", acts=((Act.TAG, "off"),))])
    (id_,) = library.save_text(NEWS).stories
    (other,) = library.save_text("Ferry late\n\nHALDEN: The noon ferry was late again.\n").stories
    story = library.story(id_)
    assert (story.tags, story.bookmarked, story.read) == (("church/bell",), True, True)
    assert library.story(other).tags == ()
    assert library.check() == []


def test_a_rule_is_tried_before_it_is_switched_on(library: Library, ids: tuple[StoryId, ...]) -> None:
    before = state(library, ids)
    assert [library.story(id_).headline for id_ in library.try_rule(BELL)] == [
        "Divers find lost bell of Tern Island church"
    ]
    assert state(library, ids) == before


def test_rules_are_one_value(library: Library) -> None:
    library.set_rules([BELL])
    assert library.rules() == (BELL,)
    library.set_rules([])
    assert library.rules() == ()
