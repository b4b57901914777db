"""What a picture's header says; bombs and lies say nothing."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.probe import Probe, probe


def png(width: int, height: int) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0)
        + b"\0" * 20
    )


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0" * 20


def webp(width: int, height: int) -> bytes:
    size = struct.pack("<HH", width, height)
    return b"RIFF\x30\0\0\0WEBPVP8 \x20\0\0\0\x10\0\0\x9d\x01\x2a" + size + b"\0" * 20


def test_format_and_size_come_from_the_header() -> None:
    assert probe(png(640, 480)) == Probe("png", 640, 480)
    assert probe(gif(3, 2)) == Probe("gif", 3, 2)
    assert probe(webp(64, 48)) == Probe("webp", 64, 48)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        b"BM" + b"\0" * 60,
        png(50_000, 50_000),
        png(0, 10),
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"RIFF\0\0\0\0WEBP",
        b"RIFF\0\0\0\0AVI ",
    ],
)
def test_anything_else_is_no_picture(content: bytes) -> None:
    assert probe(content) is None


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF1234WEBP"]), st.binary())
def test_no_header_is_too_damaged(magic: bytes, rest: bytes) -> None:
    found = probe(magic + rest)
    assert found is None or found.width * found.height * 4 <= 64 << 20
