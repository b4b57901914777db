"""Every command as a script sees it: JSON, exit codes, acknowledgements after the write."""

import io
import json
import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader import cli
from tests.pictures_of import png
from tests.reader.cli.conftest import TWO, Call
from tests.site import Site


def test_a_capture_is_saved_listed_and_shown(call: Call) -> None:
    saved = call("--events", "--now", "2026-10-13T12:00:00", "save", TWO)
    assert (saved.code, saved["ok"], saved["new"], saved["stories"]) == (0, True, 2, [1, 2])
    shown = [call("show", id_) for id_ in saved["stories"]]
    assert [ack["hash"] for ack in saved.records] == [one["hash"] for one in shown]
    assert {ack["event"] for ack in saved.records} == {"ack"}
    assert [one["updated"] for one in shown] == ["12 October 2026", "5 sec ago"]
    assert [one["dateline"] for one in shown] == ["PORT ELLIS", "TALVIK, Lundmark"]
    assert shown[0]["caption"].endswith("(Courier/File)")
    assert shown[1]["published"] == "2026-10-13T11:59:55Z"
    assert [len(one["text"].split("\n\n")) for one in shown] == [2, 5]
    names = {quote["name"] for one in shown for quote in one["quotes"]}
    assert {"Ada Vane", "Erik Lindqvist"} <= names
    listed = call("list", "stories")
    assert [story["id"] for story in listed["stories"]] == [2, 1]
    assert listed["next"] is None


def test_saving_twice_is_saving_once(call: Call) -> None:
    first, second = call("save", TWO), call("--events", "save", TWO)
    assert second["stories"] == first["stories"]
    assert (second["new"], second.records) == (0, [])
    assert "already" in second["warnings"][0]


def test_pages_of_a_list_follow_each_other(call: Call) -> None:
    call("save", TWO)
    first = call("list", "stories", "--limit", 1)
    second = call("list", "stories", "--limit", 1, "--after", first["next"])
    assert [story["id"] for story in first["stories"] + second["stories"]] == [2, 1]
    assert second["next"] is None


def test_pages_follow_each_other_best_first_too(call: Call) -> None:
    call("save", TWO)
    asked = ("search", "--best", "harbour OR timber", "--limit", 1)
    whole = call("search", "--best", "harbour OR timber")
    first = call(*asked)
    second = call(*asked, "--after", first["next"])
    assert [story["id"] for story in whole["stories"]] == [
        story["id"] for story in first["stories"] + second["stories"]
    ]
    assert len(whole["stories"]) == 2
    assert second["next"] is whole["next"] is None


def test_search_finds_marks_and_explains(call: Call) -> None:
    call("save", TWO)
    found = call("search", "timber", "-harbour")
    (story,) = found["stories"]
    assert story["id"] == 2
    start, end = story["marks"][0]
    assert story["snippet"][start:end].lower() == "timber"
    assert call("search", "--best", "harbour OR timber")["stories"]
    assert call("search", "harbour)")["warnings"]
    assert call("search", "nowhere")["stories"] == []


def test_marks_of_the_person(call: Call) -> None:
    call("save", TWO)
    tagged = call("--events", "tag", 1, 2, "harbour/wall")
    assert [(ack["op"], ack["id"], ack["tag"]) for ack in tagged.records] == [
        ("tag", 1, "harbour/wall"),
        ("tag", 2, "harbour/wall"),
    ]
    assert call("tag", "--all", "kept")["updated"] == 2
    assert call("untag", 2, "harbour/wall")["updated"] == 1
    assert call("bookmark", 1)["updated"] == 1
    assert call("read", 1, 2)["updated"] == 2
    assert call("unread", 2)["updated"] == 1
    assert call("note", 1, "ask Vane")["updated"] == 1
    story = call("show", 1)
    assert (story["tags"], story["bookmarked"], story["read"]) == (["harbour/wall", "kept"], True, True)
    assert story["note"] == "ask Vane"
    assert call("unbookmark", 1)["updated"] == 1
    assert [tag["name"] for tag in call("list", "tags")["tags"]] == ["harbour/wall", "kept"]
    assert [one["id"] for one in call("list", "stories", "--tag", "harbour")["stories"]] == [1]
    assert [one["id"] for one in call("search", "is:unread")["stories"]] == [2]


def test_quotes_and_speakers_are_listed(call: Call) -> None:
    call("save", TWO)
    assert any(quote["speaker"] == "Ada Vane" for quote in call("list", "quotes")["quotes"])
    assert {"name": "Erik Lindqvist", "quotes": 1} in call("list", "speakers")["speakers"]


