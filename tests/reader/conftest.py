from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader.served import Clock, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library import Library
    from tests.site import Site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, site: Site, clock: Clock) -> Iterator[Library]:
    with opened(tmp_path, site, clock) as library:
        yield library
