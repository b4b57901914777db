"""Hostile files through the command line: saved pages, pasted texts, pictures, lists of feeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.hostile.feeds.feed import DECOY, KEPT
from tests.hostile.test_feeds import assert_plain
from tests.pictures_of import SVG, gif, png
from tests.reader.attacks import ATTACKS
from tests.reader.test_sanitize import assert_harmless

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.conftest import Call
    from tests.site import Site

PARAGRAPHS = f"<p>{KEPT}</p>" + "<p>The lamps of the harbour burn, and nobody knows who lights them.</p>" * 8
GROUPS = 8  # of attacks, each group in a library of its own
UMLAUTS = "Die Läden der Altstadt öffnen früh."


def article(extra: str = "", head: str = "<title>Lamps</title>") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><h1>Lamps</h1>{PARAGRAPHS}{extra}</article></body></html>"


LOADS = {
    what: article(f"<p>Before.</p>{html}<p>After.</p>")
    for what, html in {
        "pictures": "<img src=http://DECOY.HOST/a.png><img src=//DECOY.HOST/b.png srcset='http://DECOY.HOST/c.png 2x'>",
        "pictures that come late": "<img data-src=http://DECOY.HOST/a.png><noscript><img src=http://DECOY.HOST/b.png></noscript>",
        "pixels": "<img src=http://DECOY.HOST/p width=1 height=1><img src=http://DECOY.HOST/p style='display:none'>",
        "frames": "<iframe src=http://DECOY.HOST/></iframe><frameset><frame src=http://DECOY.HOST/></frameset><portal src=http://DECOY.HOST/>",
        "objects": "<object data=http://DECOY.HOST/></object><embed src=http://DECOY.HOST/><applet code=http://DECOY.HOST/>",
        "media": "<video poster=http://DECOY.HOST/p src=http://DECOY.HOST/v><track src=http://DECOY.HOST/t></video><audio src=http://DECOY.HOST/a>",
        "styles": "<style>@import url(http://DECOY.HOST/x.css); p { background: url(http://DECOY.HOST/) }</style><p style='background:url(http://DECOY.HOST/)'>x",
        "fonts and links": "<link rel=stylesheet href=http://DECOY.HOST/x><link rel=preload href=http://DECOY.HOST/><link rel=dns-prefetch href=//DECOY.HOST/>",
        "scripts": "<script src=http://DECOY.HOST/x.js></script><script>fetch('http://DECOY.HOST/')</script>",
        "vectors": "<svg><image href=http://DECOY.HOST/><use href=http://DECOY.HOST/#x /></svg><math href=http://DECOY.HOST/>",
        "pings": "<a href=https://lantern.example/ ping=http://DECOY.HOST/>link</a><a href=x attributionsrc=http://DECOY.HOST/>x</a>",
        "forms": "<form action=http://DECOY.HOST/><input type=image src=http://DECOY.HOST/><button formaction=http://DECOY.HOST/>go</button></form>",
        "backgrounds": "<body background=http://DECOY.HOST/><table background=http://DECOY.HOST/><tr><td background=http://DECOY.HOST/>x</table>",
        "files of the disk": "<img src=file:///etc/passwd><iframe src=/etc/passwd></iframe><img src=\\\\DECOY.HOST\\x.png><object data=file:///etc/passwd>",
        "a manifest": "<link rel=manifest href=http://DECOY.HOST/m><link rel=icon href=http://DECOY.HOST/i><meta property=og:image content=http://DECOY.HOST/o>",
        "a turn elsewhere": "<meta http-equiv=refresh content='0;url=http://DECOY.HOST/'><base href=http://DECOY.HOST/><a href=x>x</a>",
    }.items()
}  # fmt: skip
SHAPES = {
    "nested tables": "<table><tr><td>" * 500 + "x",
    "nested blocks": "<div>" * 2_000 + "x" + "</div>" * 2_000,
    "nested quotations": "<blockquote>" * 500 + "x",
    "nested lists": "<ul><li>" * 500 + "x",
    "nested emphasis": "<b><i>" * 500 + "x",
    "nested links": "<a href=https://lantern.example/>" * 500 + "x",
    "nested headings": "<h2>" * 2_000 + "x",
    "formatting never closed": "<p><b><i><u><s>" * 1_000 + "x",
    "misnested formatting": "<b><p></b><i></p></i>" * 1_000,
    "a word of a hundred thousand letters": f"<p>{'x' * 100_000}</p>",
    "an address of a hundred thousand letters": f"<a href='https://lantern.example/{'x' * 100_000}'>x</a>",
    "forty thousand ampersands": "<p>" + "&" * 40_000,
    "ampersands that mean something": "<p>" + "&amp;" * 50_000,
    "a thousand rows": "<table>" + "<tr><td>a<td>b" * 1_000,
    "a row of a thousand cells": "<table><tr>" + "<td>a" * 1_000,
    "cells that span": "<table><tr><td colspan=999999999 rowspan=999999999>a</table>",
    "a thousand pictures": "<img src=https://127.0.0.1:1/a.png>" * 1_000,
    "four thousand breaks": "<br>" * 4_000,
    "two thousand empty paragraphs": "<p></p>" * 2_000,
    "two thousand anchors": "".join(f"<a id=n{n} href=#n{n + 1}>x</a>" for n in range(2_000)),
    "comments that never end": "<!--" * 5_000,
    "open tags": "<p " * 20_000,
    "ten thousand attributes": "<p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">x",
    "a giant attribute": f"<p title='{'x' * 1_000_000}'>x",
    "select within select": "<select><option>" * 5_000,
    "tables and forms torn": "<table><form><tr></form><td></table>" * 2_000,
    "noughts": "<p>\0</p>" * 5,
    "accents upon accents": "<p>" + "e" + "\u0301" * 50_000,
    "turned around": "<p>" + "\u202e\u202d\u2067" * 10_000,
}
CHARSETS = {
    "utf-8": f"<meta charset=utf-8><p>{UMLAUTS}".encode(),
    "utf-8 without a word": f"<p>{UMLAUTS}".encode(),
    "windows-1252 that says so": f"<meta charset=windows-1252><p>{UMLAUTS}".encode("windows-1252"),
    "windows-1252 said to be utf-8": f"<meta charset=utf-8><p>{UMLAUTS}".encode("windows-1252"),
    "utf-8 said to be nonsense": f"<meta charset=nonsense><p>{UMLAUTS}".encode(),
    "utf-8 said to be utf-7": f"<meta charset=utf-7><p>{UMLAUTS} +ADw-script+AD4-".encode(),
    "utf-16": f"<p>{UMLAUTS}".encode("utf-16"),
    "two charsets": f"<meta charset=utf-8><meta http-equiv=content-type content='text/html; charset=koi8-r'><p>{UMLAUTS}".encode(),
}


def stories(call: Call, ids: list[int]) -> list[dict[str, object]]:
    return [one for one in call("export", "-", "--format", "jsonl").records if one["id"] in ids]


@pytest.mark.parametrize("what", LOADS)
def test_a_saved_page_loads_nothing(call: Call, decoy: Site, tmp_path: Path, what: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(LOADS[what].replace(DECOY, decoy.host))
    (story,) = stories(call, call("save", page)["stories"])
    assert KEPT in str(story["text"])
    assert_harmless(str(story["html"]))
    cleaned = call("sanitize", page)
    assert_harmless(cleaned["html"])
    assert call("extract", page, "--url", "https://lantern.example/1").code == 0
    call("refresh", "--feed", 1)  # pictures of captures are fetched in the same round


@pytest.mark.parametrize("start", range(GROUPS))
def test_a_saved_page_runs_nothing(call: Call, tmp_path: Path, start: int) -> None:
    page = tmp_path / "page.html"
    for attack in ATTACKS[start::GROUPS]:
        page.write_text(article(attack), "utf-8", "replace")
        saved = call("save", page)["stories"]
        assert saved, attack
        for id_ in saved:
            shown = call("show", id_)
            assert_harmless(shown["html"])
            assert_plain(shown["title"])


@pytest.mark.parametrize("what", SHAPES)
def test_a_saved_page_of_any_shape_is_read(call: Call, tmp_path: Path, what: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(article(SHAPES[what]))
    saved = call("save", page)
    assert saved.code == 0, saved.end
    assert any(KEPT in str(story["text"]) for story in stories(call, saved["stories"]))


@pytest.mark.parametrize("what", CHARSETS)
def test_a_saved_page_in_any_charset_keeps_its_words(call: Call, tmp_path: Path, what: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(CHARSETS[what] + b"<p>More words of this story, so that there is one.")
    assert UMLAUTS in "".join(str(story["text"]) for story in stories(call, call("save", page)["stories"]))


NEWS = "Lamps burn all night\n\nTALVIK: The lamps of the harbour burn all night, he said.\n\n"
REPEATED = (
    *(" ", "\t", "\n", "\r", "\u00a0", "\u200b", "“", "”", "“a ", '"a ', "'a ", "((", ")(", "[", "{", "<", "&#", "-", "— ", "_", "*", "# ", "•", "|"),
    *("http://", "www.", "@a ", "A.", "A. ", "Mr. ", "By ", "By A ", "Updated ", "(AFP) ", "PARIS, ", "PARIS (AFP) – ", "1.", "12:34 ", "24 October "),
    *("said ", "“a,” he said. ", "said: “", "and A ", "of the ", ", ", "...", "「", "灯。", "ا", "e\u0301", "🏮", "> ", "- a\n", "ALL CAPS\n", "5 sec ago\n"),
)  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_a_text_that_repeats_itself_takes_no_long_time(call: Call, tmp_path: Path, unit: str) -> None:
    """Here the tests' time limit judges, and that of the workers."""
    text = tmp_path / "text.txt"
    text.write_text(
        f"{NEWS}{unit * (20_000 // len(unit))}\n\nFerries return\n\nTALVIK: The ferries of the harbour return at noon.\n"
    )
    saved = call("save", text)
    assert saved.code == 0, saved.end
    assert "The lamps of the harbour burn all night" in "".join(
        str(story["text"]) for story in stories(call, saved["stories"])
    )


