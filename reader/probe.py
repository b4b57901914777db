"""What a picture's header says of it. Pixels are never decoded here."""

from __future__ import annotations

import io
from dataclasses import dataclass

LARGEST = 64 << 20  # bytes when decoded, four a pixel
HEADER = 1 << 19  # bytes; in hostile ones, looking further takes seconds

_FORMATS = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}


@dataclass(frozen=True, slots=True)
class Probe:
    """A picture's format ("png", "jpeg", "gif", "webp") and its size in pixels."""

    format: str
    width: int
    height: int


ICON = b"\x00\x00\x01\x00"  # of Windows: several pictures, each with its size in a table
ENTRY = 16  # bytes of the table


def probe_icon(content: bytes) -> Probe | None:
    """Format and size of a site's icon: one of the four, or an icon of Windows ("ico")."""
    if not content.startswith(ICON):
        return probe(content)
    count = int.from_bytes(content[4:6], "little")
    if not 0 < count <= 64 or len(content) <= 6 + ENTRY * count:
        return None
    sizes = [(content[at] or 256, content[at + 1] or 256) for at in range(6, 6 + ENTRY * count, ENTRY)]
    return Probe("ico", *max(sizes))


def probe(content: bytes) -> Probe | None:
    """Format and size from the header; None when it is none of the four, or too large to show."""
    import imagesize

    form = next((name for magic, name in _FORMATS.items() if content.startswith(magic)), "")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        form = "webp"
    if not form:
        return None
    try:
        width, height = imagesize.get(io.BytesIO(content[:HEADER]))
    except Exception:  # a library's parser over hostile bytes: whatever it raises means "no picture"
        return None
    if not (width > 0 and height > 0 and width * height * 4 <= LARGEST):
        return None
    return Probe(form, width, height)