def test_a_story_can_be_shown_in_every_form(
    call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call("save", TWO)
    for form in ("--html", "--text", "--raw", "--versions"):
        assert call("show", 1, form)["id"] == 1
    library = str(tmp_path / "library")
    for form, start in (("--html", "<p>"), ("--text", "Mayor says"), ("--raw", "Mayor says")):
        assert cli.main(["--library", library, "show", "1", form]) == 0
        assert capsys.readouterr().out.startswith(start)


def test_a_site_is_added_refreshed_and_left(call: Call, site: Site) -> None:
    site.feed(
        "/feed.xml", title="Courier", stories=[("Harbour wall", "<p>Rot, “and more,” said Ada Vane.</p>")]
    )
    site.put(
        "/", '<link rel="alternate" type="application/rss+xml" href="/feed.xml">', media_type="text/html"
    )
    added = call("--events", "add", site.address("/"))
    assert (added.code, added["new"], len(added.records)) == (0, 1, 1)
    (feed,) = call("list", "feeds")["feeds"]
    assert (feed["title"], feed["url"], feed["unread"]) == ("Courier", site.address("/feed.xml"), 1)
    site.feed(
        "/feed.xml",
        title="Courier",
        stories=[("Ferry late", "<p>Again.</p>"), ("Harbour wall", "<p>Rot.</p>")],
    )
    refreshed = call("--events", "refresh", "--force", "--feed", feed["id"])
    assert (refreshed["new"], refreshed["updated"], refreshed["feeds"]) == (1, 1, 1)
    assert {ack["op"] for ack in refreshed.records} == {"refresh"}
    assert len(refreshed.records) == 2
    assert call("refresh")["feeds"] == 0  # not due yet
    assert call("unsubscribe", feed["id"])["ok"]
    assert call("list", "feeds")["feeds"] == []
    assert len(call("list")["stories"]) == 2


def test_a_feed_that_fails_is_a_warning(call: Call, site: Site) -> None:
    site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])
    call("add", site.address("/feed.xml"))
    site.put("/feed.xml", "<html>sorry</html>", media_type="text/html")
    refreshed = call("refresh", "--force")
    assert (refreshed.code, refreshed["failed"]) == (0, 1)
    assert refreshed["warnings"][0].startswith("Courier: ")


def test_subscriptions_go_out_and_come_in(call: Call, site: Site, tmp_path: Path) -> None:
    call("add", site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")]))
    out = tmp_path / "feeds.opml"
    assert call("export", out, "--format", "opml")["ok"]
    assert call("import", out, "--dry-run")["feeds"] == []
    assert call("import", out)["feeds"] == [1]


def test_stories_go_out_and_come_in_twice_the_same(call: Call, site: Site, tmp_path: Path) -> None:
    call("save", TWO)
    call("tag", 1, "harbour")
    call("bookmark", 2)
    call("note", 2, "oak")
    call("read", 1)
    call("add", site.feed("/feed.xml", title="Courier", stories=[("One", "<p>The first one.</p>")]))
    out = tmp_path / "stories.jsonl"
    assert call("export", out, "--format", "jsonl")["lines"] == 3
    there = tmp_path / "other"
    for new in (3, 0):
        taken = call("--library", there, "--events", "import", out)
        assert (taken["new"], len(taken["stories"]), len(taken.records)) == (new, 3, new)
    assert call("--library", there, "check")["ok"]
    assert call("--library", there, "list", "feeds")["feeds"] == []

    def marks(*place: object) -> set[tuple[object, ...]]:
        stories = call(*place, "list")["stories"]
        return {(one["title"], one["read"], one["bookmarked"], tuple(one["tags"])) for one in stories}

    assert marks("--library", there) == marks()
    hashes = [json.loads(line)["hash"] for line in out.read_text().splitlines()]
    ids = [story["id"] for story in call("--library", there, "list")["stories"]]
    assert {call("--library", there, "show", id_)["hash"] for id_ in ids} == set(hashes)


def test_an_import_says_what_it_left_out(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    deep = b"[" * 100_000
    tags = ["fine", "", "x" * 200, 7]
    lines = [
        b'{"title": "A", "text": "one\\n\\ntwo", "tags": ' + json.dumps(tags).encode() + b"}",
        b"no json",
        b"[1]",
        b"",
        deep,
        b'{"tags": ["B"]}',
    ]
    file.write_bytes(b"\n".join(lines))
    taken = call("import", file)
    assert [one["line"] for one in taken["skipped"]] == [2, 3, 5, 6]
    assert call("show", 1)["text"] == "one\n\ntwo"
    assert call("show", 1)["tags"] == ["fine"]
    assert call("import", file, "--dry-run")["new"] == 0


def test_export_to_standard_output_prints_the_lines_first(call: Call) -> None:
    call("save", TWO)
    out = call("export", "-", "--format", "jsonl")
    assert [record["title"][:5] for record in out.records] == ["Mayor", "Lundm"]
    assert out["lines"] == 2


def test_info_and_check(call: Call, tmp_path: Path) -> None:
    call("save", TWO)
    info = call("info")
    assert (info["stories"], info["unread"], info["library"]) == (2, 2, str(tmp_path / "library"))
    assert call("check")["problems"] == []
    assert call("check", "--quick").code == 0
    assert call("check", "--repair").code == 0
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as db:
        db.execute("delete from state where story_id = 1")
        db.commit()
    wrong = call("check")
    assert wrong.code == 4
    assert "without its mark" in wrong["error"]["message"]
    assert "--repair" in wrong["error"]["message"]
    assert "without its mark" in call("check", "--repair")["repaired"][0]["problem"]
    assert call("check").code == 0
    with closing(sqlite3.connect(tmp_path / "library" / "library.db")) as db:
        db.execute("update body set text = 'spoilt'")
        db.commit()
    for words in (("check",), ("check", "--repair")):
        assert "not as it was stored" in call(*words)["error"]["message"]
    assert "restore a backup" in call("check")["error"]["message"]


def test_standard_input_is_a_capture(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWO.read_bytes())))
    assert call("save", "-")["new"] == 2


