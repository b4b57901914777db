"""Cutting by hand: join, cut, marks and lessons, and undoing them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import importers
from reader.errors import NotFoundError, RefusedError
from reader.fetch import Fetcher
from reader.library import Library
from reader.types import CaptureId, Hand, Lesson, Mark, Page, ReadingPlace, StoryId, View
from tests.reader.handiwork import DIGEST, Here, kept, opened
from tests.site import Site

FERRY, WELLS, BELL = (
    "Ferry crews end strike in Halden Bay",
    "Calderra opens village wells to save the harvest",
    "Divers find lost bell of Tern Island church",
)
PUMPS = "Pumps were brought from the coast on forty lorries."
BLOG = """<html><head><title>A blog</title></head><body>
<article><h2>First walk of the year</h2><p>We walked along the river to the old mill and back again before noon.</p>
<p>The path was dry, and the geese had come back from the south.</p><p>Walks and bread, weekly</p></article>
<article><h2>Bread without a mixer</h2><p>Flour, water, salt and a night of patience are all that it takes.</p>
<p>Bake it in a pot with a lid, and listen to it when it cools.</p><p>Walks and bread, weekly</p></article>
</body></html>"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        yield library


@pytest.fixture
def capture(library: Library) -> CaptureId:
    return kept(library)[0]


def ids(library: Library) -> tuple[StoryId, ...]:
    """The stories in the capture's order."""
    return library.cutting(StoryId(library.ids(View())[0])).stories


def headlines(library: Library) -> list[str]:
    return [library.story(id_).headline for id_ in ids(library)]


def at(library: Library, id_: StoryId, words: str) -> int:
    return library.story(id_).body.text.index(words)


def line(library: Library, said: str) -> int:
    """Where a line of the capture begins."""
    return library.cutting(ids(library)[0]).split.text.index(said)


def test_a_cutting_says_which_story_each_cut_is(library: Library, capture: CaptureId) -> None:
    cutting = library.cutting(StoryId(library.ids(View())[1]))
    assert (cutting.capture, cutting.by_hand.marks) == (capture, ())
    assert [library.story(id_).headline for id_ in cutting.stories] == [FERRY, WELLS, BELL]
    assert cutting.split.text == DIGEST
    assert headlines(library) == [cut.headline for cut in cutting.split.cuts]


def test_two_stories_become_one_and_two_again(library: Library, capture: CaptureId) -> None:
    ferry, wells, bell = ids(library)
    library.tag([wells], "water")
    library.note(wells, "Ask the **minister**.")
    library.note(ferry, "Mine.")
    library.bookmark([wells])
    was = [library.story(id_) for id_ in (ferry, wells, bell)]
    changes = library.join(ferry, wells)
    one, other = ids(library)
    assert other == bell
    gone = {ferry, wells} - {one}
    assert changes.gone == gone
    assert changes.stories >= {one}
    joined = library.story(one)
    assert PUMPS in joined.body.text
    assert "We have a timetable" in joined.body.text
    assert joined.tags == ("water",)
    assert "minister" in joined.note
    assert "Mine." in joined.note
    assert joined.bookmarked
    assert library.check() == []
    (lost,) = gone
    with pytest.raises(NotFoundError):
        library.story(lost)
    undone = library.set_marks(capture, ())
    assert undone.stories >= gone
    assert [library.story(id_) for id_ in (ferry, wells, bell)] == was
    assert ids(library) == (ferry, wells, bell)
    assert library.check() == []


def test_a_story_is_cut_in_two_and_made_whole_again(library: Library, capture: CaptureId) -> None:
    before = ids(library)
    whole = library.story(before[1])
    library.tag([before[1]], "water")
    changes = library.cut(before[1], at(library, before[1], PUMPS) + 7)
    assert len(changes.added) == 1
    assert headlines(library) == [FERRY, WELLS, PUMPS, BELL]
    assert library.check() == []
    marks = library.cutting(before[0]).by_hand.marks
    assert [mark.hand for mark in marks] == [Hand.CUT]
    library.set_marks(capture, ())
    assert ids(library) == before
    assert library.story(before[1]).body.text == whole.body.text
    library.set_marks(capture, marks)
    assert changes.added[0] in ids(library)


