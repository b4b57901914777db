"""The commands that need no library."""

import io
import json
import struct
import sys
from pathlib import Path

import pytest

from reader import cli
from tests.reader.cli.conftest import Call

DATA = Path(__file__).parent.parent.parent / "data"
TWO = DATA / "two-stories.txt"
PAGE = """<html><head><title>Harbour wall rots | Courier</title><meta name="author" content="Ida Holt"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour wall rots</h1>
<p>The inner wall of the harbour has begun to rot, a city engineer said on Monday, warning of the winter storms.</p>
<p>“We have clear proof of rot along the whole inner wall,” Ada Vane said in a statement to the council of the town.</p>
<p>Divers will look at the outer wall next week, and the council is to vote on the repairs before the month is out.</p>
</article><script>alert(1)</script></body></html>"""


def test_split_prints_a_line_a_file(call: Call, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "empty.txt").write_text("")
    done = call("split", TWO, tmp_path / "page.html", tmp_path / "empty.txt")
    text, page, empty = done.records
    assert [story["title"] for story in text["stories"]] == [
        "Mayor says has ‘clear proof’ of rot in harbour wall",
        "Lundmark sends 400 rangers to stop timber thieves",
    ]
    assert [(story["updated"], story["dateline"], len(story["body"])) for story in text["stories"]] == [
        ("12 October 2026", "PORT ELLIS", 2),
        ("5 sec ago", "TALVIK, Lundmark", 5),
    ]
    assert text["stories"][1]["caption"] is None
    assert [story["title"] for story in page["stories"]] == ["Harbour wall rots"]
    assert len(page["stories"][0]["body"]) == 3
    assert empty["stories"] == []
    assert (done.code, done["failed"]) == (0, 1)
    assert call("split", tmp_path / "empty.txt").code == 1


def test_quotes_of_json_lines(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“We have proof,” Ada Vane said."
    lines = [
        json.dumps({"id": "a", "text": text}),
        "no json",
        "",
        json.dumps({"id": 7, "text": "None here."}),
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    done = call("quotes", "-")
    first, second = done.records
    (quote,) = first["quotes"]
    assert text[quote["start"] : quote["end"]] == "“We have proof,”"
    assert (first["id"], quote["speaker"], quote["cue"], quote["level"]) == ("a", "Ada Vane", "said", 1)
    assert (second["id"], second["quotes"]) == (7, [])
    assert [one["line"] for one in done["skipped"]] == [2]


def test_quotes_of_a_file(call: Call, tmp_path: Path) -> None:
    done = call("quotes", TWO)
    assert done.records[0]["id"] == "two-stories.txt"
    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"id": n, "text": "x" * 300_000}) + "\n" for n in range(3))
    )
    assert [one["id"] for one in call("quotes", tmp_path / "many.jsonl").records] == [0, 1, 2]


def test_extract_gives_the_article(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    article = call("extract", tmp_path / "page.html", "--url", "https://courier.example/wall")
    assert article["title"] == "Harbour wall rots"
    assert "Divers will look" in article["text"]
    assert "alert" not in article["html"]
    assert cli.main(["extract", str(tmp_path / "page.html")]) == 0
    assert "Divers" in capsys.readouterr().out
    (tmp_path / "none.html").write_text("<html><body></body></html>")
    assert call("extract", tmp_path / "none.html").code == 1


def test_sanitize_says_what_it_dropped(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.html").write_text("<p onclick=a()>Fine</p><script>bad()</script>")
    cleaned = call("sanitize", tmp_path / "x.html")
    assert cleaned["html"].strip() == "<p>Fine</p>"
    assert cleaned["dropped"]
    assert cli.main(["sanitize", str(tmp_path / "x.html")]) == 0
    assert "dropped:" in capsys.readouterr().out


def test_parse_reads_a_feed_file(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feed = """<rss version="2.0"><channel><title>Courier</title><item><guid>1</guid><title>Wall &amp; quay</title>
    <link>/1</link><description>&lt;p&gt;Rot&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description></item></channel></rss>"""
    (tmp_path / "feed.xml").write_text(feed)
    asked = ("--content-type", "application/rss+xml; charset=utf-8", "--base", "https://courier.example/")
    parsed = call("parse", tmp_path / "feed.xml", *asked)
    (story,) = parsed["stories"]
    assert (story["title"], story["url"], story["text"]) == (
        "Wall & quay",
        "https://courier.example/1",
        "Rot",
    )
    assert cli.main(["parse", str(tmp_path / "feed.xml")]) == 0
    assert "Wall & quay" in capsys.readouterr().out
    (tmp_path / "page.html").write_text(PAGE)
    assert call("parse", tmp_path / "page.html")["error"]["code"] == "unreadable"


def test_probe_image(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.gif").write_bytes(b"GIF89a" + struct.pack("<HH", 30, 20) + b"\0" * 9)
    probed = call("probe-image", tmp_path / "a.gif")
    assert (probed["format"], probed["width"], probed["height"]) == ("gif", 30, 20)
    assert cli.main(["probe-image", str(tmp_path / "a.gif")]) == 0
    assert "30" in capsys.readouterr().out
    assert call("probe-image", TWO).code == 1
