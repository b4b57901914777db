"""What a command says, and exits with, when it cannot do what was asked."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.cli import context, looking
from tests.reader.cli.conftest import TWO, Call
from tests.site import Site


@pytest.mark.parametrize("form", ["csv", "html", "zip", "markdown", "epub"])
def test_an_export_of_a_later_version_is_refused(call: Call, form: str) -> None:
    refused = call("export", "-", "--format", form)
    assert (refused.code, refused["error"]["code"]) == (1, "not-yet")


def test_formats_nobody_knows_are_refused(call: Call, tmp_path: Path) -> None:
    assert call("export", "-", "--format", "docx")["error"]["code"] == "refused"
    (tmp_path / "a.xyz").write_text("x")
    assert call("import", tmp_path / "a.xyz")["error"]["code"] == "refused"
    assert call("import", tmp_path / "a.xyz", "--format", "pocket")["error"]["code"] == "not-yet"


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nonsense",),
        ("save",),
        ("show", "one"),
        ("tag", "x"),
        ("tag", "a", "b"),
        ("--now", "today", "info"),
    ],
)
def test_what_was_not_understood_exits_with_2(call: Call, argv: tuple[str, ...]) -> None:
    refused = call(*argv)
    assert (refused.code, refused["error"]["code"]) == (2, "usage")


@pytest.mark.parametrize(
    "argv", [("show", 7), ("read", 7), ("tag", 7, "x"), ("note", 7, "x"), ("unsubscribe", 7)]
)
def test_what_is_not_there_is_refused(call: Call, argv: tuple[object, ...]) -> None:
    refused = call(*argv)
    assert (refused.code, refused["error"]["code"]) == (1, "not-found")


def test_nothing_is_fetched_offline(call: Call, site: Site) -> None:
    address = site.feed("/feed.xml", title="Courier", stories=[("One", "<p>1</p>")])
    for command in ("add", "save"):
        assert call("--offline", command, address).code == 7
    assert site.requests == []


def test_an_address_nobody_answers_exits_with_7(call: Call) -> None:
    assert call("add", "http://127.0.0.1:9/").code == 7


def test_a_page_without_a_feed_is_refused(call: Call, site: Site) -> None:
    site.put("/", "<p>Nothing here</p>", media_type="text/html")
    refused = call("add", site.address("/"))
    assert refused.code == 1
    assert "no feed was found" in refused["error"]["message"]


def test_a_bug_is_admitted_without_a_traceback(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> dict[str, object]:
        raise ZeroDivisionError("oh")

    monkeypatch.setitem(looking.COMMANDS, "info", broken)
    failed = call("info")
    assert (failed.code, failed["error"]["code"]) == (70, "bug")


def test_a_stop_by_the_keyboard_is_said(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> dict[str, object]:
        raise KeyboardInterrupt

    monkeypatch.setitem(looking.COMMANDS, "info", stopped)
    assert call("info").code == 130


def test_pictures_need_the_windows_part(call: Call, tmp_path: Path) -> None:
    assert call("render", 1, "--png", tmp_path / "x.png")["error"]["code"] == "not-yet"


def test_who_finds_another_process_writing_exits_with_3(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert context.PATIENCE == 10
    monkeypatch.setattr(context, "PATIENCE", 0.1)
    call("info")
    with closing(sqlite3.connect(tmp_path / "library" / "library.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        busy = call("save", TWO)
        assert (busy.code, busy["error"]["code"]) == (3, "busy")
        assert call("list")["stories"] == []  # reading goes on
    assert call("save", TWO).code == 0


def test_a_damaged_library_exits_with_4_and_is_kept(call: Call, tmp_path: Path) -> None:
    call("info")
    path = tmp_path / "library" / "library.db"
    path.write_bytes(b"no database " * 1000)
    for command in (("info",), ("save", TWO), ("list",), ("check",)):
        damaged = call(*command)
        assert (damaged.code, damaged["error"]["code"]) == (4, "damaged")
    assert path.read_bytes() == b"no database " * 1000