def test_people_read_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str], site: Site) -> None:
    place = ["--library", str(tmp_path), "--allow-host", site.host]
    address = site.feed("/feed.xml", title="Courier", stories=[("One", "<p>“Yes,” said Ada Vane.</p>")])
    for argv in (
        ["save", str(TWO)],
        ["add", address],
        ["tag", "1", "wall"],
        ["list"],
        ["list", "feeds"],
        ["list", "tags"],
        ["list", "quotes"],
        ["list", "speakers"],
        ["search", "wall"],
        ["refresh", "--force"],
        ["info"],
        ["check"],
        ["show", "1", "--versions"],
        ["split", str(TWO)],
        ["quotes", str(TWO)],
    ):
        assert cli.main([*place, *argv]) == 0, argv
        printed = capsys.readouterr()
        assert "{" not in printed.out


def test_a_refresh_makes_stories_whole_and_offline_fetches_nothing(call: Call, site: Site) -> None:
    text = "The harbour wall has begun to rot, an engineer said on Monday, and it may not stand the winter."
    image = f'<img src="{site.address("/wall.png")}" alt="The wall">'
    site.put("/wall.png", png(), "image/png")
    site.put(
        "/wall-rots",
        f"<html><body><article>{image}{''.join(f'<p>{n}. {text}</p>' for n in range(9))}</article></body></html>",
    )
    call("add", site.feed("/feed.xml", stories=[("Wall rots", f"<p>{text}…</p>")]))
    assert call("refresh", "--force", "--feeds-only").end.keys().isdisjoint({"whole_texts", "pictures"})
    assert call("--offline", "refresh", "--force")["whole_texts"] == 0
    assert call("show", 1)["whole_text"] == "entry"
    done = call("--events", "refresh", "--force")
    assert (done["whole_texts"], done["pictures"], done["not_had"]) == (1, 1, 0)
    shown = call("show", 1)
    assert (shown["whole_text"], shown["trouble"]) == ("whole", "")
    assert {ack["hash"] for ack in done.records} == {shown["hash"]}
    (file,) = shown["pictures"].values()
    assert Path(file).read_bytes() == png()
    Path(file).unlink()
    assert "missing" in call("check")["error"]["message"]


def test_a_check_names_files_that_nobody_needs(call: Call, tmp_path: Path) -> None:
    call("info")
    left = tmp_path / "library" / "media" / "ab" / ("ab" * 32)
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    os.utime(left, (1, 1))
    checked = call("check")
    assert checked.code == 0
    assert "left over" in checked["warnings"][0]


def test_words_are_marked_by_their_offsets(call: Call) -> None:
    call("save", TWO)
    text = call("show", 1)["text"]
    start = text.index("\n\n") + 2
    made = call(
        "--events", "highlight", 1, start, start + 12, "--colour", "green", "--note=-why?", "--tag", "x"
    )
    assert (made.code, made["stories"], made["updated"], made.records[0]["op"]) == (0, [1], 1, "highlight")
    (shown,) = call("show", 1)["highlights"]
    assert shown["text"] == text[start : start + 12].strip()
    assert (shown["colour"], shown["note"], shown["tags"]) == ("green", "-why?", ["x"])
    (listed,) = call("list", "highlights")["highlights"]
    assert (listed["story"], listed["text"]) == (1, shown["text"])
    assert (listed["field"], listed["start"]) == ("body", start)
    assert [call("highlight", 1, *place).code for place in ((5, 5), (0, 10**9))] == [1, 1]
    assert call("highlight", 99, 0, 3).code == 1
    assert call("highlight", 1, 0, 3, "--colour", "mauve").code == 2


def test_words_of_every_field_are_marked(call: Call) -> None:
    call("save", TWO)
    story = call("show", 1)
    told = {"headline": story["title"], "summary": "\n".join(story["summary"]), "body": story["text"]}
    for field, text in told.items():
        assert call("highlight", 1, 0, 6, "--field", field).code == 0
        assert text
    shown = call("show", 1)["highlights"]
    assert [(one["field"], one["text"]) for one in shown] == [
        (field, text[:6].strip()) for field, text in told.items()
    ]
    assert call("highlight", 1, 0, 6, "--field", "caption").code == (0 if story["caption"] else 1)
    assert call("highlight", 1, 0, 6, "--field", "footnote").code == 2
