"""What is done for a library once a day, while it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library import Library
from reader.rhythm import DAY
from reader.types import Scope
from tests.bench import make_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("update tally set count = count + 1 where what = 'unread'", "the count of a view"),
        ("update feed set unread = unread + 1 where id = 1", "a feed's count"),
        ("update tag set total = total + 1 where id = 1", "a tag's count"),
    ],
)
def test_a_count_that_is_wrong_is_put_right_once_a_day(tmp_path: Path, damage: str, sentence: str) -> None:
    now = make_library.NEWEST
    with Library.open(tmp_path, clock=lambda: now) as library:
        make_library.fill(library, 60)
        assert library.keep_up() == []
        before = library.sidebar()
        library.write(lambda db: db.execute(damage).rowcount)
        assert library.sidebar() != before
        assert library.keep_up() == []
        now += DAY
        assert sentence in library.keep_up()[0].words
        assert library.sidebar().feeds == before.feeds
        assert library.sidebar().tags == before.tags
        assert library.sidebar().counts[Scope.UNREAD] == before.counts[Scope.UNREAD]
