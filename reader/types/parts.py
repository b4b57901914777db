"""Small values that many others carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class When:
    """A moment of publication: seconds since 1970 UTC; `day_only` when no time of day was given."""

    second: int
    day_only: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture a story shows: address, alternative text, size in pixels (0 when unknown)."""

    address: str
    alt: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture that lies in the library, to be shown without a network; its size in pixels."""

    file: Path
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with a story (audio, video); `length` in bytes, 0 when unknown."""

    address: str
    media_type: str = ""
    length: int = 0