def test_several_joins_are_undone_one_by_one(library: Library, capture: CaptureId) -> None:
    before = ids(library)
    for number, id_ in enumerate(before):
        library.tag([id_], f"own/{number}")
        library.note(id_, f"note {number}")
    was = [library.story(id_) for id_ in before]
    library.join(before[0], before[1])
    between = library.cutting(ids(library)[0])
    told = [library.story(id_) for id_ in between.stories]
    library.join(*ids(library))
    (alone,) = ids(library)
    assert library.story(alone).tags == ("own/0", "own/1", "own/2")
    library.set_marks(capture, between.by_hand.marks)
    assert ids(library) == between.stories
    assert [library.story(id_) for id_ in between.stories] == told
    library.set_marks(capture, ())
    assert [library.story(id_) for id_ in before] == was


def test_what_was_added_to_a_joined_story_stays(library: Library, capture: CaptureId) -> None:
    ferry, wells, _ = ids(library)
    library.tag([wells], "water")
    library.join(ferry, wells)
    one = ids(library)[0]
    library.tag([one], "both")
    library.note(one, "Written when they were one.")
    library.set_marks(capture, ())
    told = [library.story(id_) for id_ in (ferry, wells)]
    assert "both" in {name for story in told for name in story.tags}
    assert any("when they were one" in story.note for story in told)


def test_a_story_comes_back_where_it_was_left_also_from_an_older_version(
    library: Library, capture: CaptureId
) -> None:
    ferry, wells, bell = ids(library)
    words = library.story(wells).body.text[4:20]
    for story in (wells, bell):
        library.remember_place(story, ReadingPlace(0.5, 4, words if story == wells else "", 0.25))
    library.join(ferry, wells)
    library.join(ferry, bell)
    library.write(  # older versions kept the fraction only
        lambda db: db.execute(
            """update aside set kept = json_remove(kept, '$.state.place', '$.state.place_words',
               '$.state.place_above') where story_id = ?""",
            (bell,),
        )
    )
    library.set_marks(capture, ())
    assert library.story(wells).left_at == ReadingPlace(0.5, 4, words, 0.25)
    assert library.story(bell).left_at == ReadingPlace(0.5)


def test_an_id_that_was_put_aside_is_nobody_elses(library: Library, capture: CaptureId) -> None:
    _, wells, bell = ids(library)
    library.join(wells, bell)
    (late,) = library.save_text("A late story\n\nIt came in when the others were cut. Nobody minded.").stories
    assert late not in (wells, bell)
    library.set_marks(capture, ())
    assert {wells, bell, late} <= set(library.ids(View()))


def test_only_neighbours_of_one_capture_are_joined(library: Library, capture: CaptureId) -> None:
    ferry, wells, bell = ids(library)
    (other,) = library.save_text(
        "A late story\n\nIt came in when the others were cut. Nobody minded."
    ).stories
    for first, second in ((ferry, bell), (ferry, ferry), (wells, other)):
        with pytest.raises(RefusedError):
            library.join(first, second)
    with pytest.raises(NotFoundError):
        library.join(ferry, StoryId(999))
    with pytest.raises(NotFoundError):
        library.cut(StoryId(999), 0)
    assert library.cutting(ferry).by_hand.marks == ()


def test_stories_are_joined_in_either_order(library: Library, capture: CaptureId) -> None:
    ferry, wells, _ = ids(library)
    library.join(wells, ferry)
    assert len(ids(library)) == 2


def test_the_same_bytes_again_are_the_same_stories_as_they_are_cut(
    library: Library, capture: CaptureId
) -> None:
    library.join(*ids(library)[:2])
    after = ids(library)
    saved = library.save_text(DIGEST)
    assert set(saved.stories) == set(after)
    assert ids(library) == after
    assert not library.read_again(capture)
    assert ids(library) == after


