"""A library whose web is the small server of a test, and whose time the test tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.fetch import Fetcher
from reader.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site import Site

NOW = 1_790_000_000


class Clock:
    now = NOW

    def __call__(self) -> int:
        return self.now


def opened(folder: Path, site: Site, clock: Clock) -> Library:
    return Library.open(folder / "library", fetcher=Fetcher(allowed=[site.host]), clock=clock)
