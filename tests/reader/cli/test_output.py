"""What a command prints: for scripts, and for people."""

import json

import pytest

from reader.cli.output import Output


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_ends_with_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=True, events=False)
    output.say("not shown")
    output.warn("careful")
    output.skip(3, "no story")
    output.record({"a": 1}, "not shown")
    output.close({"new": 2})
    record, end = lines(capsys)
    assert record == {"a": 1}
    skipped = [{"line": 3, "reason": "no story"}]
    assert end == {"ok": True, "warnings": ["careful"], "skipped": skipped, "new": 2}


def test_a_failure_is_an_object_too(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True, events=False).fail("busy", "another program is writing")
    (end,) = lines(capsys)
    assert end["ok"] is False
    assert end["error"] == {"code": "busy", "message": "another program is writing"}


def test_people_read_lines_and_complaints_stand_apart(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=False, events=False)
    output.say("one")
    output.record({"a": 1}, "two")
    output.warn("careful")
    output.skip(3, "no story")
    output.close({})
    output.fail("refused", "no")
    printed = capsys.readouterr()
    assert printed.out == "one\ntwo\n"
    assert printed.err == "careful\nline 3: no story\nno\n"


def test_stories_are_acknowledged_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True, events=False).acknowledge("save", {1: "ab"})
    Output(as_json=True, events=True).acknowledge("tag", {1: "ab"}, tag="war")
    assert lines(capsys) == [{"event": "ack", "op": "tag", "id": 1, "hash": "ab", "tag": "war"}]


def test_text_that_is_no_utf8_is_printed_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=False, events=False)
    output.write("lone \ud800")
    assert output.write_lines(["a", "b"]) == 2
    assert capsys.readouterr().out == "lone ?\na\nb\n"


def test_bytes_go_out_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Output(as_json=False, events=False).write_bytes(b"\xff\x00")
    assert capsysbinary.readouterr().out == b"\xff\x00"