def test_a_dropped_line_is_kept_and_a_kept_one_dropped(library: Library, capture: CaptureId) -> None:
    ferry = ids(library)[0]
    library.set_marks(
        capture,
        (
            Mark(
                Hand.DROP,
                line(library, "Cars waited"),
                "Cars waited for three hours at the northern ramp on the last day.",
            ),
        ),
    )
    story = library.story(ferry)
    assert "Cars waited" not in story.body.text
    assert any("Cars waited" in one.text for one in story.dropped)
    assert list(library.ids(View(search="northern"))) == []
    library.set_marks(capture, ())
    assert "Cars waited" in library.story(ferry).body.text
    assert list(library.ids(View(search="northern"))) == [ferry]


def test_an_unknown_capture_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.set_marks(CaptureId(999), ())
    with pytest.raises(NotFoundError):
        library.read_again(CaptureId(999))


def test_a_story_of_another_library_keeps_no_page_to_cut(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(
        '{"title": "Ferry late", "html": "<p>Fog stood on the water all day.</p>"}', encoding="utf-8"
    )
    (id_,) = importers.take(library, path).stories
    with pytest.raises(RefusedError):
        library.cutting(id_)


def test_undated_stories_stand_in_the_order_of_their_page(library: Library) -> None:
    saved = library.save_page(
        Page(content=BLOG.encode(), media_type="text/html", address="https://www.walks.example/")
    )
    first, second = saved.stories
    assert list(library.ids(View())) == [first, second]
    library.cut(first, at(library, first, "The path was dry"))
    (capture,) = {library.story(id_).capture for id_ in ids(library)}
    assert capture is not None
    assert len(ids(library)) == 3
    library.set_marks(capture, ())
    assert list(library.ids(View())) == [first, second]


# -- lessons --


def test_a_lesson_holds_for_the_site(library: Library) -> None:
    page = Page(content=BLOG.encode(), media_type="text/html", address="https://www.walks.example/")
    first, second = library.save_page(page).stories
    assert "Walks and bread, weekly" in library.story(first).body.text
    library.teach(first, "Walks  and bread, weekly", Lesson.ALWAYS)
    assert library.lessons("walks.example") == {"walks and bread, weekly": Lesson.ALWAYS}
    for id_ in (first, second):
        assert "Walks and bread, weekly" not in library.story(id_).body.text
    other = Page(
        content=BLOG.replace("old mill", "new mill").encode(),
        media_type="text/html",
        address="https://walks.example/b",
    )
    assert all(
        "Walks and bread" not in library.story(id_).body.text for id_ in library.save_page(other).stories
    )
    library.teach(first, "walks and bread, weekly", None)
    assert library.lessons("walks.example") == {}
    assert "Walks and bread, weekly" in library.story(first).body.text


def test_pasted_texts_have_lessons_of_their_own(library: Library, capture: CaptureId) -> None:
    ferry = ids(library)[0]
    library.teach(ferry, "Cars waited for three hours at the northern ramp on the last day.", Lesson.ALWAYS)
    assert list(library.lessons("")) == ["cars waited for three hours at the northern ramp on the last day."]
    assert "Cars waited" not in library.story(ferry).body.text


def test_a_feeds_story_is_not_cut(tmp_path: Path, site: Site) -> None:
    address = site.feed("/feed.xml", stories=[("Ferry late", "<p>Fog stood on the water all day.</p>")])
    with Library.open(tmp_path / "fed", fetcher=Fetcher(allowed=[site.host])) as library:
        library.intake._workers = Here()  # type: ignore[assignment]
        (id_,) = library.subscribe(address).changes.added
        for act in (
            lambda: library.cutting(id_),
            lambda: library.cut(id_, 0),
            lambda: library.join(id_, id_),
        ):
            with pytest.raises(RefusedError):
                act()
        library.teach(id_, "Fog stood on the water all day.", Lesson.ALWAYS)
        assert library.story(id_).headline == "Ferry late"