PICTURES = {
    "a bomb of pixels": png(60_000, 60_000, pixels=False),
    "one that says nothing of its size": png(0, 0, pixels=False),
    "a GIF that is nothing but its name": b"GIF89a",
    "a JPEG that ends in its head": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "a JPEG of segments without end": b"\xff\xd8" + b"\xff\xe0\x00\x02" * 100_000,
    "a WebP that lies about its length": b"RIFF\xff\xff\xff\xffWEBPVP8 " + b"\xff" * 30,
    "SVG": SVG,
    "SVG behind a mark": b"\xef\xbb\xbf<?xml version='1.0'?>" + SVG,
    "SVG of layers": b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g><use href='#a'/>" * 500,
    "a page": article().encode(),
    "a script with a picture's name": b"GIF89a/*" + b"*/=1;alert(1)//",
    "an icon": b"\x00\x00\x01\x00\x01\x00" + bytes(100),
    "a bitmap": b"BM" + bytes(200),
    "TIFF": b"II*\x00" + bytes(200),
    "AVIF": b"\x00\x00\x00\x1cftypavif" + bytes(200),
    "XBM": b"#define x_width 99999\n#define x_height 99999\n",
    "PNM": b"P6 99999 99999 255\n",
    "a PDF": b"%PDF-1.7\n",
    "nothing": b"",
    "noughts": bytes(5_000),
}


