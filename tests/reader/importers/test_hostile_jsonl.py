"""Lines of an export that somebody else wrote: no field can be trusted, and none costs another line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import importers
from reader.errors import UnreadableError
from reader.exporters import jsonl
from reader.intake import Intake
from reader.library import Library
from reader.store import arrivals, feeds
from reader.types import Picture, Record, Story, StoryId, View
from tests.reader.drafts import NOW, dated

FIELDS = [
    *("id", "title", "url", "date", "feed", "guid", "author", "outlet", "dateline", "updated", "caption"),
    *("summary", "language", "html", "text", "tags", "note", "highlights", "quotes", "read", "bookmarked"),
    *("enclosures", "picture", "hash"),
]
VALUES = [
    *("null", "true", "0", "-1", "1.5", "1e999", "NaN", str(2**70), "9" * 4000, '""', '"x"', "[]", "{}"),
    *(
        r'"\u0000"',
        r'"\ud800"',
        r'["\udfff\ud800", null, 1, {}]',
        "[[[]]]",
        '{"a": 1}',
        '"javascript:alert(1)"',
    ),
    *(r'[{"url": "https://x.example/\ud800", "type": "\ud800", "length": -5}]', '"file:///etc/passwd"'),
    *('[{"url": "https://x.example/a", "length": 1e400}]', '[{"url": "https://x.example/a", "length": NaN}]'),
    *('{"url": "javascript:alert(1)"}', '{"url": "https://x.example/a.png", "width": 1e400, "height": []}'),
    *('"0001-01-01T00:00:00+14:00"', '"9999-12-31T23:59:59-14:00"', "[" * 300 + "]" * 300),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", clock=lambda: NOW) as library:
        yield library


def take(library: Library, tmp_path: Path, *lines: str) -> tuple[list[Story], tuple[tuple[int, str], ...]]:
    file = tmp_path / "x.jsonl"
    file.write_text("\n".join(lines))
    taken = importers.take(library, file)
    assert not library.check()
    return [library.story(id_) for id_ in taken.stories], taken.skipped


def test_no_value_of_any_field_is_a_bug(library: Library, tmp_path: Path) -> None:
    lines: list[str] = []
    for field in FIELDS:
        for value in VALUES:
            sane = {
                "title": f"Line {len(lines)}",
                "text": "The lamps stay dark.",
                "url": "https://x.example/",
            }
            sane.pop(field, None)
            lines.append(json.dumps(sane)[:-1] + f', "{field}": {value}}}')
    taken, skipped = take(library, tmp_path, *lines)
    assert (len(taken), skipped) == (len(lines), ())
    assert {story.address for story in taken} <= {"https://x.example/", "https://x.example/%EF%BF%BD", ""}
    assert [feed.address for feed in library.feeds(unsubscribed=True)] == []
    assert all(one.address.startswith("https://") and one.length >= 0 for s in taken for one in s.enclosures)
    assert list(jsonl.lines(library))


def test_a_line_that_says_nothing_is_no_story(library: Library, tmp_path: Path) -> None:
    lines = [
        "{}",
        '{"title": " "}',
        '{"tags": ["x"]}',
        '{"title": {"a": 1}}',
        "[1]",
        '"x"',
        "7",
        "null",
        '{"ti',
    ]
    assert [line for line, _ in take(library, tmp_path, *lines)[1]] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_lone_text_is_a_list_of_one(library: Library, tmp_path: Path) -> None:
    (story,), _ = take(library, tmp_path, '{"title": "Lamps", "tags": "oil", "summary": "Dark nights"}')
    assert (story.tags, story.summary) == (("oil",), ("Dark nights",))


def test_a_line_that_cannot_be_read_costs_no_other(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Intake.records

    def records(intake: Intake, batch: list[Record]) -> Any:
        if any(record.headline == "Bomb" for record in batch):
            raise UnreadableError("the file", "reading it took too long")
        return read(intake, batch)

    monkeypatch.setattr(Intake, "records", records)
    lines = [json.dumps({"title": title}) for title in ("One", "Two", "Bomb", "Three", "Four")]
    taken, skipped = take(library, tmp_path, *lines)
    assert [story.headline for story in taken] == ["One", "Two", "Three", "Four"]
    assert skipped == ((3, "reading it took too long"),)


def test_an_import_takes_nothing_away(library: Library, tmp_path: Path) -> None:
    """Its own export changes nothing in a library, but for what the person did less since."""
    library.save_text("Lamp oil runs short\n\nTALVIK: The lamps of the harbour stay dark tonight.\n")

    def fill(db: Any) -> None:
        feed = feeds.add(db, "https://courier.example/feed", NOW)
        picture = Picture("https://x.example/1.png", "A lamp", 20, 10)
        arrivals.save(db, feed, [dated(NOW - 9, "Market", picture=picture, guid="m")], NOW)

    library.write(fill)
    ids = [StoryId(id_) for id_ in library.ids(View())]
    for id_ in ids:
        library.note(id_, "first thought")
    lines = list(jsonl.lines(library))
    for id_ in ids:
        library.note(id_, "second thought")
    before = [library.story(id_) for id_ in ids]
    for _ in "twice":
        taken, skipped = take(library, tmp_path, *lines)
        assert sorted(story.id for story in taken) == sorted(ids)
        assert not skipped
    after = [library.story(StoryId(id_)) for id_ in library.ids(View())]
    assert {story.note for story in after} == {"second thought\n\nfirst thought"}
    assert [(story.picture, story.hash, story.html) for story in after] == [
        (story.picture, story.hash, story.html) for story in before
    ]
    assert not any(library.versions(id_) for id_ in ids)
