"""Small values that many others carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class When(NamedTuple):
    """A moment of publication: seconds since 1970 UTC; `day_only` when no time of day was given."""

    second: int
    day_only: bool = False


class Picture(NamedTuple):
    """A picture a story shows: address, alternative text, size in pixels (0 when unknown)."""

    address: str
    alt: str = ""
    width: int = 0
    height: int = 0


class KeptPicture(NamedTuple):
    """A picture that lies in the library, to be shown without a network; its size in pixels."""

    file: Path
    width: int
    height: int


class Enclosure(NamedTuple):
    """A file that comes with a story (audio, video); `length` in bytes, 0 when unknown."""

    address: str
    media_type: str = ""
    length: int = 0
