"""Reads what Qt wrote into a PDF: its title, the words of each page, and the colours that are painted with."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)endobj", re.DOTALL)
_RANGE = re.compile(r"<(\w{4})> <\w{4}> \[?([^]\n]*)")
_SHOWN = re.compile(rb"/F(\d+) [\d.]+ Tf|<(\w+)> Tj|(\S+) (\S+) (\S+) scn|(ET)")


class Pdf(NamedTuple):
    """`pages` are words with one blank between, in the order in which they were painted."""

    title: str
    pages: list[str]
    colours: set[str]
    pictures: int


def read(path: Path) -> Pdf:
    content = path.read_bytes()
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    painted = [_stream(objects[_link(page, b"Contents")]) for page in pages]
    words, colours = [], set[str]()
    for page in painted:
        words.append(_words(page, objects))
        colours |= {_colour(*one[2:5]) for one in _SHOWN.findall(page) if one[2]}
    title = re.search(rb"/Title \((.*?)\)\n", content, re.DOTALL)
    assert title is not None
    images = sum(b"/Subtype /Image" in body for body in objects.values())
    return Pdf(title[1].decode("utf-16"), words, colours, images)


def _words(page: bytes, objects: dict[int, bytes]) -> str:
    said, letters = "", dict[str, str]()
    for font, glyphs, *_, end in _SHOWN.findall(page):
        if font:
            letters = _letters(_stream(objects[_link(objects[int(font)], b"ToUnicode")]).decode())
        elif glyphs:
            said += "".join(letters[glyphs.decode()[at : at + 4]] for at in range(0, len(glyphs), 4))
        elif end:
            said += " "
    return " ".join(said.split())


def _letters(table: str) -> dict[str, str]:
    """What each glyph of a font stands for."""
    found = {}
    for first, codes in _RANGE.findall(table):
        for number, code in enumerate(codes.split(), int(first, 16)):
            found[f"{number:04X}"] = bytes.fromhex(code.strip("<>")).decode("utf-16-be")
    return found


def _stream(body: bytes) -> bytes:
    head, _, content = body.partition(b"stream\n")
    return zlib.decompressobj().decompress(content) if b"/FlateDecode" in head else content


def _link(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, name
    return int(found[1])


def _colour(*parts: bytes) -> str:
    return "#" + "".join(f"{round(float(part) * 255):02x}" for part in parts)
