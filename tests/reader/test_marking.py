"""Highlights in a library: they survive what happens to their story, and every act can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader import fields, importers, ready
from reader.errors import NotFoundError, RefusedError
from reader.exporters import jsonl
from reader.store import stories
from reader.types import Corrections, Field, Highlight, HighlightColour, Kind, Scope, StoryId, View
from tests.reader.handiwork import kept, opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library

WORDS = "Pumps were brought from the coast on forty lorries."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        kept(library)
        yield library


def with_words(library: Library, words: str = WORDS) -> StoryId:
    return next(StoryId(id_) for id_ in library.ids(View()) if words in library.story(StoryId(id_)).body.text)


def mark(library: Library, words: str = WORDS) -> Highlight:
    id_ = with_words(library, words)
    start = library.story(id_).body.text.index(words)
    return library.highlight(id_, start, start + len(words)).highlight


def mark_in(library: Library, field: Field, words: str, story: StoryId | None = None) -> Highlight:
    """Mark words of another field than the text."""
    id_ = story or with_words(library)
    start = fields.of_story(library.story(id_))[field].index(words)
    return library.highlight(id_, start, start + len(words), field=field).highlight


def rewrite(library: Library, id_: StoryId, old: str, new: str) -> None:
    """The web says something else now."""

    def job(db: sqlite3.Connection) -> None:
        read = stories.as_read(db, id_)
        now = read._replace(text=read.text.replace(old, new), html=read.html.replace(old, new))
        assert stories.update(db, id_, ready.made(now), 9)

    library.write(job)


def test_marked_words_are_on_their_story_and_in_its_view(library: Library) -> None:
    made = mark(library)
    story = library.story(made.story)
    assert story.highlights == (made,)
    assert story.body.text[made.start : made.end] == made.exact == WORDS
    assert story.body.text[: made.start].endswith(made.prefix)
    assert list(library.ids(View(scope=Scope.HIGHLIGHTS))) == [made.story]
    assert list(library.ids(View(search="has:highlight"))) == [made.story]
    assert library.sidebar().counts[Scope.HIGHLIGHTS] == 1
    assert not library.check()


def test_a_highlight_on_a_capture_and_its_going_change_what_is_counted(library: Library) -> None:
    assert library.story(with_words(library)).feed is None
    made = library.highlight(with_words(library), 0, 5)
    assert made.changes.counts
    assert library.take_off_highlight(made.highlight.id).changes.counts


def test_an_act_is_taken_back_and_done_again_as_it_was(library: Library) -> None:
    made = mark(library)
    changed = library.put_highlight(
        replace(made, colour=HighlightColour.PINK, note="Who *paid*?", tags=("money", "Money", "#pumps"))
    ).highlight
    assert changed == replace(
        made, colour=HighlightColour.PINK, note="Who *paid*?", tags=("money", "Money", "pumps")
    )
    assert list(library.ids(View(search="note:paid"))) == [made.story]
    gone = library.take_off_highlight(made.id).highlight
    assert gone == changed
    assert not library.story(made.story).highlights
    assert not library.ids(View(search="note:paid"))
    assert library.put_highlight(gone).highlight == changed
    assert library.put_highlight(made).highlight == made
    assert not library.check()
    with pytest.raises(NotFoundError):
        library.take_off_highlight(made.id + 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 4), (0, 10**6)])
def test_a_stretch_that_is_none_is_refused_in_words(library: Library, start: int, end: int) -> None:
    with pytest.raises(RefusedError, match="mark words within it"):
        library.highlight(with_words(library), start, end)


def test_blanks_around_the_words_are_left_out(library: Library) -> None:
    id_ = with_words(library)
    text = library.story(id_).body.text
    gap = text.index("\n\n")
    with pytest.raises(RefusedError, match="blanks"):
        library.highlight(id_, gap, gap + 2)
    made = library.highlight(id_, gap, gap + 9).highlight
    assert (made.start, made.exact) == (gap + 2, text[gap + 2 : gap + 9].strip())
    with pytest.raises(NotFoundError):
        library.highlight(StoryId(99), 0, 1)


def test_words_are_found_again_after_an_edit_lost_when_they_go_and_back_when_they_return(
    library: Library,
) -> None:
    made = mark(library)
    first = library.story(made.story).body.text.split("\n\n")[0]
    rewrite(library, made.story, first, f"A new beginning was written. {first}")
    (moved,) = library.story(made.story).highlights
    assert (moved.start - made.start, moved.lost) == (len("A new beginning was written. "), False)
    rewrite(library, made.story, "forty lorries", "sixty lorries")
    (lost,) = library.story(made.story).highlights
    assert (lost.lost, lost.exact) == (True, WORDS)
    assert library.highlights()[0].highlights == (lost,), "it is listed with its words"
    rewrite(library, made.story, "sixty lorries", "forty lorries")
    assert not library.story(made.story).highlights[0].lost
    assert not library.check()


def test_a_headline_put_right_leaves_highlights_where_they_are(library: Library) -> None:
    made = mark(library)
    library.correct(made.story, Corrections(headline="Put right"))
    assert library.story(made.story).highlights == (made,)


def test_a_highlight_that_comes_back_takes_the_place_of_no_other(library: Library) -> None:
    gone = mark(library)
    library.take_off_highlight(gone.id)
    other = library.highlight(gone.story, 0, 5).highlight
    assert other.id == gone.id, "SQLite gives numbers again"
    back = library.put_highlight(gone).highlight
    assert library.story(gone.story).highlights == (other, replace(gone, id=back.id))


def test_a_headline_put_right_is_where_its_highlights_are_found_again_or_lost(library: Library) -> None:
    made = mark_in(library, Field.HEADLINE, "village wells")
    assert (made.exact, made.field, made.prefix) == ("village wells", Field.HEADLINE, "Calderra opens ")
    note = library.put_highlight(replace(made, note="How many?")).highlight
    library.correct(made.story, Corrections(headline="At last, Calderra opens village wells"))
    (moved,) = library.story(made.story).highlights
    assert moved == replace(note, start=note.start + 9, end=note.end + 9)
    library.correct(made.story, Corrections(headline="Calderra opens its old wells"))
    (lost,) = library.story(made.story).highlights
    assert (lost.lost, lost.exact, lost.note) == (True, "village wells", "How many?")
    assert library.highlights("village")[0].highlights == (lost,)
    library.correct(made.story, Corrections())
    assert library.story(made.story).highlights == (note,)
    assert not library.check()


def test_a_highlight_belongs_to_its_field_though_another_says_the_same(library: Library) -> None:
    id_ = with_words(library)
    library.correct(id_, Corrections(headline=f"Lorries. {WORDS}"))
    headline = mark_in(library, Field.HEADLINE, WORDS)
    text = mark(library)
    library.correct(id_, Corrections())
    assert [(one.field, one.lost) for one in library.story(id_).highlights] == [
        (Field.BODY, False),
        (Field.HEADLINE, True),
    ]
    assert library.put_highlight(headline).highlight == replace(headline, lost=True)
    assert library.story(id_).highlights[0] == text


def test_highlights_are_in_the_order_of_reading(library: Library) -> None:
    id_ = with_words(library)
    marked = [
        mark(library),
        mark_in(library, Field.SUMMARY, "no rain"),
        mark_in(library, Field.SUMMARY, "Nine in ten"),
        mark_in(library, Field.HEADLINE, "wells"),
    ]
    assert library.story(id_).highlights == tuple(reversed((marked[0], marked[1], marked[2], marked[3])))
    assert library.highlights()[0].highlights == library.story(id_).highlights


def test_the_lines_of_a_summary_are_one_text(library: Library) -> None:
    id_ = with_words(library)

    def job(db: sqlite3.Connection) -> None:
        read = stories.as_read(db, id_)
        stories.overwrite(db, id_, read._replace(summary=("First line", "Second line", "Third")))

    library.write(job)
    made = library.highlight(id_, 6, 17, field=Field.SUMMARY).highlight
    assert (made.exact, made.suffix) == ("line\nSecond", " line\nThird")
    assert [fields.line_start(("First line", "Second line", "Third"), n) for n in range(3)] == [0, 11, 23]
    with pytest.raises(RefusedError, match="its summary goes from 0 to 28"):
        library.highlight(id_, 6, 29, field=Field.SUMMARY)
    with pytest.raises(RefusedError, match="its caption goes from 0 to 0"):
        library.highlight(id_, 0, 1, field=Field.CAPTION)


def test_an_act_that_comes_back_after_an_edit_finds_its_words_where_they_are_now(library: Library) -> None:
    made = mark(library)
    library.take_off_highlight(made.id)
    first = library.story(made.story).body.text.split("\n\n")[0]
    rewrite(library, made.story, first, f"A new beginning was written. {first}")
    back = library.put_highlight(made).highlight
    text = library.story(made.story).body.text
    assert text[back.start : back.end] == back.exact == WORDS


def test_what_is_marked_in_a_headline_stays_with_it_when_a_capture_is_cut_by_hand(library: Library) -> None:
    first, second = library.cutting(with_words(library)).stories[:2]
    made = mark_in(library, Field.HEADLINE, "village wells", second)
    summed = mark_in(library, Field.SUMMARY, "Nine in ten fields", second)
    kept_on = mark_in(library, Field.HEADLINE, "Ferry crews", first)
    library.join(first, second)
    assert library.story(first).highlights == (kept_on,), "the text now has those words, and is another field"
    capture = library.story(first).capture
    assert capture is not None
    library.set_marks(capture, ())
    assert [replace(one, id=0) for one in library.story(second).highlights] == [
        replace(one, id=0) for one in (made, summed)
    ]
    assert library.story(first).highlights == (kept_on,)
    assert not library.check()


def test_highlights_go_with_their_words_when_a_capture_is_cut_by_hand(library: Library) -> None:
    made = mark(library)
    library.cut(made.story, library.story(made.story).body.text.index("“Nobody alive"))
    home = with_words(library)
    assert home != made.story
    (there,) = library.story(home).highlights
    assert (there.id, there.exact, there.lost) == (made.id, WORDS, False)
    library.join(made.story, home)
    assert with_words(library) == made.story
    (back,) = library.story(made.story).highlights
    assert (back.id, back.lost) == (made.id, False)
    assert not library.check()


def test_the_trash_keeps_highlights(library: Library) -> None:
    made = replace(mark(library), note="Keep this", tags=("water",))
    library.put_highlight(made)
    headline = mark_in(library, Field.HEADLINE, "village wells")
    library.delete([made.story])
    assert not library.highlights()
    library.undelete([made.story])
    assert library.story(made.story).highlights == (headline, made)
    assert not library.check()


def test_all_highlights_are_searched_by_words_notes_tags_and_headlines(library: Library) -> None:
    made = library.put_highlight(replace(mark(library), note="Qui a payé ?", tags=("Geld",))).highlight
    for words in ("LORRIES forty", "paye", "geld", library.story(made.story).headline, ""):
        assert [story.id for story in library.highlights(words)] == [made.story], words
    assert library.highlights("lorries nobody") == []


def test_highlights_go_out_and_come_back_in_once(library: Library, tmp_path: Path) -> None:
    made = library.put_highlight(
        replace(mark(library), colour=HighlightColour.BLUE, note="Ask", tags=("water",))
    ).highlight
    file = tmp_path / "out.jsonl"
    file.write_text("\n".join(jsonl.lines(library)), encoding="utf-8")
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    (written,) = [one for record in records for one in record["highlights"]]
    assert (written["text"], written["colour"], written["note"], written["tags"]) == (
        *(WORDS, "blue", "Ask"),
        ["water"],
    )
    with opened(tmp_path / "other") as other:
        for _ in range(2):
            importers.take(other, file, "jsonl", dry_run=False)
        ((one,),) = [story.highlights for story in other.highlights()]
        assert replace(one, id=made.id, story=made.story) == made
    strange = {
        "title": "One",
        "text": "Some words.",
        "highlights": [7, {"text": ""}, {"text": "no", "made": 3}],
    }
    file.write_text(json.dumps(strange), encoding="utf-8")
    importers.take(library, file, "jsonl", dry_run=False)
    assert [one.exact for one in library.highlights("no")[0].highlights if one.lost] == ["no"]


def test_highlights_of_every_field_go_out_and_come_back_in_once(library: Library, tmp_path: Path) -> None:
    made = [mark_in(library, Field.HEADLINE, "wells"), mark_in(library, Field.SUMMARY, "no rain")]
    file = tmp_path / "out.jsonl"
    file.write_text("\n".join(jsonl.lines(library)), encoding="utf-8")
    with opened(tmp_path / "other") as other:
        for _ in range(2):
            importers.take(other, file, "jsonl", dry_run=False)
        ((*found,),) = [story.highlights for story in other.highlights()]
        assert [replace(one, id=0, story=made[0].story) for one in found] == [
            replace(one, id=0) for one in made
        ]


@pytest.mark.parametrize("field", [None, "body", "footnote", 7])
def test_a_highlight_of_an_older_export_is_one_of_the_text(
    library: Library, tmp_path: Path, field: object
) -> None:
    one = {"start": 5, "end": 10, "text": "words", "prefix": "Some ", "suffix": "."}
    line = {
        "title": "Some words",
        "text": "Some words.",
        "highlights": [one | ({"field": field} if field else {})],
    }
    file = tmp_path / "older.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    importers.take(library, file, "jsonl", dry_run=False)
    (made,) = library.highlights("Some words")[0].highlights
    assert (made.field, made.start, made.lost) == (Field.BODY, 5, False)


def test_a_note_is_markdown_and_no_way_in(library: Library) -> None:
    body = library.note_body("# Ask\n\n- *who* paid\n- [why](https://x.example)\n\n<script>alert(1)</script>")
    assert [block.kind for block in body.blocks] == [Kind.HEADING, Kind.ITEM, Kind.ITEM]
    assert "alert" not in body.text
    assert body.blocks[2].spans[0].link == "https://x.example/"
    assert not library.note_body("[x](javascript:alert(1))").blocks[0].spans


def test_a_row_of_another_hand_is_shown_as_far_as_it_is_understood(library: Library) -> None:
    made = mark(library)
    library.write(
        lambda db: db.execute(
            "update highlight set field = 'kicker', colour = 'grey' where id = ?", (made.id,)
        )
    )
    (shown,) = library.story(made.story).highlights
    assert (shown.field, shown.colour) == (Field.BODY, HighlightColour.YELLOW)
