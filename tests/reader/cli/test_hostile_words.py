"""Arguments and pipes that nobody sane hands to the command line: each is answered in words."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from tests.reader.cli.conftest import Call

HUGE = str(2**63)
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "words",
    [
        ("show", HUGE),
        ("read", "1", HUGE),
        ("tag", "9" * 5000, "late"),
        ("untag", f"-{HUGE}", "late"),
        ("note", HUGE, "x"),
        ("unsubscribe", HUGE),
        ("refresh", "--feed", HUGE),
        ("list", "--feed", HUGE),
        ("list", "--after", HUGE),
        ("list", "--limit", "-1"),
        ("search", "war", "--limit", HUGE),
        ("search", "war", "--best", "--limit", HUGE, "--after", HUGE),
        ("show", "1.5"),
        ("note", "1", "--"),
        ("search", "--"),
    ],
)
def test_a_number_no_library_holds_is_a_mistake_in_the_command(call: Call, words: tuple[str, ...]) -> None:
    refused = call(*words)
    assert (refused.code, refused["error"]["code"]) == (2, "usage")


@pytest.mark.parametrize("id_", ["0", "-1", str(2**53)])
def test_a_number_of_no_story_is_said_to_be_none(call: Call, id_: str) -> None:
    assert call("show", id_)["error"]["code"] == "not-found"


def test_words_that_are_no_text_are_taken_as_far_as_they_are(call: Call, tmp_path: Path) -> None:
    broken = os.fsdecode(b"lat\xffe")
    page = tmp_path / os.fsdecode(b"n\xff.txt")
    page.write_text("Lamp oil runs short\n\nTALVIK: The lamps of the harbour stay dark tonight.\n")
    (id_,) = call("save", page)["stories"]
    assert call("note", id_, broken).code == 0
    assert call("show", id_)["note"] == "lat?e"
    assert call("tag", id_, broken)["error"]["code"] == "refused"
    (found,) = call("search", broken)["stories"]
    assert (found["id"], found["found_in"]) == (id_, "note")
    for words in (("search", f"tag:{broken}"), ("list", "--tag", broken)):
        assert (call(*words).code, call(*words)["stories"]) == (0, [])


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_are_no_ends_of_the_library(call: Call, tmp_path: Path, now: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Lamp oil runs short\n\nTALVIK: The lamps of the harbour stay dark tonight.\n")
    for words in (("save", page), ("list",), ("refresh",), ("export", "-", "--format", "jsonl"), ("check",)):
        assert call("--now", now, *words).code == 0, words


@pytest.mark.parametrize("place", ["/", ".", "", "x" * 300, "file/x", "/dev/null"])
def test_an_export_goes_into_a_file_or_nowhere(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("kept")
    refused = call("export", place, "--format", "opml")
    assert (refused.code, refused["error"]["code"]) == (1, "refused")
    assert Path("/dev/null").is_char_device()


def test_an_export_through_a_link_leaves_the_link(call: Call, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    assert call("export", link, "--format", "opml").code == 0
    assert link.is_symlink()
    assert "<opml" in (tmp_path / "file").read_text()


@pytest.mark.parametrize("command", ["save", "split", "parse", "probe-image", "import"])
def test_what_never_ends_is_not_begun(call: Call, tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, "/dev/zero"):
        assert call(command, place)["error"]["message"].endswith("copy it into a file first")


def test_standard_input_has_a_limit(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reader.captures.LARGEST", 1000)
    for command in ("save", "quotes"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 2000)))
        assert call(command, "-")["error"]["code"] == "unreadable"


def test_an_id_of_a_text_is_a_word_or_a_number(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    given = '{"id": 1, "text": "x"}\n{"id": ' + "[" * 900 + "]" * 900 + ', "text": "x"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    read = call("quotes", "-")
    assert (read.code, [one["id"] for one in read.records], [one["line"] for one in read["skipped"]]) == (
        0,
        [1],
        [2],
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
@pytest.mark.parametrize("words", [("info",), ("--events", "info"), ("list",)])
def test_a_full_disk_under_standard_output_is_no_bug(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = run(tmp_path, *words, stdout="/dev/full")
    assert said.returncode == 5
    assert said.stderr == "standard output cannot be written (No space left on device)\n"


def test_output_is_utf8_whatever_the_terminal_says(tmp_path: Path) -> None:
    page = tmp_path / "Öl.txt"
    page.write_text("Öl wird knapp – sagt Bo\n\nTALVIK: The lamps of the harbour stay dark tonight.\n")
    said = run(tmp_path, "split", str(page), PYTHONIOENCODING="ascii", stdout=str(tmp_path / "said"))
    assert (said.returncode, said.stderr) == (0, "")
    assert "Öl wird knapp – sagt Bo" in (tmp_path / "said").read_text("utf-8")


def run(folder: Path, *words: str, stdout: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    with Path(stdout).open("wb") as out:
        return subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--json", "--library", str(folder / "library"), *words],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env={**os.environ, **environment},
        )


def test_whose_reader_has_gone_ends_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with open(theirs, "w") as gone, monkeypatch.context() as patch:  # noqa: PTH123  a pipe has no path
        patch.setattr(sys, "stdout", gone)
        assert main(["--library", str(tmp_path / "library"), "info"]) == 0
    assert capfd.readouterr().err == ""