@pytest.mark.parametrize("what", PICTURES)
def test_what_is_no_picture_of_ours_is_refused(call: Call, site: Site, tmp_path: Path, what: str) -> None:
    (tmp_path / "picture.png").write_bytes(PICTURES[what])
    assert call("probe-image", tmp_path / "picture.png")["error"]["code"] == "unreadable"
    site.put("/picture.png", PICTURES[what], "image/png")
    address = site.feed("/x", stories=[("Lamps", f"{PARAGRAPHS}<img src='/picture.png'>")])
    (id_,) = call("add", address)["stories"]
    refreshed = call("refresh", "--feed", 2, "--force")
    assert (refreshed.code, refreshed["pictures"]) == (0, 0)
    assert site.asked("/picture.png")
    assert not call("show", id_)["pictures"]


@pytest.mark.parametrize("content", [png(), gif(), png(4_000, 4_000, pixels=False)])
def test_a_picture_is_known_by_its_first_bytes_alone(call: Call, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "picture.txt").write_bytes(content)
    assert call("probe-image", tmp_path / "picture.txt").code == 0


OUTLINE = "<outline text='Lantern' xmlUrl='https://lantern.example/feed'/>"
LISTS = {
    "plain": OUTLINE,
    "ten thousand folders deep": OUTLINE + "<outline text='f'>" * 10_000 + "<outline xmlUrl='https://lantern.example/deep'/>" + "</outline>" * 10_000,
    "the same feed a thousand times": OUTLINE * 1_000,
    "scripts": "<outline text='&lt;script>x&lt;/script>' xmlUrl='javascript:alert(1)'/>" + OUTLINE,
    "files": "<outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='\\\\DECOY.HOST\\x'/>" + OUTLINE,
    "the decoy": "<outline xmlUrl='http://DECOY.HOST/secret' htmlUrl='http://DECOY.HOST/'/>" + OUTLINE,
    "commands": "<outline xmlUrl='| touch x'/><outline xmlUrl='-x'/><outline xmlUrl='$(x)'/>" + OUTLINE,
    "inclusions": "<outline type='include' url='http://DECOY.HOST/x.opml'/>" + OUTLINE,
    "addresses that are none": "<outline xmlUrl=''/><outline xmlUrl='http://'/><outline xmlUrl='http://[::1'/>" + OUTLINE,
    "an address with a password": "<outline xmlUrl='https://user:word@lantern.example/x'/>" + OUTLINE,
    "titles turned around": "<outline text='\u202egpj.exe&#10;&#x1b;[31m' xmlUrl='https://lantern.example/x'/>" + OUTLINE,
    "a title of a million letters": f"<outline text='{'x' * 1_000_000}'/>" + OUTLINE,
    "ten thousand attributes": "<outline " + " ".join(f"a{n}='1'" for n in range(2_000)) + "/>" + OUTLINE,
    "open ampersands": "<outline text='A & B' xmlUrl='https://lantern.example/?a=1&b=2'/>" + OUTLINE,
    "references to no character": "<outline text='&#0;&#xD800;'/>" + OUTLINE,
    "cut": OUTLINE + "<outline text='Cut",
}  # fmt: skip
NO_LISTS = {
    "nothing": "",
    "a page": article(),
    "a feed": "<rss><channel><title>x</title></channel></rss>",
    "JSON": "{}",
    "a billion laughs": "<!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><opml><body><outline text='&b;'/></body></opml>",
    "a file of the disk": "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><opml><body><outline text='&a;'/></body></opml>",
    "a doctype of the decoy": "<!DOCTYPE x SYSTEM 'http://127.0.0.1/x.dtd' [<!ENTITY % p SYSTEM 'http://127.0.0.1/p'> %p;]><opml><body/></opml>",
    "a picture": "\x89PNG\r\n\x1a\n\0\0\0",
}


@pytest.mark.parametrize("what", LISTS)
def test_a_list_of_feeds_brings_its_feeds_and_nothing_else(
    call: Call, decoy: Site, tmp_path: Path, what: str
) -> None:
    written = f"<opml version='2.0'><body>{LISTS[what]}</body></opml>"
    (tmp_path / "x.opml").write_text(written.replace(DECOY, decoy.host))
    assert call("import", tmp_path / "x.opml").code == 0
    assert call("refresh", "--force", "--feeds-only").code == 0
    feeds = call("list", "feeds")["feeds"]
    assert "https://lantern.example/feed" in {feed["url"] for feed in feeds}
    for feed in feeds:
        assert feed["url"].startswith(("http://", "https://"))
        assert_plain(feed["title"])
    assert "root:" not in json.dumps(feeds)
    assert call("export", tmp_path / "again.opml", "--format", "opml").code == 0
    assert not call("import", tmp_path / "again.opml")["new"]


@pytest.mark.parametrize("what", NO_LISTS)
def test_what_is_no_list_of_feeds_is_refused(call: Call, tmp_path: Path, what: str) -> None:
    (tmp_path / "x.opml").write_text(NO_LISTS[what])
    assert call("import", tmp_path / "x.opml", "--format", "opml").code == 1
